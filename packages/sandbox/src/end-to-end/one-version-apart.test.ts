/** Hub and agent one release apart, both ways, and the newer hub on the older one's data: as an upgrade meets them, in any order. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startChild } from '../start/child.ts';
import { hubPublicKey } from '../start/hub-key.ts';

vi.setConfig({ testTimeout: 400_000, hookTimeout: 240_000 });

/** The release before this one, by its commit: there is no other mark of it. */
const before = 'e73b4dc';
const repository = fileURLToPath(new URL('../../../../', import.meta.url));
const hasBefore = spawnSync('git', ['cat-file', '-e', `${before}^{commit}`], { cwd: repository }).status === 0;

type Release = { agent: URL; hub: URL; ask: URL };
const now: Release = {
  agent: new URL('../../../agent/src/main.ts', import.meta.url),
  hub: new URL('../../../hub/src/app/main.ts', import.meta.url),
  ask: new URL('../../../hub/src/app/ask.ts', import.meta.url),
};
let folder: string;
let old: Release;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'herald-release-before-'));
  if (!hasBefore) return;
  const archive = execFileSync('git', ['archive', before, 'packages'], {
    cwd: repository,
    maxBuffer: 256 * 1024 * 1024,
  });
  execFileSync('tar', ['-x', '-C', folder], { input: archive });
  linkModules(join(repository, 'node_modules'), join(folder, 'node_modules'));
  linkModules(join(repository, 'packages/hub/node_modules'), join(folder, 'packages/hub/node_modules'));
  // Its own protocol, not the one of today.
  mkdirSync(join(folder, 'node_modules/@herald'));
  symlinkSync(join(folder, 'packages/protocol'), join(folder, 'node_modules/@herald/protocol'));
  const at = (path: string) => pathToFileURL(join(folder, 'packages', path));
  old = { agent: at('agent/src/main.ts'), hub: at('hub/src/main.ts'), ask: at('hub/src/terminal/ask.ts') };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function linkModules(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) if (name !== '@herald') symlinkSync(join(from, name), join(to, name));
}

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
    spawnSync(process.execPath, [fileURLToPath(hubOf.ask), 'tell me about web-1'], {
      env: { PATH: process.env['PATH'], HERALD_DATA_DIR: dataDir },
      encoding: 'utf8',
    }).stdout;
  await vi.waitFor(() => expect(ask()).toMatch(/web-1 is up[\s\S]*CPU/), { timeout: 120_000, interval: 500 });
}

const aDataDir = () => mkdtemp(join(folder, 'data-'));

it.skipIf(!hasBefore)('an agent of the release before answers this hub', async () => meet(now, old, await aDataDir()));

it.skipIf(!hasBefore)(
  "this agent answers a hub of the release before, and this hub takes over that one's data",
  async () => {
    const dataDir = await aDataDir();
    await meet(old, now, dataDir);
    await meet(now, now, dataDir);
  },
);
