/** Files that hold a secret: nobody but their owner may read them, also where they were there before. */
import { fchmodSync, fstatSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { HeraldError } from '@herald/protocol/herald-error';

/** Leaves a terminal or a pipe alone, and a file that is closed already: it may be another user's. Throws `command/output-open`. */
export function closeToOthers(descriptor: number): void {
  const found = fstatSync(descriptor);
  if (!found.isFile() || (found.mode & 0o077) === 0) return;
  try {
    fchmodSync(descriptor, 0o600);
  } catch (cause) {
    throw new HeraldError('command/output-open', {
      message:
        'The file that takes the output may be read by others, and belongs to another user than the command runs as.',
      next: 'Close it from the start: (umask 077; the command > FILE)',
      cause,
    });
  }
}

/** Rejects where the file belongs to somebody else. */
export async function closePathToOthers(path: string): Promise<void> {
  await using file = await open(path, 'r');
  await file.chmod(0o600);
}
