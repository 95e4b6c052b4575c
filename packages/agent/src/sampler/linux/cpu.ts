/** CPU time from /proc/stat. Formulas as in psutil: guest time is part of user time, iowait is idle time. */
import type { CpuMetrics } from '@herald/protocol/metrics';
import { countOf, percentOf } from '../round.ts';

/** In clock ticks since boot. */
export type CpuTimes = {
  user: number;
  nice: number;
  system: number;
  idle: number;
  iowait: number;
  irq: number;
  softirq: number;
  steal: number;
  guest: number;
  guestNice: number;
};

export type CpuReading = {
  all: CpuTimes;
  cores: readonly CpuTimes[];
  /** The kernel's number of each of them: a CPU that is taken offline leaves a gap. */
  numbers: readonly number[];
  bootedAtSeconds: number;
  /** Threads that run or could, now. */
  runnable: number;
};

/** Reads /proc/stat (proc(5)). Undefined where the first line is not what the kernel writes. */
export function parseCpu(text: string): CpuReading | undefined {
  const cores: CpuTimes[] = [];
  const numbers: number[] = [];
  let all: CpuTimes | undefined;
  let start = 0;
  while (text.startsWith('cpu', start)) {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end === -1 ? undefined : end);
    const times = parseTimes(line);
    if (line.startsWith('cpu ')) all = times;
    else {
      cores.push(times);
      numbers.push(Number(/^cpu(\d{1,9})/.exec(line)?.[1] ?? cores.length - 1));
    }
    if (end === -1) break;
    start = end + 1;
  }
  if (all === undefined) return undefined;
  const counted = (name: string) => Math.min(countOf(new RegExp(`\\n${name} (\\d+)`).exec(text)?.[1]), 2 ** 33);
  return { all, cores, numbers, bootedAtSeconds: counted('btime'), runnable: counted('procs_running') };
}

function parseTimes(line: string): CpuTimes {
  const n = line.split(/\s+/).map(countOf);
  const at = (index: number) => n[index] ?? 0;
  return {
    user: at(1),
    nice: at(2),
    system: at(3),
    idle: at(4),
    iowait: at(5),
    irq: at(6),
    softirq: at(7),
    steal: at(8),
    guest: at(9),
    guestNice: at(10),
  };
}

/** Ticks in all. Guest time is counted within user and nice by the kernel, so it is not added again. */
function totalOf(t: CpuTimes): number {
  return t.user + t.nice + t.system + t.idle + t.iowait + t.irq + t.softirq + t.steal;
}

/** What the time between two readings was spent on. */
export function cpuMetrics(before: CpuReading, after: CpuReading, seconds: number): CpuMetrics {
  const whole = elapsedTicks(before.all, after.all);
  const share = (field: keyof CpuTimes) => percentOf(Math.max(0, after.all[field] - before.all[field]), whole);
  return {
    intervalSeconds: Math.round(seconds * 1000) / 1000,
    cores: Math.max(1, after.cores.length),
    usedPercent: usedPercent(before.all, after.all),
    userPercent: share('user'),
    systemPercent: share('system'),
    nicePercent: share('nice'),
    iowaitPercent: share('iowait'),
    irqPercent: share('irq'),
    softirqPercent: share('softirq'),
    stealPercent: share('steal'),
    guestPercent: share('guest'),
    perCoreUsedPercent: after.cores
      .slice(0, 1024)
      .map((core, index) => usedPercent(sameCore(before, after.numbers[index]) ?? core, core)),
  };
}

function sameCore({ cores, numbers }: CpuReading, number: number | undefined): CpuTimes | undefined {
  return number === undefined ? undefined : cores[numbers.indexOf(number)];
}

function usedPercent(before: CpuTimes, after: CpuTimes): number {
  const idle = Math.max(0, after.idle - before.idle) + Math.max(0, after.iowait - before.iowait);
  const whole = elapsedTicks(before, after);
  return percentOf(whole - idle, whole);
}

/** Counters of one kind may step back (iowait does, says proc(5)); each counts as still then. */
function elapsedTicks(before: CpuTimes, after: CpuTimes): number {
  const still = { ...after };
  for (const field of Object.keys(after) as (keyof CpuTimes)[]) still[field] = Math.max(before[field], after[field]);
  return totalOf(still) - totalOf(before);
}

/** The mean clock of the cores in MHz from /proc/cpuinfo, where the kernel says it (x86 does, most Arm does not). */
export function parseFrequencyMhz(text: string): number | undefined {
  let sum = 0;
  let count = 0;
  for (const match of text.matchAll(/^cpu MHz\s*:\s*([\d.]+)/gm)) {
    sum += countOf(match[1]);
    count += 1;
  }
  return count > 0 ? Math.round(sum / count) : undefined;
}
