/** Keeps a second hub away from a SQLite file: two would each write their own truth, and say everything twice. */
import { DatabaseSync } from 'node:sqlite';
import { HeraldError } from '@herald/protocol/herald-error';
import { makePrivateFile } from '../private-folder.ts';

/**
 * Held until it is disposed of, or the process ends in whatever way: the lock is the operating system's, on an empty
 * file beside the database. Backups and `herald doctor` read the database meanwhile. Throws `store/in-use`.
 */
export function holdSqliteFile(path: string): Disposable {
  makePrivateFile(`${path}.lock`);
  const lock = new DatabaseSync(`${path}.lock`, { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    throw isBusy(error) ? inUse(path) : error;
  }
  return { [Symbol.dispose]: () => lock.close() };
}

/** SQLITE_BUSY. */
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 5;
}

function inUse(path: string): HeraldError {
  return new HeraldError('store/in-use', {
    message: `Another hub works with ${path}.`,
    next: 'Stop it first, or give this one a data directory of its own (HERALD_DATA_DIR). Several hubs for one fleet need PostgreSQL (HERALD_DATABASE_URL).',
  });
}
