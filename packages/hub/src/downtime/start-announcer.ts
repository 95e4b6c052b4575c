/** Says what there is to say about planned downtime, every few seconds. */

import type { Clock } from '@herald/protocol/clock';
import { startLoop } from '@herald/protocol/start-loop';
import type { Registry } from '../domain/registry.ts';
import type { Calendar } from './calendar.ts';
import { decideAnnouncements } from './decide-announcements.ts';
import type { DowntimeBook } from './downtime-book.ts';
import { longestWindowSeconds } from './plan.ts';
import { longestOverRunSeconds } from './state.ts';

export type AnnouncerOptions = {
  book: DowntimeBook;
  calendar: Calendar;
  registry(): Registry;
  clock: Clock;
  everySeconds: number;
  /** Whether this hub is the leader, the one that speaks about downtime; others only read. */
  isLeader(): boolean;
  /** A look that failed: it is tried again at the next. */
  onFailure(error: unknown): void;
};

export type Announcer = AsyncDisposable & {
  /** Looks now; for tests and right after a plan was made. Rejects where the store fails. */
  look(): Promise<void>;
};

const dayMs = 86_400_000;
const aheadMs = 400 * dayMs;

/** Looks at once, then after each pause. Disposing waits for the look under way. */
export function startAnnouncer(options: AnnouncerOptions): Announcer {
  const { book, calendar, clock } = options;
  let turn: Promise<void> = Promise.resolve();
  let prunedAtMs = Number.NEGATIVE_INFINITY;
  const loop = startLoop(async (signal) => {
    while (!signal.aborted) {
      await look().catch(options.onFailure);
      await clock.sleep(options.everySeconds * 1000, signal);
    }
  });
  return { look, [Symbol.asyncDispose]: stop };

  /** One look at a time: two at once would decide the same twice (the store would refuse the second, but why ask). */
  function look(): Promise<void> {
    turn = turn.catch(() => undefined).then(lookOnce);
    return turn;
  }

  async function lookOnce(): Promise<void> {
    await book.reload();
    if (options.isLeader() && Math.abs(clock.now() - prunedAtMs) > dayMs) {
      prunedAtMs = clock.now();
      await book.prune();
    }
    calendar.refresh();
    if (!options.isLeader()) return;
    const decision = decideNow({ book, calendar, registry: options.registry(), nowMs: clock.now() });
    if (decision.announcements.length === 0 && decision.announced.length === 0) return;
    await book.record(decision);
    calendar.refresh();
  }

  async function stop(): Promise<void> {
    await loop[Symbol.asyncDispose]();
    await turn.catch(() => undefined);
  }
}

/** What is to be said now; nothing is kept. */
export function decideNow({
  book,
  calendar,
  registry,
  nowMs,
}: Pick<AnnouncerOptions, 'book' | 'calendar'> & {
  registry: Registry;
  nowMs: number;
}): ReturnType<typeof decideAnnouncements> {
  const pastMs = (longestWindowSeconds + longestOverRunSeconds) * 1000;
  return decideAnnouncements({
    calendar: calendar.all({ fromMs: nowMs - pastMs, toMs: nowMs + aheadMs }),
    announced: book.announced(),
    said: book.said(),
    nowMs,
    registry,
  });
}
