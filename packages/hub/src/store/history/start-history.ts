/** Takes readings and writes them in batches; goes on taking them while the database is lost, within a bound. */
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { type Clock, systemClock } from '@herald/protocol/clock';
import { isHeraldError } from '@herald/protocol/herald-error';
import type { Logger } from 'pino';
import type { Lease } from '../leases/lease.ts';
import type { Database } from '../query.ts';
import { storeError } from '../store-error.ts';
import type { StoreHealth } from '../store-health.ts';
import type { JournalEntry } from './journal-codec.ts';
import { createKnownTargets } from './known-targets.ts';
import { createLeaseHistory, type LeaseHistory } from './lease-history.ts';
import { encodeValue, seriesNames } from './metric-codes.ts';
import type { Reading } from './reading.ts';
import { createRecordingHealth } from './recording-health.ts';
import { defaultRetention, type Retention } from './retention.ts';
import { rollUpHours } from './roll-up-hours.ts';
import { replayJournal, writeWaiting } from './write-history.ts';

export type HistoryOptions = {
  database: Database;
  log: Logger;
  clock?: Clock;
  flushSeconds?: number;
  retention?: Retention;
  /** Readings, and minutes of readings, kept in memory while the database takes none. */
  mostBuffered?: number;
};

export type History = AsyncDisposable & {
  /** Returns at once; the reading is on disk after the next flush. `lease`: of the host's shard, or the leader's. */
  recordReading(reading: Reading, lease: Lease): void;
  /** Resolves once what was recorded before is on disk; rejects where the store does not take it now. */
  flush(): Promise<void>;
  /** Rolls up the hours that are over and deletes what is past its time. By itself it runs every minute. */
  rollUp(): Promise<void>;
  health(): StoreHealth;
  /** When the writer last came round, written or refused, on the clock of durations: for the watchdog. */
  lastRanAt(): number | undefined;
};

type Incoming = { target: Reading['target']; lease: Lease; reading: JournalEntry['reading'] };

type LeaseState = { lease: Lease; term: number; history: LeaseHistory; lostSinceElapsedMs: number | undefined };

const longestPauseSeconds = 30;
const noCodes: readonly number[] = [];
/** Readings that are taken in between two looks at what else is to be done. */
const entriesAtOnce = 200;
/** A lease that was lost for so long is another hub's: what waits here is not ours to write. */
const forgetLostAfterMs = 60_000;

/** Disposing writes what waits, once. */
export function startHistory(options: HistoryOptions): History {
  const { database, log, clock = systemClock, flushSeconds = 2, mostBuffered = 200_000 } = options;
  const { retention = defaultRetention } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const targets = createKnownTargets(database);
  const recording = createRecordingHealth({ log, clock });
  const states = new Map<string, LeaseState>();
  let incoming: Incoming[] = [];
  let turn: Promise<unknown> = Promise.resolve();
  let ranAt: number | undefined;
  const loops = [flushForever(), rollUpForever()];
  return { recordReading, flush, rollUp, health, lastRanAt: () => ranAt, [Symbol.asyncDispose]: stop };

  function recordReading(reading: Reading, lease: Lease): void {
    const { target, atMs, status, pollSeconds, values } = reading;
    // Encoded as it comes: over the batch of a flush this would hold up the poller.
    const codes = values ? seriesNames.map((name) => encodeValue(name, values[name])) : noCodes;
    incoming.push({ target, lease, reading: { atMs: Math.round(atMs), status, pollSeconds, codes } });
    if (incoming.length > mostBuffered) dropOldest(Math.floor(mostBuffered * 0.9));
  }

  function dropOldest(most: number): void {
    recording.noteLost(Math.max(0, incoming.length - most));
    incoming = incoming.slice(-most);
  }

  async function flushForever(): Promise<void> {
    let pauseSeconds = flushSeconds;
    for (;;) {
      await clock.sleep(pauseSeconds * 1000, signal);
      if (signal.aborted) return;
      const isWritten = await flush().then(
        () => true,
        () => false,
      );
      ranAt = clock.elapsed();
      pauseSeconds = isWritten ? flushSeconds : Math.min(longestPauseSeconds, pauseSeconds * 2);
    }
  }

  async function rollUpForever(): Promise<void> {
    for (;;) {
      await clock.sleep(60_000, signal);
      if (signal.aborted) return;
      await rollUpAll({ clock }).catch((error: unknown) => {
        log.warn({ code: storeError(error).code, err: error }, 'history could not be rolled up');
      });
    }
  }

  function flush(): Promise<void> {
    const mine = turn.then(flushOnce);
    turn = mine.catch(() => undefined);
    return mine;
  }

  async function flushOnce(): Promise<void> {
    const failures: unknown[] = [];
    await takeIncoming().catch((error: unknown) => failures.push(error));
    for (const [name, state] of states) {
      if (!isOurs(state)) {
        if (isLongLost(state)) states.delete(name);
        continue;
      }
      await writeOne(state).catch((error: unknown) => {
        if (isHeraldError(error) && error.code === 'shards/lease-lost') state.lostSinceElapsedMs ??= clock.elapsed();
        else failures.push(error);
      });
    }
    const [failure] = failures;
    if (failure === undefined) return recording.noteWritten();
    const error = storeError(failure);
    recording.noteFailure(error);
    throw error;
  }

  /** Moves what came in to its lease. What can't be moved now goes back to the front. */
  async function takeIncoming(): Promise<void> {
    const taken = incoming;
    incoming = [];
    try {
      const news = taken.filter(({ target, lease }) => targets.idOf(target, lease.name) === undefined);
      if (news.length > 0) {
        await targets.learn(
          news.map(({ target, reading, lease }) => ({ target, atMs: reading.atMs, lease: lease.name })),
        );
      }
      for (const lease of new Set(taken.map((one) => one.lease))) await adopt(lease);
    } catch (error) {
      incoming = [...taken, ...incoming];
      if (incoming.length > mostBuffered) dropOldest(mostBuffered);
      throw error;
    }
    for (const [lease, own] of Map.groupBy(taken, (one) => one.lease)) {
      const entries = own.flatMap(({ target, reading }): JournalEntry[] => {
        const targetId = targets.idOf(target, lease.name);
        return targetId === undefined ? [] : [{ targetId, reading }];
      });
      const state = states.get(lease.name);
      for (let done = 0; done < entries.length; done += entriesAtOnce) {
        state?.history.add(entries.slice(done, done + entriesAtOnce));
        await yieldToOthers();
      }
    }
  }

  /** The first reading under a lease that is new to us: takes back what its last holder left open. */
  async function adopt(lease: Lease): Promise<void> {
    const state = states.get(lease.name);
    if (state && (isOurs(state) || !isLongLost(state))) return;
    const history = createLeaseHistory();
    await replayJournal(database, lease, history);
    states.set(lease.name, { lease, term: lease.term(), history, lostSinceElapsedMs: undefined });
  }

  /** Also where we lost it and were the next to take it: then nobody else wrote in between. */
  function isOurs(state: LeaseState): boolean {
    const term = state.lease.term();
    const isStill = term === state.term || term === state.term + 1;
    if (isStill) Object.assign(state, { term, lostSinceElapsedMs: undefined });
    else if (term === 0) state.lostSinceElapsedMs ??= clock.elapsed();
    // Held again after another hub held it, however soon: what comes now belongs to a state of its own.
    else state.lostSinceElapsedMs = Number.NEGATIVE_INFINITY;
    return isStill;
  }

  function isLongLost({ lostSinceElapsedMs }: LeaseState): boolean {
    return lostSinceElapsedMs !== undefined && clock.elapsed() - lostSinceElapsedMs > forgetLostAfterMs;
  }

  async function writeOne({ lease, history }: LeaseState): Promise<void> {
    history.closeUntil(clock.now());
    try {
      const waiting = history.waiting();
      if (waiting.journal.length === 0 && waiting.minutes.length === 0) return;
      await writeWaiting(database, lease, waiting);
      history.written(waiting);
    } finally {
      recording.noteLost(history.bound(mostBuffered));
    }
  }

  function rollUp(): Promise<void> {
    return rollUpAll({});
  }

  /** With a clock it takes its time. */
  async function rollUpAll(pace: { clock?: Clock }): Promise<void> {
    await flush();
    for (const { lease, history } of states.values()) {
      const nowMs = clock.now();
      const { openFromMs, minutes } = history.waiting();
      if (minutes.length > 0) continue;
      const hourS = Math.floor(Math.min(nowMs, openFromMs) / 3_600_000) * 3_600;
      await rollUpHours({ database, lease, hourS, nowMs, retention, signal, ...pace });
    }
  }

  function health(): StoreHealth {
    let buffered = incoming.length;
    for (const { history } of states.values()) buffered += history.waiting().journal.length;
    return recording.health(buffered);
  }

  async function stop(): Promise<void> {
    stopping.abort();
    await Promise.all(loops);
    await flush().catch((error: unknown) => {
      log.error({ code: storeError(error).code, err: error }, 'the last readings could not be written');
    });
  }
}
