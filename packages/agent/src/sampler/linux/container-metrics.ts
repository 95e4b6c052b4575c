/** CPU, memory and swap as the control group of a container sees them. */
import type { CpuMetrics, MemoryMetrics, Metrics } from '@herald/protocol/metrics';
import { percentOf } from '../round.ts';
import type { CgroupReading } from './cgroup.ts';

export type CgroupSpan = { before: CgroupReading; after: CgroupReading; seconds: number };

/** Percentages are of the cores the container may use. Waiting for disks is not counted per group: it is 0 here. */
export function containerCpu(host: CpuMetrics, { before, after, seconds }: CgroupSpan): CpuMetrics {
  const cores = Math.min(host.cores, after.coreLimit ?? host.cores);
  const availableMicroseconds = seconds * 1e6 * cores;
  const share = (name: 'cpuMicroseconds' | 'userMicroseconds' | 'systemMicroseconds') =>
    percentOf(after[name] - before[name], availableMicroseconds);
  return {
    intervalSeconds: host.intervalSeconds,
    cores: Math.round(cores * 100) / 100,
    usedPercent: share('cpuMicroseconds'),
    userPercent: share('userMicroseconds'),
    systemPercent: share('systemMicroseconds'),
    iowaitPercent: 0,
    stealPercent: host.stealPercent,
    throttledPercent: percentOf(after.throttledPeriods - before.throttledPeriods, after.periods - before.periods),
  };
}

export function containerMemory(host: MemoryMetrics, reading: CgroupReading): MemoryMetrics {
  const totalBytes = Math.min(host.totalBytes, reading.memoryLimitBytes ?? host.totalBytes);
  const usedBytes = Math.min(totalBytes, reading.memoryUsedBytes);
  const availableBytes = Math.min(totalBytes - usedBytes, host.availableBytes);
  return {
    totalBytes,
    availableBytes,
    usedBytes,
    freeBytes: availableBytes,
    usedPercent: percentOf(totalBytes - availableBytes, totalBytes),
  };
}

/** The host's swap where the group says nothing of its own. */
export function containerSwap(host: Metrics['swap'], reading: CgroupReading): Metrics['swap'] {
  if (reading.swapUsedBytes === undefined) return host;
  const totalBytes = Math.min(host.totalBytes, reading.swapLimitBytes ?? host.totalBytes);
  const usedBytes = Math.min(totalBytes, reading.swapUsedBytes);
  return { totalBytes, usedBytes, usedPercent: percentOf(usedBytes, totalBytes) };
}
