/** The privacy key changes, and nobody is lost: what a person asked before is counted as theirs, and deleted with them. */
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeClock } from '@herald/protocol/fake-clock';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPseudonyms, readPrivacyKey } from '../../inquiries/people.ts';
import { forgetPerson, keptOfPerson } from '../../store/inquiries/forget.ts';
import { keepHubPresence } from '../../store/leases/hub-presence.ts';
import { openStore, type Store } from '../../store/open-store.ts';
import { silentLog } from '../../store/testing/temporary-store.ts';
import { startTestPostgres, type TestPostgres } from '../../store/testing/test-postgres.ts';
import { runCli } from '../cli.ts';
import { agreeOnPrivacyKey } from '../start/agree-on-keys.ts';

const clock = fakeClock(Date.UTC(2026, 2, 24));
const passphrase = 'correct horse battery staple';
const sam = '112233445566778899';
let server: TestPostgres;
beforeAll(async () => {
  server = await startTestPostgres();
});
afterAll(() => server[Symbol.asyncDispose]());

async function aPlace() {
  const dataDir = await mkdtemp(join(tmpdir(), 'herald-privacy-'));
  return {
    dataDir,
    sqlite: () => openStore({ mode: 'sqlite', path: join(dataDir, 'herald.db') }, { clock, log: silentLog }),
    async rotate(env: Record<string, string> = {}) {
      const said: string[] = [];
      const say = (line: string) => void said.push(line);
      const code = await runCli(['key', 'rotate-privacy'], {
        env: { HERALD_DATA_DIR: dataDir, ...env },
        print: say,
        note: say,
        clock,
        signal: new AbortController().signal,
      });
      return { code, said: said.join('\n') };
    },
    [Symbol.asyncDispose]: () => rm(dataDir, { recursive: true, force: true }),
  };
}

async function asked({ query }: Store, key: string, userId: string, number: number): Promise<void> {
  const hash = createPseudonyms(key).person(userId);
  await query(
    "insert into inquiry_event (event_key, kind, at_ms, inquiry_id, person_hash) values ($1, 'asked', $2, $1, $3)",
    [`q-${number}`, number, hash],
  );
  await query('insert into inquiry_text (inquiry_id, person_hash, text, forget_at_ms) values ($1, $2, $3, $4)', [
    `q-${number}`,
    hash,
    'is it up?',
    9e12,
  ]);
}

const questionsOf = async ({ query }: Store, key: string, userId: string) =>
  (await keptOfPerson(query, createPseudonyms(key).person(userId))).questions;

it('finds with the new key what was asked under each key before, and nothing with an old one', async () => {
  await using place = await aPlace();
  const keys = [await readPrivacyKey(place.dataDir, undefined)];
  for (const turn of [0, 1, 2]) {
    await using store = await place.sqlite();
    await asked(store, keys.at(-1) ?? '', sam, turn);
    await asked(store, keys.at(-1) ?? '', '998877665544332211', turn + 10);
    await store[Symbol.asyncDispose]();
    expect(await place.rotate()).toMatchObject({
      code: 0,
      said: expect.stringContaining('with it the hashes of 2 people.'),
    });
    keys.push(await readPrivacyKey(place.dataDir, undefined));
  }
  await using store = await place.sqlite();
  const newest = keys.at(-1) ?? '';
  expect(await questionsOf(store, newest, sam)).toBe(3);
  for (const old of keys.slice(0, -1)) expect(await questionsOf(store, old, sam)).toBe(0);
  await store.transaction((query) =>
    forgetPerson(query, { userId: sam, personHash: createPseudonyms(newest).person(sam) }),
  );
  const [left] = await store.query('select count(*) as count from inquiry_text');
  expect(Number(left?.['count'])).toBe(3);
  expect(await readdir(place.dataDir)).not.toContain('privacy.key.next');
});

it('leaves those alone who asked to be forgotten', async () => {
  await using place = await aPlace();
  const key = await readPrivacyKey(place.dataDir, undefined);
  await using store = await place.sqlite();
  await asked(store, key, sam, 1);
  await store.query("update inquiry_event set person_hash = 'forgotten'");
  await store.query('delete from inquiry_text');
  await store[Symbol.asyncDispose]();
  expect((await place.rotate()).said).toContain('the hashes of 0 people');
  await using after = await place.sqlite();
  expect(await after.query('select person_hash from inquiry_event')).toEqual([{ person_hash: 'forgotten' }]);
});

it('is sealed for all hubs of a PostgreSQL, whose old files are merely old, and waits until they stand still', async () => {
  await using place = await aPlace();
  const url = await server.createDatabase();
  await using store = await openStore({ mode: 'postgres', url }, { clock, log: silentLog });
  const env = { HERALD_DATABASE_URL: url, HERALD_PASSPHRASE: passphrase };
  const own = { key: undefined, file: undefined, privacyKey: undefined, passphrase, dataDir: place.dataDir };
  const before = await readPrivacyKey(place.dataDir, undefined);
  expect(await agreeOnPrivacyKey({ database: store, own, clock })).toBe(before);
  await asked(store, before, sam, 1);
  await keepHubPresence(store.query, { holder: 'hub-a', labels: {}, expiresAtMs: Date.now() + 60_000 });
  expect((await place.rotate(env)).said).toMatch(/^key\/hubs-run: hub-a works with this database/);
  await store.query('delete from hub_presence');
  expect(await place.rotate(env)).toMatchObject({ code: 0 });
  const after = await agreeOnPrivacyKey({ database: store, own, clock });
  expect(after).not.toBe(before);
  expect(await questionsOf(store, after, sam)).toBe(1);
  // Another hub still has the file of before.
  await using other = await aPlace();
  await writeFile(join(other.dataDir, 'privacy.key'), before);
  expect(await agreeOnPrivacyKey({ database: store, own: { ...own, dataDir: other.dataDir }, clock })).toBe(after);
});

it('finishes or undoes a change that was cut short, and no hub starts in between', async () => {
  await using place = await aPlace();
  const key = await readPrivacyKey(place.dataDir, undefined);
  await using store = await place.sqlite();
  await asked(store, key, sam, 1);
  await store[Symbol.asyncDispose]();
  await writeFile(join(place.dataDir, 'privacy.key.next'), 'a-key-that-no-hash-was-made-with\n');
  await expect(readPrivacyKey(place.dataDir, undefined)).rejects.toMatchObject({ code: 'key/change-interrupted' });
  expect(await place.rotate()).toMatchObject({ code: 0 });
  await using after = await place.sqlite();
  const newest = (await readFile(join(place.dataDir, 'privacy.key'), 'utf8')).trim();
  expect(await questionsOf(after, newest, sam)).toBe(1);
  await after[Symbol.asyncDispose]();
  // The hashes are new and the file was not put in its place.
  await rename(join(place.dataDir, 'privacy.key'), join(place.dataDir, 'privacy.key.next'));
  await writeFile(join(place.dataDir, 'privacy.key'), key);
  expect((await place.rotate()).said).toMatch(/^The change that was cut short is finished now\./);
  expect(await readPrivacyKey(place.dataDir, undefined)).toBe(newest);
});

it('changes nothing while a hub runs on the file, or where the key stands in the settings', async () => {
  await using place = await aPlace();
  const { holdSqliteFile } = await import('../../store/sqlite/hold-file.ts');
  await (await place.sqlite())[Symbol.asyncDispose]();
  const held = holdSqliteFile(join(place.dataDir, 'herald.db'));
  expect((await place.rotate()).said).toMatch(/^store\/in-use/);
  held[Symbol.dispose]();
  expect((await place.rotate({ HERALD_PRIVACY_KEY: 'a-key-of-sixteen-or-more' })).said).toMatch(
    /^key\/not-ours: The privacy key cannot be changed by this command\. It stands in HERALD_PRIVACY_KEY\./,
  );
});
