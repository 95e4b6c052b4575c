/** The two groups of readings: what moves fast and costs little, and what moves slowly or costs more. */
import type { Metrics } from '@herald/protocol/metrics';
import { type CgroupReading, readCgroup } from './cgroup.ts';
import type { CgroupScope } from './cgroup-scope.ts';
import { type CpuReading, parseCpu } from './cpu.ts';
import { type DiskCounters, parseDiskCounters } from './disk-activity.ts';
import { type MemoryReading, parseMemory, parseSwap, type SwapReading } from './memory.ts';
import { type NetworkCounters, parseNetwork } from './network.ts';
import { type PressureReading, parsePressure } from './pressure.ts';
import { type ReadText, textsOf } from './read-text.ts';
import { parseFileDescriptors, parseLoad, parseUptimeSeconds } from './small-readings.ts';

export type FastReading = {
  /** By the clock that never steps back. */
  elapsedMs: number;
  cpu: CpuReading;
  memory: MemoryReading;
  swap: SwapReading | undefined;
  disks: ReadonlyMap<string, DiskCounters>;
  network: ReadonlyMap<string, NetworkCounters>;
  load: Metrics['load'];
  /** Undefined where the kernel does not tell. */
  uptimeSeconds: number | undefined;
  fileDescriptors: Metrics['fileDescriptors'];
  pressure: Readonly<Partial<Record<'cpu' | 'memory' | 'io', PressureReading>>>;
  cgroup: CgroupReading | undefined;
};

/** About a dozen small files, half a millisecond. Undefined where there is no /proc/stat: this is no Linux. */
export function readFast(read: ReadText, scope: CgroupScope, elapsedMs: number): FastReading | undefined {
  const text = textsOf(read);
  const cpu = parseCpu(text('/proc/stat'));
  if (cpu === undefined) return undefined;
  const memory = parseMemory(text('/proc/meminfo'));
  return {
    elapsedMs,
    cpu,
    memory,
    // Without swap nothing is swapped: most instances have none, and the file is a long one.
    swap: memory['SwapTotal'] ? parseSwap(text('/proc/vmstat')) : { inPages: 0, outPages: 0 },
    disks: parseDiskCounters(text('/proc/diskstats')),
    network: parseNetwork(text('/proc/net/dev')),
    load: parseLoad(text('/proc/loadavg')),
    uptimeSeconds: parseUptimeSeconds(text('/proc/uptime')),
    fileDescriptors: parseFileDescriptors(text('/proc/sys/fs/file-nr')),
    pressure: readPressure(read, scope),
    cgroup: scope.kind === 'host' ? undefined : readCgroup(read, scope),
  };
}

function readPressure(read: ReadText, scope: CgroupScope): FastReading['pressure'] {
  const pressure: { cpu?: PressureReading; memory?: PressureReading; io?: PressureReading } = {};
  for (const kind of ['cpu', 'memory', 'io'] as const) {
    const path = scope.kind === 'v2' ? `${scope.directories[0]}/${kind}.pressure` : `/proc/pressure/${kind}`;
    const reading = parsePressure(textsOf(read)(path));
    if (reading) pressure[kind] = reading;
  }
  return pressure;
}
