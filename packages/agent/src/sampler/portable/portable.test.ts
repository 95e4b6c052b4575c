import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Metrics } from '@herald/protocol/metrics';
import { parseReport } from '@herald/protocol/report';
import { aReport, someMetrics } from '@herald/protocol/report-builder';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findSamplerKind } from '../sampler-kind.ts';
import { startSampler } from '../start-sampler.ts';
import { portableCpu } from './portable-cpu.ts';
import { portableDisks } from './portable-disks.ts';
import { portableMemory, portableSwap } from './portable-memory.ts';
import { portableNetwork } from './portable-network.ts';
import { portableProcesses } from './portable-processes.ts';

it("is chosen where the files of Linux' kernel are not, and where it is wanted", () => {
  const root = mkdtempSync(join(tmpdir(), 'herald-kind-'));
  expect(findSamplerKind({ root })).toBe('portable');
  mkdirSync(join(root, 'proc'));
  writeFileSync(join(root, 'proc/stat'), 'cpu 1\n');
  expect(findSamplerKind({ root })).toBe('linux');
  expect(findSamplerKind({ root, wanted: 'portable' })).toBe('portable');
});

const core = (user: number, sys: number, idle: number) => ({ user, nice: 0, sys, idle, irq: 0 });

it('tells what it measured here, as a report that a hub takes', async () => {
  const metrics = await new Promise<Metrics>((resolve, reject) => {
    const sampler = startSampler({
      intervalSeconds: 60,
      processArguments: 'hidden',
      sampler: 'portable',
      onSample: (sample) => {
        resolve(sample.metrics);
        void sampler[Symbol.asyncDispose]();
      },
    });
    sampler.done.catch(reject);
  });
  expect(() => parseReport(JSON.parse(JSON.stringify(aReport({ metrics }))))).not.toThrow();
  expect(metrics.memory.totalBytes).toBeGreaterThan(0);
  expect(metrics.processes.count).toBeGreaterThan(0);
  // What only Linux can tell is absent, not zero.
  for (const name of ['iowaitPercent', 'stealPercent', 'softirqPercent']) expect(metrics.cpu).not.toHaveProperty(name);
  expect(metrics).not.toHaveProperty('pressure');
});

it('leaves away what a system cannot tell', () => {
  const cpu = (platform: NodeJS.Platform) =>
    portableCpu([core(0, 0, 0)], [core(200, 100, 700)], { seconds: 1, platform });
  expect(cpu('darwin')).toMatchObject({
    usedPercent: 30,
    userPercent: 20,
    systemPercent: 10,
    nicePercent: 0,
    cores: 1,
  });
  expect(cpu('darwin')).not.toHaveProperty('irqPercent');
  expect(cpu('win32')).not.toHaveProperty('nicePercent');
});

it('counts used memory as psutil does on each system', () => {
  const told = { total: 1000, free: 200, available: 600, buffcache: 300, swaptotal: 100, swapused: 25 };
  expect(portableMemory(told, 'linux')).toMatchObject({ usedBytes: 500, availableBytes: 600, usedPercent: 40 });
  expect(portableMemory(told, 'darwin')).toMatchObject({ usedBytes: 400, usedPercent: 40 });
  expect(portableSwap(told)).toEqual({ totalBytes: 100, usedBytes: 25, usedPercent: 25 });
});

it('tells each disk once, and none that is an image or elsewhere', () => {
  const disk = { fs: '/dev/disk3s1', type: 'APFS', size: 1000, used: 600, available: 200, mount: '/' };
  const told = [
    { ...disk, mount: '/System/Volumes/Data' },
    disk,
    { ...disk, fs: 'C:', type: 'NTFS', mount: 'C:' },
    { ...disk, fs: '//nas/share', type: 'smbfs', mount: '/Volumes/share' },
    { ...disk, fs: '/dev/odd', used: 2000, mount: '/odd' },
  ];
  expect(portableDisks(told, 'darwin').map(({ mount, usedPercent }) => [mount, usedPercent])).toEqual([
    ['/', 75],
    ['C:', 75],
  ]);
});

it('counts CPU of processes by one core, whatever the library counts by', () => {
  const one = { pid: 7, name: 'node', cpu: 25, memRss: 10, state: 'running' };
  const cpu = (platform: NodeJS.Platform) =>
    portableProcesses({ all: 1, list: [one] }, { cores: 4, platform }).topByCpu?.[0];
  expect([cpu('linux')?.cpuPercent, cpu('win32')?.cpuPercent, cpu('darwin')?.cpuPercent]).toEqual([100, 100, 25]);
  expect(cpu('linux')?.memoryBytes).toBe(10_240);
});

it('makes of no answer of the library what the report may not hold', () => {
  const odd = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(0, -1, Number.NaN, Number.POSITIVE_INFINITY));
  const text = fc.string({ maxLength: 400, unit: 'binary' });
  const platform = fc.constantFrom<NodeJS.Platform>('darwin', 'win32', 'freebsd', 'linux');
  const memory = fc.record({ total: odd, free: odd, available: odd, buffcache: odd, swaptotal: odd, swapused: odd });
  const disk = fc.record({ fs: text, type: text, size: odd, used: odd, available: odd, mount: text });
  const process = fc.record({ pid: odd, name: text, cpu: odd, memRss: odd, state: text });
  fc.assert(
    fc.property(
      platform,
      memory,
      fc.array(disk),
      fc.array(process),
      fc.nat(3600),
      (system, told, disks, list, seconds) => {
        const metrics = someMetrics({
          memory: portableMemory(told, system),
          swap: portableSwap(told),
          disks: portableDisks(disks, system),
          processes: portableProcesses({ all: list.length, list }, { cores: 2, platform: system }),
          cpu: portableCpu([core(1, 2, 3)], [core(2, 1, 9)], {
            seconds: seconds,
            platform: system,
          }),
          network: portableNetwork({
            before: new Map(),
            after: new Map([['en0', { receivedBytes: 5, sentBytes: 7 }]]),
            seconds,
            counted: undefined,
          }),
        });
        parseReport(JSON.parse(JSON.stringify(aReport({ metrics }))));
      },
    ),
    { numRuns: Number(globalThis.process.env['HERALD_FUZZ_RUNS'] ?? 500) },
  );
});
