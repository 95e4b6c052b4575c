/** Makes metrics of two fast readings and the last slow ones. Pure. */
import type { DiskMetrics, Metrics } from '@herald/protocol/metrics';
import { containerCpu, containerMemory, containerSwap } from './container-metrics.ts';
import { cpuMetrics } from './cpu.ts';
import { diskActivity } from './disk-activity.ts';
import { memoryMetrics, swapMetrics } from './memory.ts';
import { networkMetrics } from './network.ts';
import { pressureMetrics } from './pressure.ts';
import type { MountedDisk } from './read-disks.ts';
import type { FastReading } from './readings.ts';
import type { RareReading, SlowReading } from './slow-readings.ts';

export type Assembly = {
  scope: 'host' | 'container';
  before: FastReading;
  after: FastReading;
  slow: SlowReading;
  rare: RareReading;
  processes: Metrics['processes'];
  /** When the machine, or the container, started, by the clock as it is set now: epoch milliseconds. */
  bootedAtMs: number;
  /** By the clock that never steps. */
  uptimeSeconds: number;
  pageBytes: number;
};

export function assembleMetrics(parts: Assembly): Metrics {
  const { before, after, slow, rare, scope, pageBytes } = parts;
  const seconds = (after.elapsedMs - before.elapsedMs) / 1000;
  const hostCpu = cpuMetrics(before.cpu, after.cpu, seconds);
  const hostMemory = memoryMetrics(after.memory, slow.zfsCacheBytes);
  const hostSwap = swapMetrics(after.memory, { before: before.swap, after: after.swap, seconds, pageBytes });
  const span = before.cgroup && after.cgroup && { before: before.cgroup, after: after.cgroup, seconds };
  const { frequencyMhz, ...rareMetrics } = rare;
  const { cpu, memory, io } = after.pressure;
  const pressure = {
    ...(cpu && { cpu: pressureMetrics(cpu) }),
    ...(memory && { memory: pressureMetrics(memory) }),
    ...(io && { io: pressureMetrics(io) }),
  };
  return withoutUndefined({
    scope,
    bootedAt: new Date(parts.bootedAtMs).toISOString(),
    uptimeSeconds: Math.max(0, Math.round(parts.uptimeSeconds)),
    cpu: withoutUndefined({ ...(span ? containerCpu(hostCpu, span) : hostCpu), frequencyMhz }),
    load: after.load,
    memory: span ? containerMemory(hostMemory, span.after) : hostMemory,
    swap: span ? containerSwap(hostSwap, span.after) : hostSwap,
    disks: slow.disks.map((disk) => diskMetrics(disk, before, after, seconds)),
    network: networkMetrics({
      before: before.network,
      after: after.network,
      seconds,
      counted: slow.countedInterfaces,
    }),
    processes: parts.processes,
    fileDescriptors: after.fileDescriptors,
    ...rareMetrics,
    pressure: Object.keys(pressure).length > 0 ? pressure : undefined,
  });
}

function diskMetrics(disk: MountedDisk, before: FastReading, after: FastReading, seconds: number): DiskMetrics {
  const { deviceNumber, path: _, ...shown } = disk;
  const now = after.disks.get(deviceNumber) ?? findByName(after, disk.device);
  const was = now && (before.disks.get(deviceNumber) ?? findByName(before, disk.device) ?? now);
  return { ...shown, ...(was && now && diskActivity(was, now, seconds)) };
}

/** btrfs and ZFS mounts carry a made-up device number; their device's name still leads to the disk. */
function findByName(reading: FastReading, device: string) {
  const name = device.replace(/^\/dev\//, '');
  for (const disk of reading.disks.values()) if (disk.name === name) return disk;
  return undefined;
}

/** JSON has no undefined, and the schema no null: what is not known is not there. */
function withoutUndefined<Value extends object>(value: Value): Value {
  for (const key of Object.keys(value) as (keyof Value)[]) if (value[key] === undefined) delete value[key];
  return value;
}
