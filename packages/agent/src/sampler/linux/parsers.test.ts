import { someMetrics } from '@herald/protocol/report-builder';
import { expect, it } from 'vitest';
import { readCgroup } from './cgroup.ts';
import { findCgroupScope } from './cgroup-scope.ts';
import { containerCpu, containerMemory } from './container-metrics.ts';
import { cpuMetrics, parseCpu } from './cpu.ts';
import { diskActivity, parseDiskCounters } from './disk-activity.ts';
import { diskSpace } from './disk-space.ts';
import { compareKernels } from './kernel-version.ts';
import { countUtmpUsers, readLoggedInUsers } from './logged-in-users.ts';
import { parseMachineUnits, readMachineUnits } from './machine-units.ts';
import { memoryMetrics, parseMemory } from './memory.ts';
import { parseDeviceFilesystems, parseMounts } from './mounts.ts';
import { networkMetrics, parseNetwork } from './network.ts';
import { parsePressure } from './pressure.ts';
import { parseProcess, processMetrics } from './processes.ts';
import { readRebootRequired } from './reboot-required.ts';
import { countTcp, parseSocketCount, parseTcpSummary, type TcpCounts } from './tcp.ts';
import { readTemperatures } from './temperatures.ts';
import { rootWith } from './testing/root-with.ts';

const stat = (line: string) => {
  const reading = parseCpu(`cpu  ${line}\ncpu0 ${line}\nintr 1 2 3\nbtime 1700000000\n`);
  if (!reading) throw new Error('not read');
  return reading;
};

it('divides CPU time as psutil does: guest within user, iowait as idle, steal as used', () => {
  const metrics = cpuMetrics(stat('100 0 100 1000 100 0 0 0 0 0'), stat('140 10 120 1100 120 0 0 10 30 0'), 5);
  expect(metrics).toMatchObject({
    usedPercent: 40,
    userPercent: 20,
    nicePercent: 5,
    systemPercent: 10,
    iowaitPercent: 10,
    stealPercent: 5,
    guestPercent: 15,
    perCoreUsedPercent: [40],
    cores: 1,
  });
});

it('bears counters that step back, as iowait does', () => {
  const metrics = cpuMetrics(stat('100 0 100 1000 500 0 0 0 0 0'), stat('150 0 100 1050 400 0 0 0 0 0'), 5);
  expect(metrics).toMatchObject({ usedPercent: 50, iowaitPercent: 0 });
});

it('says nothing of a CPU file that is none', () => {
  expect(parseCpu('no such thing')).toBeUndefined();
});

it('counts memory as psutil does, and survives a kernel that does not say what is available', () => {
  const text =
    'MemTotal: 1000 kB\nMemFree: 200 kB\nMemAvailable: 600 kB\nBuffers: 50 kB\nCached: 250 kB\nSReclaimable: 100 kB\n';
  expect(memoryMetrics(parseMemory(text))).toMatchObject({
    totalBytes: 1_024_000,
    usedBytes: 400 * 1024,
    cachedBytes: 350 * 1024,
    usedPercent: 40,
  });
  expect(memoryMetrics(parseMemory(text.replace(/MemAvailable.*\n/, ''))).availableBytes).toBe(600 * 1024);
  expect(memoryMetrics(parseMemory(''))).toMatchObject({ totalBytes: 0, usedPercent: 0 });
});

it('keeps real disks once, under their shortest mount, and leaves images and pseudo file systems out', () => {
  const filesystems = parseDeviceFilesystems('nodev\ttmpfs\nnodev\toverlay\n\text4\n\txfs\n\tsquashfs\n');
  const mounts = parseMounts(
    [
      '1 0 259:1 / / rw - ext4 /dev/nvme0n1p1 rw',
      '2 1 0:5 / /dev rw - devtmpfs devtmpfs rw',
      '3 1 259:1 /srv /var/www rw - ext4 /dev/nvme0n1p1 rw',
      '4 1 259:2 / /data\\040disk rw shared:1 - xfs /dev/nvme1n1 rw',
      '5 1 7:0 / /snap/core ro - squashfs /dev/loop0 ro',
      'garbage',
    ].join('\n'),
    filesystems,
    'device',
  );
  expect(mounts.map(([first]) => [first?.mount, first?.device])).toEqual([
    ['/', '/dev/nvme0n1p1'],
    ['/data disk', '/dev/nvme1n1'],
  ]);
});

it('keeps the overlay that is the root of a container', () => {
  const line = '1 0 0:50 / / rw - overlay overlay rw';
  expect(parseMounts(line, new Set(['ext4']), 'device')).toEqual([]);
  expect(parseMounts(line, new Set(['ext4']), 'any')).toMatchObject([[{ mount: '/' }]]);
});

it('reckons disk space as df does, without the reserve for root', () => {
  const space = diskSpace({ bsize: 4096, blocks: 1000, bfree: 500, bavail: 300, files: 100, ffree: 75 });
  expect(space).toEqual({
    sizeBytes: 4_096_000,
    usedBytes: 2_048_000,
    availableBytes: 1_228_800,
    usedPercent: 62.5,
    inodesUsedPercent: 25,
  });
  expect(diskSpace({ bsize: 4096, blocks: 0, bfree: 0, bavail: 0, files: 0, ffree: 0 })?.usedPercent).toBe(0);
});

it('tells what a disk did, with sectors of 512 bytes, and leaves idle ones out', () => {
  const line = (reads: number, sectors: number, busy: number) =>
    `   7       0 loop0 0 0 0 0 0 0 0 0 0 0 0\n 259       0 nvme0n1 ${reads} 0 ${sectors} 5 8 0 16 5 0 ${busy} 9\n`;
  const [before, after] = [parseDiskCounters(line(10, 80, 100)), parseDiskCounters(line(20, 180, 600))];
  expect([...after.keys()]).toEqual(['259:0']);
  const [was, now] = [before.get('259:0'), after.get('259:0')];
  expect(was && now && diskActivity(was, now, 1)).toEqual({
    readBytesPerSecond: 51_200,
    writtenBytesPerSecond: 0,
    readsPerSecond: 10,
    writesPerSecond: 0,
    busyPercent: 50,
  });
});

it('tells what interfaces carried, and takes a counter that began anew as still', () => {
  const dev = (received: number, sent: number) =>
    `Inter-| Receive | Transmit\n face |bytes\n    lo: 5 1 0 0 0 0 0 0 5 1 0 0 0 0 0 0\n  ens5: ${received} 10 1 2 0 0 0 0 ${sent} 20 3 4 0 0 0 0\n`;
  const [metrics, ...others] = networkMetrics({
    before: parseNetwork(dev(1000, 5000)),
    after: parseNetwork(dev(3000, 100)),
    seconds: 2,
    counted: undefined,
  });
  expect(others).toEqual([]);
  expect(metrics).toMatchObject({
    name: 'ens5',
    receivedBytesPerSecond: 1000,
    sentBytesPerSecond: 0,
    errorsTotal: 4,
    dropsTotal: 6,
  });
});

const processLine = (pid: number, name: string, state: string, user: number, start: number, pages: number) =>
  `${pid} (${name}) ${state} 1 1 1 0 -1 0 0 0 0 0 ${user} 0 0 0 20 0 1 0 ${start} 1000 ${pages} 0 0`;

it('reads a process whatever its name holds', () => {
  expect(parseProcess(processLine(7, 'a) R (b c', 'S', 12, 50, 3))).toEqual({
    pid: 7,
    name: 'a) R (b c',
    state: 'S',
    cpuTicks: 12,
    startTicks: 50,
    residentPages: 3,
  });
  expect(parseProcess('')).toBeUndefined();
  expect(parseProcess('x (y) z')).toBeUndefined();
});

it('finds the busiest processes, and is not fooled by a pid that was used again', () => {
  const read = (...lines: string[]) => lines.map(parseProcess).filter((process) => process !== undefined);
  const metrics = processMetrics({
    before: read(processLine(1, 'init', 'S', 1000, 1, 10), processLine(2, 'old', 'S', 900, 1, 10)),
    after: read(
      processLine(1, 'init', 'S', 1000, 1, 10),
      processLine(2, 'new', 'R', 50, 99, 20),
      processLine(3, 'z', 'Z', 0, 3, 0),
    ),
    seconds: 1,
    ticksPerSecond: 100,
    pageBytes: 4096,
    cores: 2,
  });
  expect(metrics).toMatchObject({ count: 3, byState: { sleeping: 1, running: 1, zombie: 1 } });
  expect(metrics.topByCpu).toEqual([{ pid: 2, name: 'new', cpuPercent: 50, memoryBytes: 81_920 }]);
  expect(metrics.topByMemory?.map(({ pid }) => pid)).toEqual([2, 1]);
});

it('counts TCP connections by state, or only what is cheap when there are very many', () => {
  const counts: TcpCounts = {};
  countTcp(
    '  sl  local_address\n   0: 00000000:07E8 00000000:0000 0A 0\n   1: 0100007F:07E8 0100007F:9999 01 0\n',
    counts,
  );
  expect(counts).toEqual({ listen: 1, established: 1 });
  const sockstat = 'sockets: used 9\nTCP: inuse 70000 orphan 0 tw 30000 alloc 9 mem 1\n';
  expect(parseSocketCount(sockstat, 'TCP6: inuse 5\n')).toBe(100_005);
  expect(parseTcpSummary('Tcp: RtoMin CurrEstab InSegs\nTcp: 200 69990 5\n', sockstat)).toEqual({
    established: 69_990,
    'time-wait': 30_000,
  });
});

it('reads pressure, and nothing where the kernel has none', () => {
  const text = 'some avg10=1.50 avg60=2.00 avg300=0.10 total=99\nfull avg10=0.50 avg60=0.00 avg300=0.00 total=9\n';
  expect(parsePressure(text)).toEqual({
    some: { avg10: 1.5, avg60: 2, totalMicroseconds: 99 },
    full: { avg10: 0.5, avg60: 0, totalMicroseconds: 9 },
  });
  expect(parsePressure('')).toBeUndefined();
});

it('sees the limits of a container of version 2, and measures by them', () => {
  const base = 'sys/fs/cgroup/';
  const { read } = rootWith({
    [`${base}cgroup.controllers`]: 'cpu memory',
    [`${base}memory.max`]: '1073741824\n',
    [`${base}memory.current`]: '629145600\n',
    [`${base}memory.stat`]: 'anon 1\ninactive_file 104857600\n',
    [`${base}cpu.max`]: '50000 100000\n',
    [`${base}cpu.stat`]: 'usage_usec 1000000\nuser_usec 600000\nsystem_usec 400000\nnr_periods 10\nnr_throttled 1\n',
  });
  const scope = findCgroupScope(read);
  expect(scope.kind).toBe('v2');
  if (scope.kind === 'host') return;
  const after = readCgroup(read, scope);
  const before = {
    ...after,
    cpuMicroseconds: 0,
    userMicroseconds: 0,
    systemMicroseconds: 0,
    periods: 0,
    throttledPeriods: 0,
  };
  const { cpu, memory } = someMetrics();
  expect(containerCpu(cpu, { before, after, seconds: 4 })).toMatchObject({
    cores: 0.5,
    usedPercent: 50,
    userPercent: 30,
    systemPercent: 20,
    throttledPercent: 10,
  });
  expect(containerMemory(memory, after)).toMatchObject({ totalBytes: 1_073_741_824, usedBytes: 524_288_000 });
});

it('does not take the limits of its own unit, or of no limit at all, for a container', () => {
  const unit = rootWith({
    'sys/fs/cgroup/cgroup.controllers': 'cpu',
    'proc/self/cgroup': '0::/system.slice/herald-agent.service\n',
  });
  expect(findCgroupScope(unit.read)).toEqual({ kind: 'host' });
  const image = rootWith({
    '.dockerenv': '',
    'proc/self/cgroup': '4:memory:/\n',
    'sys/fs/cgroup/cpuacct/cpuacct.usage': '5',
    'sys/fs/cgroup/memory/memory.limit_in_bytes': '9223372036854771712\n',
  });
  expect(findCgroupScope(image.read)).toEqual({ kind: 'host' });
});

it('sees a container of version 1 by its path or by its limits', () => {
  const docker = rootWith({
    'proc/self/cgroup': '4:memory:/docker/abc\n',
    'sys/fs/cgroup/cpuacct/cpuacct.usage': '5000000',
    'sys/fs/cgroup/memory/memory.limit_in_bytes': '1048576\n',
  });
  const scope = findCgroupScope(docker.read);
  expect(scope.kind).toBe('v1');
  expect(scope.kind !== 'host' && readCgroup(docker.read, scope)).toMatchObject({
    cpuMicroseconds: 5000,
    memoryLimitBytes: 1_048_576,
    coreLimit: undefined,
  });
});

it('counts who is logged in, in the record size of either architecture', () => {
  const record = (size: number, type: number) => Buffer.concat([Buffer.from([type, 0]), Buffer.alloc(size - 2)]);
  expect(countUtmpUsers(Buffer.concat([record(384, 2), record(384, 7), record(384, 7)]), 'x64')).toBe(2);
  expect(countUtmpUsers(Buffer.concat([record(400, 2), record(400, 7)]), 'arm64')).toBe(1);
  expect(countUtmpUsers(Buffer.from([7]), 'x64')).toBe(0);
});

it('knows how each distribution says that a reboot is due, and does not guess on others', () => {
  const asks = (files: Record<string, string>) => {
    const { root, read } = rootWith(files);
    return readRebootRequired(read, { root, runningKernel: '6.1.9-1.amzn2023.x86_64' });
  };
  expect(asks({ 'etc/os-release': 'ID=ubuntu\n' })).toBe(false);
  expect(asks({ 'etc/os-release': 'ID=ubuntu\n', 'run/reboot-required': '' })).toBe(true);
  const amazon = { 'etc/os-release': 'ID="amzn"\n', 'lib/modules/6.1.9-1.amzn2023.x86_64/modules.dep': '' };
  const withKernel = (kernel: string, file = 'modules.dep') =>
    asks({ ...amazon, [`lib/modules/${kernel}/${file}`]: '' });
  expect(asks(amazon)).toBe(false);
  expect(withKernel('6.1.112-122.189.amzn2023.x86_64')).toBe(true);
  // Touched just now, and older all the same; what is left of a removed one; another kind, which does not start by itself.
  expect(withKernel('6.1.8-99.amzn2023.x86_64')).toBe(false);
  expect(withKernel('6.1.112-122.189.amzn2023.x86_64', 'extra/nvidia.ko')).toBe(false);
  expect(withKernel('6.1.112-122.189.amzn2023.x86_64+debug')).toBe(false);
  expect(asks({ 'etc/os-release': 'ID=alpine\n' })).toBeUndefined();
});

it('reads temperatures with their names, where there are any', () => {
  const hot = rootWith({
    'sys/class/hwmon/hwmon0/name': 'coretemp\n',
    'sys/class/hwmon/hwmon0/temp1_input': '45500\n',
    'sys/class/hwmon/hwmon0/temp1_label': 'Package\n',
    'sys/class/hwmon/hwmon0/temp2_input': 'N/A',
    // As drivers write that there is no reading.
    'sys/class/hwmon/hwmon0/temp3_input': '65261850\n',
    'sys/class/hwmon/hwmon0/temp4_input': '-273150\n',
  });
  expect(readTemperatures(hot.read, hot.root)).toEqual([{ name: 'coretemp Package', celsius: 45.5 }]);
  const none = rootWith({});
  expect(readTemperatures(none.read, none.root)).toBeUndefined();
});

it('reads page size and clock ticks from the auxiliary vector', () => {
  const vector = Buffer.alloc(48);
  for (const [index, value] of [6n, 65_536n, 17n, 100n].entries()) vector.writeBigUInt64LE(value, index * 8);
  expect(parseMachineUnits(vector)).toEqual({ pageBytes: 65_536, ticksPerSecond: 100 });
  expect(parseMachineUnits(Buffer.alloc(3))).toEqual({ pageBytes: 4096, ticksPerSecond: 100 });
  vector.writeBigUInt64LE(250n, 24);
  expect(parseMachineUnits(vector.subarray(16, 32))).toEqual({ pageBytes: 4096, ticksPerSecond: 250 });
  expect(readMachineUnits('/nowhere/auxv')).toEqual({ pageBytes: 4096, ticksPerSecond: 100 });
});

it('counts sessions of people where there is no utmp, and says nothing where there are neither', () => {
  const session = (text: string) => `# This is private data\n${text}`;
  const { root, read } = rootWith({
    'run/systemd/sessions/1': session('CLASS=user\nSTATE=active\n'),
    'run/systemd/sessions/2': session('CLASS=greeter\nSTATE=active\n'),
    'run/systemd/sessions/3': session('STATE=closing\nCLASS=user\n'),
    'run/systemd/sessions/4': session('CLASS=user\nSTATE=online\n'),
    'run/systemd/sessions/4.ref': session('CLASS=user\n'),
  });
  expect(readLoggedInUsers(read, root)).toBe(2);
  const none = rootWith({});
  expect(readLoggedInUsers(none.read, none.root)).toBeUndefined();
});

it.each([
  ['6.1.112-122.189.amzn2023.x86_64', '6.1.9-1.amzn2023.x86_64'],
  ['5.14.0-427.13.1.el9_4.x86_64', '5.14.0-427.el9.x86_64'],
  ['5.14.0-503.el9.x86_64', '5.14.0-427.13.1.el9_4.x86_64'],
  ['6.11.4-301.fc41.aarch64', '6.11.4-201.fc40.aarch64'],
  ['5.10.230-223.885.amzn2.x86_64', '5.10.9-1.amzn2.x86_64'],
])('knows %s for newer than %s', (newer, older) => {
  expect([compareKernels(newer, older), compareKernels(older, newer)].map(Math.sign)).toEqual([1, -1]);
  expect(compareKernels(newer, newer)).toBe(0);
});
