/** The data directory: keys and people's questions lie in it, so it is its user's own from the first moment. */
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes the folder where it is missing; one that is there stays as it is. */
export function makePrivateFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
}

/** An empty file that only its owner may read, where none is there yet; and its folder. What SQLite adds beside it takes the same mode. */
export function makePrivateFile(path: string): void {
  makePrivateFolder(dirname(path));
  closeSync(openSync(path, 'a', 0o600));
}
