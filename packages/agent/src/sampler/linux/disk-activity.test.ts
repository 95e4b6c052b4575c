import { expect, it } from 'vitest';
import { diskActivity, parseDiskCounters } from './disk-activity.ts';

const line = (name: string, reads: number, writes: number, minor = 0) =>
  ` 259 ${minor} ${name} ${reads} 2 ${reads * 8} 4 ${writes} 6 ${writes * 16} 8 0 1234 99`;

it('reads a disk by its number: sectors are 512 bytes, time is in milliseconds', () => {
  expect([...parseDiskCounters(line('nvme0n1', 10, 20))]).toEqual([
    ['259:0', { name: 'nvme0n1', reads: 10, readBytes: 40_960, writes: 20, writtenBytes: 163_840, busyMs: 1_234 }],
  ]);
});

it('leaves out what never read nor wrote, and lines that are none', () => {
  const names = (...lines: string[]) => [...parseDiskCounters(lines.join('\n')).values()].map(({ name }) => name);
  expect(names(line('loop0', 0, 0), line('read', 1, 0, 1), line('written', 0, 1, 2), '', 'what', '7 1')).toEqual([
    'read',
    'written',
  ]);
});

// As a server with NVMe multipath on Linux 5.x shows it (github.com/Atoptool/atop/pull/157), with a second path.
const path =
  '   0       0 nvme0c0n1 34706049 74843 4815165730 93876201 4187610 1925219 6989322264 47813633 0 45557635 118897696 312571 0 11200562376 857547';
const second = '   0       0 nvme0c1n1 1 0 8 1 2 0 16 1 0 7 1 0 0 0 0';
const other = '   0       0 nvme1c2n1 5 0 40 1 0 0 0 0 0 3 1 0 0 0 0';
const head = (reads: number) => ` 259       1 nvme0n1 ${reads} 0 ${reads * 8} 0 0 0 0 0 0 ${reads} 0 0 0 0 0`;

it('counts a disk with several paths by them where it counts nothing itself, and hidden paths as no disks', () => {
  const read = (...lines: string[]) => [...parseDiskCounters(lines.join('\n'))];
  const whole = {
    name: 'nvme0n1',
    reads: 34_706_050,
    readBytes: 4_815_165_738 * 512,
    writes: 4_187_612,
    writtenBytes: 6_989_322_280 * 512,
    busyMs: 45_557_635,
  };
  expect(read(path, second, other, head(0))).toEqual([['259:1', whole]]);
  expect(read(head(0), path, second)).toEqual([['259:1', whole]]);
  // Since Linux 6.4 both count.
  expect(read(path, head(7)).map(([number, { reads }]) => [number, reads])).toEqual([['259:1', 7]]);
});

it('takes 512 disks and no more', () => {
  const lines = Array.from({ length: 600 }, (_, minor) => line(`sd${minor}`, 1, 1, minor));
  const disks = [...parseDiskCounters(lines.join('\n')).keys()];
  expect(disks).toHaveLength(512);
  expect(disks.at(-1)).toBe('259:511');
});

it('tells rates over the time between two looks, and how much of it a disk was busy', () => {
  const before = { name: 'a', reads: 10, readBytes: 1_000, writes: 5, writtenBytes: 500, busyMs: 100 };
  const after = { name: 'a', reads: 30, readBytes: 9_000, writes: 6, writtenBytes: 2_500, busyMs: 600 };
  expect(diskActivity(before, after, 2)).toEqual({
    readBytesPerSecond: 4_000,
    writtenBytesPerSecond: 1_000,
    readsPerSecond: 10,
    writesPerSecond: 0.5,
    busyPercent: 25,
  });
});

it('takes bytes that no disk can carry for a counter that was set anew', () => {
  const disk = { name: 'nvme0n1', reads: 1, readBytes: 1000, writes: 1, writtenBytes: 1000, busyMs: 0 };
  const after = { ...disk, readBytes: 1e15, writtenBytes: 6000 };
  expect(diskActivity(disk, after, 5)).toMatchObject({ readBytesPerSecond: 0, writtenBytesPerSecond: 1000 });
});
