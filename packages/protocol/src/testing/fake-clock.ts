/** A clock that tests move by hand. */
import type { Clock } from '../clock.ts';

type Sleeper = { wakesAtMs: number; wake(): void };

export type FakeClock = Clock & {
  /** Moves time on and wakes, in order, whoever was to wake by then. */
  advance(ms: number): Promise<void>;
  /** Sets the wall clock only, as an operator or NTP would: `elapsed` and sleepers are untouched. */
  setNow(epochMs: number): void;
  /** Resolves once at least `count` callers are asleep. */
  asleep(count?: number): Promise<void>;
};

/** Starts at `startMs` (default 2026-03-02 09:00 UTC, a Monday). */
export function fakeClock(startMs: number = Date.UTC(2026, 2, 2, 9)): FakeClock {
  let wallOffsetMs = startMs;
  let elapsedMs = 0;
  const sleepers = new Set<Sleeper>();
  const watchers = new Set<() => void>();

  return { now: () => wallOffsetMs + elapsedMs, elapsed: () => elapsedMs, sleep, advance, setNow, asleep };

  function sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        sleepers.delete(sleeper);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const sleeper: Sleeper = { wakesAtMs: elapsedMs + Math.max(0, ms), wake };
      sleepers.add(sleeper);
      signal?.addEventListener('abort', wake, { once: true });
      for (const look of watchers) look();
    });
  }

  async function advance(ms: number): Promise<void> {
    const endMs = elapsedMs + ms;
    for (;;) {
      const next = [...sleepers].sort((a, b) => a.wakesAtMs - b.wakesAtMs)[0];
      if (!next || next.wakesAtMs > endMs) break;
      elapsedMs = Math.max(elapsedMs, next.wakesAtMs);
      next.wake();
      await settle();
    }
    elapsedMs = endMs;
    await settle();
  }

  function setNow(epochMs: number): void {
    wallOffsetMs = epochMs - elapsedMs;
  }

  function asleep(count = 1): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (sleepers.size < count) return;
        watchers.delete(look);
        resolve();
      };
      watchers.add(look);
      look();
    });
  }
}

/** Lets promise chains that were just woken run until they wait again. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
