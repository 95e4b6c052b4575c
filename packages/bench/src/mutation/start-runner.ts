/** Judges faults one after the other in a process that can be killed: a fault may loop for good, and no test can stop that. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Task, Verdict } from './runner-main.ts';

const main = fileURLToPath(new URL('runner-main.ts', import.meta.url));
/** Of a test. Those that stand beside code that decides take milliseconds; on a busy machine what is slow must not count as noticed. */
const patienceMs = 20_000;

export type Runner = AsyncDisposable & {
  /** Whether a test noticed; after `limitMs` without a word it counts as noticed, since the run would have hung. */
  judge(task: Task, limitMs: number): Promise<Verdict>;
};

export function startRunner(root: string): Runner {
  let child: ChildProcess | undefined;
  return {
    async judge(task, limitMs) {
      child ??= await launch(root);
      const verdict = await answerOf(child, task, limitMs);
      if (verdict) return verdict;
      await end(child);
      child = undefined;
      return { event: 'verdict', noticed: true, by: 'the run hung, or ended' };
    },
    async [Symbol.asyncDispose]() {
      if (child) await end(child);
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
async function answerOf(child: ChildProcess, task: Task, limitMs: number): Promise<Verdict | undefined> {
  const over = new AbortController();
  const signal = AbortSignal.any([over.signal, AbortSignal.timeout(Math.ceil(limitMs))]);
  const message = once(child, 'message', { signal }).then(([verdict]) => verdict as Verdict);
  const ended = once(child, 'exit', { signal }).then(() => undefined);
  child.send(task);
  const verdict = await Promise.race([message, ended]).catch(() => undefined);
  over.abort();
  await Promise.allSettled([message, ended]);
  return verdict;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = once(child, 'exit');
  process.kill(-child.pid, 'SIGKILL');
  await ended;
}
