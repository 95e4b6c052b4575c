/** Two hubs of the release before on one PostgreSQL, upgraded one after the other while Discord is away: what waits is said, once each. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { startDiscord } from '@herald/discord-sandbox/start-discord';
import { generateKeyPair } from '@herald/protocol/keys';
import { expect, it, vi } from 'vitest';
import { type Child, startChild } from '../start/child.ts';
import { hasReleaseBefore, unpackReleaseBefore } from '../start/release-before.ts';
import { wordsOf } from './testing/ask.ts';

vi.setConfig({ testTimeout: 600_000 });

const postgresMain = fileURLToPath(new URL('../../../hub/src/store/load-tests/postgres-main.ts', import.meta.url));
const newHub = new URL('../../../hub/src/app/main.ts', import.meta.url);
const patience = { timeout: 120_000, interval: 500 };
/** One service each, with a page of its own that answers well or not. */
const names = ['alpha', 'beta', 'gamma', 'delta'] as const;

it.skipIf(!hasReleaseBefore)('no message is lost in a rolling upgrade, and none is said twice', async () => {
  await using parts = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'herald-rolling-'));
  parts.defer(() => rm(folder, { recursive: true, force: true }));
  const before = unpackReleaseBefore(folder);
  const database = parts.use(await startPostgres());
  const discord = parts.use(await startDiscord({ rateLimits: 'none' }));
  const shop = parts.use(await startShop());
  const registry = join(folder, 'registry.yaml');
  await writeFile(
    registry,
    `hosts: {}
services:
${names.map((name) => `  ${name}: { check: { http: "${shop.url}/${name}", every: 5s } }`).join('\n')}
discord: { alerts: "${discord.channelId('alerts')}" }
`,
  );
  const { privateKey } = generateKeyPair();
  const logs: Record<string, string> = {};
  const start = async (file: URL, name: string): Promise<Child> =>
    parts.use(
      await startChild({
        file,
        env: {
          HERALD_REGISTRY: registry,
          HERALD_DATA_DIR: join(folder, name),
          HERALD_HUB_NAME: name,
          HERALD_HUB_PRIVATE_KEY: privateKey,
          HERALD_PRIVACY_KEY: 'ab'.repeat(32),
          HERALD_DATABASE_URL: database.url,
          HERALD_WEB_PORT: '0',
          DISCORD_TOKEN: discord.token,
          DISCORD_API_URL: discord.url,
          DISCORD_APPLICATION_URL: discord.pageUrl,
        },
        readyEvent: 'ready',
        output: (text) => {
          logs[name] = (logs[name] ?? '') + text;
        },
      }),
    );
  const said = () =>
    [...(discord.world.channels.get(discord.channelId('alerts'))?.messages.values() ?? [])].map(wordsOf);
  const lastWords = () =>
    Object.entries(logs)
      .map(([name, log]) => `${name}: ${log.slice(-1_000)}`)
      .join('\n');
  const isWritten = (name: string) =>
    vi.waitFor(
      async () => expect((await database.outbox()).map(({ body }) => body).join('\n'), lastWords()).toContain(name),
      patience,
    );
  /** The release before takes for well what it has not judged since its start, so whoever is to lead must have. */
  const isJudged = (hub: string, name: string) =>
    vi.waitFor(() => expect(logs[hub]).toContain(`"target":"${name}","health":"down"`), patience);

  const first = await start(before.hub, 'hub-a');
  const second = await start(before.hub, 'hub-b');
  shop.fail('alpha');
  await vi.waitFor(() => expect(said().join('\n')).toContain('alpha'), patience);
  // Discord is away from here on, and each hub in turn has something to say.
  discord.failRequests({ path: '/messages', kind: 'status', status: 503, times: 100_000 });
  shop.fail('beta');
  await isWritten('beta');
  for (const name of ['alpha', 'beta']) await isJudged('hub-b', name);
  await first[Symbol.asyncDispose]();
  const third = await start(newHub, 'hub-a');
  // The older one leads now, on tables that have moved on.
  shop.fail('gamma');
  await isWritten('gamma');
  second.kill('SIGKILL');
  await second.ended;
  const fourth = await start(newHub, 'hub-b');
  shop.fail('delta');
  await isWritten('delta');
  discord.clearFaults();

  await vi.waitFor(async () => {
    const open = (await database.outbox()).filter(({ state }) => state === 'waiting' || state === 'sending');
    expect(open).toEqual([]);
  }, patience);
  for (const hub of [third, fourth]) await hub[Symbol.asyncDispose]();
  const lost = (await database.outbox()).filter(({ state }) => state === 'given-up' || state === 'expired');
  expect(lost).toEqual([]);
  // Services that fail together share a card, which is edited: each card stands once, and nothing came back.
  const cards = new Set((await database.outbox()).map(({ edit_key }) => edit_key));
  expect(said(), lastWords()).toHaveLength(cards.size);
  for (const name of names) expect(said().join('\n')).toMatch(new RegExp(`\\b${name}\\b`));
  expect(said().join('\n')).not.toContain('back up');
});

async function startPostgres() {
  const child = spawn(process.execPath, [postgresMain], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => JSON.parse((await lines.next()).value ?? '{}');
  const { url } = await next();
  return {
    url: String(url),
    async outbox(): Promise<{ edit_key: string; state: string; body: string }[]> {
      child.stdin.write('outbox\n');
      return (await next()).rows;
    },
    async [Symbol.asyncDispose]() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.stdin.end();
      await ended;
    },
  };
}

/** Pages that answer well until they are told to fail. */
async function startShop() {
  const failing = new Set<string>();
  const server = createServer(({ url = '' }, response) => {
    response.statusCode = failing.has(url.slice(1)) ? 500 : 200;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    fail: (name: string) => void failing.add(name),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
