/** Hub and agent one release apart, both ways, the newer hub on the older one's data, and both beside each other: as an upgrade meets them, in any order. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { inherited, startChild } from '../start/child.ts';
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

/** An agent that trusts the hub of this data directory, which gets a registry of it. */
async function startAgent(agentOf: Release, dataDir: string) {
  const agent = await startChild({
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
  const registry = `defaults: { poll: 2s }\nhosts:\n  web-1: { address: "${agent.ready['url']}" }\n`;
  await writeFile(join(dataDir, 'registry.yaml'), registry);
  return agent;
}

async function startHub(hubOf: Release, dataDir: string, more: Record<string, string> = {}) {
  const registry = join(dataDir, 'registry.yaml');
  const env = { HERALD_DATA_DIR: dataDir, HERALD_REGISTRY: registry, HERALD_WEB_PORT: '0', ...more };
  const hub = await startChild({ file: hubOf.hub, env, readyEvent: 'ready', output: () => undefined });
  const said = () =>
    spawnSync(process.execPath, [...hubOf.ask, 'tell me about web-1'], {
      env: { ...inherited(), HERALD_DATA_DIR: dataDir },
      encoding: 'utf8',
    }).stdout;
  return {
    /** Resolves when the hub has said that its agent's host is up. */
    saysUp: () =>
      vi.waitFor(() => expect(said()).toMatch(/web-1 is up[\s\S]*CPU/), { timeout: 120_000, interval: 1_000 }),
    [Symbol.asyncDispose]: () => hub[Symbol.asyncDispose](),
  };
}

async function meet(hubOf: Release, agentOf: Release, dataDir: string): Promise<void> {
  await using _agent = await startAgent(agentOf, dataDir);
  await using hub = await startHub(hubOf, dataDir);
  await hub.saysUp();
}

async function startPostgres() {
  const entry = fileURLToPath(new URL('../../../hub/src/store/load-tests/postgres-main.ts', import.meta.url));
  const child = spawn(process.execPath, [entry], { stdio: ['pipe', 'pipe', 'ignore'] });
  const [line] = await once(child.stdout, 'data');
  const { url }: { url: string } = JSON.parse(String(line));
  return {
    url,
    async [Symbol.asyncDispose]() {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
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

it.skipIf(!hasReleaseBefore)('hubs of both share a PostgreSQL while one after another is upgraded', async () => {
  await using postgres = await startPostgres();
  const database = { HERALD_DATABASE_URL: postgres.url };
  const [one, other] = [await aDataDir(), await aDataDir()];
  await using _agent = await startAgent(now, one);
  await using before = await startHub(old, one, { ...database, HERALD_HUB_NAME: 'hub-a' });
  await before.saysUp();
  // As the release before wants it of each hub.
  for (const name of ['hub.key', 'privacy.key', 'registry.yaml']) await copyFile(join(one, name), join(other, name));
  {
    await using beside = await startHub(now, other, { ...database, HERALD_HUB_NAME: 'hub-b' });
    await beside.saysUp();
    await before.saysUp();
    await before[Symbol.asyncDispose]();
    await beside.saysUp();
    await using upgraded = await startHub(now, one, { ...database, HERALD_HUB_NAME: 'hub-a' });
    await upgraded.saysUp();
  }
});
