/** Hub and agent one release apart, both ways, and the newer hub on the older one's data: as an upgrade meets them, in any order. */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startChild } from '../start/child.ts';
import { hubPublicKey } from '../start/hub-key.ts';
import { hasReleaseBefore, type Release, unpackReleaseBefore } from '../start/release-before.ts';

vi.setConfig({ testTimeout: 400_000, hookTimeout: 240_000 });

const now: Release = {
  agent: new URL('../../../agent/src/main.ts', import.meta.url),
  hub: new URL('../../../hub/src/app/main.ts', import.meta.url),
  ask: [fileURLToPath(new URL('../../../hub/src/app/cli.ts', import.meta.url)), 'ask'],
};
let folder: string;
let old: Release;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'herald-release-before-'));
  if (hasReleaseBefore) old = unpackReleaseBefore(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Resolves when the hub has said that its agent's host is up. */
async function meet(hubOf: Release, agentOf: Release, dataDir: string): Promise<void> {
  await using agent = await startChild({
    file: agentOf.agent,
    args: ['serve'],
    env: {
      HERALD_AGENT_HOST: '127.0.0.1',
      HERALD_AGENT_PORT: '0',
      HERALD_AGENT_STATE_DIR: dataDir,
      HERALD_HUB_PUBLIC_KEY: await hubPublicKey(dataDir),
      AWS_EC2_METADATA_DISABLED: 'true',
    },
    readyEvent: 'listening',
    output: () => undefined,
  });
  const registry = join(dataDir, 'registry.yaml');
  await writeFile(registry, `defaults: { poll: 2s }\nhosts:\n  web-1: { address: "${agent.ready['url']}" }\n`);
  const env = { HERALD_DATA_DIR: dataDir, HERALD_REGISTRY: registry, HERALD_WEB_PORT: '0' };
  await using _hub = await startChild({ file: hubOf.hub, env, readyEvent: 'ready', output: () => undefined });
  const ask = () =>
    spawnSync(process.execPath, [...hubOf.ask, 'tell me about web-1'], {
      env: { PATH: process.env['PATH'], HERALD_DATA_DIR: dataDir },
      encoding: 'utf8',
    }).stdout;
  await vi.waitFor(() => expect(ask()).toMatch(/web-1 is up[\s\S]*CPU/), { timeout: 120_000, interval: 500 });
}

const aDataDir = () => mkdtemp(join(folder, 'data-'));

it.skipIf(!hasReleaseBefore)('an agent of the release before answers this hub', async () =>
  meet(now, old, await aDataDir()),
);

it.skipIf(!hasReleaseBefore)(
  "this agent answers a hub of the release before, and this hub takes over that one's data",
  async () => {
    const dataDir = await aDataDir();
    await meet(old, now, dataDir);
    await meet(now, now, dataDir);
  },
);
