import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Metrics } from '@herald/protocol/metrics';
import { parseReport } from '@herald/protocol/report';
import { aReport } from '@herald/protocol/report-builder';
import { expect, it } from 'vitest';
import { startSampler } from './start-sampler.ts';

/** A machine that has everything: the kernel's files as a bare-metal instance shows them. */
const machine: Readonly<Record<string, string>> = {
  'proc/stat':
    'cpu  100 5 60 900 20 3 4 8 2 0\ncpu0 50 2 30 450 10 1 2 4 1 0\ncpu1 50 3 30 450 10 2 2 4 1 0\nbtime 1700000000\n',
  'proc/loadavg': '1.50 0.75 0.25 2/300 4242\n',
  'proc/uptime': '86400.00 100000.00\n',
  'proc/cpuinfo': 'processor : 0\ncpu MHz : 2500.000\nprocessor : 1\ncpu MHz : 2500.000\n',
  'proc/meminfo':
    'MemTotal: 8000000 kB\nMemFree: 2000000 kB\nMemAvailable: 5000000 kB\nBuffers: 100000 kB\nCached: 2500000 kB\nSwapTotal: 1000000 kB\nSwapFree: 900000 kB\n',
  'proc/vmstat': 'pswpin 10\npswpout 20\n',
  'proc/diskstats': ' 259 0 nvme0n1 100 0 8000 50 200 0 16000 60 0 900 110\n',
  'proc/self/mountinfo': '1 0 259:0 / / rw - ext4 /dev/nvme0n1 rw\n',
  'proc/filesystems': 'nodev\ttmpfs\n\text4\n',
  'proc/net/dev': 'Inter-| Receive | Transmit\n face |bytes\n  ens5: 1000 10 1 2 0 0 0 0 2000 20 3 4 0 0 0 0\n',
  'proc/net/sockstat': 'sockets: used 9\nTCP: inuse 2 orphan 0 tw 0 alloc 2 mem 1\n',
  'proc/net/tcp':
    '  sl  local_address\n   0: 00000000:07E8 00000000:0000 0A 0\n   1: 0100007F:07E8 0100007F:9999 01 0\n',
  'proc/sys/fs/file-nr': '1500\t0\t100000\n',
  'proc/pressure/cpu': 'some avg10=1.50 avg60=2.00 avg300=0.10 total=99\n',
  'proc/pressure/memory':
    'some avg10=0.10 avg60=0.20 avg300=0.00 total=9\nfull avg10=0.00 avg60=0.10 avg300=0.00 total=9\n',
  'proc/pressure/io':
    'some avg10=0.30 avg60=0.40 avg300=0.00 total=9\nfull avg10=0.20 avg60=0.10 avg300=0.00 total=9\n',
  'proc/1/stat': '1 (systemd) S 0 1 1 0 -1 0 0 0 0 0 500 100 0 0 20 0 1 0 5 1000 2500 0 0',
  'proc/1/cmdline': '/sbin/init\0--password=hunter2\0',
  'sys/class/hwmon/hwmon0/name': 'coretemp\n',
  'sys/class/hwmon/hwmon0/temp1_input': '45500\n',
  'run/utmp': '',
  'etc/os-release': 'ID=ubuntu\n',
  'run/reboot-required': '',
};

/** The first sample of this machine. */
async function sampleOf(
  files: Readonly<Record<string, string>>,
  processArguments: 'hidden' | 'shown' = 'hidden',
): Promise<Metrics> {
  const root = mkdtempSync(join(tmpdir(), 'herald-machine-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  try {
    return await new Promise<Metrics>((resolve, reject) => {
      const sampler = startSampler({
        root,
        intervalSeconds: 60,
        processArguments,
        readFailedUnits: async () => ['backup.service'],
        onSample: ({ metrics }) => {
          resolve(metrics);
          void sampler[Symbol.asyncDispose]();
        },
      });
      sampler.done.catch(reject);
    });
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** Every path to a value, as `cpu.userPercent` or `disks.mount`. */
function pathsOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => pathsOf(item, path));
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, inner]) => pathsOf(inner, path === '' ? name : `${path}.${name}`));
}

it('tells everything that a machine has to tell', async () => {
  const metrics = await sampleOf(machine);
  const words = (prefix: string, names: string) => names.split(' ').map((name) => `${prefix}.${name}`);
  // Not every file system counts inodes, and this one is the true one below the test.
  const told = pathsOf(metrics).filter((path) => path !== 'disks.inodesUsedPercent');
  expect(new Set(told)).toEqual(
    new Set([
      ...['scope', 'bootedAt', 'uptimeSeconds', 'loggedInUsers', 'rebootRequired', 'failedUnits'],
      ...words('cpu', 'intervalSeconds cores usedPercent userPercent systemPercent nicePercent iowaitPercent'),
      ...words('cpu', 'irqPercent softirqPercent stealPercent guestPercent perCoreUsedPercent frequencyMhz'),
      ...words('load', 'one five fifteen'),
      ...words('memory', 'totalBytes availableBytes usedBytes freeBytes buffersBytes cachedBytes usedPercent'),
      ...words('swap', 'totalBytes usedBytes usedPercent inBytesPerSecond outBytesPerSecond'),
      ...words('disks', 'mount device filesystem sizeBytes usedBytes availableBytes usedPercent'),
      ...words('disks', 'readBytesPerSecond writtenBytesPerSecond readsPerSecond writesPerSecond busyPercent'),
      ...words('network', 'name receivedBytesPerSecond sentBytesPerSecond receivedBytesTotal sentBytesTotal'),
      ...words('network', 'receivedPacketsPerSecond sentPacketsPerSecond errorsTotal dropsTotal errorsPerSecond'),
      ...words('network', 'dropsPerSecond'),
      ...words('processes', 'count byState.sleeping'),
      ...words('processes.topByMemory', 'pid name cpuPercent memoryBytes'),
      ...words('tcpConnections', 'listen established'),
      ...words('fileDescriptors', 'open max'),
      ...words('temperatures', 'name celsius'),
      ...words('pressure.cpu', 'someAvg10Percent someAvg60Percent'),
      ...words('pressure.memory', 'someAvg10Percent someAvg60Percent fullAvg10Percent fullAvg60Percent'),
      ...words('pressure.io', 'someAvg10Percent someAvg60Percent fullAvg10Percent fullAvg60Percent'),
    ]),
  );
  expect(metrics).toMatchObject({
    scope: 'host',
    rebootRequired: true,
    loggedInUsers: 0,
    failedUnits: ['backup.service'],
    fileDescriptors: { open: 1500, max: 100_000 },
    cpu: { cores: 2, frequencyMhz: 2500 },
  });
  expect(() => parseReport(JSON.parse(JSON.stringify(aReport({ metrics }))))).not.toThrow();
});

it('leaves away what a machine does not have, rather than say zero', async () => {
  const { 'proc/stat': stat = '', 'proc/meminfo': meminfo = '' } = machine;
  const metrics = await sampleOf({ 'proc/stat': stat, 'proc/meminfo': meminfo });
  for (const name of [
    'pressure',
    'temperatures',
    'loggedInUsers',
    'rebootRequired',
    'fileDescriptors',
    'tcpConnections',
  ])
    expect(metrics).not.toHaveProperty(name);
  expect(metrics.disks).toEqual([]);
});

it('tells the arguments of processes, which can hold passwords, only where that is wanted', async () => {
  expect(JSON.stringify(await sampleOf(machine))).not.toContain('hunter2');
  const { processes } = await sampleOf(machine, 'shown');
  expect(processes.topByMemory?.[0]).toMatchObject({ name: 'systemd', arguments: '/sbin/init --password=hunter2' });
});
