/** What the poller says of itself: for `/metrics`, for the watchdog and for `herald doctor`. */
import type { PollOutcome } from '../../domain/poll-outcome.ts';

export type PollStatistics = {
  hosts: number;
  /** Requests that wait for an answer now. */
  inFlight: number;
  /** Hosts whose turn has come and that wait for a free place. */
  waiting: number;
  started: number;
  finished: Record<PollOutcome['kind'], number>;
  /** How much later than its slot a poll began: the worst since the last reading, and the sum of all. */
  worstLagMs: number;
  lagSumMs: number;
  /** How long answers took, summed over all that came. */
  elapsedSumMs: number;
};

export function createPollStatistics() {
  const finished = { report: 0, silent: 0, 'not-authorised': 0, 'bad-certificate': 0, unreadable: 0 };
  let started = 0;
  let worstLagMs = 0;
  let lagSumMs = 0;
  let elapsedSumMs = 0;
  let lastRanAtElapsedMs = 0;
  return { noteStart, noteOutcome, noteRun, read, lastRanAt: () => lastRanAtElapsedMs };

  function noteStart(lagMs: number): void {
    started += 1;
    worstLagMs = Math.max(worstLagMs, lagMs);
    lagSumMs += Math.max(0, lagMs);
  }

  function noteOutcome(outcome: PollOutcome): void {
    finished[outcome.kind] += 1;
    elapsedSumMs += outcome.elapsedMs;
  }

  function noteRun(elapsedMs: number): void {
    lastRanAtElapsedMs = elapsedMs;
  }

  /** Begins the search for the worst lag anew. */
  function read(now: Pick<PollStatistics, 'hosts' | 'inFlight' | 'waiting'>): PollStatistics {
    const worst = worstLagMs;
    worstLagMs = 0;
    const counted = { started, finished: { ...finished }, lagSumMs, elapsedSumMs };
    return { ...now, ...counted, worstLagMs: worst };
  }
}
