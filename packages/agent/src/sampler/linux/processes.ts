/** Processes: how many, in which states, and which are the busiest. From /proc/<pid>/stat. */
import type { Metrics, ProcessSummary } from '@herald/protocol/metrics';

import { countOf } from '../round.ts';

/** One process at one moment. `startTicks` with the pid names it: pids are used again. */
export type ProcessReading = {
  pid: number;
  name: string;
  state: string;
  cpuTicks: number;
  startTicks: number;
  residentPages: number;
};

const stateNames: Readonly<Record<string, string>> = {
  R: 'running',
  S: 'sleeping',
  D: 'disk-sleep',
  T: 'stopped',
  t: 'tracing-stop',
  Z: 'zombie',
  X: 'dead',
  I: 'idle',
  P: 'parked',
};

/** The name stands in parentheses and may itself hold any character, so the last parenthesis ends it (proc(5)). */
export function parseProcess(text: string): ProcessReading | undefined {
  const open = text.indexOf('(');
  const close = text.lastIndexOf(')');
  if (close === -1) return undefined;
  // What stands behind the resident pages is not looked at.
  const fields = text.slice(close + 2).split(' ', 22);
  const pid = Number(text.slice(0, open));
  // Field n of proc(5) is at index n - 3 after the name.
  const reading = {
    pid,
    name: utf8Of(text.slice(open + 1, Math.min(close, open + 257))),
    state: fields[0] ?? '',
    cpuTicks: countOf(fields[11]) + countOf(fields[12]),
    startTicks: Number(fields[19]),
    residentPages: countOf(fields[21]),
  };
  return Number.isSafeInteger(pid) && pid > 0 && fields.length > 21 ? reading : undefined;
}

/** Nearly all names are ASCII, which is the same in both: two buffers a process were a tenth of all that the agent costs. */
function utf8Of(latin1: string): string {
  return /[\x80-\xff]/.test(latin1) ? Buffer.from(latin1, 'latin1').toString('utf8') : latin1;
}

export type ProcessSpan = {
  before: readonly ProcessReading[];
  after: readonly ProcessReading[];
  seconds: number;
  ticksPerSecond: number;
  pageBytes: number;
  /** Of the machine: nothing uses more than all of them. */
  cores: number;
};

/** CPU is of one core, over the span, as in psutil; a process that is new in the span counts from its start. */
export function processMetrics({
  before,
  after,
  seconds,
  ticksPerSecond,
  pageBytes,
  cores,
}: ProcessSpan): Metrics['processes'] {
  const earlier = new Map(before.map((process) => [process.pid, process]));
  const byState: Record<string, number> = {};
  const summaries: ProcessSummary[] = [];
  for (const process of after) {
    const state = stateNames[process.state] ?? 'other';
    byState[state] = (byState[state] ?? 0) + 1;
    const was = earlier.get(process.pid);
    const ticksBefore = was?.startTicks === process.startTicks ? was.cpuTicks : 0;
    const counted = Math.max(0, process.cpuTicks - ticksBefore) / ticksPerSecond;
    // A counter that jumped says nothing of this span.
    const cpuSeconds = counted <= (seconds + slackSeconds) * cores ? counted : 0;
    summaries.push({
      pid: process.pid,
      name: process.name,
      cpuPercent: seconds > 0 ? Math.round((cpuSeconds / seconds) * 1000) / 10 : 0,
      memoryBytes: process.residentPages * pageBytes,
    });
  }
  if (after.length === 0) return { count: 0 };
  return {
    count: after.length,
    byState,
    topByCpu: topFive(summaries, (process) => process.cpuPercent),
    topByMemory: topFive(summaries, (process) => process.memoryBytes),
  };
}

/** The readings of a process do not stand exactly as far apart as the rounds. */
const slackSeconds = 1;

/** Five at most, the largest first, none that use nothing. One pass: there may be thousands of processes. */
function topFive(processes: readonly ProcessSummary[], size: (process: ProcessSummary) => number): ProcessSummary[] {
  const top: ProcessSummary[] = [];
  for (const process of processes) {
    const last = top[4];
    if (size(process) === 0 || (last && size(last) >= size(process))) continue;
    top.push(process);
    top.sort((a, b) => size(b) - size(a));
    if (top.length > 5) top.pop();
  }
  return top;
}
