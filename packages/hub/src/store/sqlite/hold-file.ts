/** Keeps a second hub away from a SQLite file: two would each write their own truth, and say everything twice. */
import { DatabaseSync } from 'node:sqlite';
import { HeraldError } from '@herald/protocol/herald-error';
import { makePrivateFile } from '../private-folder.ts';
import { storeError } from '../store-error.ts';
import { sqliteFault } from './sqlite-error.ts';

/**
 * Held until it is disposed of, or the process ends in whatever way: the lock is the operating system's, on an empty
 * file beside the database. Backups and `herald doctor` read the database meanwhile. Throws `store/in-use`, or what is wrong with the disk.
 */
export function holdSqliteFile(path: string): Disposable {
  const lock = openLock(`${path}.lock`);
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    throw isBusy(error) ? inUse(path) : cannotHold(error, path);
  }
  return { [Symbol.dispose]: () => lock.close() };
}

function openLock(file: string): DatabaseSync {
  try {
    makePrivateFile(file);
    return new DatabaseSync(file, { timeout: 0 });
  } catch (error) {
    throw cannotHold(error, file);
  }
}

/** A folder of another user, a disk that is full or read-only: of the file system before SQLite has a say. */
const faultCodes: Readonly<Record<string, number>> = {
  EACCES: 14,
  EPERM: 14,
  EROFS: 8,
  EEXIST: 14,
  ENOTDIR: 14,
  ENOSPC: 13,
  EDQUOT: 13,
};

function cannotHold(error: unknown, file: string): HeraldError {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  const errcode = faultCodes[code];
  const fault = errcode === undefined ? undefined : sqliteFault(errcode);
  const told = fault ? new HeraldError(fault.code, { ...fault, cause: error }) : storeError(error);
  return new HeraldError(told.code, { message: `${told.message} (${file})`, next: told.next, cause: error });
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
