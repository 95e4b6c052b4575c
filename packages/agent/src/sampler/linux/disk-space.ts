/** Size and use of mounted file systems. */
import { statfs as statfsWithCallback, stat as statWithCallback } from 'node:fs';
import { promisify } from 'node:util';
import { systemClock } from '@herald/protocol/clock';
import { threadCount } from '../../thread-count.ts';
import { percentOf } from '../round.ts';

// `node:fs/promises` would load Node's streams and its line editor, which nothing here needs.
const statfs = promisify(statfsWithCallback);
const stat = promisify(statWithCallback);

export type DiskSpace = {
  sizeBytes: number;
  usedBytes: number;
  availableBytes: number;
  usedPercent: number;
  inodesUsedPercent?: number;
};

/** An error is no silence: only a disk that does not answer may be dying. */
export type SpaceOutcome =
  | { kind: 'space'; space: DiskSpace }
  /** A single file mounted on its own, as containers do it: no disk. */
  | { kind: 'file' }
  /** Unmounted since, or hidden below another mount. */
  | { kind: 'gone' }
  /** Not within the time that is waited for it; on a busy machine that says nothing of the disk. */
  | { kind: 'late' }
  /** For longer than any load explains. */
  | { kind: 'silent' }
  /** A folder above it is closed to the agent's user. */
  | { kind: 'forbidden' }
  | { kind: 'failing'; code: string }
  /** It answers with figures that cannot be. */
  | { kind: 'impossible' };

export type Statfs = {
  bsize: number;
  /** What the blocks are counted in; older Node does not tell. */
  frsize?: number;
  blocks: number;
  bfree: number;
  bavail: number;
  files: number;
  ffree: number;
};

/**
 * Formulas of psutil and df: the percentage is of what users may use, without the reserve for root. Undefined where the
 * figures cannot be: nothing is made up of them.
 */
export function diskSpace({ bsize, frsize, blocks, bfree, bavail, files, ffree }: Statfs): DiskSpace | undefined {
  const unit = frsize || bsize;
  const isPossible =
    [unit, blocks, bfree, bavail].every((one) => one >= 0) && bfree <= blocks && blocks * unit < 2 ** 63;
  // A reserve larger than what is free is a negative number, which the kernel writes as one near 2^64: the disk is full.
  const available = bavail >= 2 ** 63 ? 0 : bavail;
  if (!isPossible || available > blocks) return undefined;
  const usedBytes = (blocks - bfree) * unit;
  const availableBytes = available * unit;
  return {
    sizeBytes: blocks * unit,
    usedBytes,
    availableBytes,
    usedPercent: percentOf(usedBytes, usedBytes + availableBytes),
    // btrfs and others make inodes as needed and say 0.
    ...(files > 0 &&
      files < Number.POSITIVE_INFINITY &&
      ffree >= 0 &&
      ffree <= files && { inodesUsedPercent: percentOf(files - ffree, files) }),
  };
}

export type AskDisk = {
  stat(path: Buffer): Promise<{ isDirectory(): boolean }>;
  statfs(path: Buffer): Promise<Statfs>;
};

/**
 * Each call holds one of the threads that all of the agent shares. Disks that have never answered may hold half of them for
 * good, and leave some to those that have, and to looking up names.
 */
const mostUnproven = threadCount / 2;
const mostAtOnce = threadCount * 0.75;
const mostProven = 1024;

export type DiskSpaceReaderOptions = {
  limitMs?: number;
  silentAfterMs?: number;
  ask?: AskDisk;
  elapsed?(): number;
};

/**
 * Asks for the space of mounts, each at most once at a time: a dead disk can hold the call for good, and then only that
 * disk's own entry stops. `path` is as the kernel has it, byte by byte.
 */
export function createDiskSpaceReader({
  limitMs = 500,
  silentAfterMs = 5000,
  ask = { stat, statfs },
  elapsed = systemClock.elapsed,
}: DiskSpaceReaderOptions = {}): { read(path: Buffer): Promise<SpaceOutcome> } {
  const askedAtMs = new Map<string, number>();
  const proven = new Set<string>();
  let ended = Promise.withResolvers<void>();
  return { read };

  async function read(path: Buffer): Promise<SpaceOutcome> {
    const key = path.toString('latin1');
    const pendingSinceMs = askedAtMs.get(key);
    if (pendingSinceMs !== undefined) return { kind: elapsed() - pendingSinceMs < silentAfterMs ? 'late' : 'silent' };
    let [timer, last]: [NodeJS.Timeout?, NodeJS.Immediate?] = [];
    let isLate = false;
    const limit = new Promise<SpaceOutcome>((resolve) => {
      // What came while this process itself was busy is looked at first.
      timer = setTimeout(() => {
        isLate = true;
        last = setImmediate(resolve, { kind: 'late' });
      }, limitMs);
    });
    try {
      while (askedAtMs.size >= (proven.has(key) ? mostAtOnce : mostUnproven) && !isLate)
        await Promise.race([ended.promise, limit]);
      return isLate || askedAtMs.has(key) ? { kind: 'late' } : await Promise.race([tracked(key, path), limit]);
    } finally {
      clearTimeout(timer);
      clearImmediate(last);
    }
  }

  async function tracked(key: string, path: Buffer): Promise<SpaceOutcome> {
    askedAtMs.set(key, elapsed());
    proven.delete(key);
    const outcome = await askDisk(path);
    askedAtMs.delete(key);
    if (proven.size < mostProven) proven.add(key);
    ended.resolve();
    ended = Promise.withResolvers<void>();
    return outcome;
  }

  async function askDisk(path: Buffer): Promise<SpaceOutcome> {
    try {
      if (!(await ask.stat(path)).isDirectory()) return { kind: 'file' };
      const space = diskSpace(await ask.statfs(path));
      return space === undefined ? { kind: 'impossible' } : { kind: 'space', space };
    } catch (error) {
      return outcomeOf(error instanceof Error && 'code' in error ? String(error.code) : 'unknown');
    }
  }
}

function outcomeOf(code: string): SpaceOutcome {
  if (code === 'EACCES' || code === 'EPERM') return { kind: 'forbidden' };
  if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'gone' };
  return { kind: 'failing', code };
}
