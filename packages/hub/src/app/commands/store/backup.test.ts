/** `herald backup` and `herald restore` as the operator's shell sees them. */
import { mkdtemp, readdir, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeClock } from '@herald/protocol/fake-clock';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { putValue } from '../../../store/key-value.ts';
import { openDatabase, openStore } from '../../../store/open-store.ts';
import { silentLog } from '../../../store/testing/temporary-store.ts';
import { startTestPostgres, type TestPostgres } from '../../../store/testing/test-postgres.ts';
import { runCli } from '../../cli.ts';

let server: TestPostgres;
beforeAll(async () => {
  server = await startTestPostgres();
});
afterAll(() => server[Symbol.asyncDispose]());

const clock = fakeClock();

async function herald(words: readonly string[], env: Record<string, string>) {
  const said: string[] = [];
  const note = (line: string) => void said.push(line);
  const code = await runCli(words, { env, print: note, note, clock, signal: new AbortController().signal });
  return { code, said: said.join('\n') };
}

async function aFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'herald-backup-command-'));
}

async function dataDirWithSomething(): Promise<string> {
  const dataDir = await aFolder();
  const options = { mode: 'sqlite', path: join(dataDir, 'herald.db') } as const;
  await using store = await openStore(options, { clock, log: silentLog });
  await putValue(store.query, 'a', 1, clock.now());
  return dataDir;
}

const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

it('keeps the good file when the address names an empty database, and makes no tables there', async () => {
  const folder = await aFolder();
  const file = join(folder, 'herald.backup.gz');
  const good = await herald(['backup', file], { HERALD_DATA_DIR: await dataDirWithSomething() });
  expect(good.code).toBe(0);
  const before = await readFile(file);
  const url = await server.createDatabase();
  const wrong = await herald(['backup', file], { HERALD_DATABASE_URL: url, HERALD_DATA_DIR: folder });
  expect(wrong.code).toBe(2);
  expect(wrong.said).toMatch(/^store\/nothing-there: No hub has ever worked with this database\./);
  expect((await readFile(file)).equals(before)).toBe(true);
  expect(await readdir(folder)).toEqual(['herald.backup.gz']);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query("select 1 from information_schema.tables where table_schema = 'public'");
  await client.end();
  expect(rows).toEqual([]);
});

it('keeps the good file when the database has tables and not one row', async () => {
  const folder = await aFolder();
  const file = join(folder, 'herald.backup.gz');
  await herald(['backup', file], { HERALD_DATA_DIR: await dataDirWithSomething() });
  const before = await readFile(file);
  const url = await server.createDatabase();
  await (await openStore({ mode: 'postgres', url }, { clock, log: silentLog }))[Symbol.asyncDispose]();
  const { code, said } = await herald(['backup', file], { HERALD_DATABASE_URL: url, HERALD_DATA_DIR: folder });
  expect([code, said]).toEqual([2, expect.stringContaining('holds nothing yet')]);
  expect((await readFile(file)).equals(before)).toBe(true);
});

it('says why the database cannot be read, not that the file cannot be written', async () => {
  const env = { HERALD_DATABASE_URL: 'postgres://herald@127.0.0.1:1/herald', HERALD_DATA_DIR: await aFolder() };
  const { code, said } = await herald(['backup', '/nowhere/file'], env);
  expect([code, said]).toEqual([2, expect.stringMatching(/^store\/unreachable/)]);
});

it('does not bring the database up to date: its own version may still have to work with it', async () => {
  const folder = await aFolder();
  const path = join(folder, 'herald.db');
  await using database = await openDatabase({ mode: 'sqlite', path }, { log: silentLog });
  await database.query('create table migration (number integer primary key, name text, applied_at_ms integer) strict');
  await database.query("insert into migration values (1, 'first', 0)");
  await database.query('create table setting (key text primary key, value text, updated_at_ms integer) strict');
  await database.query("insert into setting values ('a', '1', 0)");
  const { code, said } = await herald(['backup', join(folder, 'b.gz')], { HERALD_DATA_DIR: folder });
  expect([code, said]).toEqual([0, expect.stringContaining('holds 1 row')]);
  expect(await database.query("select count(*) as n from sqlite_schema where type = 'table'")).toEqual([{ n: 2 }]);
});

it('restores into a folder and a file that only their owner may enter', async () => {
  const folder = await aFolder();
  const file = join(folder, 'herald.backup.gz');
  await herald(['backup', file], { HERALD_DATA_DIR: await dataDirWithSomething() });
  const dataDir = join(folder, 'new', 'data');
  expect((await herald(['restore', file], { HERALD_DATA_DIR: dataDir })).code).toBe(0);
  expect(await modeOf(dataDir)).toBe('700');
  for (const name of await readdir(dataDir)) expect([name, await modeOf(join(dataDir, name))]).toEqual([name, '600']);
});
