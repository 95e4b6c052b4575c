/** Reads the small files of /proc and /sys. Synchronous on purpose: the kernel answers from memory, and a trip through the thread pool costs more than the read. */
import { closeSync, openSync, readSync } from 'node:fs';

/**
 * The text of a file, or undefined where it does not exist or may not be read. Paths are absolute, below the root. `piece`:
 * the kernel hands it out whole in one read, and need not be asked whether there is more.
 */
export type ReadText = (path: string, extent?: 'piece') => string | undefined;

/** A file that cannot be read says nothing. */
export const textsOf = (read: ReadText) => (path: string) => read(path) ?? '';

const firstBytes = 64 * 1024;
const mostBytes = 4 * 1024 * 1024;

/** `root` lets tests bring their own /proc. At most 4 MiB of a file are read. */
export function createReadText(root = ''): ReadText {
  let buffer = Buffer.allocUnsafe(firstBytes);
  return (path, extent) => {
    let file: number;
    try {
      file = openSync(`${root}${path}`, 'r');
    } catch {
      return undefined;
    }
    try {
      let length = 0;
      for (;;) {
        const got = readSync(file, buffer, length, buffer.length - length, null);
        if (got === 0) break;
        length += got;
        if (extent === 'piece' || length >= mostBytes) break;
        if (length === buffer.length) buffer = Buffer.concat([buffer], buffer.length * 4);
      }
      return buffer.toString('latin1', 0, length);
    } catch {
      return undefined;
    } finally {
      closeSync(file);
    }
  };
}
