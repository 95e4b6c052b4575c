/** Fills an empty store from a backup of the same or an older version, of either engine. */
import { createReadStream } from 'node:fs';
import { access, rename, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { Clock } from '@herald/protocol/clock';
import { HeraldError, isHeraldError } from '@herald/protocol/herald-error';
import type { Logger } from 'pino';
import { insertMany } from '../insert-many.ts';
import { newestSchema, runMigrations } from '../migrations/run-migrations.ts';
import { openDatabase, type StoreOptions } from '../open-store.ts';
import { type Database, number, type Query, type Value } from '../query.ts';
import { backupFormat, badBackup, parseBackupLine, valueOfCell } from './backup-format.ts';
import { backupTables } from './backup-tables.ts';

const rowsAtOnce = 256;

export type RestoreContext = { clock: Clock; log: Logger };

/**
 * Returns the number of rows. SQLite: there must be no file at the path. PostgreSQL: the database must be empty. Throws
 * `store/not-empty`, `store/bad-backup`, or `store/newer-schema` where a newer Herald made it; then nothing has changed.
 */
export async function restoreBackup(file: string, options: StoreOptions, context: RestoreContext): Promise<number> {
  if (options.mode === 'postgres') return restoreInto(file, options, context);
  if (await exists(options.path)) throw notEmpty(`There is a database at ${options.path}.`);
  const part = `${options.path}.restoring`;
  await removeSqlite(part);
  try {
    const rows = await restoreInto(file, { mode: 'sqlite', path: part }, context);
    await rename(part, options.path);
    return rows;
  } catch (error) {
    await removeSqlite(part);
    throw error;
  }
}

export type BackupHeader = { schema: number; madeAtMs: number };

/** Throws `store/bad-backup`. */
export async function readBackupHeader(file: string): Promise<BackupHeader> {
  const lines = readLines(file);
  try {
    return await headerOf(lines);
  } finally {
    await lines.return(undefined);
  }
}

async function headerOf(lines: AsyncGenerator<string>): Promise<BackupHeader> {
  const head = await lines.next();
  const header = head.done ? undefined : parseBackupLine(head.value);
  if (header?.kind !== 'herald-backup' || header.format !== backupFormat)
    throw badBackup('Its first line is not that of a backup.');
  return header;
}

async function restoreInto(file: string, options: StoreOptions, { clock, log }: RestoreContext): Promise<number> {
  const lines = readLines(file);
  const header = await headerOf(lines);
  if (header.schema > newestSchema) {
    throw new HeraldError('store/newer-schema', {
      message: `The backup has schema ${header.schema}; this Herald knows up to ${newestSchema}.`,
      next: 'Restore it with the version that made it, or a newer one.',
    });
  }
  await using database = await openDatabase(options, { log });
  await runMigrations(database, { clock, upTo: header.schema });
  const rows = await database.transaction(async (query) => {
    if (!(await isEmpty(query, header.schema))) throw notEmpty('The database is not empty.');
    return fill(query, lines);
  });
  await countOn(database);
  await runMigrations(database, { clock });
  return rows;
}

async function fill(query: Query, lines: AsyncGenerator<string>): Promise<number> {
  let into = '';
  let waiting: Value[][] = [];
  let rows = 0;
  for await (const text of lines) {
    const line = parseBackupLine(text);
    if (line.kind === 'row') {
      rows += 1;
      waiting.push(line.cells.map(valueOfCell));
      if (waiting.length >= rowsAtOnce) await write();
      continue;
    }
    await write();
    if (line.kind === 'end') {
      if (line.rows !== rows) throw badBackup(`It should hold ${line.rows} rows, and holds ${rows}.`);
      return rows;
    }
    if (line.kind !== 'table' || !backupTables.some(({ name }) => name === line.name)) {
      throw badBackup('It holds a table that this Herald does not know.');
    }
    into = `${line.name} (${line.columns.join(', ')})`;
  }
  throw badBackup('It ends too soon.');

  async function write(): Promise<void> {
    if (waiting.length > 0) await insertMany(query, { into, rows: waiting });
    waiting = [];
  }
}

async function isEmpty(query: Query, schema: number): Promise<boolean> {
  for (const { name, since } of backupTables) {
    if (since > schema) continue;
    if ((await query(`select 1 from ${name} limit 1`)).length > 0) return false;
  }
  return true;
}

/** PostgreSQL counts its keys apart from the rows: it goes on after the highest. SQLite does so by itself. */
async function countOn({ engine, query }: Database): Promise<void> {
  if (engine !== 'postgres') return;
  for (const { name, isCounted } of backupTables) {
    if (!isCounted) continue;
    const [row] = await query(`select coalesce(max(id), 0) + 1 as next from ${name}`);
    await query(`select setval(pg_get_serial_sequence('${name}', 'id'), $1, false)`, [row ? number(row, 'next') : 1]);
  }
}

async function* readLines(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  try {
    const unpacked = createGunzip();
    source.on('error', (error) => unpacked.destroy(error));
    yield* createInterface({ input: source.pipe(unpacked), crlfDelay: Number.POSITIVE_INFINITY });
  } catch (error) {
    if (isHeraldError(error)) throw error;
    throw badBackup('It cannot be read.', error);
  } finally {
    source.destroy();
  }
}

function notEmpty(message: string): HeraldError {
  return new HeraldError('store/not-empty', {
    message,
    next: 'Move it aside or name an empty database: a restore never overwrites.',
  });
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function removeSqlite(path: string): Promise<void> {
  for (const suffix of ['', '-wal', '-shm']) await rm(path + suffix, { force: true });
}
