/** Runs one subject and measures it: memory, CPU at a poll every 15 s, start, latency. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'undici';
import { portOf, type Subject } from './subjects.ts';

export type Figures = {
  startMs: number;
  pssMib: number;
  cpuSecondsPerHour: number;
  oneConnection: Latency;
  fiftyConnections: Latency;
};
export type Latency = { medianMs: number; p99Ms: number };

const pollEveryMs = 15_000;
const startLimitMs = 30_000;
const loadLimitMs = 20_000;

/** One start in five can meet something else that the machine does. */
const starts = 5;

/** A thousand requests last a third of a second: one stall of the machine decides their p99, so the middle one of three counts. */
const crowds = 3;

/** Undefined where it does not answer at all. `watchSeconds` is how long CPU is watched, in whole polls. */
export async function measureSubject(subject: Subject, watchSeconds: number): Promise<Figures | undefined> {
  const startsMs: number[] = [];
  while (startsMs.length < starts - 1) {
    const startMs = await whileItRuns(subject, async ({ startMs }) => startMs);
    if (startMs === undefined) return undefined;
    startsMs.push(startMs);
  }
  return whileItRuns(subject, async ({ child, ask, startMs }) => {
    startsMs.push(startMs);
    await wait(5000);
    const pssMib = readPssMib(child);
    const cpuBefore = readCpuSeconds(child);
    const polls = Math.max(1, Math.round((watchSeconds * 1000) / pollEveryMs));
    for (let poll = 0; poll < polls; poll += 1) {
      await ask();
      await wait(pollEveryMs);
    }
    const cpuSecondsPerHour = ((readCpuSeconds(child) - cpuBefore) * 3_600_000) / (polls * pollEveryMs);
    const oneConnection = await load(ask, 1, 200);
    const rounds: Latency[] = [];
    while (rounds.length < crowds) rounds.push(await load(ask, 50, 1000));
    const fiftyConnections = rounds.sort((a, b) => a.p99Ms - b.p99Ms)[Math.floor(crowds / 2)] ?? oneConnection;
    const middle = startsMs.sort((a, b) => a - b)[Math.floor(starts / 2)] ?? startMs;
    return { startMs: middle, pssMib, cpuSecondsPerHour, oneConnection, fiftyConnections };
  });
}

type Running = { child: ChildProcess; startMs: number; ask(): Promise<number> };

/** Starts the subject, waits for its first answer, and ends it after `use`. Undefined where no answer came. */
async function whileItRuns<Value>(
  subject: Subject,
  use: (running: Running) => Promise<Value>,
): Promise<Value | undefined> {
  const origin = `http://127.0.0.1:${portOf(subject)}`;
  const startedMs = performance.now();
  const child = spawn(subject.command, [...subject.args], {
    env: { PATH: process.env['PATH'] ?? '', ...subject.env },
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  const pool = new Pool(origin, { connections: 50, headersTimeout: 30_000 });
  const ask = async () => {
    const headers = subject.headers(`${origin}${subject.path}`);
    const beforeMs = performance.now();
    const { statusCode, body } = await pool.request({ method: 'GET', path: subject.path, headers });
    await body.dump({ limit: 10_000_000 });
    if (statusCode !== 200) throw new Error(`${subject.name} answered ${statusCode}`);
    return performance.now() - beforeMs;
  };
  try {
    const startMs = await untilFirstAnswer(ask, startedMs);
    return startMs === undefined ? undefined : await use({ child, startMs, ask });
  } finally {
    await pool.destroy();
    child.kill('SIGKILL');
    await ended;
  }
}

async function untilFirstAnswer(ask: () => Promise<number>, startedMs: number): Promise<number | undefined> {
  while (performance.now() - startedMs < startLimitMs) {
    try {
      await ask();
      return performance.now() - startedMs;
    } catch {
      await wait(5); // Not listening yet.
    }
  }
  return undefined;
}

/** `connections` askers, each at once again when it was answered, for 20 s at most. The first tenth warms up. A request without an answer counts with the time it was waited for. */
async function load(ask: () => Promise<number>, connections: number, requests: number): Promise<Latency> {
  const times: number[] = [];
  const startedMs = performance.now();
  let left = requests;
  const asker = async () => {
    while (left-- > 0 && performance.now() - startedMs < loadLimitMs) {
      const beforeMs = performance.now();
      times.push(await ask().catch(() => performance.now() - beforeMs));
    }
  };
  await Promise.all(Array.from({ length: connections }, asker));
  const sorted = times.slice(Math.floor(times.length / 10)).sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { medianMs: at(0.5), p99Ms: at(0.99) };
}

function readPssMib({ pid }: ChildProcess): number {
  return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024;
}

/** Of all threads, from the scheduler's own count in nanoseconds: clock ticks are too coarse for an idle process. */
function readCpuSeconds({ pid }: ChildProcess): number {
  let nanoseconds = 0;
  for (const thread of readdirSync(`/proc/${pid}/task`))
    nanoseconds += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ', 1)[0]);
  return nanoseconds / 1e9;
}
