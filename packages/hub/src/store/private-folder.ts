/** The data directory: keys and people's questions lie in it, so it is its user's own from the first moment. */
import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes the folder where it is missing; one that is there stays as it is. */
function makePrivateFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
}

/**
 * An empty file that only its owner may read, and its folder, where none is there yet; what SQLite adds beside it takes
 * the same mode. One from before is closed to others too, if it is ours.
 */
export function makePrivateFile(path: string): void {
  makePrivateFolder(dirname(path));
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    // Not opened a second time: closing it would let go of the locks that this process may have on it.
    if (codeOf(error) !== 'EEXIST') throw error;
    for (const file of [path, `${path}-wal`, `${path}-shm`]) closeToOthers(file);
  }
}

function closeToOthers(path: string): void {
  try {
    chmodSync(path, 0o600);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'EPERM') throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
