/** CPU time as Node tells it on every system. Formulas as in psutil. */
import type { CpuMetrics } from '@herald/protocol/metrics';
import { percentOf } from '../round.ts';

/** Milliseconds since boot. */
export type CpuTimes = { user: number; nice: number; sys: number; idle: number; irq: number };

type Span = { seconds: number; platform: NodeJS.Platform };

/** Waiting for disks and time taken by the hypervisor are told nowhere but on Linux: they are absent, not zero. */
export function portableCpu(
  before: readonly CpuTimes[],
  after: readonly CpuTimes[],
  { seconds, platform }: Span,
): CpuMetrics {
  const [was, now] = [sum(before), sum(after)];
  const whole = elapsed(was, now);
  const share = (field: keyof CpuTimes) => percentOf(Math.max(0, now[field] - was[field]), whole);
  return {
    intervalSeconds: Math.max(0, Math.round(seconds * 1000) / 1000),
    cores: Math.max(1, after.length),
    usedPercent: used(was, now),
    userPercent: share('user'),
    systemPercent: share('sys'),
    ...(platform !== 'win32' && { nicePercent: share('nice') }),
    ...((platform === 'win32' || platform === 'linux') && { irqPercent: share('irq') }),
    // Cores have no numbers here: where there are more or fewer than before, nobody knows which is which.
    perCoreUsedPercent: after
      .slice(0, 1024)
      .map((core, index) => used((before.length === after.length && before[index]) || core, core)),
  };
}

function used(was: CpuTimes, now: CpuTimes): number {
  const whole = elapsed(was, now);
  return percentOf(whole - Math.max(0, now.idle - was.idle), whole);
}

function elapsed(was: CpuTimes, now: CpuTimes): number {
  const fields = ['user', 'nice', 'sys', 'idle', 'irq'] as const;
  return fields.reduce((total, field) => total + Math.max(0, now[field] - was[field]), 0);
}

function sum(cores: readonly CpuTimes[]): CpuTimes {
  const total: CpuTimes = { user: 0, nice: 0, sys: 0, idle: 0, irq: 0 };
  for (const core of cores)
    for (const field of ['user', 'nice', 'sys', 'idle', 'irq'] as const) total[field] += core[field];
  return total;
}
