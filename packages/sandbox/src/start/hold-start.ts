/** One `npm start` for a data directory: a second one would write its registry and key under the first one's feet. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { HeraldError } from '@herald/protocol/herald-error';

/**
 * Held until it is disposed of, or the process ends in whatever way: the lock is the operating system's. Also refuses where
 * a hub works with the data directory already. Throws `start/running` before anything was written that another reads.
 */
export function holdStart(dataDir: string): Disposable {
  mkdirSync(join(dataDir, 'sandbox'), { recursive: true, mode: 0o700 });
  const lock = lockFile(join(dataDir, 'sandbox', 'start.lock'));
  if (!lock) throw running(`Herald runs already with ${dataDir}: another \`npm start\` works there.`);
  const ofHub = lockFile(join(dataDir, 'herald.db.lock'));
  if (!ofHub) {
    lock.close();
    throw running(`A hub works with ${dataDir} already.`);
  }
  ofHub.close();
  return { [Symbol.dispose]: () => lock.close() };
}

/** Undefined where another process holds it. */
function lockFile(path: string): DatabaseSync | undefined {
  const lock = new DatabaseSync(path, { timeout: 0 });
  try {
    lock.exec('begin exclusive');
    return lock;
  } catch (error) {
    lock.close();
    // SQLITE_BUSY
    if (error instanceof Error && 'errcode' in error && error.errcode === 5) return undefined;
    throw error;
  }
}

function running(message: string): HeraldError {
  return new HeraldError('start/running', {
    message: `${message} Nothing was changed.`,
    next: 'Stop it first, or give this one HERALD_DATA_DIR, HERALD_WEB_PORT and HERALD_SANDBOX_PORT of its own.',
  });
}
