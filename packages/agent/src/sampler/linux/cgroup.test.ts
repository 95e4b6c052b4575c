import { someMetrics } from '@herald/protocol/report-builder';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countCpus, readCgroup } from './cgroup.ts';
import { findCgroupScope } from './cgroup-scope.ts';
import { containerCpu, containerMemory, containerSwap } from './container-metrics.ts';

type Files = Readonly<Record<string, string>>;
const readOf = (files: Files) => (path: string) => files[path];
const base = '/sys/fs/cgroup';

function readingOf(files: Files) {
  const read = readOf(files);
  const scope = findCgroupScope(read);
  if (scope.kind === 'host') throw new Error('taken for the host');
  return readCgroup(read, scope);
}

const eightCores = { ...someMetrics().cpu, cores: 8 };
const second = 1_000_000;

/** What a container tells whose group used so many CPU seconds in a second. */
function cpuOf(files: Files, usedSeconds: number) {
  const after = { ...readingOf(files), cpuMicroseconds: usedSeconds * second };
  return containerCpu(eightCores, { before: { ...after, cpuMicroseconds: 0 }, after, seconds: 1 });
}

const version2: Files = {
  [`${base}/cgroup.controllers`]: 'cpuset cpu memory',
  [`${base}/cpu.stat`]: 'usage_usec 1\n',
  [`${base}/cpu.max`]: 'max 100000\n',
  [`${base}/memory.max`]: 'max\n',
};
const pod = '/kubepods.slice/kubepods-pod1.slice';
const below: Files = {
  [`${base}/cgroup.controllers`]: 'cpuset cpu memory',
  '/proc/self/cgroup': `0::${pod}/cri-containerd-abc.scope\n`,
  [`${base}${pod}/cri-containerd-abc.scope/cpu.stat`]: 'usage_usec 1\n',
  [`${base}${pod}/cri-containerd-abc.scope/memory.current`]: '1000\n',
};
const docker1: Files = {
  '/proc/self/cgroup': '5:cpuset:/docker/abc\n4:memory:/docker/abc\n3:cpu,cpuacct:/docker/abc\n',
  [`${base}/cpu,cpuacct/cpuacct.usage`]: '5000000',
  [`${base}/cpu,cpuacct/cpu.cfs_quota_us`]: '-1',
  [`${base}/cpu,cpuacct/cpu.cfs_period_us`]: '100000',
  [`${base}/memory/memory.usage_in_bytes`]: '1000',
};

it.each([
  ['cpuset of version 2', { ...version2, [`${base}/cpuset.cpus.effective`]: '3\n' }, 1],
  ['quota of version 2', { ...version2, [`${base}/cpu.max`]: '150000 100000\n' }, 1.5],
  [
    'the smaller of quota and cpuset',
    { ...version2, [`${base}/cpu.max`]: '150000 100000\n', [`${base}/cpuset.cpus.effective`]: '0-3\n' },
    1.5,
  ],
  [
    'what the kernel allows the process',
    { ...version2, '/proc/self/status': 'Name:\tnode\nCpus_allowed_list:\t2-3\n' },
    2,
  ],
  [
    'cpuset alone, without any quota file',
    {
      [`${base}/cgroup.controllers`]: 'cpuset',
      [`${base}/cpuset.cpus`]: '5\n',
      [`${base}/cpuset.cpus.effective`]: '5\n',
    },
    1,
  ],
  ['quota of the pod around it', { ...below, [`${base}${pod}/cpu.max`]: '200000 100000\n' }, 2],
  ['cpuset of the pod around it', { ...below, [`${base}${pod}/cpuset.cpus.effective`]: '0,4\n' }, 2],
  ['quota of the slice around the pod', { ...below, [`${base}/kubepods.slice/cpu.max`]: '300000 100000\n' }, 3],
  ['quota of version 1', { ...docker1, [`${base}/cpu,cpuacct/cpu.cfs_quota_us`]: '250000' }, 2.5],
  ['cpuset of version 1', { ...docker1, [`${base}/cpuset/cpuset.cpus`]: '0-1,7' }, 3],
  [
    'effective cpuset of version 1',
    { ...docker1, [`${base}/cpuset/cpuset.cpus`]: '0-7', [`${base}/cpuset/cpuset.effective_cpus`]: '6' },
    1,
  ],
  [
    'quota of version 1 around it',
    {
      ...docker1,
      [`${base}/cpu,cpuacct/docker/abc/cpuacct.usage`]: '5',
      [`${base}/cpu,cpuacct/docker/abc/cpu.cfs_quota_us`]: '-1',
      [`${base}/cpu,cpuacct/docker/cpu.cfs_quota_us`]: '50000',
      [`${base}/cpu,cpuacct/docker/cpu.cfs_period_us`]: '100000',
    },
    0.5,
  ],
  ['no limit at all', version2, 8],
] as [string, Files, number][])('a container that uses all it may is at 100 %%: %s', (_, files, cores) => {
  expect(cpuOf(files, cores)).toMatchObject({ cores, usedPercent: 100 });
});

it('takes the smallest memory limit of all groups around it', () => {
  const reading = readingOf({
    ...below,
    [`${base}${pod}/memory.max`]: '5000\n',
    [`${base}/kubepods.slice/memory.max`]: '9000\n',
  });
  expect(reading).toMatchObject({ memoryUsedBytes: 1000, memoryLimitBytes: 5000 });
});

it('tells the swap of a container of version 1 by what its group counts', () => {
  const reading = readingOf({
    ...docker1,
    [`${base}/memory/memory.limit_in_bytes`]: '1000000',
    [`${base}/memory/memory.memsw.limit_in_bytes`]: '3000000',
    [`${base}/memory/memory.stat`]: 'cache 5\ntotal_swap 500000\n',
  });
  const host = { totalBytes: 8e9, usedBytes: 4e9, usedPercent: 50 };
  expect(containerSwap(host, reading)).toEqual({ totalBytes: 2_000_000, usedBytes: 500_000, usedPercent: 25 });
});

it.each([
  ['0', 1],
  ['0-3,8', 5],
  ['0-1023', 1024],
  ['', undefined],
  ['max', undefined],
  ['3-1', undefined],
])('counts the CPUs of %j', (text, cpus) => {
  expect(countCpus(text)).toBe(cpus);
});

it('makes of no text whatsoever what the report may not hold', () => {
  const names = [
    'cpu.stat',
    'cpu.max',
    'memory.max',
    'memory.current',
    'memory.stat',
    'memory.swap.max',
    'memory.swap.current',
    'cpuset.cpus.effective',
  ];
  const text = fc.oneof(
    fc.constantFrom(
      'max',
      '-1',
      '0',
      '99999999999999999999999',
      '1e400',
      'NaN',
      '0 0',
      '5 0',
      '-5 100',
      'usage_usec -1',
      'inactive_file 99999999999',
    ),
    fc.string({ maxLength: 60, unit: 'binary' }),
    fc.nat().map(String),
  );
  const { cpu, memory, swap } = someMetrics();
  fc.assert(
    fc.property(fc.array(text, { minLength: names.length, maxLength: names.length }), fc.nat(5), (texts, seconds) => {
      const files = Object.fromEntries(names.map((name, index) => [`${base}/${name}`, texts[index] ?? '']));
      const after = readingOf({ [`${base}/cgroup.controllers`]: 'cpu', ...files });
      const told = [
        containerCpu(cpu, { before: after, after, seconds }),
        containerMemory(memory, after),
        containerSwap(swap, after),
      ];
      for (const number of told.flatMap((one) => Object.values(one).flat()))
        expect(Number.isFinite(number) && number >= 0).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

it('takes the limit of a group around it that cannot be seen, where only the kernel knows of it', () => {
  const unlimited = '9223372036854771712';
  const stat = (memory: string, swap: string) =>
    `hierarchical_memory_limit ${memory}\nhierarchical_memsw_limit ${swap}\n`;
  const files = {
    ...docker1,
    [`${base}/memory/memory.limit_in_bytes`]: unlimited,
    [`${base}/memory/memory.memsw.limit_in_bytes`]: unlimited,
  };
  const reading = (text: string) => readingOf({ ...files, [`${base}/memory/memory.stat`]: text });
  expect(reading(stat('3000000000', '4000000000'))).toMatchObject({
    memoryLimitBytes: 3_000_000_000,
    swapLimitBytes: 1_000_000_000,
  });
  expect(reading(stat(unlimited, unlimited))).toMatchObject({ memoryLimitBytes: undefined, swapLimitBytes: undefined });
  // Its own, where that is the smaller one.
  expect(
    readingOf({
      ...files,
      [`${base}/memory/memory.limit_in_bytes`]: '2000000000',
      [`${base}/memory/memory.stat`]: stat('3000000000', unlimited),
    }).memoryLimitBytes,
  ).toBe(2_000_000_000);
});

it('knows a container by a limit that it only inherits', () => {
  const marked = { ...docker1, '/proc/self/cgroup': '4:memory:/\n3:cpu,cpuacct:/\n', '/.dockerenv': '' };
  const scope = (limit: string) =>
    findCgroupScope(readOf({ ...marked, [`${base}/memory/memory.stat`]: `hierarchical_memory_limit ${limit}\n` })).kind;
  expect([scope('3000000000'), scope('9223372036854771712')]).toEqual(['v1', 'host']);
});

it.each([
  ['a mark of Docker', { '/.dockerenv': '' }],
  ['a mark of Podman', { '/run/.containerenv': '' }],
])('%s makes a container only together with a limit', (_, mark) => {
  const root = { ...docker1, '/proc/self/cgroup': '4:memory:/\n3:cpu,cpuacct:/\n' };
  const kindOf = (files: Files) => findCgroupScope(readOf({ ...root, ...files })).kind;
  const cpus = { '/sys/devices/system/cpu/online': '0-7\n' };
  const limits: Files[] = [
    { [`${base}/memory/memory.limit_in_bytes`]: '2000000000\n' },
    { [`${base}/cpu,cpuacct/cpu.cfs_quota_us`]: '50000\n' },
    { ...cpus, [`${base}/cpuset/cpuset.cpus`]: '0-1\n' },
  ];
  for (const limit of limits) expect([kindOf({ ...mark, ...limit }), kindOf(limit)]).toEqual(['v1', 'host']);
  const none: Files[] = [
    {},
    { [`${base}/memory/memory.limit_in_bytes`]: String(2 ** 60) },
    { [`${base}/cpu,cpuacct/cpu.cfs_quota_us`]: '0\n' },
    { ...cpus, [`${base}/cpuset/cpuset.cpus`]: '0-7\n' },
    { ...cpus, [`${base}/cpuset/cpuset.cpus`]: '\n' },
    { [`${base}/cpuset/cpuset.cpus`]: '0-1\n' },
  ];
  for (const one of none) expect(kindOf({ ...mark, ...one })).toBe('host');
});

it('a limit of half a core, of cores and of none; cores that are no list are no limit', () => {
  const limitOf = (files: Files) => readingOf({ ...version2, ...files }).coreLimit;
  expect(limitOf({ [`${base}/cpu.max`]: '50000 100000\n' })).toBe(0.5);
  expect(limitOf({ [`${base}/cpu.max`]: '0 100000\n' })).toBeUndefined();
  expect(limitOf({ [`${base}/cpu.max`]: '50000 0\n' })).toBeUndefined();
  expect(limitOf({ [`${base}/cpuset.cpus.effective`]: '0-3,8\n' })).toBe(5);
  expect(limitOf({ [`${base}/cpu.max`]: '50000 100000\n', [`${base}/cpuset.cpus.effective`]: '0-3\n' })).toBe(0.5);
  expect(limitOf({ '/proc/self/status': 'Name:\tnode\nCpus_allowed_list:\t2-3\n' })).toBe(2);
  expect([countCpus('3-1'), countCpus('x'), countCpus('')]).toEqual([undefined, undefined, undefined]);
});
