import { expect, it } from 'vitest';
import { countCpus } from './cgroup.ts';
import { parseDiskCounters } from './disk-activity.ts';
import { parseDeviceFilesystems, parseMounts } from './mounts.ts';
import { parseNetwork } from './network.ts';
import { parseProcess } from './processes.ts';
import { parseFileDescriptors, parseLoad, parseUptimeSeconds } from './small-readings.ts';

it('load is its three figures, and unknown where they do not stand', () => {
  expect(parseLoad('0.00 1.50 12.25 2/300 4242\n')).toEqual({ one: 0, five: 1.5, fifteen: 12.25 });
  for (const text of ['', '1.5 0.7\n', ' 1 2 3\n', 'nan 1 2\n']) expect(parseLoad(text)).toBeUndefined();
});

it('uptime is the first figure, to the fraction', () => {
  expect(parseUptimeSeconds('86400.25 100000.00\n')).toBe(86_400.25);
  expect(parseUptimeSeconds('5 1\n')).toBe(5);
  for (const text of ['', '86400', '-5 1\n', '1234567890123 1\n']) expect(parseUptimeSeconds(text)).toBeUndefined();
});

it('open files are those given out less those free, of as many as there may be', () => {
  expect(parseFileDescriptors('1500\t300\t100000\n')).toEqual({ open: 1_200, max: 100_000 });
  expect(parseFileDescriptors('1\t2\t9\n')).toEqual({ open: 0, max: 9 });
  for (const text of ['', '1500\t300\n', 'x\t1\t2\n']) expect(parseFileDescriptors(text)).toBeUndefined();
});

it('a list of CPUs is counted, ranges with both their ends, and none at all is no list', () => {
  expect(['0', '3', '0-3', '0-3,8', '2-2,5-6'].map(countCpus)).toEqual([1, 1, 4, 5, 3]);
  for (const text of ['', '\n', '0-', 'a', '3-1', '0,,1']) expect(countCpus(text)).toBeUndefined();
});

it('what is no process is none: no name, no number, a line cut short', () => {
  const whole = '7 (node) S 1 7 7 0 -1 0 0 0 0 0 500 100 0 0 20 0 1 0 5 1000 2500 0 0';
  expect(parseProcess(whole)).toMatchObject({
    pid: 7,
    name: 'node',
    cpuTicks: 600,
    startTicks: 5,
    residentPages: 2_500,
  });
  for (const text of [
    '',
    '7 node) S',
    '7 (node S',
    whole.slice(0, 40),
    whole.replace(')', ''),
    whole.replace('(', ''),
    whole.replace('7', '0'),
    whole.replace('7', 'x'),
  ])
    expect(parseProcess(text)).toBeUndefined();
});

it('an interface without a name, or with columns missing, is left out', () => {
  const counters = '1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16';
  expect([...parseNetwork(`  eth0: ${counters}\n: ${counters}\n  eth1: 1 2 3\nno colon ${counters}`).keys()]).toEqual([
    'eth0',
  ]);
});

it('a disk needs both its numbers and a name', () => {
  const fields = '100 0 8000 50 200 0 16000 60 0 900 110';
  expect([...parseDiskCounters(`259 0 nvme0n1 ${fields}\n\n259\n259 1\n8 16 sdb ${fields}`).keys()]).toEqual([
    '259:0',
    '8:16',
  ]);
  // Read from only, or written to only, it is a disk all the same.
  expect(
    parseDiskCounters('8 0 sda 5 0 40 1 0 0 0 0 0 1 1\n8 1 sdb 0 0 0 0 5 0 40 1 0 1 1\n8 2 sdc 0 0 0 0 0 0 0 0 0 0 0')
      .size,
  ).toBe(2);
});

it('a later mount hides an earlier one of its path, also where the later is no disk', () => {
  const filesystems = parseDeviceFilesystems('nodev\ttmpfs\n\text4\n\tsquashfs\n\txfs');
  expect([...filesystems].sort()).toEqual(['ext4', 'xfs', 'zfs']);
  const line = (path: string, type: string, device: string, number: string) =>
    `1 0 ${number} / ${path} rw - ${type} ${device} rw`;
  const mounted = (...lines: string[]) =>
    parseMounts(lines.join('\n'), filesystems, 'device').map(([first]) => [first?.mount, first?.device]);
  const root = line('/', 'ext4', '/dev/sda', '8:0');
  const data = line('/data', 'xfs', '/dev/sdb', '8:16');
  expect(mounted(root, data)).toEqual([
    ['/', '/dev/sda'],
    ['/data', '/dev/sdb'],
  ]);
  expect(mounted(root, data, line('/data', 'ext4', '/dev/sdc', '8:32'))).toEqual([
    ['/', '/dev/sda'],
    ['/data', '/dev/sdc'],
  ]);
  expect(mounted(root, data, line('/data', 'tmpfs', 'tmpfs', '0:40'))).toEqual([['/', '/dev/sda']]);
  expect(mounted(root, '1 0 8:99', '', ' - ext4 /dev/sdz')).toEqual([['/', '/dev/sda']]);
  const overlay = line('/', 'overlay', 'overlay', '0:50');
  expect(mounted(overlay)).toEqual([]);
  expect(parseMounts(overlay, filesystems, 'any')[0]?.[0]?.mount).toBe('/');
});
