/** Which loops of the hub should have run by now and have not. Pure. */

export type Watched = {
  name: string;
  /** When it last ran, on the clock of durations; `undefined` before its first run. */
  lastRanAt(): number | undefined;
  /** Longer than this without a run, and it stalls. */
  stallsAfterMs: number;
};

export type Stall = { name: string; forMs: number };

export function findStalls(watched: readonly Watched[], startedAt: number, now: number): Stall[] {
  return watched
    .map(({ name, lastRanAt, stallsAfterMs }) => ({ name, stallsAfterMs, forMs: now - (lastRanAt() ?? startedAt) }))
    .filter(({ forMs, stallsAfterMs }) => forMs > stallsAfterMs)
    .map(({ name, forMs }) => ({ name, forMs }));
}
