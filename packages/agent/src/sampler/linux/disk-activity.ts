/** What disks read and wrote, from /proc/diskstats. */
import { bytesPerSecond, countOf, percentOf, ratePerSecond } from '../round.ts';

/** Since boot. Sectors are 512 bytes whatever the disk's own sector size (iostats.rst). */
export type DiskCounters = {
  name: string;
  reads: number;
  readBytes: number;
  writes: number;
  writtenBytes: number;
  busyMs: number;
};

export type DiskActivity = {
  readBytesPerSecond: number;
  writtenBytesPerSecond: number;
  readsPerSecond: number;
  writesPerSecond: number;
  busyPercent: number;
};

const mostDisks = 512;
/** A disk without a single read or write. */
const idle = /^ *\d+ +\d+ \S+ 0 \d+ \d+ \d+ 0 /;

/** One controller's way to an NVMe disk that several may reach: hidden, and numbered 0:0 as all of them are. */
const nvmePath = /^(nvme\d+)c\d+(n\d+)$/;

/** By `major:minor`. Disks that never did anything (empty loop devices, RAM disks) are left out. */
export function parseDiskCounters(text: string): Map<string, DiskCounters> {
  const disks = new Map<string, DiskCounters>();
  const pathsOf = new Map<string, DiskCounters[]>();
  for (const line of text.split('\n')) {
    // Most lines of most machines: not even taken apart.
    if (idle.test(line)) continue;
    const [major, minor, name, ...fields] = line.trim().split(/\s+/);
    const n = fields.map(countOf);
    const [reads = 0, , readSectors = 0, , writes = 0, , writtenSectors = 0, , , busyMs = 0] = n;
    if (!major || !minor || !name) continue;
    const disk = {
      name,
      reads,
      readBytes: readSectors * 512,
      writes,
      writtenBytes: writtenSectors * 512,
      busyMs,
    };
    const [, subsystem, namespace] = nvmePath.exec(name) ?? [];
    if (subsystem !== undefined) {
      const head = `${subsystem}${namespace}`;
      pathsOf.set(head, [...(pathsOf.get(head) ?? []), disk]);
      continue;
    }
    disks.set(`${major}:${minor}`, disk);
    if (disks.size >= mostDisks) break;
  }
  for (const [head, paths] of pathsOf) addByItsPaths(head, paths, text, disks);
  return disks;
}

/** Before Linux 6.4 the disk itself counts nothing, only its paths do; since then what they count is in it. */
function addByItsPaths(
  name: string,
  paths: readonly DiskCounters[],
  text: string,
  disks: Map<string, DiskCounters>,
): void {
  const [, major, minor] = new RegExp(String.raw`^ *(\d+) +(\d+) ${name} `, 'm').exec(text) ?? [];
  if (major === undefined || disks.has(`${major}:${minor}`)) return;
  const sum = (of: (path: DiskCounters) => number) => paths.reduce((all, path) => all + of(path), 0);
  disks.set(`${major}:${minor}`, {
    name,
    reads: sum(({ reads }) => reads),
    readBytes: sum(({ readBytes }) => readBytes),
    writes: sum(({ writes }) => writes),
    writtenBytes: sum(({ writtenBytes }) => writtenBytes),
    // They are busy at the same time.
    busyMs: Math.max(...paths.map(({ busyMs }) => busyMs)),
  });
}

export function diskActivity(before: DiskCounters, after: DiskCounters, seconds: number): DiskActivity {
  return {
    readBytesPerSecond: bytesPerSecond(before.readBytes, after.readBytes, seconds),
    writtenBytesPerSecond: bytesPerSecond(before.writtenBytes, after.writtenBytes, seconds),
    readsPerSecond: ratePerSecond(before.reads, after.reads, seconds),
    writesPerSecond: ratePerSecond(before.writes, after.writes, seconds),
    busyPercent: percentOf(after.busyMs - before.busyMs, seconds * 1000),
  };
}
