/** Hubs that share a PostgreSQL have the same keys, or the one that differs does not start. */
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fakeClock } from '@herald/protocol/fake-clock';
import { generateKeyPair } from '@herald/protocol/keys';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findSharedKey, replaceSharedKey } from '../../store/keys/shared-keys.ts';
import type { Store } from '../../store/open-store.ts';
import { temporaryStore } from '../../store/testing/temporary-store.ts';
import { startTestPostgres, type TestPostgres } from '../../store/testing/test-postgres.ts';
import { agreeOnHubKey, agreeOnPrivacyKey, keysToTrust, type OwnKeys, sessionKeyOf } from './agree-on-keys.ts';

const clock = fakeClock();
const passphrase = 'correct horse battery staple';
let server: TestPostgres;
beforeAll(async () => {
  server = await startTestPostgres();
});
afterAll(() => server[Symbol.asyncDispose]());

async function aHub(more: Partial<OwnKeys> = {}): Promise<OwnKeys> {
  const dataDir = await mkdtemp(join(tmpdir(), 'herald-keys-'));
  return { key: undefined, file: undefined, privacyKey: undefined, passphrase: undefined, dataDir, ...more };
}

async function keysOf(database: Store, own: OwnKeys) {
  const hub = await agreeOnHubKey({ database, own, clock });
  const privacy = await agreeOnPrivacyKey({ database, own, clock });
  return { hub: hub.publicKey, privacy, session: sessionKeyOf(hub) };
}

it('a second hub takes both keys from the database where a passphrase seals them, and keeps no file', async () => {
  await using store = await server.store();
  const first = await keysOf(store, await aHub({ passphrase }));
  const second = await aHub({ passphrase });
  expect(await keysOf(store, second)).toEqual(first);
  expect(await readdir(second.dataDir)).toEqual([]);
  const stored = JSON.stringify(await store.query('select value from setting'));
  expect(stored).not.toContain(first.privacy);
});

it('keys that a hub has made before are sealed once there is a passphrase', async () => {
  await using store = await server.store();
  const alone = await aHub();
  const before = await keysOf(store, alone);
  expect(await keysOf(store, { ...alone, passphrase })).toEqual(before);
  expect(await keysOf(store, await aHub({ passphrase }))).toEqual(before);
});

it('without a passphrase a second hub is refused with a sentence, and starts when the files were copied', async () => {
  await using store = await server.store();
  const first = await aHub();
  const keys = await keysOf(store, first);
  const second = await aHub();
  await expect(keysOf(store, second)).rejects.toMatchObject({
    code: 'key/not-here',
    next: expect.stringContaining('Copy hub.key'),
  });
  expect(await readdir(second.dataDir)).toEqual([]);
  for (const name of ['hub.key', 'privacy.key'])
    await writeFile(join(second.dataDir, name), await readFile(join(first.dataDir, name)));
  expect(await keysOf(store, second)).toEqual(keys);
});

it('a hub with keys of its own is refused, whichever key differs', async () => {
  await using store = await server.store();
  const first = await aHub({ passphrase });
  await keysOf(store, first);
  const stranger = await aHub();
  await keysOf(await temporaryStore(), stranger);
  await expect(keysOf(store, { ...stranger, passphrase })).rejects.toMatchObject({ code: 'key/differs' });
  const ownPrivacy = await aHub({ passphrase, privacyKey: 'another key for people' });
  await expect(keysOf(store, ownPrivacy)).rejects.toMatchObject({
    code: 'key/differs',
    message: expect.stringContaining('a deletion would miss one'),
  });
});

it('a wrong passphrase, or none, is told as that', async () => {
  await using store = await server.store();
  await keysOf(store, await aHub({ passphrase }));
  await expect(keysOf(store, await aHub({ passphrase: 'another passphrase' }))).rejects.toMatchObject({
    code: 'key/wrong-passphrase',
  });
  await expect(keysOf(store, await aHub())).rejects.toMatchObject({
    code: 'key/not-here',
    next: expect.stringContaining('HERALD_PASSPHRASE'),
  });
});

it('a key that could not be kept binds nobody', async () => {
  await using store = await server.store();
  await expect(
    keysOf(store, await aHub({ dataDir: join(fileURLToPath(import.meta.url), 'herald') })),
  ).rejects.toThrow();
  await keysOf(store, await aHub());
});

it('two hubs that start at the same moment agree', async () => {
  await using store = await server.store();
  const [one, other] = await Promise.all([aHub({ passphrase }), aHub({ passphrase })]);
  const [a, b] = await Promise.all([keysOf(store, one), keysOf(store, other)]);
  expect(a).toEqual(b);
});

it('a hub alone keeps its keys in its data directory', async () => {
  await using store = await temporaryStore();
  const own = await aHub();
  const keys = await keysOf(store, own);
  expect(await keysOf(store, own)).toEqual(keys);
  expect((await readdir(own.dataDir)).sort()).toEqual(['hub.key', 'privacy.key']);
});

it('tells agents to trust the key to come as well, wherever it waits', async () => {
  await using store = await server.store();
  const own = await aHub();
  const key = await agreeOnHubKey({ database: store, own, clock });
  expect(await keysToTrust({ database: store, own }, key)).toBe(key.publicKey);
  const next = generateKeyPair();
  await writeFile(join(own.dataDir, 'hub.key.next'), `${next.privateKey}\n`);
  expect(await keysToTrust({ database: store, own }, key)).toBe(`${key.publicKey},${next.publicKey}`);
  const shared = await findSharedKey(store.query, 'hub');
  const waiting = { fingerprint: 'the-next-public-key' };
  if (shared) await replaceSharedKey(store.query, 'hub', { ...shared, next: waiting }, clock.now());
  expect(await keysToTrust({ database: store, own }, key)).toBe(`${key.publicKey},the-next-public-key`);
});
