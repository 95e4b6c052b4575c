/** Memory and swap with psutil's meanings, whichever system tells them. */
import type { MemoryMetrics, Metrics } from '@herald/protocol/metrics';
import { percentOf } from '../round.ts';

/** In bytes, as systeminformation has them. */
export type ToldMemory = {
  total: number;
  free: number;
  available: number;
  buffcache: number;
  swaptotal: number;
  swapused: number;
};

/** Cache that can be dropped is available and not used. On Linux psutil counts used memory by itself; elsewhere it is what is not available. */
export function portableMemory(told: ToldMemory, platform: NodeJS.Platform): MemoryMetrics {
  const totalBytes = positive(told.total);
  const freeBytes = Math.min(totalBytes, positive(told.free));
  const availableBytes = Math.min(totalBytes, positive(told.available) || freeBytes);
  const used = platform === 'linux' ? totalBytes - freeBytes - positive(told.buffcache) : totalBytes - availableBytes;
  return {
    totalBytes,
    availableBytes,
    usedBytes: used < 0 ? totalBytes - freeBytes : used,
    freeBytes,
    usedPercent: percentOf(totalBytes - availableBytes, totalBytes),
  };
}

export function portableSwap({ swaptotal, swapused }: ToldMemory): Metrics['swap'] {
  const totalBytes = positive(swaptotal);
  const usedBytes = Math.min(totalBytes, positive(swapused));
  return { totalBytes, usedBytes, usedPercent: percentOf(usedBytes, totalBytes) };
}

function positive(value: number): number {
  return Number.isFinite(value) && value > 0 ? value : 0;
}
