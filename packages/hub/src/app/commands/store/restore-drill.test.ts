/** The drill: the disk is lost, and a new machine becomes the same hub, from a nightly backup and a passphrase alone. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeClock } from '@herald/protocol/fake-clock';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openStore, type StoreOptions } from '../../../store/open-store.ts';
import { silentLog } from '../../../store/testing/temporary-store.ts';
import { startTestPostgres, type TestPostgres } from '../../../store/testing/test-postgres.ts';
import { runCli } from '../../cli.ts';
import { readHubSettings } from '../../settings.ts';
import { agreeOnHubKey, agreeOnPrivacyKey, ownKeysOf } from '../../start/agree-on-keys.ts';
import { storeOfEnv } from './store-of-env.ts';

// Each opening of sealed keys takes a fifth of a second of a whole core, on purpose.
vi.setConfig({ testTimeout: 240_000 });
const clock = fakeClock();
const passphrase = 'correct horse battery staple';
let server: TestPostgres;
beforeAll(async () => {
  server = await startTestPostgres();
});
afterAll(() => server[Symbol.asyncDispose]());

type Env = Record<string, string>;

async function herald(env: Env, ...words: string[]): Promise<string> {
  const said: string[] = [];
  const note = (line: string) => void said.push(line);
  const code = await runCli(words, { env, print: note, note, clock, signal: new AbortController().signal });
  return `${code} ${said.join('\n')}`;
}

/** What a hub does with its keys at its start. */
async function keysAtStart(env: Env) {
  const options: StoreOptions = storeOfEnv({ env });
  await using database = await openStore(options, { clock, log: silentLog });
  const own = ownKeysOf(readHubSettings(env));
  const hub = await agreeOnHubKey({ database, own, clock });
  return { agentsKnow: hub.publicKey, people: await agreeOnPrivacyKey({ database, own, clock }) };
}

const aFolder = () => mkdtemp(join(tmpdir(), 'herald-drill-'));

it.each(['sqlite', 'postgres'] as const)('restores into %s, with the keys that agents trust', async (engine) => {
  const before = { HERALD_DATA_DIR: await aFolder(), HERALD_PASSPHRASE: passphrase };
  const keys = await keysAtStart(before);
  const file = join(await aFolder(), 'herald.backup.gz');
  expect(await herald(before, 'backup', file)).toMatch(/^0 .* rows, and the keys, sealed\.$/);
  await rm(before.HERALD_DATA_DIR, { recursive: true });

  const verified = await herald({ HERALD_PASSPHRASE: passphrase }, 'backup', 'verify', file);
  expect(verified).toMatch(
    /^0 .* is whole: \d+ rows of 20\d\d-.*Z, schema \d+\.\nIt holds the keys, and HERALD_PASSPHRASE opens them\.$/,
  );
  expect(await herald({}, 'backup', 'verify', file)).toContain('It holds the keys, sealed');
  expect(await herald({ HERALD_PASSPHRASE: 'not that passphrase' }, 'backup', 'verify', file)).toMatch(
    /^2 key\/wrong-passphrase/,
  );

  const after: Env = { HERALD_DATA_DIR: await aFolder(), HERALD_PASSPHRASE: passphrase };
  if (engine === 'postgres') after['HERALD_DATABASE_URL'] = await server.createDatabase();
  expect(await herald(after, 'restore', file)).toMatch(/^0 \d+ rows are restored\./);
  expect(await herald(after, 'key')).toBe(`0 ${keys.agentsKnow}`);
  expect(await keysAtStart(after)).toEqual(keys);
});

it('warns that a backup without a passphrase holds no keys', async () => {
  const env = { HERALD_DATA_DIR: await aFolder() };
  await keysAtStart(env);
  const { dataDir } = ownKeysOf(readHubSettings(env));
  await using store = await openStore({ mode: 'sqlite', path: join(dataDir, 'herald.db') }, { clock, log: silentLog });
  await store.query("insert into setting (key, value, updated_at_ms) values ('a', '1', 0)");
  const file = join(await aFolder(), 'herald.backup.gz');
  expect(await herald(env, 'backup', file)).toContain(
    'It does not hold the keys: keep hub.key and privacy.key elsewhere',
  );
  expect(await herald(env, 'backup', 'verify', file)).toContain('It holds no keys');
});
