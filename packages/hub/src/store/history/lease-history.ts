/** What one lease's history holds in memory: the minutes that are open, and what waits to be written. */
import type { Chunk } from '../rollups/chunks.ts';
import type { JournalEntry } from './journal-codec.ts';
import {
  addToMinute,
  isEmptyMinute,
  minuteEndsForGoodAtMs,
  minuteMs,
  type OpenMinute,
  openMinute,
  packMinute,
} from './minute.ts';

export type LeaseHistory = {
  /** Takes readings in. They count as waiting until `written`. */
  add(entries: readonly JournalEntry[]): void;
  /** Takes back what was journalled before, for minutes that were not written. */
  replay(entries: readonly JournalEntry[], newestWrittenMs: ReadonlyMap<number, number>): void;
  /** Closes the minutes to which no reading can come any more. */
  closeUntil(nowMs: number): void;
  waiting(): Waiting;
  /** The store has taken these: they wait no longer. */
  written(taken: Waiting): void;
  /** Gives up the oldest beyond so many waiting rows. Returns how many rows were lost. */
  bound(most: number): number;
};

export type Waiting = {
  journal: readonly JournalEntry[];
  minutes: readonly Chunk[];
  /** Every reading before this is in a minute that is written, or among `minutes`. */
  openFromMs: number;
};

export function createLeaseHistory(): LeaseHistory {
  const open = new Map<number, OpenMinute>();
  let journal: JournalEntry[] = [];
  let minutes: Chunk[] = [];
  return { add, replay, closeUntil, waiting, written, bound };

  function add(entries: readonly JournalEntry[]): void {
    for (const entry of entries) {
      take(entry);
      journal.push(entry);
    }
  }

  function replay(entries: readonly JournalEntry[], newestWrittenMs: ReadonlyMap<number, number>): void {
    for (const entry of entries) {
      const { targetId, reading } = entry;
      const newestMs = newestWrittenMs.get(targetId);
      if (newestMs !== undefined) {
        const fromMs = newestMs + minuteMs;
        if (reading.atMs < fromMs) continue;
        // A reading reaches back; it must not begin a minute anew that is written.
        if (!open.has(targetId)) open.set(targetId, openMinute(fromMs, fromMs, reading.pollSeconds));
      }
      take(entry);
    }
  }

  function take({ targetId, reading }: JournalEntry): void {
    const step = addToMinute(open.get(targetId), reading);
    for (const minute of step.closed) close(targetId, minute);
    open.set(targetId, step.open);
  }

  function close(targetId: number, minute: OpenMinute): void {
    if (isEmptyMinute(minute)) return;
    minutes.push({ targetId, startS: minute.startMs / 1000, data: packMinute(minute) });
  }

  function closeUntil(nowMs: number): void {
    for (const [targetId, minute] of open) {
      if (minuteEndsForGoodAtMs(minute) > nowMs) continue;
      close(targetId, minute);
      open.delete(targetId);
    }
  }

  function waiting(): Waiting {
    let openFromMs = Number.POSITIVE_INFINITY;
    for (const { startMs } of open.values()) openFromMs = Math.min(openFromMs, startMs);
    return { journal, minutes, openFromMs };
  }

  function written(taken: Waiting): void {
    journal = journal.slice(taken.journal.length);
    minutes = minutes.slice(taken.minutes.length);
  }

  function bound(most: number): number {
    // What is journalled of minutes that are closed by now is in `minutes` as well.
    const { openFromMs } = waiting();
    if (journal.length > most) journal = journal.filter(({ reading }) => reading.atMs >= openFromMs);
    const lost = Math.max(0, minutes.length - most);
    minutes = minutes.slice(lost);
    journal = journal.slice(Math.max(0, journal.length - most));
    return lost;
  }
}
