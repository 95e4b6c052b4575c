/** The record of a day and what is told of its incidents are one story. */
import { describe, expect, it } from 'vitest';
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

describe('what is left as it was measured', () => {
  const fell = (override: Parameters<typeof anIncident>[0]) =>
    anIncident({ startedAtMs: 10 * minuteMs, endedAtMs: 20 * minuteMs, timeline: opened('down'), ...override });
  const opened = (status: 'down' | 'degraded') => [
    { atMs: 10 * minuteMs, kind: 'opened' as const, text: 'A.', status },
  ];

  it.each<[what: string, incident: ReturnType<typeof fell>]>([
    ['planned work', fell({ isPlanned: true })],
    [
      'a turn to worse of an older release',
      fell({ timeline: [...opened('down'), { atMs: 12 * minuteMs, kind: 'worsened', text: 'B.' }] }),
    ],
    [
      'a turn to better of an older release',
      fell({ timeline: [...opened('down'), { atMs: 12 * minuteMs, kind: 'eased', text: 'B.' }] }),
    ],
    ['what was before it', fell({ startedAtMs: -20 * minuteMs, endedAtMs: 0 })],
    ['what came after it', fell({ startedAtMs: 60 * minuteMs, endedAtMs: 70 * minuteMs })],
    ['what is recorded as longer', fell({ endedAtMs: 11 * minuteMs })],
  ])('%s', (_, incident) => {
    const before = measured(58, 0, 2);
    expect(withOutages(before, [incident], period, 60 * minuteMs)).toEqual(before);
  });

  it('a turn that says nothing of the status keeps the length', () => {
    const noted = fell({ timeline: [...opened('down'), { atMs: 12 * minuteMs, kind: 'reason', text: 'B.' }] });
    expect(withOutages(measured(60, 0), [noted], period, 60 * minuteMs)).toMatchObject({ downSeconds: 600 });
  });
});

it('counts only what lies within the time and is not still to come, and each minute once', () => {
  const at = (from: number, to: number | undefined, status: 'down' | 'degraded' = 'down') => ({
    ...anIncident({
      id: `${from}`,
      startedAtMs: from * minuteMs,
      worst: status,
      timeline: [{ atMs: from * minuteMs, kind: 'opened', text: 'A.', status }],
    }),
    endedAtMs: to === undefined ? undefined : to * minuteMs,
  });
  const told = (incidents: ReturnType<typeof at>[], nowMinute = 60) =>
    withOutages({ ...measured(60, 0), plannedSeconds: 60 }, incidents as never, period, nowMinute * minuteMs);
  expect(told([at(-10, 5), at(50, 90)])).toMatchObject({ downSeconds: 15 * 60, upSeconds: 45 * 60, upPercent: 75 });
  expect(told([at(30, undefined)], 40)).toMatchObject({ downSeconds: 600 });
  expect(told([at(20, 30), at(10, 25), at(12, 14)])).toMatchObject({ downSeconds: 20 * 60 });
  // Slow is up; what was planned counts as monitored.
  expect(told([at(0, 15, 'degraded'), at(30, 60)])).toMatchObject({
    degradedSeconds: 15 * 60,
    downSeconds: 30 * 60,
    upSeconds: 15 * 60,
    watchedSeconds: 61 * 60,
    upPercent: 50,
  });
});

it('an outage of this very minute is added to what is written, not taken from it', () => {
  const secondMs = 1_000;
  const outage = (endedAtMs?: number) =>
    anIncident({
      startedAtMs: 121 * secondMs,
      endedAtMs,
      timeline: [{ atMs: 141 * secondMs, kind: 'opened', text: 'A.', status: 'down' }],
    });
  const written = { ...measured(2, 0), recordedToMs: 120 * secondMs };
  expect(withOutages(written, [outage()], period, 160 * secondMs, 'down')).toEqual({
    ...measured(2, 0),
    watchedSeconds: 160,
    upSeconds: 121,
    downSeconds: 39,
    upPercent: (100 * 121) / 160,
  });
  // Over since, and well again for ten seconds.
  expect(withOutages(written, [outage(170 * secondMs)], period, 180 * secondMs, 'up')).toMatchObject({
    watchedSeconds: 180,
    upSeconds: 131,
    downSeconds: 49,
  });
  // Begun in a minute that is written, which held it to be up until it was certain.
  const before = { ...measured(2, 0), recordedToMs: 180 * secondMs, watchedSeconds: 180, upSeconds: 180 };
  expect(withOutages(before, [outage()], period, 200 * secondMs, 'down')).toMatchObject({
    watchedSeconds: 200,
    upSeconds: 121,
    downSeconds: 79,
  });
});

it('what is not written yet counts as up where it is seen to be, and where nobody sees it not at all', () => {
  const written = { ...measured(2, 0), recordedToMs: 120_000 };
  expect(withOutages(written, [], period, 150_000, 'up')).toMatchObject({ watchedSeconds: 150, upPercent: 100 });
  expect(withOutages(written, [], period, 150_000, 'unknown')).toMatchObject({ watchedSeconds: 120 });
  // A hub that was off: of so long nobody knows.
  expect(withOutages(written, [], period, 50 * minuteMs, 'up')).toMatchObject({ watchedSeconds: 120 });
  // A period that was over before.
  expect(withOutages(written, [], { fromMs: 0, toMs: 60_000 }, 150_000, 'up')).toMatchObject({ watchedSeconds: 120 });
});

it('an outage over a time in which the hub was off takes none of the time in which all was seen to be well', () => {
  // Up for 3 minutes, down for 12, off for 16, and up for 10 since, as it fell and as it was found.
  const written = { ...measured(13, 0, 12), recordedFromMs: 0, recordedToMs: 41 * minuteMs };
  const outage = anIncident({
    startedAtMs: 3 * minuteMs,
    endedAtMs: 31 * minuteMs,
    timeline: [{ atMs: 3 * minuteMs, kind: 'opened', text: 'A.', status: 'down' }],
  });
  expect(withOutages(written, [outage], period, 41 * minuteMs, 'up')).toMatchObject({
    downSeconds: 28 * 60,
    upSeconds: 13 * 60,
    watchedSeconds: 41 * 60,
  });
});
