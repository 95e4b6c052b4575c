/** Opens the hub's memory: an embedded SQLite file, or PostgreSQL, with its schema brought up to date. */
import type { Clock } from '@herald/protocol/clock';
import type { Logger } from 'pino';
import { runMigrations } from './migrations/run-migrations.ts';
import { openPostgres } from './postgres/postgres-database.ts';
import type { Database } from './query.ts';
import { openSqlite } from './sqlite/sqlite-database.ts';

export type StoreOptions = { mode: 'sqlite'; path: string } | { mode: 'postgres'; url: string };

/** Hand `store.query` or a transaction's own query to the functions of this folder. */
export type Store = Database;

/**
 * Throws where the database cannot be used, and the hub must not start: `store/corrupt` (the file is left as it is),
 * `store/cannot-open`, `store/newer-schema`, and for PostgreSQL what `postgres/postgres-error.ts` tells apart.
 */
export async function openStore(options: StoreOptions, { clock, log }: { clock: Clock; log: Logger }): Promise<Store> {
  const database = await openDatabase(options, { log });
  try {
    const ran = await runMigrations(database, { clock });
    log.info({ engine: database.engine, migrations: ran }, 'the store is open');
    return database;
  } catch (error) {
    await database[Symbol.asyncDispose]();
    throw error;
  }
}

/** Without looking at its schema. */
export function openDatabase(options: StoreOptions, { log }: { log: Logger }): Promise<Database> {
  return options.mode === 'sqlite' ? openSqlite(options) : openPostgres({ url: options.url, log });
}
