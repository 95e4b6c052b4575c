/** The machine's clock, started at any instant and moved on by hand: it runs as ever in between. For tests of whole programs. */
import type { Clock } from '../clock.ts';

export type MovableClock = Clock & {
  /** Moves on to this instant and wakes whoever was to wake by then. An instant that has passed changes nothing. */
  moveTo(epochMs: number): void;
};

export function movableClock(startMs: number = Date.now()): MovableClock {
  const startedAt = performance.now();
  let movedMs = 0;
  const sleepers = new Set<() => void>();
  const elapsed = () => performance.now() - startedAt + movedMs;
  const now = () => Math.floor(startMs + elapsed());
  return { now, elapsed, sleep, moveTo };

  function sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wakesAt = elapsed() + Math.max(0, ms);
      let timer = setTimeout(look, Math.max(0, ms));
      sleepers.add(look);
      signal?.addEventListener('abort', wake, { once: true });

      function look(): void {
        clearTimeout(timer);
        const leftMs = wakesAt - elapsed();
        if (leftMs <= 0) wake();
        else timer = setTimeout(look, leftMs);
      }

      function wake(): void {
        clearTimeout(timer);
        sleepers.delete(look);
        signal?.removeEventListener('abort', wake);
        resolve();
      }
    });
  }

  function moveTo(epochMs: number): void {
    movedMs += Math.max(0, epochMs - now());
    for (const look of [...sleepers]) look();
  }
}
