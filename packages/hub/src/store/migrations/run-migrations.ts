/** Brings a database up to the schema of this version. */
import type { Clock } from '@herald/protocol/clock';
import { HeraldError } from '@herald/protocol/herald-error';
import type { Database } from '../query.ts';
import { allMigrations } from './all-migrations.ts';
import { dialects, type Migration } from './migration.ts';

export type MigrationOptions = {
  clock: Clock;
  migrations?: readonly Migration[];
  /** Stops after this number: for restoring a backup that an older version made. */
  upTo?: number;
};

/**
 * Runs what has not run yet, each step in a transaction that first claims its number, so that two hubs that start
 * together run it once. Returns the numbers it ran. Throws `store/newer-schema` where a newer Herald was here.
 */
export async function runMigrations(
  database: Database,
  { clock, migrations = allMigrations, upTo = Number.POSITIVE_INFINITY }: MigrationOptions,
): Promise<number[]> {
  const dialect = dialects[database.engine];
  await makeMigrationTable(database);
  const newest = await schemaNumber(database);
  const newestKnown = migrations.at(-1)?.number ?? 0;
  if (newest > newestKnown) {
    throw new HeraldError('store/newer-schema', {
      message: `The database has schema ${newest}, made by a newer Herald; this one knows up to ${newestKnown}.`,
      next: 'Start the newer version again, or restore a backup made by this one.',
    });
  }
  const ran: number[] = [];
  for (const migration of migrations.filter(({ number }) => number <= upTo)) {
    const isNew = await database.transaction(async (query) => {
      const claimed = await query(
        `insert into migration (number, name, applied_at_ms) values ($1, $2, $3)
         on conflict (number) do nothing returning number`,
        [migration.number, migration.name, clock.now()],
      );
      if (claimed.length === 0) return false;
      for (const statement of migration.statements(dialect)) await query(statement);
      return true;
    });
    if (isNew) ran.push(migration.number);
  }
  return ran;
}

/** The number of the newest step that this version knows. */
export const newestSchema = allMigrations.at(-1)?.number ?? 0;

/** The number of the newest step that this database has seen; 0 for an empty one. */
export async function schemaNumber({ query }: Pick<Database, 'query'>): Promise<number> {
  const [row] = await query('select coalesce(max(number), 0) as newest from migration');
  return Number(row?.['newest'] ?? 0);
}

async function makeMigrationTable({ engine, query }: Database): Promise<void> {
  const { integer, strict } = dialects[engine];
  const create = `create table if not exists migration (
    number ${integer} primary key, name text not null, applied_at_ms ${integer} not null) ${strict}`;
  try {
    await query(create);
  } catch {
    // PostgreSQL lets two sessions race here and fails one of them; by now the other has made the table.
    await query(create);
  }
}
