/** Size and use of mounted file systems. */
import { statfs as statfsWithCallback } from 'node:fs';
import { promisify } from 'node:util';
import { percentOf } from '../round.ts';

// `node:fs/promises` would load Node's streams and its line editor, which nothing here needs.
const statfs = promisify(statfsWithCallback);

export type DiskSpace = {
  sizeBytes: number;
  usedBytes: number;
  availableBytes: number;
  usedPercent: number;
  inodesUsedPercent?: number;
};

type Statfs = { bsize: number; blocks: number; bfree: number; bavail: number; files: number; ffree: number };

/** Formulas of psutil and df: the percentage is of what users may use, without the reserve for root. */
export function diskSpace({ bsize, blocks, bfree, bavail, files, ffree }: Statfs): DiskSpace {
  const usedBytes = (blocks - bfree) * bsize;
  const availableBytes = Math.max(0, bavail) * bsize;
  return {
    sizeBytes: blocks * bsize,
    usedBytes,
    availableBytes,
    usedPercent: percentOf(usedBytes, usedBytes + availableBytes),
    // btrfs and others make inodes as needed and say 0.
    ...(files > 0 && { inodesUsedPercent: percentOf(files - ffree, files) }),
  };
}

/**
 * Asks for the space of mounts, each at most once at a time: a dead disk can hold the call for good, and then only that
 * disk's own entry stops. `read` gives undefined for a mount that does not answer within `limitMs`, or is gone.
 */
export function createDiskSpaceReader(limitMs = 500): { read(mount: string): Promise<DiskSpace | undefined> } {
  const hanging = new Set<string>();
  return { read };

  async function read(mount: string): Promise<DiskSpace | undefined> {
    if (hanging.has(mount)) return undefined;
    hanging.add(mount);
    const answer = statfs(mount)
      .then(diskSpace, () => undefined)
      .finally(() => hanging.delete(mount));
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<undefined>((resolve) => {
      timer = setTimeout(resolve, limitMs, undefined);
    });
    try {
      return await Promise.race([answer, limit]);
    } finally {
      clearTimeout(timer);
    }
  }
}
