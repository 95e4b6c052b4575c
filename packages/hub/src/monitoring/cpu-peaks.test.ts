import { aReport, someMetrics } from '@herald/protocol/report-builder';
import { expect, it } from 'vitest';
import { testNowMs } from '../testing/builders.ts';
import { createCpuPeaks } from './cpu-peaks.ts';

const hourMs = 3_600_000;

function busy(usedPercent: number, ...names: string[]) {
  const metrics = someMetrics();
  const topByCpu = names.map((name, at) => ({ pid: at + 1, name, cpuPercent: usedPercent / (at + 1), memoryBytes: 1 }));
  return aReport({
    metrics: someMetrics({
      cpu: { ...metrics.cpu, usedPercent },
      processes: { count: names.length, ...(names.length > 0 ? { topByCpu } : {}) },
    }),
  });
}

it('tells which processes were at work when the CPU was busiest, not those of now', () => {
  let nowMs = testNowMs;
  const peaks = createCpuPeaks(() => nowMs);
  peaks.note('web-1', busy(20, 'sshd'));
  nowMs += 60_000;
  peaks.note('web-1', busy(96, 'backup', 'node', 'sshd', 'cron'));
  nowMs += 60_000;
  peaks.note('web-1', busy(15, 'node'));
  expect(peaks.of('web-1')).toEqual({
    atMs: testNowMs + 60_000,
    cpuUsedPercent: 96,
    processes: [
      { name: 'backup', cpuPercent: 96 },
      { name: 'node', cpuPercent: 48 },
      { name: 'sshd', cpuPercent: 32 },
    ],
  });
});

it('forgets a peak after a day, and tells the next highest', () => {
  let nowMs = testNowMs;
  const peaks = createCpuPeaks(() => nowMs);
  peaks.note('web-1', busy(96, 'backup'));
  nowMs += 2 * hourMs;
  peaks.note('web-1', busy(40, 'node'));
  nowMs += 21 * hourMs;
  expect(peaks.of('web-1')?.processes[0]?.name).toBe('backup');
  nowMs += 2 * hourMs;
  expect(peaks.of('web-1')?.processes[0]?.name).toBe('node');
});

it('knows none of a host that tells no processes', () => {
  const peaks = createCpuPeaks(() => testNowMs);
  peaks.note('web-1', busy(96));
  expect(peaks.of('web-1')).toBeUndefined();
  expect(peaks.of('web-2')).toBeUndefined();
});
