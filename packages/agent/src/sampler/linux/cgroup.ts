/** What the control group of a container allows and uses: a container must not report itself as the host. */
import type { CgroupScope, GroupDirectories } from './cgroup-scope.ts';
import { type ReadText, textsOf } from './read-text.ts';

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

export function readCgroup(read: ReadText, scope: Exclude<CgroupScope, { kind: 'host' }>): CgroupReading {
  return scope.kind === 'v2' ? readVersion2(read, scope.directories) : readVersion1(read, scope.directories);
}

function readVersion2(read: ReadText, directories: GroupDirectories): CgroupReading {
  const text = textsOf(read);
  const file = (name: string) => text(`${directories[0]}/${name}`);
  const lowest = (parse: (directory: string) => number | undefined) => smallest(directories.map(parse));
  const cpu = file('cpu.stat');
  return {
    cpuMicroseconds: field(cpu, 'usage_usec'),
    userMicroseconds: field(cpu, 'user_usec'),
    systemMicroseconds: field(cpu, 'system_usec'),
    periods: field(cpu, 'nr_periods'),
    throttledPeriods: field(cpu, 'nr_throttled'),
    coreLimit: smallest([
      lowest((directory) => parseCpuMax(text(`${directory}/cpu.max`))),
      allowedCpus(read, directories, ['cpuset.cpus.effective']),
    ]),
    // As `docker stats` counts: cache that can be dropped is not used memory.
    memoryUsedBytes: usedMemory(file('memory.current'), field(file('memory.stat'), 'inactive_file')),
    memoryLimitBytes: lowest((directory) => limit(text(`${directory}/memory.max`))),
    swapUsedBytes: limit(file('memory.swap.current')),
    swapLimitBytes: lowest((directory) => limit(text(`${directory}/memory.swap.max`))),
  };
}

type Version1 = Extract<CgroupScope, { kind: 'v1' }>['directories'];

function readVersion1(read: ReadText, { cpu, cpuacct, memory, cpuset }: Version1): CgroupReading {
  const text = textsOf(read);
  const split = text(`${cpuacct[0]}/cpuacct.stat`);
  const throttling = text(`${cpu[0]}/cpu.stat`);
  const memoryStat = text(`${memory[0]}/memory.stat`);
  const tick = 10_000; // cpuacct.stat counts in USER_HZ, which is 100 on every architecture of EC2.
  const quota = (directory: string) =>
    parseCpuMax(`${read(`${directory}/cpu.cfs_quota_us`)} ${read(`${directory}/cpu.cfs_period_us`)}`);
  // What binds may be set on a group around this one that cannot be seen from here: the kernel says the least of all.
  const around = (name: string) => limit(new RegExp(`^${name} (\\d+)$`, 'm').exec(memoryStat)?.[1]);
  const memoryLimitBytes = smallest([
    ...memory.map((directory) => limit(text(`${directory}/memory.limit_in_bytes`))),
    around('hierarchical_memory_limit'),
  ]);
  const withSwapBytes = smallest([
    ...memory.map((directory) => limit(text(`${directory}/memory.memsw.limit_in_bytes`))),
    around('hierarchical_memsw_limit'),
  ]);
  return {
    cpuMicroseconds: count(text(`${cpuacct[0]}/cpuacct.usage`)) / 1000,
    userMicroseconds: field(split, 'user') * tick,
    systemMicroseconds: field(split, 'system') * tick,
    periods: field(throttling, 'nr_periods'),
    throttledPeriods: field(throttling, 'nr_throttled'),
    coreLimit: smallest([...cpu.map(quota), allowedCpus(read, cpuset, ['cpuset.effective_cpus', 'cpuset.cpus'])]),
    memoryUsedBytes: usedMemory(text(`${memory[0]}/memory.usage_in_bytes`), field(memoryStat, 'total_inactive_file')),
    memoryLimitBytes,
    // Only a kernel that counts swap by group writes this line.
    swapUsedBytes: /^total_swap \d+$/m.test(memoryStat) ? field(memoryStat, 'total_swap') : undefined,
    swapLimitBytes:
      withSwapBytes === undefined ? undefined : Math.max(0, withSwapBytes - (memoryLimitBytes ?? withSwapBytes)),
  };
}

/** How many CPUs the group may run on: of its own file, of one around it, or by what the kernel allows this very process. */
function allowedCpus(read: ReadText, directories: GroupDirectories, names: readonly string[]): number | undefined {
  const text = textsOf(read);
  for (const directory of directories)
    for (const name of names) {
      const cpus = countCpus(text(`${directory}/${name}`));
      if (cpus !== undefined) return cpus;
    }
  return countCpus(/^Cpus_allowed_list:\s*(\S+)$/m.exec(text('/proc/self/status'))?.[1]);
}

/** `0-3,8` is five CPUs. Undefined for what is no such list. */
export function countCpus(text = ''): number | undefined {
  const list = text.trim();
  if (!/^\d{1,6}(-\d{1,6})?(,\d{1,6}(-\d{1,6})?)*$/.test(list)) return undefined;
  let cpus = 0;
  for (const range of list.split(',')) {
    const [first = 0, last = first] = range.split('-').map(Number);
    cpus += Math.max(0, last - first + 1);
  }
  return cpus > 0 ? cpus : undefined;
}

/** `50000 100000` is half a core; `max 100000` and `-1 100000` are no limit. */
function parseCpuMax(text: string): number | undefined {
  const [quota = Number.NaN, period = Number.NaN] = text.trim().split(/\s+/).map(Number);
  return quota > 0 && period > 0 ? quota / period : undefined;
}

function usedMemory(text: string, droppable: number): number {
  return Math.max(0, count(text) - droppable);
}

function field(text: string, name: string): number {
  return Number(new RegExp(`^${name} (\\d{1,20})$`, 'm').exec(text)?.[1] ?? 0);
}

function count(text: string): number {
  return /^\d{1,20}\s*$/.test(text) ? Number(text) : 0;
}

/** `max`, nothing, and version 1's number near 2^63 all mean no limit. */
function limit(text = ''): number | undefined {
  const value = /^\d{1,20}\s*$/.test(text) ? Number(text) : Number.NaN;
  return value < 2 ** 60 ? value : undefined;
}

function smallest(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length > 0 ? Math.min(...known) : undefined;
}
