/** Files that hold a secret: nobody but their owner may read them, also where they were there before. */
import { fchmodSync, fstatSync } from 'node:fs';
import { open } from 'node:fs/promises';

/** Leaves a terminal or a pipe alone. */
export function closeToOthers(descriptor: number): void {
  if (fstatSync(descriptor).isFile()) fchmodSync(descriptor, 0o600);
}

/** Rejects where the file belongs to somebody else. */
export async function closePathToOthers(path: string): Promise<void> {
  await using file = await open(path, 'r');
  await file.chmod(0o600);
}
