import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Clock, systemClock } from '@herald/protocol/clock';
import { fakeClock } from '@herald/protocol/fake-clock';
import type { Metrics } from '@herald/protocol/metrics';
import { parseReport } from '@herald/protocol/report';
import { aReport } from '@herald/protocol/report-builder';
import { expect, it } from 'vitest';
import type { Sample } from '../sample.ts';
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

/** The metrics of the first sample of this machine. */
async function sampleOf(...machine: Parameters<typeof wholeSampleOf>): Promise<Metrics> {
  return (await wholeSampleOf(...machine)).metrics;
}

async function wholeSampleOf(
  files: Readonly<Record<string, string>>,
  processArguments: 'hidden' | 'shown' = 'hidden',
  clock: Clock = systemClock,
): Promise<Sample> {
  const root = mkdtempSync(join(tmpdir(), 'herald-machine-'));
  writeAll(root, files);
  try {
    return await new Promise<Sample>((resolve, reject) => {
      const sampler = startSampler({
        root,
        clock,
        intervalSeconds: 60,
        processArguments,
        readFailedUnits: async () => ['backup.service'],
        onSample: (sample) => {
          resolve(sample);
          void sampler[Symbol.asyncDispose]();
        },
      });
      sampler.done.catch(reject);
    });
  } finally {
    rmSync(root, { recursive: true });
  }
}

function writeAll(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
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
    'load',
  ])
    expect(metrics).not.toHaveProperty(name);
  // It has swap, and does not tell how much moves.
  expect(metrics.swap).not.toHaveProperty('inBytesPerSecond');
  expect(metrics.disks).toEqual([]);
});

it('tells no processes where the machine hides those of others, and says so', async () => {
  const { 'proc/1/stat': first = '', 'proc/1/cmdline': _, ...others } = machine;
  const own = first.replace('1 (systemd)', '812 (herald-agent)');
  const { metrics, problems } = await wholeSampleOf({ ...others, 'proc/812/stat': own }, 'shown');
  expect(metrics.processes).toEqual({ count: 0 });
  expect(problems.map(({ code }) => code)).toEqual(['processes/hidden']);
  // hidepid=1: the first process has a folder, and nothing in it can be read.
  const closed = await wholeSampleOf({ ...others, 'proc/812/stat': own, 'proc/1/comm': 'x' });
  expect(closed.metrics.processes).toEqual({ count: 0 });
  expect((await wholeSampleOf(machine)).problems).toEqual([]);
});

it('tells the arguments of processes, which can hold passwords, only where that is wanted', async () => {
  expect(JSON.stringify(await sampleOf(machine))).not.toContain('hunter2');
  const { processes } = await sampleOf(machine, 'shown');
  expect(processes.topByMemory?.[0]).toMatchObject({ name: 'systemd', arguments: '/sbin/init --password=hunter2' });
});

it('does not take a clock that was set for time that passed: neither on a machine nor in a container', async () => {
  const aDayOn: Clock = { ...systemClock, now: () => 1_700_086_400_000 + 86_400_000 };
  expect((await sampleOf(machine, 'hidden', aDayOn)).uptimeSeconds).toBe(86_400);
  const container = { ...machine, 'sys/fs/cgroup/cgroup.controllers': 'cpu', 'sys/fs/cgroup/cpu.max': 'max 100000\n' };
  const first = '1 (app) S 0 1 1 0 -1 0 0 0 0 0 500 100 0 0 20 0 1 0 8634000 1000 2500 0 0';
  const started = { ...container, 'proc/1/stat': first };
  expect(await sampleOf(started, 'hidden', aDayOn)).toMatchObject({
    uptimeSeconds: 60,
    bootedAt: new Date((1_700_000_000 + 86_340) * 1000).toISOString(),
  });
  // LXC shows the container's own uptime, beside ticks of the machine.
  expect((await sampleOf({ ...started, 'proc/uptime': '60.00 10.00\n' }, 'hidden', aDayOn)).uptimeSeconds).toBe(60);
});

it.each([
  ['calm', [1, 2, 2, 2, 2, 6, 6, 6, 6, 10]],
  ['busy', [1, 2, 2, 4, 4, 6, 6, 8, 8, 10]],
] as const)('looks at the processes of a %s machine as often as it must', async (state, expected) => {
  const root = mkdtempSync(join(tmpdir(), 'herald-machine-'));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const [path, text] of Object.entries(machine)) write(path, text);
  let elapsedMs = 0;
  const clock: Clock = {
    now: () => 1_700_086_400_000 + elapsedMs,
    elapsed: () => elapsedMs,
    sleep: async (ms) => {
      elapsedMs += Math.max(0, ms);
    },
  };
  const counts: number[] = [];
  await new Promise<void>((resolve, reject) => {
    const sampler = startSampler({
      root,
      clock,
      intervalSeconds: 15,
      processArguments: 'hidden',
      readFailedUnits: async () => [],
      onSample: ({ metrics }) => {
        const ticks = counts.push(metrics.processes.count) * 1500;
        // One more process after each sample, and time that was spent on something, or on nothing.
        write(`proc/${100 + counts.length}/stat`, machine['proc/1/stat']?.replace('1', `${100 + counts.length}`) ?? '');
        write(
          'proc/stat',
          `cpu  ${state === 'busy' ? `${ticks} 0 0 0` : `0 0 0 ${ticks}`} 0 0 0 0 0 0\nbtime 1700000000\n`,
        );
        if (counts.length < expected.length) return;
        resolve();
        void sampler[Symbol.asyncDispose]();
      },
    });
    sampler.done.catch(reject);
  }).finally(() => rmSync(root, { recursive: true }));
  expect(counts).toEqual(expected);
});

it('counts each byte once, whatever the interfaces it passes', async () => {
  const line = (name: string, bytes: number) => `  ${name}: ${bytes} 10 0 0 0 0 0 0 ${bytes} 20 0 0 0 0 0 0\n`;
  const names = ['ens5', 'ens6', 'docker0', 'veth12ab', 'bond0', 'bond0.100', 'wg0', 'ifb0'];
  const dev = `Inter-| Receive | Transmit\n face |bytes\n${names.map((name, at) => line(name, 1000 * (at + 1))).join('')}`;
  const sys = (name: string, files: Record<string, string>) =>
    Object.fromEntries(Object.entries(files).map(([file, text]) => [`sys/class/net/${name}/${file}`, text]));
  const counted = async (files: Readonly<Record<string, string>>) =>
    (await sampleOf({ ...machine, 'proc/net/dev': dev, ...files })).network
      .filter(({ isCounted }) => isCounted !== false)
      .map(({ name }) => name)
      .sort();
  const layers = {
    ...sys('docker0', { 'bridge/x': '', type: '1', ifindex: '4', iflink: '4' }),
    ...sys('veth12ab', { type: '1', ifindex: '5', iflink: '2' }),
    ...sys('bond0', { 'bonding/x': '', type: '1', ifindex: '6', iflink: '6' }),
    ...sys('bond0.100', { 'lower_bond0/x': '', type: '1', ifindex: '7', iflink: '6' }),
    ...sys('wg0', { type: '65534', ifindex: '8', iflink: '8' }),
    ...sys('ifb0', { type: '1', ifindex: '9', iflink: '9' }),
  };
  // A machine: its cards, of which the second is led by a bond.
  const card = { type: '1', 'device/x': '' };
  expect(await counted({ ...layers, ...sys('ens5', card), ...sys('ens6', { ...card, 'upper_bond0/x': '' }) })).toEqual([
    'ens5',
    'ens6',
  ]);
  // A virtual function below the card that its driver shows.
  expect(await counted({ ...sys('ens5', card), ...sys('ens6', { ...card, 'upper_ens5/x': '' }) })).toEqual(['ens5']);
  // A container: the end of a pair whose other end is elsewhere.
  expect(await counted({ ...layers, ...sys('ens5', { type: '1', ifindex: '2', iflink: '99' }) })).toEqual(['ens5']);
  // A namespace with a tunnel alone, and a kernel that tells nothing.
  expect(await counted(sys('wg0', { type: '65534' }))).toEqual(['wg0']);
  expect(await counted({})).toEqual([...names].sort());
});

/** What the sampler did by itself, on a clock moved by hand, on a machine that is changed under its hands. */
async function withRounds(work: (rounds: Rounds) => Promise<void>): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'herald-rounds-'));
  const clock = fakeClock();
  const samples: Sample[] = [];
  let rareReadings = 0;
  let ticks = { used: 0, idle: 0 };
  const spend = (used: number, idle: number) => {
    ticks = { used: ticks.used + used, idle: ticks.idle + idle };
    writeAll(root, { 'proc/stat': `cpu  ${ticks.used} 0 0 ${ticks.idle} 0 0 0 0 0 0\nbtime 1700000000\n` });
  };
  writeAll(root, machine);
  spend(100, 900);
  const sampler = startSampler({
    root,
    clock,
    intervalSeconds: 15,
    processArguments: 'hidden',
    readFailedUnits: async () => {
      rareReadings += 1;
      return [`${rareReadings}.service`];
    },
    onSample: (sample) => samples.push(sample),
  });
  const samplesAfter = async (ms: number) => {
    await Promise.race([clock.asleep(), sampler.done]);
    await clock.advance(ms);
    await Promise.race([clock.asleep(), sampler.done]);
    return samples.length;
  };
  try {
    await work({ root, samples, samplesAfter, spend });
  } finally {
    await sampler[Symbol.asyncDispose]();
    rmSync(root, { recursive: true });
  }
}

type Rounds = {
  root: string;
  samples: readonly Sample[];
  /** How many there are in all once time has moved on. */
  samplesAfter(ms: number): Promise<number>;
  spend(used: number, idle: number): void;
};

const aProcess = (pid: number) => ({
  [`proc/${pid}/stat`]: `${pid} (p${pid}) S 0 1 1 0 -1 0 0 0 0 0 500 100 0 0 20 0 1 0 5 1000 2500 0 0`,
});

it('samples 60 ms after its start, again within a second, then at each interval', async () => {
  await withRounds(async ({ samples, samplesAfter }) => {
    expect(await samplesAfter(59)).toBe(0);
    expect(await samplesAfter(1)).toBe(1);
    expect(await samplesAfter(999)).toBe(1);
    expect(await samplesAfter(1)).toBe(2);
    expect(await samplesAfter(14_999)).toBe(2);
    expect(await samplesAfter(1)).toBe(3);
    expect(samples.map(({ metrics }) => metrics.cpu.intervalSeconds)).toEqual([0.06, 1, 15]);
  });
});

it('counts processes anew once a minute on a calm machine, twice on a busy one, and asks for units once a minute', async () => {
  await withRounds(async ({ root, samples, samplesAfter, spend }) => {
    const told = async (ms: number, used: number) => {
      spend(used, 100 - used);
      await samplesAfter(ms);
      const { processes, failedUnits, cpu } = samples.at(-1)?.metrics ?? {};
      return [processes?.count, failedUnits?.[0], cpu?.usedPercent];
    };
    expect(await told(60, 10)).toEqual([1, '1.service', 10]);
    writeAll(root, aProcess(2));
    // The second round is soon after the first, and looks at processes over a time that tells something.
    expect(await told(1_000, 10)).toEqual([2, '1.service', 10]);
    writeAll(root, aProcess(3));
    for (let round = 0; round < 3; round += 1) expect(await told(15_000, 10)).toEqual([2, '1.service', 10]);
    expect(await told(15_000, 50)).toEqual([3, '2.service', 50]);
    writeAll(root, aProcess(4));
    expect(await told(15_000, 49)).toEqual([3, '2.service', 49]);
    expect(await told(15_000, 50)).toEqual([3, '2.service', 50]);
    expect(await told(15_000, 50)).toEqual([4, '2.service', 50]);
    writeAll(root, aProcess(5));
    expect(await told(15_000, 50)).toEqual([4, '3.service', 50]);
    expect(await told(15_000, 50)).toEqual([5, '3.service', 50]);
  });
});
