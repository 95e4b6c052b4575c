/** Keeps something running that fails: started again after growing pauses, for as long as the hub lives, and never in the way of the rest. */
import type { Clock } from '@herald/protocol/clock';
import { HeraldError, isHeraldError } from '@herald/protocol/herald-error';
import type { Logger } from 'pino';
import { createPatience } from '../patience.ts';

/** What was started. `ended` resolves with the reason when it cannot go on; it never rejects. */
export type Running = AsyncDisposable & { ended: Promise<HeraldError> };

export type KeptState<R> =
  | { kind: 'starting'; sinceMs: number }
  | { kind: 'up'; sinceMs: number; running: R }
  | { kind: 'down'; sinceMs: number; why: HeraldError; nextTryAtMs: number };

export type Kept<R> = AsyncDisposable & {
  state(): KeptState<R>;
  /** Resolves when the first try has come to an end, good or bad. */
  firstTry: Promise<void>;
};

export type KeepRunningOptions<R> = {
  start(signal: AbortSignal): Promise<R>;
  clock: Clock;
  log: Logger;
};

const longestPauseSeconds = 300;
/**
 * What ran for so long had begun well: its next failure is a new one. Discord takes 1,000 logins a day, and then resets
 * the token (Discord docs, "Session Start Limit Object"): what fails every minute must get longer pauses.
 */
const longEnoughMs = 10 * 60_000;
/** What is stopped must keep neither the next start nor the end of the hub waiting for ever. */
const stopLimitMs = 4_000;

export function keepRunning<R extends Running>({ start, clock, log }: KeepRunningOptions<R>): Kept<R> {
  const stopping = new AbortController();
  const { signal } = stopping;
  const first = Promise.withResolvers<void>();
  let state: KeptState<R> = { kind: 'starting', sinceMs: clock.now() };
  let upSince: number | undefined;
  const loop = run();
  return { state: () => state, firstTry: first.promise, [Symbol.asyncDispose]: stop };

  async function run(): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      upSince = undefined;
      const why = await runOnce();
      first.resolve();
      if (signal.aborted) return;
      const ranMs = upSince === undefined ? 0 : clock.elapsed() - upSince;
      failures = ranMs > longEnoughMs ? 1 : failures + 1;
      const pauseSeconds = Math.min(longestPauseSeconds, 2 ** (failures - 1));
      const nowMs = clock.now();
      const sinceMs = state.kind === 'down' ? state.sinceMs : nowMs;
      state = { kind: 'down', sinceMs, why, nextTryAtMs: nowMs + pauseSeconds * 1000 };
      log.error(
        { code: why.code, err: why.cause, failures, nextTrySeconds: pauseSeconds },
        `${why.message} ${why.next} Until then nothing is heard in Discord and what must be said there waits; everything else goes on.`,
      );
      await clock.sleep(pauseSeconds * 1000, signal);
    }
  }

  /** Runs it until it ends or the hub stops, and says why it ended. */
  async function runOnce(): Promise<HeraldError> {
    try {
      const running = await start(signal);
      state = { kind: 'up', sinceMs: clock.now(), running };
      upSince = clock.elapsed();
      first.resolve();
      try {
        return await Promise.race([running.ended, aborted(signal)]);
      } finally {
        await createPatience(stopLimitMs, clock).within(stopInOrder(running));
      }
    } catch (error) {
      return asHeraldError(error);
    }
  }

  async function stopInOrder(running: R): Promise<void> {
    try {
      await running[Symbol.asyncDispose]();
    } catch (err) {
      log.warn({ err }, 'the Discord side could not be stopped in order');
    }
  }

  async function stop(): Promise<void> {
    stopping.abort();
    // A start that does not listen to its signal holds up nobody either.
    await createPatience(stopLimitMs, clock).within(loop);
  }
}

function aborted(signal: AbortSignal): Promise<HeraldError> {
  return new Promise((resolve) => {
    const end = () => resolve(new HeraldError('discord/disconnected', { message: 'The hub stops.', next: '' }));
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}

function asHeraldError(error: unknown): HeraldError {
  if (isHeraldError(error)) return error;
  return new HeraldError('discord/failed', {
    message: 'The Discord side of Herald failed.',
    next: 'It is started again by itself; the log has the details.',
    cause: error,
  });
}
