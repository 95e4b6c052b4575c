import { aReport } from '@herald/protocol/report-builder';
import { expect, it } from 'vitest';
import { createPollStatistics } from './poll-statistics.ts';

const now = { hosts: 3, inFlight: 2, waiting: 1 };

it('counts what was begun and how it ended, and sums lags and times', () => {
  const statistics = createPollStatistics();
  for (const lagMs of [5, 40, -3]) statistics.noteStart(lagMs);
  statistics.noteOutcome({ kind: 'report', report: aReport(), clockSkewSeconds: 0, atMs: 0, elapsedMs: 7 });
  statistics.noteOutcome({ kind: 'silent', reason: 'timeout', atMs: 0, elapsedMs: 5_000 });
  const before = statistics.read(now);
  expect(before).toEqual({
    ...now,
    started: 3,
    finished: { report: 1, silent: 1, 'not-authorised': 0, 'bad-certificate': 0, unreadable: 0 },
    worstLagMs: 40,
    lagSumMs: 45,
    elapsedSumMs: 5_007,
  });
  statistics.noteOutcome({ kind: 'silent', reason: 'timeout', atMs: 0, elapsedMs: 1 });
  // What was read does not change afterwards, and the search for the worst lag begins anew.
  expect(before.finished.silent).toBe(1);
  expect(statistics.read(now)).toMatchObject({ worstLagMs: 0, lagSumMs: 45 });
  statistics.noteStart(9);
  expect(statistics.read(now).worstLagMs).toBe(9);
});

it('remembers when the scheduler last ran', () => {
  const statistics = createPollStatistics();
  expect(statistics.lastRanAt()).toBe(0);
  statistics.noteRun(1_234);
  expect(statistics.lastRanAt()).toBe(1_234);
});
