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
  return [...byDevice.values()].sort((a, b) => (a.mount < b.mount ? -1 : 1)).slice(0, mostDisks);
}
