/** What hubs kept under prefixes of `setting` stands in tables of its own, also while an older hub still writes there. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import { restoreBackup } from '../backup/restore-backup.ts';
import { writeBackup } from '../backup/write-backup.ts';
import { documentsIn } from '../documents.ts';
import { findSetting, forgetSetting, putValue, readSettings } from '../key-value.ts';
import { openDatabase } from '../open-store.ts';
import { type Engine, onBothEngines } from '../testing/on-both-engines.ts';
import { silentLog } from '../testing/temporary-store.ts';
import { runMigrations } from './run-migrations.ts';

const moved = [
  ['downtime-plan/p1', 'downtime_plan', 'p1'],
  ['downtime-override/discord/p1/2026-03-02', 'downtime_override', 'discord/p1/2026-03-02'],
  ['scheduled-event/registry/w1', 'scheduled_event', 'registry/w1'],
  ['alert-group/42', 'alert_group', '42'],
  ['waiting/1700/person/7/incident/1/opened', 'held_news', '1700/person/7/incident/1/opened'],
  ['back-wish/7/host/web-1', 'recovery_request', '7/host/web-1'],
] as const;
const nowMs = 1_000;

/** A database as the release before left it, and then upgraded. */
async function upgraded(engine: Engine) {
  const clock = fakeClock();
  const options = await engine.empty(await mkdtemp(join(tmpdir(), 'herald-documents-')));
  const database = await openDatabase(options, { log: silentLog });
  await runMigrations(database, { clock, upTo: 3 });
  for (const [key] of moved) await putValue(database.query, key, { of: key }, nowMs);
  await putValue(database.query, 'shared-settings', { values: {} }, nowMs);
  await runMigrations(database, { clock });
  const all = async () =>
    Object.fromEntries(
      await Promise.all(
        moved.map(async ([, table]) => [table, Object.fromEntries(await documentsOf(table).all(database.query))]),
      ),
    );
  return { database, all, [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() };
}

const documentsOf = (table: (typeof moved)[number][1]) => documentsIn<unknown>(table, (value) => value);

onBothEngines((engine) => {
  it('brings each kind into its table, under the id that it had, and leaves what is a setting', async () => {
    await using world = await upgraded(engine);
    expect(await world.all()).toEqual(
      Object.fromEntries(moved.map(([key, table, id]) => [table, { [id]: { of: key } }])),
    );
    expect(await findSetting(world.database.query, 'shared-settings')).toEqual({ values: {} });
    const [row] = await world.database.query('select updated_at_ms from alert_group');
    expect(Number(row?.['updated_at_ms'])).toBe(nowMs);
  });

  it('keeps, changes and forgets documents, all of them or those of before a time', async () => {
    await using world = await upgraded(engine);
    const { query } = world.database;
    const groups = documentsIn('alert_group', (value) => (typeof value === 'number' ? value : undefined));
    await groups.put(query, 'b', 1, 2_000);
    await groups.put(query, 'a', 2, 3_000);
    await groups.put(query, 'b', 3, 2_500);
    // What its parser does not know is left out.
    expect([...(await groups.all(query))]).toEqual([
      ['a', 2],
      ['b', 3],
    ]);
    expect(await groups.find(query, '42')).toBeUndefined();
    await groups.forgetBefore(query, 3_000);
    expect([...(await groups.all(query))]).toEqual([['a', 2]]);
    await groups.forget(query, 'a');
    expect(await query('select id from alert_group')).toEqual([]);
  });

  it('comes back from a backup as it was, each document once', async () => {
    await using world = await upgraded(engine);
    const folder = await mkdtemp(join(tmpdir(), 'herald-documents-'));
    const file = join(folder, 'now.backup.gz');
    await writeBackup(world.database, file, { clock: fakeClock() });
    const options = await engine.empty(folder);
    await restoreBackup(file, options, { clock: fakeClock(), log: silentLog });
    await using restored = await openDatabase(options, { log: silentLog });
    for (const [key, table, id] of moved)
      expect([...(await documentsOf(table).all(restored.query))]).toEqual([[id, { of: key }]]);
    expect(await findSetting(restored.query, 'shared-settings')).toEqual({ values: {} });
  });

  it.runIf(engine.name === 'sqlite')('leaves nothing of them behind where one hub has the file', async () => {
    await using world = await upgraded(engine);
    expect([...(await readSettings(world.database.query, '')).keys()]).toEqual(['shared-settings']);
  });

  it.runIf(engine.name === 'postgres')('carries over what an older hub still writes, changes and forgets', async () => {
    await using world = await upgraded(engine);
    const { query } = world.database;
    for (const [key, table, id] of moved) {
      await putValue(query, key, { changed: key }, nowMs + 1);
      await putValue(query, `${key}-more`, { new: key }, nowMs + 1);
      expect(Object.fromEntries(await documentsOf(table).all(query))).toEqual({
        [id]: { changed: key },
        [`${id}-more`]: { new: key },
      });
      await forgetSetting(query, key);
      await query(`delete from setting where key = '${key}-more'`);
      expect([...(await documentsOf(table).all(query))]).toEqual([]);
    }
  });

  it.runIf(engine.name === 'postgres')('shows an older hub what this one writes, changes and forgets', async () => {
    await using world = await upgraded(engine);
    const { query } = world.database;
    for (const [key, table, id] of moved) {
      const documents = documentsOf(table);
      await documents.put(query, id, { by: 'the newer' }, nowMs + 2);
      expect(await findSetting(query, key)).toEqual({ by: 'the newer' });
      await documents.forget(query, id);
      expect(await findSetting(query, key)).toBeUndefined();
    }
  });

  it.runIf(engine.name === 'postgres')(
    'lets both take part in one transaction: taken back, neither keeps it',
    async () => {
      await using world = await upgraded(engine);
      const { database } = world;
      const failing = database.transaction(async (query) => {
        await documentsOf('downtime_plan').put(query, 'p2', {}, nowMs);
        throw new Error('not after all');
      });
      await expect(failing).rejects.toThrow('not after all');
      expect(await findSetting(database.query, 'downtime-plan/p2')).toBeUndefined();
      expect(await documentsOf('downtime_plan').find(database.query, 'p2')).toBeUndefined();
    },
  );
});
