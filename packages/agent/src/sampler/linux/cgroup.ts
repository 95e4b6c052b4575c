/** Whether the agent runs in a container, and what its control group allows and uses: a container must not report itself as the host. */
import type { ReadText } from './read-text.ts';

export type CgroupScope =
  | { kind: 'host' }
  | { kind: 'v2'; directory: string }
  | { kind: 'v1'; cpuDirectory: string; memoryDirectory: string };

/** Limits are undefined where there are none. */
export type CgroupReading = {
  cpuMicroseconds: number;
  userMicroseconds: number;
  systemMicroseconds: number;
  periods: number;
  throttledPeriods: number;
  coreLimit: number | undefined;
  memoryUsedBytes: number;
  memoryLimitBytes: number | undefined;
  swapUsedBytes: number | undefined;
  swapLimitBytes: number | undefined;
};

const containerPath = /docker|kubepods|libpod|containerd|crio|\/ecs\/|lxc|machine\.slice/;
const base = '/sys/fs/cgroup';

/**
 * A control group of version 2 has `memory.max` or `cpu.max` in the directory that a container sees as the root; the
 * true root has neither. Version 1 has no such mark, so the runtimes' own marks are read. The limits of a systemd unit
 * that the agent itself runs in are no container.
 */
export function findCgroupScope(read: ReadText): CgroupScope {
  const own = read('/proc/self/cgroup') ?? '';
  const path = /^0::(\/.*)$/m.exec(own)?.[1] ?? '/';
  if (read(`${base}/cgroup.controllers`) !== undefined) {
    if (read(`${base}/memory.max`) !== undefined || read(`${base}/cpu.max`) !== undefined)
      return { kind: 'v2', directory: base };
    if (containerPath.test(path) && read(`${base}${path}/cpu.stat`) !== undefined)
      return { kind: 'v2', directory: `${base}${path}` };
    return { kind: 'host' };
  }
  const cpuDirectory = [`${base}/cpu,cpuacct`, `${base}/cpuacct`, `${base}/cpu`].find(
    (directory) => read(`${directory}/cpuacct.usage`) !== undefined,
  );
  if (cpuDirectory === undefined) return { kind: 'host' };
  const scope = { kind: 'v1', cpuDirectory, memoryDirectory: `${base}/memory` } as const;
  if (containerPath.test(own)) return scope;
  // The mark alone is not enough: a virtual machine whose disk was made from an image carries it too.
  const isMarked = read('/.dockerenv') !== undefined || read('/run/.containerenv') !== undefined;
  const { coreLimit, memoryLimitBytes } = readVersion1(read, scope);
  return isMarked && (coreLimit !== undefined || memoryLimitBytes !== undefined) ? scope : { kind: 'host' };
}

export function readCgroup(read: ReadText, scope: Exclude<CgroupScope, { kind: 'host' }>): CgroupReading {
  return scope.kind === 'v2' ? readVersion2(read, scope.directory) : readVersion1(read, scope);
}

function readVersion2(read: ReadText, directory: string): CgroupReading {
  const file = (name: string) => read(`${directory}/${name}`) ?? '';
  const cpu = file('cpu.stat');
  const memory = file('memory.stat');
  const [quota, period] = file('cpu.max').trim().split(' ').map(Number);
  return {
    cpuMicroseconds: field(cpu, 'usage_usec'),
    userMicroseconds: field(cpu, 'user_usec'),
    systemMicroseconds: field(cpu, 'system_usec'),
    periods: field(cpu, 'nr_periods'),
    throttledPeriods: field(cpu, 'nr_throttled'),
    coreLimit: quota && period ? quota / period : undefined,
    // As `docker stats` counts: cache that can be dropped is not used memory.
    memoryUsedBytes: Math.max(0, Number(file('memory.current')) - field(memory, 'inactive_file')),
    memoryLimitBytes: limit(file('memory.max')),
    swapUsedBytes: limit(file('memory.swap.current')),
    swapLimitBytes: limit(file('memory.swap.max')),
  };
}

type Version1 = Extract<CgroupScope, { kind: 'v1' }>;

function readVersion1(read: ReadText, { cpuDirectory, memoryDirectory }: Version1): CgroupReading {
  const cpuFile = (name: string) => read(`${cpuDirectory}/${name}`) ?? '';
  const quotaFile = (name: string) => cpuFile(name) || (read(`${base}/cpu/${name}`) ?? '');
  const memoryFile = (name: string) => read(`${memoryDirectory}/${name}`) ?? '';
  const split = cpuFile('cpuacct.stat');
  const quota = Number(quotaFile('cpu.cfs_quota_us'));
  const period = Number(quotaFile('cpu.cfs_period_us'));
  const throttling = quotaFile('cpu.stat');
  const tick = 10_000; // cpuacct.stat counts in USER_HZ, which is 100 on every architecture of EC2.
  return {
    cpuMicroseconds: Number(cpuFile('cpuacct.usage')) / 1000,
    userMicroseconds: field(split, 'user') * tick,
    systemMicroseconds: field(split, 'system') * tick,
    periods: field(throttling, 'nr_periods'),
    throttledPeriods: field(throttling, 'nr_throttled'),
    coreLimit: quota > 0 && period > 0 ? quota / period : undefined,
    memoryUsedBytes: Math.max(
      0,
      Number(memoryFile('memory.usage_in_bytes')) - field(memoryFile('memory.stat'), 'total_inactive_file'),
    ),
    memoryLimitBytes: limit(memoryFile('memory.limit_in_bytes')),
    swapUsedBytes: undefined,
    swapLimitBytes: undefined,
  };
}

function field(text: string, name: string): number {
  return Number(new RegExp(`^${name} (\\d+)`, 'm').exec(text)?.[1] ?? 0);
}

/** `max`, nothing, and version 1's number near 2^63 all mean no limit. */
function limit(text: string): number | undefined {
  const value = /^\d+\s*$/.test(text) ? Number(text) : Number.NaN;
  return value < 2 ** 60 ? value : undefined;
}
