/** Writes everything that the store holds into one file, as of one moment, while the hub goes on. */
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Clock } from '@herald/protocol/clock';
import { HeraldError, isHeraldError } from '@herald/protocol/herald-error';
import { findSharedKey } from '../keys/shared-keys.ts';
import { isCarriedSetting } from '../migrations/0004-document-tables.ts';
import { newestSchema, schemaNumber } from '../migrations/run-migrations.ts';
import type { Database, Query, Value } from '../query.ts';
import { type BackupLine, backupFormat, cellOf } from './backup-format.ts';
import { type BackupTable, backupTables } from './backup-tables.ts';

const rowsPerPage = 1_000;

/**
 * Use a database that was opened for it; its schema is left as it is. The file appears whole or not at all, readable by its
 * owner only; one of that name is replaced, but never by an empty one. Returns the number of rows, and whether the hub's
 * keys are among them, sealed. Throws
 * `store/nothing-there` where the database holds nothing, `store/newer-schema`, and `store/backup-failed` where the file
 * can't be written.
 */
export async function writeBackup(
  store: Database,
  toFile: string,
  { clock, signal }: { clock: Clock; signal?: AbortSignal },
): Promise<{ rows: number; hasKeys: boolean }> {
  const part = `${toFile}.part`;
  let rows = 0;
  let hasKeys = false;
  try {
    await store.snapshot(async (query) => {
      await pipeline(
        Readable.from(lines(query)),
        createGzip({ level: 6 }),
        createWriteStream(part, { mode: 0o600, flush: true }),
        {
          ...(signal ? { signal } : {}),
        },
      );
    });
    if (rows === 0) throw nothingThere('The database holds nothing yet.');
    await rename(part, toFile);
    return { rows, hasKeys };
  } catch (error) {
    await rm(part, { force: true });
    if (isHeraldError(error)) throw error;
    throw new HeraldError('store/backup-failed', {
      message: `The backup could not be written to ${toFile}.`,
      next: 'Check that its folder exists, may be written and has room.',
      cause: error,
    });
  }

  async function* lines(query: Query): AsyncGenerator<string> {
    const present = await tablesOf(store, query);
    if (!present.has('migration')) throw nothingThere('No hub has ever worked with this database.');
    const schema = await schemaNumber({ query });
    if (present.has('setting')) hasKeys = (await findSharedKey(query, 'hub'))?.sealed !== undefined;
    if (schema > newestSchema)
      throw new HeraldError('store/newer-schema', {
        message: `The database has schema ${schema}; this Herald knows up to ${newestSchema}, and would leave something out.`,
        next: 'Make the backup with the version that the hub runs, or a newer one.',
      });
    yield lineOf({ kind: 'herald-backup', format: backupFormat, schema, madeAtMs: clock.now() });
    // A database that no newer hub was started on yet lacks the newest tables.
    const isCopy = present.has('downtime_plan') ? isCarriedSetting : () => false;
    for (const table of backupTables) if (present.has(table.name)) yield* tableLines(query, table, isCopy);
    yield lineOf({ kind: 'end', rows });
  }

  async function* tableLines(
    query: Query,
    table: BackupTable,
    isCopy: (key: string) => boolean,
  ): AsyncGenerator<string> {
    const keys = table.key.split(', ');
    const placeholders = keys.map((_, index) => `$${index + 1}`).join(', ');
    let after: Value[] | undefined;
    for (;;) {
      const page = await query(
        `select * from ${table.name} ${after ? `where (${table.key}) > (${placeholders})` : ''}
         order by ${table.key} limit ${rowsPerPage}`,
        after ?? [],
      );
      const [first] = page;
      if (first && !after) yield lineOf({ kind: 'table', name: table.name, columns: Object.keys(first) });
      // For an older hub beside this one PostgreSQL keeps them twice: restored, their own tables bring them.
      const kept = table.name === 'setting' ? page.filter((row) => !isCopy(String(row['key']))) : page;
      yield kept.map((row) => lineOf({ kind: 'row', cells: Object.values(row).map(cellOf) })).join('');
      rows += kept.length;
      const last = page.at(-1);
      if (!last || page.length < rowsPerPage) return;
      after = keys.map((key) => (typeof last[key] === 'number' ? last[key] : String(last[key])));
    }
  }
}

async function tablesOf({ engine }: Pick<Database, 'engine'>, query: Query): Promise<Set<string>> {
  const rows = await query(
    engine === 'sqlite'
      ? `select name from sqlite_schema where type = 'table'`
      : `select table_name as name from information_schema.tables where table_schema = any (current_schemas(false))`,
  );
  return new Set(rows.map((row) => String(row['name'])));
}

function nothingThere(message: string): HeraldError {
  return new HeraldError('store/nothing-there', {
    message: `${message} No backup was written.`,
    next: 'Check HERALD_DATABASE_URL, or HERALD_DATA_DIR where it is empty: they should name what the hub works with.',
  });
}

function lineOf(line: BackupLine): string {
  return `${JSON.stringify(line)}\n`;
}
