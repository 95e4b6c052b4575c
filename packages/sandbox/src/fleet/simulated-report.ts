/** The report of a simulated agent: about 2 KB, with figures that wander as a real host's do. */
import type { Report } from '@herald/protocol/report';
import { reportVersion } from '@herald/protocol/report-version';

export type Readings = {
  cpuUsedPercent?: number;
  stealPercent?: number;
  memoryUsedPercent?: number;
  diskUsedPercent?: number;
  load15?: number;
  instanceId?: string;
  notices?: Report['notices'];
};

const gib = 1024 ** 3;
const startedAt = new Date(Date.now() - 86_400_000).toISOString();

/** `nowMs` sets the age of the sample; the same moment gives the same figures. */
export function simulatedReport(index: number, nowMs: number, set: Readings = {}): Report {
  const wander = (salt: number, low: number, high: number) =>
    Math.round((low + ((Math.sin(nowMs / 60_000 + index * 1.7 + salt) + 1) / 2) * (high - low)) * 10) / 10;
  const cpu = set.cpuUsedPercent ?? wander(0, 5, 45);
  const steal = set.stealPercent ?? 0;
  const memory = set.memoryUsedPercent ?? wander(1, 40, 70);
  const disk = set.diskUsedPercent ?? 40 + (index % 30);
  const id = set.instanceId ?? `i-${index.toString(16).padStart(17, '0')}`;
  const address = `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;
  const hostname = `ip-${address.replaceAll('.', '-')}`;
  return {
    version: reportVersion,
    host: hostname,
    agentVersion: '0.1.0',
    agentStartedAt: startedAt,
    sampledAt: new Date(nowMs - (nowMs % 5_000)).toISOString(),
    instance: {
      instanceId: id,
      instanceType: 't3.small',
      region: 'eu-west-1',
      availabilityZone: `eu-west-1${'abc'.charAt(index % 3)}`,
      availabilityZoneId: `euw1-az${(index % 3) + 1}`,
      accountId: '123456789012',
      amiId: 'ami-0123456789abcdef0',
      architecture: 'x86_64',
      privateHostname: `${hostname}.eu-west-1.compute.internal`,
      privateIpv4: address,
      vpcId: 'vpc-0123456789abcdef0',
      subnetId: 'subnet-0123456789abcdef0',
      securityGroups: ['default'],
      mac: '0a:00:00:00:00:01',
    },
    metrics: {
      scope: 'host',
      bootedAt: startedAt,
      uptimeSeconds: 86_400,
      cpu: {
        intervalSeconds: 5,
        cores: 2,
        usedPercent: cpu,
        userPercent: Math.round(cpu * 7) / 10,
        systemPercent: Math.round(cpu * 2) / 10,
        iowaitPercent: 0.4,
        stealPercent: steal,
        perCoreUsedPercent: [cpu, cpu],
      },
      load: { one: cpu / 50, five: cpu / 55, fifteen: set.load15 ?? cpu / 60 },
      memory: {
        totalBytes: 4 * gib,
        availableBytes: Math.round(((100 - memory) / 100) * 4 * gib),
        usedBytes: Math.round((memory / 100) * 4 * gib),
        freeBytes: 300_000_000,
        buffersBytes: 120_000_000,
        cachedBytes: 900_000_000,
        usedPercent: memory,
      },
      swap: { totalBytes: 0, usedBytes: 0, usedPercent: 0, inBytesPerSecond: 0, outBytesPerSecond: 0 },
      disks: [
        {
          mount: '/',
          device: '/dev/nvme0n1p1',
          filesystem: 'ext4',
          sizeBytes: 30 * gib,
          usedBytes: Math.round((disk / 100) * 30 * gib),
          availableBytes: Math.round(((100 - disk) / 100) * 30 * gib),
          usedPercent: disk,
          inodesUsedPercent: 9,
          readBytesPerSecond: 1_200,
          writtenBytesPerSecond: 48_000,
          readsPerSecond: 0.3,
          writesPerSecond: 4.1,
          busyPercent: 0.8,
        },
      ],
      network: [
        {
          name: 'ens5',
          receivedBytesPerSecond: wander(2, 4_000, 90_000),
          sentBytesPerSecond: wander(3, 9_000, 190_000),
          receivedBytesTotal: 9_000_000_000 + index,
          sentBytesTotal: 40_000_000_000 + index,
          receivedPacketsPerSecond: 80,
          sentPacketsPerSecond: 90,
          errorsTotal: 0,
          dropsTotal: 0,
          errorsPerSecond: 0,
          dropsPerSecond: 0,
        },
      ],
      processes: {
        count: 112,
        byState: { running: 1, sleeping: 110, zombie: 1 },
        topByCpu: [
          { pid: 812, name: 'node', cpuPercent: Math.round(cpu * 14) / 10, memoryBytes: 612_000_000 },
          { pid: 377, name: 'nginx', cpuPercent: Math.round(cpu * 3) / 10, memoryBytes: 48_000_000 },
        ],
      },
      tcpConnections: { established: 41, timeWait: 12, listen: 9 },
      fileDescriptors: { open: 2_112, max: 9_223_372 },
      loggedInUsers: 0,
      rebootRequired: false,
    },
    notices: set.notices ?? [],
    problems: [],
  };
}

/** As many figures as a Prometheus would take from such a host. */
export function fortySamples(index: number, nowMs: number): string {
  const lines = ['# TYPE herald_figure gauge'];
  for (let number = 0; number < 40; number += 1)
    lines.push(`herald_figure{number="${number}"} ${(Math.sin(nowMs / 60_000 + index + number) * 100).toFixed(2)}`);
  return `${lines.join('\n')}\n`;
}
