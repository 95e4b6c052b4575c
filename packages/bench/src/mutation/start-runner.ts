/** Runs tests over faults in a process that can be killed: a fault may loop for good, and no test can stop that. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Task, Verdict } from './runner-main.ts';
import type { Current, Trial } from './worker-main.ts';

const main = fileURLToPath(new URL('runner-main.ts', import.meta.url));
/** Of a test. Those that stand beside code that decides take milliseconds; on a busy machine what is slow must not count as noticed. */
const patienceMs = 15_000;
/** What stays silent so much longer than its patience loops, and has to be ended from outside. */
const silenceBeyondPatienceMs = 6_000;

export type Work = Pick<Task, 'texts' | 'tests'> & { trials?: Record<string, Trial>; endsAtFirst?: boolean };
/** `fault` is the number that was on, 0 where none was called by its number; `noticed` those that tests noticed before. */
export type Hung = { event: 'hung' } & Pick<Current, 'fault' | 'noticed'>;

export type Runner = AsyncDisposable & {
  /** `silenceMs` is how long nothing may begin before the run counts as hung, where the fault that is on has no time of its own. */
  judge(work: Work, silenceMs?: number): Promise<Verdict | Hung>;
};

export function startRunner(root: string): Runner {
  const folder = mkdtempSync(join(tmpdir(), 'herald-mutation-'));
  const currentFile = join(folder, 'current');
  let child: ChildProcess | undefined;
  return {
    async judge({ texts, tests, trials, endsAtFirst = false }, silenceMs = 30_000) {
      child ??= await launch(root);
      writeFileSync(currentFile, JSON.stringify({ fault: 0, noticed: [] } satisfies Current));
      const plan = { currentFile, endsAtFirst, ...(trials && { trials }) };
      const verdict = await answerOf(child, { texts, tests, plan }, silenceMs);
      if (verdict) return verdict;
      await end(child);
      child = undefined;
      const { fault, noticed } = readCurrent(currentFile);
      return { event: 'hung', fault, noticed };
    },
    async [Symbol.asyncDispose]() {
      if (child) await end(child);
      rmSync(folder, { recursive: true });
    },
  };
}

/** In a group of its own, so that the workers of Vitest end with it. */
async function launch(root: string): Promise<ChildProcess> {
  const child = fork(main, [root, String(patienceMs)], {
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const [first] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  if (typeof first !== 'object') throw new Error(`Vitest did not start in ${root} (it ended with ${first}).`);
  return child;
}

/** Undefined where it stays silent for too long, or ends. */
async function answerOf(child: ChildProcess, task: Task, silenceMs: number): Promise<Verdict | undefined> {
  const over = new AbortController();
  const { signal } = over;
  const message = once(child, 'message', { signal }).then(([verdict]) => verdict as Verdict);
  const ended = once(child, 'exit', { signal }).then(() => undefined);
  const silent = untilSilent(task.plan.currentFile, silenceMs, signal);
  child.send(task);
  const verdict = await Promise.race([message, ended, silent]).catch(() => undefined);
  over.abort();
  await Promise.allSettled([message, ended, silent]);
  return verdict;
}

/** Each test that begins writes to the file. */
async function untilSilent(file: string, silenceMs: number, signal: AbortSignal): Promise<undefined> {
  const mostMs = () => {
    const { patienceMs } = readCurrent(file);
    return patienceMs === undefined ? silenceMs : patienceMs + silenceBeyondPatienceMs;
  };
  while (Date.now() - statSync(file).mtimeMs < mostMs()) await wait(Math.min(1_000, silenceMs), undefined, { signal });
  return undefined;
}

function readCurrent(file: string): Current {
  return JSON.parse(readFileSync(file, 'utf8'));
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = once(child, 'exit');
  process.kill(-child.pid, 'SIGKILL');
  await ended;
}
