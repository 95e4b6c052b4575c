/** Reports for tests and for the simulated fleet: one valid report, with what matters to the caller overridden. */
import type { Instance } from '../instance.ts';
import type { Metrics } from '../metrics.ts';
import type { Report } from '../report.ts';
import { reportVersion } from '../report-version.ts';

const gib = 1024 ** 3;

/** A small web server in Ireland, a quarter busy. */
export function aReport(override: Partial<Report> = {}): Report {
  return {
    version: reportVersion,
    host: 'ip-10-0-1-23',
    agentVersion: '0.1.0',
    agentStartedAt: '2026-03-02T08:00:00.000Z',
    sampledAt: '2026-03-02T09:00:00.000Z',
    instance: anInstance(),
    metrics: someMetrics(),
    notices: [],
    problems: [],
    ...override,
  };
}

export function anInstance(override: Partial<Instance> = {}): Instance {
  return {
    instanceId: 'i-0a1b2c3d4e5f60718',
    instanceType: 't3.small',
    region: 'eu-west-1',
    availabilityZone: 'eu-west-1a',
    availabilityZoneId: 'euw1-az1',
    accountId: '123456789012',
    amiId: 'ami-0123456789abcdef0',
    privateIpv4: '10.0.1.23',
    publicIpv4: '203.0.113.25',
    privateHostname: 'ip-10-0-1-23.eu-west-1.compute.internal',
    ...override,
  };
}

export function someMetrics(override: Partial<Metrics> = {}): Metrics {
  return {
    scope: 'host',
    bootedAt: '2026-02-18T09:00:00.000Z',
    uptimeSeconds: 12 * 86_400,
    cpu: {
      intervalSeconds: 5,
      cores: 2,
      usedPercent: 23,
      userPercent: 17,
      systemPercent: 5,
      iowaitPercent: 1,
      stealPercent: 0,
    },
    load: { one: 0.4, five: 0.3, fifteen: 0.2 },
    memory: {
      totalBytes: 3.8 * gib,
      availableBytes: 1.5 * gib,
      usedBytes: 2.3 * gib,
      freeBytes: 0.4 * gib,
      usedPercent: 61,
    },
    swap: { totalBytes: 0, usedBytes: 0, usedPercent: 0 },
    disks: [
      {
        mount: '/',
        device: '/dev/nvme0n1p1',
        filesystem: 'ext4',
        sizeBytes: 30 * gib,
        usedBytes: 14.4 * gib,
        availableBytes: 15.6 * gib,
        usedPercent: 48,
      },
    ],
    network: [
      {
        name: 'ens5',
        receivedBytesPerSecond: 12_000,
        sentBytesPerSecond: 48_000,
        receivedBytesTotal: 9e9,
        sentBytesTotal: 4e10,
      },
    ],
    processes: { count: 112 },
    ...override,
  };
}
