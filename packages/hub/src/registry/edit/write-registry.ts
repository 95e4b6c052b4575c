/** Puts a new text in the place of a registry file, whole or not at all. */
import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { HeraldError } from '@herald/protocol/herald-error';

/**
 * Follows links, keeps the mode, and syncs before the rename, so that a crash leaves the old file or the new one.
 * Throws `registry/changed-meanwhile` where the file no longer says `before`, `registry/unwritable` where it may not be written.
 */
export async function writeRegistry(file: string, { before, after }: { before: string; after: string }): Promise<void> {
  let fresh: string | undefined;
  try {
    const path = await realpath(file);
    fresh = join(dirname(path), `.${process.pid}.herald-registry`);
    const { mode } = await stat(path);
    const handle = await open(fresh, 'wx', mode);
    try {
      await handle.writeFile(after);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if ((await readFile(path, 'utf8')) !== before) throw changedMeanwhile(file);
    await rename(fresh, path);
    fresh = undefined;
  } catch (cause) {
    if (cause instanceof HeraldError) throw cause;
    throw new HeraldError('registry/unwritable', {
      message: `${file} cannot be replaced.`,
      next: 'Check who may write to its folder; a file that is mounted alone cannot be replaced, mount its folder.',
      cause,
    });
  } finally {
    if (fresh !== undefined) await rm(fresh, { force: true });
  }
}

function changedMeanwhile(file: string): HeraldError {
  return new HeraldError('registry/changed-meanwhile', {
    message: `${file} was changed by someone else just now.`,
    next: 'Run the command again.',
  });
}
