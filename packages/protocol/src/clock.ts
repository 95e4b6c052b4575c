/** Time as a parameter, so that tests can move it. */
import { setTimeout as wait } from 'node:timers/promises';

export type Clock = {
  /** The instant, in epoch milliseconds. May step back when the wall clock is set. */
  now(): number;
  /** Milliseconds since some fixed moment; never steps back. For durations. */
  elapsed(): number;
  /** Resolves after `ms`, or at once when `signal` aborts: read the signal after it. Never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
};

export const systemClock: Clock = {
  now: () => Date.now(),
  // The same clock as that of `performance`, whose first use loads two dozen files of Node.
  elapsed() {
    const [seconds, nanoseconds] = process.hrtime();
    return seconds * 1000 + nanoseconds / 1e6;
  },
  async sleep(ms, signal) {
    try {
      await wait(Math.max(0, ms), undefined, { signal });
    } catch (error) {
      if (!signal?.aborted) throw error;
    }
  },
};
