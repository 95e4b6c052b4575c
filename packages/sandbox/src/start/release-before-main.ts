/**
 * `node release-before-main.ts DATA_DIR`: the hub of the release before sees the service `shop` up, then down, and is stopped; its keys and
 * history stay in DATA_DIR for an upgrade to be tried on.
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startChild } from './child.ts';
import { hubPublicKey } from './hub-key.ts';
import { unpackReleaseBefore } from './release-before.ts';

const limitMs = 120_000;
const [dataDir = ''] = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), 'herald-release-before-'));
try {
  const release = unpackReleaseBefore(folder);
  const agent = await startChild({
    file: release.agent,
    args: ['serve'],
    env: {
      HERALD_AGENT_HOST: '127.0.0.1',
      HERALD_AGENT_PORT: '0',
      HERALD_AGENT_STATE_DIR: folder,
      HERALD_HUB_PUBLIC_KEY: await hubPublicKey(dataDir),
      AWS_EC2_METADATA_DISABLED: 'true',
    },
    readyEvent: 'listening',
    output: () => undefined,
  });
  await using _agent = agent;
  const registry = join(folder, 'registry.yaml');
  const url = String(agent.ready['url']);
  const check = `{ tcp: "${new URL(url).host}", every: 5s }`;
  await writeFile(
    registry,
    `defaults: { poll: 2s }\nhosts: { web-1: { address: "${url}" } }\nservices: { shop: { hosts: web-1, check: ${check} } }\n`,
  );
  const env = { HERALD_DATA_DIR: dataDir, HERALD_REGISTRY: registry, HERALD_WEB_PORT: '0' };
  await using _hub = await startChild({ file: release.hub, env, readyEvent: 'ready', output: () => undefined });
  await untilSaid('is shop up?', /shop is up/);
  agent.kill('SIGTERM');
  // Its history hears of it some seconds after its answers.
  await untilSaid('was shop down today?', /shop was down/);

  async function untilSaid(question: string, expected: RegExp): Promise<void> {
    const untilMs = performance.now() + limitMs;
    for (;;) {
      const { stdout } = spawnSync(process.execPath, [...release.ask, question], {
        env: { PATH: process.env['PATH'], HERALD_DATA_DIR: dataDir },
        encoding: 'utf8',
      });
      if (expected.test(stdout)) return;
      if (performance.now() > untilMs) throw new Error(`The release before never said ${expected}: ${stdout}`);
      await wait(500);
    }
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
