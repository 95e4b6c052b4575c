/** The figures of systems without /proc, from what a library tells of them: what cannot be is left out, and counts as nothing. */
import { expect, it } from 'vitest';
import { findSamplerKind } from '../sampler-kind.ts';
import { portableCpu } from './portable-cpu.ts';
import { portableDisks } from './portable-disks.ts';
import { portableMemory, portableSwap } from './portable-memory.ts';
import { portableProcesses, seenWhole } from './portable-processes.ts';

const idle = { user: 0, nice: 0, sys: 0, idle: 0, irq: 0 };

it('CPU is of the time that passed: nice and interrupts count as used, on the systems that tell them', () => {
  const after = { user: 100, nice: 50, sys: 30, idle: 800, irq: 20 };
  const of = (platform: NodeJS.Platform) => portableCpu([idle], [after], { seconds: 1.23456, platform });
  expect(of('linux')).toEqual({
    intervalSeconds: 1.235,
    cores: 1,
    usedPercent: 20,
    userPercent: 10,
    systemPercent: 3,
    nicePercent: 5,
    irqPercent: 2,
    perCoreUsedPercent: [20],
  });
  expect(of('win32')).toMatchObject({ irqPercent: 2 });
  expect(of('darwin')).toMatchObject({ nicePercent: 5 });
});

it('a core is compared with itself only while there are as many as before; time that went back counts as none', () => {
  const busy = { ...idle, user: 90, idle: 10 };
  const of = (before: (typeof idle)[], after: (typeof idle)[]) =>
    portableCpu(before, after, { seconds: 1, platform: 'linux' });
  expect(of([idle, idle], [busy, idle]).perCoreUsedPercent).toEqual([90, 0]);
  expect(of([idle], [busy, busy]).perCoreUsedPercent).toEqual([0, 0]);
  expect(of([busy], [{ ...busy, idle: 5, user: 100 }])).toMatchObject({ usedPercent: 100, userPercent: 100 });
  expect(of([], [])).toMatchObject({ cores: 1, usedPercent: 0 });
});

it('memory that is told as more than there is, or as nothing, is bounded by what there is', () => {
  const told = { total: 1_000, free: 200, available: 600, buffcache: 300, swaptotal: 100, swapused: 25 };
  const of = (more: Partial<typeof told>, platform: NodeJS.Platform = 'linux') =>
    portableMemory({ ...told, ...more }, platform);
  expect(of({})).toEqual({ totalBytes: 1_000, availableBytes: 600, usedBytes: 500, freeBytes: 200, usedPercent: 40 });
  expect(of({ free: 2_000 })).toMatchObject({ freeBytes: 1_000, usedBytes: 0 });
  expect(of({ available: 5_000 })).toMatchObject({ availableBytes: 1_000, usedPercent: 0 });
  // Not told: what is free is available.
  expect(of({ available: 0 })).toMatchObject({ availableBytes: 200, usedPercent: 80 });
  expect(of({ available: Number.NaN })).toMatchObject({ availableBytes: 200 });
  // More cache than is used cannot be: then cache counts as used.
  expect(of({ buffcache: 900 })).toMatchObject({ usedBytes: 800 });
  expect(of({ total: -5 })).toMatchObject({ totalBytes: 0, usedPercent: 0 });
  expect(portableSwap({ ...told, swapused: 500 })).toEqual({ totalBytes: 100, usedBytes: 100, usedPercent: 100 });
  expect(portableSwap({ ...told, swaptotal: 0 })).toEqual({ totalBytes: 0, usedBytes: 0, usedPercent: 0 });
});

it('a device is called by its shortest mount, in the order of mounts; on Linux only what is under /dev is one', () => {
  const disk = { fs: '/dev/sda1', type: 'ext4', size: 1_000, used: 600, available: 200, mount: '/' };
  const of = (told: readonly (typeof disk)[], platform: NodeJS.Platform = 'linux') =>
    portableDisks(told, platform).map(({ mount, device }) => `${device} ${mount}`);
  const data = { ...disk, fs: '/dev/sdb', mount: '/data' };
  expect(of([data, { ...disk, mount: '/boot' }, disk])).toEqual(['/dev/sda1 /', '/dev/sdb /data']);
  expect(of([disk, { ...disk, mount: '/boot' }])).toEqual(['/dev/sda1 /']);
  expect(of([{ ...disk, fs: 'tank/data' }])).toEqual([]);
  expect(of([{ ...disk, fs: 'tank/data' }], 'freebsd')).toEqual(['tank/data /']);
  const impossible = [
    { size: 0 },
    { used: 1_001 },
    { used: -1 },
    { available: Number.NaN },
    { type: 'NFS4' },
    { type: 'tmpfs' },
  ];
  for (const odd of impossible) expect(of([{ ...disk, ...odd }])).toEqual([]);
  expect(of([{ ...disk, used: 1_000, available: 0 }])).toHaveLength(1);
  expect(
    of(Array.from({ length: 70 }, (_, index) => ({ ...disk, fs: `/dev/sd${index}`, mount: `/m${index}` }))),
  ).toHaveLength(64);
});

const gib = 2 ** 30;
const shown = (told: Parameters<typeof portableDisks>[0], platform: NodeJS.Platform) =>
  portableDisks(told, platform).map(({ mount, sizeBytes, usedBytes, usedPercent }) => [
    mount,
    Math.round(sizeBytes / gib),
    Math.round(usedBytes / gib),
    Math.round(usedPercent),
  ]);

it('volumes of an APFS container are one disk: its root alone would be told as nearly empty', () => {
  // As df shows a Mac: `/` is 10 of 932 GiB with 380 GiB left, and the disk is more than half full.
  const volume = (fs: string, mount: string, used: number, size = 932, available = 380) => ({
    fs: `/dev/${fs}`,
    type: 'APFS',
    size: size * gib,
    used: used * gib,
    available: available * gib,
    mount,
  });
  expect(
    shown(
      [
        volume('disk1s5s1', '/', 10),
        { ...volume('disk1s4', '/System/Volumes/VM', 2), type: 'HFS' },
        volume('disk1s1', '/System/Volumes/Data', 530),
        volume('disk4s1', '/Volumes/Backup', 100, 200, 100),
      ],
      'darwin',
    ),
  ).toEqual([
    ['/', 932, 552, 59],
    ['/Volumes/Backup', 200, 100, 50],
  ]);
});

it('data sets of a ZFS pool are one disk, one with a quota is another', () => {
  const set = (fs: string, mount: string, used: number, available = 60) => ({
    fs,
    type: 'zfs',
    size: (used + available) * gib,
    used: used * gib,
    available: available * gib,
    mount,
  });
  // As FreeBSD installs itself; what a data set uses holds what those below it use.
  const told = [
    set('zroot/ROOT/default', '/', 9),
    set('zroot', '/zroot', 40),
    set('zroot/usr/home', '/usr/home', 30),
    set('zroot/var/log', '/var/log', 1, 4),
  ];
  expect(shown(told, 'freebsd')).toEqual([
    ['/', 100, 40, 40],
    ['/var/log', 5, 1, 20],
  ]);
});

it('processes are counted by their states, and the five largest named, none that uses nothing', () => {
  const one = (pid: number, more: object = {}) => ({
    pid,
    name: `p${pid}`,
    cpu: pid,
    memRss: pid,
    state: 'running',
    ...more,
  });
  const list = [
    one(1),
    one(2),
    one(3, { state: 'Sleeping!' }),
    one(4),
    one(5),
    one(6),
    one(7, { cpu: 0 }),
    one(0),
    one(1.5),
  ];
  const told = portableProcesses({ all: 12, list }, { cores: 2, platform: 'linux' });
  expect(told).toMatchObject({ count: 12, byState: { running: 8, other: 1 } });
  expect(told.topByCpu?.map(({ pid }) => pid)).toEqual([6, 5, 4, 3, 2]);
  expect(told.topByMemory?.map(({ pid }) => pid)).toEqual([7, 6, 5, 4, 3]);
  expect(told.topByCpu?.[0]).toEqual({ pid: 6, name: 'p6', cpuPercent: 12, memoryBytes: 6_144 });
  expect(portableProcesses({ all: 1, list: [one(1)] }, { cores: 2, platform: 'linux' }).topByCpu?.[0]?.pid).toBe(1);
  expect(portableProcesses({ all: 0, list: [one(1), one(2)] }, { cores: 0, platform: 'win32' })).toMatchObject({
    count: 2,
    topByCpu: [{ cpuPercent: 2 }, { cpuPercent: 1 }],
  });
  const states = Array.from({ length: 20 }, (_, index) => one(index + 1, { state: 'abcdefghijklmnopqrst'[index] }));
  const { byState = {} } = portableProcesses({ all: 20, list: states }, { cores: 1, platform: 'darwin' });
  expect([Object.keys(byState).length, byState['other']]).toEqual([16, 5]);
});

it('processes of which the first is not seen are a part, and none are told; Windows numbers otherwise', () => {
  const told = { all: 1, list: [{ pid: 4242, name: 'agent', cpu: 1, memRss: 1, state: 'running' }] };
  expect(seenWhole(told, 'linux')).toBeUndefined();
  expect(seenWhole(told, 'freebsd')).toBeUndefined();
  expect(seenWhole(told, 'win32')).toBe(told);
  const whole = { all: 2, list: [...told.list, { pid: 1, name: 'init', cpu: 0, memRss: 1, state: 'sleeping' }] };
  expect(seenWhole(whole, 'linux')).toBe(whole);
});

it('the kernel is read where it has files, what the system tells elsewhere, and what is wished for always', () => {
  expect(findSamplerKind({ root: '/nowhere' })).toBe('portable');
  expect(findSamplerKind({ wanted: 'linux', root: '/nowhere' })).toBe('linux');
  expect(findSamplerKind({ wanted: 'portable' })).toBe('portable');
});
