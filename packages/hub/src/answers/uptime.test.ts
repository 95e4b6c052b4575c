/** The record of a day and what is told of its incidents are one story. */
import { expect, it } from 'vitest';
import { anIncident } from '../testing/builders.ts';
import { withOutages } from './uptime.ts';

const minuteMs = 60_000;
const period = { fromMs: 0, toMs: 60 * minuteMs };
const measured = (up: number, degraded: number, down = 0) => ({
  watchedSeconds: 60 * (up + degraded + down),
  upSeconds: 60 * up,
  degradedSeconds: 60 * degraded,
  downSeconds: 60 * down,
  plannedSeconds: 0,
  upPercent: undefined,
});

it('a slow stretch with a gap in its measuring is as long in the record as it is told', () => {
  const incident = anIncident({
    startedAtMs: 10 * minuteMs,
    endedAtMs: 30 * minuteMs,
    worst: 'degraded',
    timeline: [
      { atMs: 10 * minuteMs, kind: 'opened', text: 'A.', status: 'degraded' },
      { atMs: 20 * minuteMs, kind: 'worsened', text: 'A.', status: 'unknown' },
      { atMs: 22 * minuteMs, kind: 'eased', text: 'A.', status: 'degraded' },
    ],
  });
  // 2 of the 60 minutes were not measured, and 1 that was slow was recorded as well.
  expect(withOutages(measured(41, 17), [incident], period, 60 * minuteMs)).toMatchObject({
    degradedSeconds: 20 * 60,
    upSeconds: 40 * 60,
    watchedSeconds: 60 * 60,
    upPercent: 100,
  });
});

it('an outage begins with its first missed poll, which was recorded as well until it was certain', () => {
  const incident = anIncident({
    startedAtMs: 10 * minuteMs,
    endedAtMs: 20 * minuteMs,
    timeline: [{ atMs: 11 * minuteMs, kind: 'opened', text: 'A.', status: 'down' }],
  });
  expect(withOutages(measured(51, 0, 9), [incident], period, 60 * minuteMs)).toMatchObject({
    downSeconds: 600,
    upSeconds: 3_000,
    watchedSeconds: 3_600,
  });
});
