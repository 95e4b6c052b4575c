import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import { findSetting, putValue } from './key-value.ts';
import { allMigrations } from './migrations/all-migrations.ts';
import { runMigrations } from './migrations/run-migrations.ts';
import { openDatabase, openStore } from './open-store.ts';
import { onBothEngines } from './testing/on-both-engines.ts';
import { silentLog, temporaryStore } from './testing/temporary-store.ts';
import { startTestPostgres } from './testing/test-postgres.ts';

const context = { clock: fakeClock(), log: silentLog };

onBothEngines((engine) => {
  it('runs each step of the schema once, also when two hubs start together', async () => {
    const options = await engine.empty(await mkdtemp(join(tmpdir(), 'herald-open-')));
    const [a, b] = await Promise.all([openStore(options, context), openStore(options, context)]);
    await using first = a;
    await using second = b;
    await putValue(first.query, 'a', 1, 0);
    expect(await findSetting(second.query, 'a')).toBe(1);
    expect(await runMigrations(first, context)).toEqual([]);
  });

  it('keeps nothing of a step that fails, and goes on with it next time', async () => {
    const options = await engine.empty(await mkdtemp(join(tmpdir(), 'herald-open-')));
    await using database = await openDatabase(options, context);
    const next = (last: string) => [
      ...allMigrations,
      { number: 1000, name: 'next', statements: () => ['create table later (a text)', last] },
    ];
    const broken = runMigrations(database, { ...context, migrations: next('create nonsense') });
    await expect(broken).rejects.toMatchObject({ code: 'store/failed' });
    expect(await runMigrations(database, { ...context, migrations: next('create table later_too (a text)') })).toEqual([
      1000,
    ]);
    await expect(runMigrations(database, context)).rejects.toMatchObject({ code: 'store/newer-schema' });
  });
});

it('refuses a damaged file, says what to do, and leaves it as it is', async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'herald-open-')), 'herald.db');
  await writeFile(path, 'this is no database, but somebody may still need it'.repeat(100));
  await expect(openStore({ mode: 'sqlite', path }, context)).rejects.toMatchObject({
    code: 'store/corrupt',
    message: expect.stringContaining(path),
    next: expect.stringContaining('herald restore'),
  });
  expect(await readFile(path, 'utf8')).toContain('somebody may still need it');
});

it('says so when the folder cannot be made', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'herald-open-')), 'file');
  await writeFile(file, '');
  const opening = openStore({ mode: 'sqlite', path: join(file, 'deep', 'herald.db') }, context);
  await expect(opening).rejects.toMatchObject({ code: 'store/cannot-open' });
});

it('says that the disk is full, and goes on when there is room again', async () => {
  await using store = await temporaryStore();
  await store.query('pragma max_page_count = 120');
  const fill = () => putValue(store.query, 'big', 'x'.repeat(2_000_000), 0);
  await expect(fill()).rejects.toMatchObject({ code: 'store/disk-full' });
  expect(await findSetting(store.query, 'big')).toBeUndefined();
  await store.query('pragma max_page_count = 100000');
  await fill();
});

it('names no password when PostgreSQL does not answer or refuses', async () => {
  const opening = openStore({ mode: 'postgres', url: 'postgres://herald:hunter2@127.0.0.1:1/herald' }, context);
  const error: unknown = await opening.catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: 'store/unreachable' });
  expect(String(error)).not.toContain('hunter2');
});

it('goes on by itself after PostgreSQL was restarted, and refuses a wrong password', async () => {
  await using server = await startTestPostgres();
  const url = new URL(await server.createDatabase());
  await using store = await openStore({ mode: 'postgres', url: url.href }, context);
  await putValue(store.query, 'a', 1, 0);
  await server.stop();
  await expect(putValue(store.query, 'a', 2, 0)).rejects.toMatchObject({ code: 'store/unreachable' });
  await expect(store.transaction((query) => putValue(query, 'a', 2, 0))).rejects.toMatchObject({
    code: 'store/unreachable',
  });
  await server.start();
  await store.transaction((query) => putValue(query, 'a', 3, 0));
  expect(await findSetting(store.query, 'a')).toBe(3);
  url.password = 'wrong';
  await expect(openStore({ mode: 'postgres', url: url.href }, context)).rejects.toMatchObject({
    code: 'store/not-authorised',
  });
});
