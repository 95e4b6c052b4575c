import { describe, expect, it } from 'vitest';
import {
  addToMinute,
  isEmptyMinute,
  minuteEndsForGoodAtMs,
  type OpenMinute,
  openMinute,
  type PackedReading,
} from './minute.ts';

const startMs = Date.UTC(2026, 2, 2, 9);
const at = (seconds: number, override: Partial<PackedReading> = {}): PackedReading => ({
  atMs: startMs + seconds * 1_000,
  status: 'up',
  pollSeconds: 15,
  codes: [1],
  ...override,
});
/** Seconds up of each minute that is closed, then of the one that is open, with its start. */
function upOf(readings: readonly PackedReading[]) {
  let open: OpenMinute | undefined;
  const closed: OpenMinute[] = [];
  for (const reading of readings) {
    const step = addToMinute(open, reading);
    closed.push(...step.closed);
    open = step.open;
  }
  return [...closed, ...(open ? [open] : [])].map((minute) => [
    (minute.startMs - startMs) / 1_000,
    minute.upMs / 1_000,
  ]);
}

describe('a reading reaches back', () => {
  it('a poll interval where there is none before it', () => {
    expect(upOf([at(30)])).toEqual([[0, 15]]);
    expect(upOf([at(5)])).toEqual([
      [-60, 10],
      [0, 5],
    ]);
  });

  it('to the one before, if that is within two and a half intervals', () => {
    expect(upOf([at(15), at(52.5)])).toEqual([[0, 52.5]]);
    expect(upOf([at(15), at(52.6)])).toEqual([[0, 30]]);
    expect(upOf([at(15), at(15)])).toEqual([[0, 15]]);
  });

  it('by its own interval, where that has changed', () => {
    expect(upOf([at(1, { pollSeconds: 1 }), at(45, { pollSeconds: 60 })])).toEqual([[0, 45]]);
    expect(upOf([at(1, { pollSeconds: 60 }), at(45, { pollSeconds: 1 })]).at(-1)).toEqual([0, 2]);
  });

  it('never into a minute that was written', () => {
    expect(upOf([at(65), at(70), at(119, { pollSeconds: 60 })])).toEqual([
      [0, 10],
      [60, 59],
    ]);
  });

  it('not at all where the clock was set back a little: that time was counted', () => {
    expect(upOf([at(59, { pollSeconds: 60 }), at(119, { pollSeconds: 60 }), at(118, { pollSeconds: 60 })])).toEqual([
      [-60, 1],
      [0, 60],
      [60, 59],
    ]);
  });

  it('over several minutes at once', () => {
    expect(upOf([at(30, { pollSeconds: 120 }), at(250, { pollSeconds: 120 })])).toEqual([
      [-120, 30],
      [-60, 60],
      [0, 60],
      [60, 60],
      [120, 60],
      [180, 60],
      [240, 10],
    ]);
  });
});

it('a clock that is set back two minutes begins an older minute, a little less does not', () => {
  expect(upOf([at(150), at(-1)]).map(([start]) => start)).toEqual([120, -60]);
  expect(upOf([at(150), at(0)]).map(([start]) => start)).toEqual([120]);
});

it('a reading at the very end of a minute belongs to the next', () => {
  expect(upOf([at(45), at(60)])).toEqual([
    [0, 30],
    [60, 0],
  ]);
});

it('notes when within the minute each was measured; what measured nothing only counts as time', () => {
  const { open } = addToMinute(addToMinute(undefined, at(20)).open, at(35, { codes: [] }));
  expect(open).toMatchObject({ offsetsMs: [20_000], codes: [[1]], upMs: 30_000, lastAtMs: startMs + 35_000 });
});

it('each status counts by itself, what cannot be seen not at all', () => {
  const minute = (status: PackedReading['status']) => addToMinute(undefined, at(30, { status })).open;
  expect(minute('degraded')).toMatchObject({ upMs: 0, degradedMs: 15_000, downMs: 0, plannedMs: 0 });
  expect(minute('down')).toMatchObject({ upMs: 0, degradedMs: 0, downMs: 15_000, plannedMs: 0 });
  expect(minute('planned')).toMatchObject({ upMs: 0, degradedMs: 0, downMs: 0, plannedMs: 15_000 });
  expect(isEmptyMinute(addToMinute(undefined, at(30, { status: 'unknown', codes: [] })).open)).toBe(true);
  expect(isEmptyMinute(minute('unknown'))).toBe(false);
  for (const status of ['up', 'degraded', 'down', 'planned'] as const)
    expect(isEmptyMinute({ ...minute(status), codes: [] })).toBe(false);
});

it('is over for good two and a half intervals after its end', () => {
  expect(minuteEndsForGoodAtMs(openMinute(startMs, startMs, 30))).toBe(startMs + 60_000 + 75_000);
});
