/** Disks with psutil's meanings: each device once, the percentage of what users may use. */
import type { DiskMetrics } from '@herald/protocol/metrics';
import { percentOf } from '../round.ts';

export type ToldDisk = { fs: string; type: string; size: number; used: number; available: number; mount: string };

/** Made to be full, not of this machine, or no disk at all. */
const leftOut =
  /^(squashfs|iso9660|erofs|udf|cramfs|romfs|devfs|devtmpfs|tmpfs|autofs|nullfs|fdescfs|procfs|overlay|nfs\d?|cifs|smbfs|afpfs|webdav)$/i;
const mostDisks = 64;

export function portableDisks(told: readonly ToldDisk[], platform: NodeJS.Platform): DiskMetrics[] {
  const byDevice = new Map<string, DiskMetrics>();
  for (const { fs, type, size, used, available, mount } of told) {
    const figures = [size, used, available];
    const isPossible = figures.every((one) => Number.isFinite(one) && one >= 0) && size > 0 && used <= size;
    if (!isPossible || leftOut.test(type) || (platform === 'linux' && !fs.startsWith('/dev/'))) continue;
    const known = byDevice.get(fs);
    if (known && known.mount.length <= mount.length) continue;
    byDevice.set(fs, {
      mount: mount.slice(0, 128),
      device: fs.slice(0, 128),
      filesystem: type.slice(0, 128),
      sizeBytes: size,
      usedBytes: used,
      availableBytes: available,
      usedPercent: percentOf(used, used + available),
    });
  }
  return withPoolsOnce([...byDevice.values()])
    .sort((a, b) => (a.mount < b.mount ? -1 : 1))
    .slice(0, mostDisks);
}

/** What shares its free space is one disk: volumes of an APFS container, data sets of a ZFS pool but for those with a quota. */
function withPoolsOnce(disks: readonly DiskMetrics[]): DiskMetrics[] {
  return [...Map.groupBy(disks, poolOf).values()].flatMap((alike) => {
    const [first] = alike.toSorted((a, b) => a.mount.length - b.mount.length);
    if (!first || alike.length === 1) return alike;
    // Volumes tell the size of the container, and not all are mounted. What a data set uses holds what those below it use.
    const usedBytes = volume.test(first.device)
      ? first.sizeBytes - first.availableBytes
      : Math.max(...alike.map((disk) => disk.usedBytes));
    const sizeBytes = usedBytes + first.availableBytes;
    return [{ ...first, sizeBytes, usedBytes, usedPercent: percentOf(usedBytes, sizeBytes) }];
  });
}

/** The library calls a volume HFS where it could not ask for its type: what has all figures in common is one container. */
function poolOf({ device, filesystem, sizeBytes, availableBytes }: DiskMetrics): string {
  const [, container] = volume.exec(device) ?? [];
  if (container !== undefined) return `${container} ${sizeBytes} ${availableBytes}`;
  return filesystem === 'zfs' ? `${device.split('/')[0]} ${availableBytes}` : device;
}

const volume = /^(\/dev\/disk\d+)s/;
