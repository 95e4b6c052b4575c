import { describe, expect, it } from 'vitest';
import { createLeaseHistory } from './lease-history.ts';
import { unpackMinute } from './minute.ts';

const startMs = Date.UTC(2026, 2, 2, 9);
const entry = (targetId: number, seconds: number) => ({
  targetId,
  reading: { atMs: startMs + seconds * 1_000, status: 'up' as const, pollSeconds: 15, codes: [7] },
});
const minutesOf = (history: ReturnType<typeof createLeaseHistory>) =>
  history
    .waiting()
    .minutes.map(({ targetId, startS, data }) => [
      targetId,
      startS - startMs / 1_000,
      unpackMinute(data, startS).rollup.upSeconds,
    ]);
const readingsIn = (history: ReturnType<typeof createLeaseHistory>) =>
  history.waiting().minutes.map(({ data, startS }) => unpackMinute(data, startS).readings.length);

describe('what waits to be written', () => {
  it('is every reading, and each minute once nothing can come for it', () => {
    const history = createLeaseHistory();
    history.add([entry(1, 15), entry(1, 45), entry(2, 15), entry(1, 75)]);
    expect(history.waiting().journal).toHaveLength(4);
    expect(minutesOf(history)).toEqual([[1, 0, 60]]);
    // 15 s and two and a half intervals after its end.
    history.closeUntil(startMs + 97_499);
    expect(minutesOf(history)).toHaveLength(1);
    expect(history.waiting().openFromMs).toBe(startMs);
    history.closeUntil(startMs + 97_500);
    expect(minutesOf(history)).toEqual([
      [1, 0, 60],
      [2, 0, 15],
    ]);
    expect(history.waiting().openFromMs).toBe(startMs + 60_000);
    history.closeUntil(startMs + 200_000);
    expect(history.waiting().openFromMs).toBe(Number.POSITIVE_INFINITY);
  });

  it('is no more what was written, and still what came meanwhile', () => {
    const history = createLeaseHistory();
    history.add([entry(1, 15), entry(1, 75)]);
    const { openFromMs, journal, minutes } = history.waiting();
    const taken = { openFromMs, journal: [...journal], minutes: [...minutes] };
    history.add([entry(1, 90), entry(1, 120)]);
    history.written(taken);
    expect(history.waiting().journal).toEqual([entry(1, 90), entry(1, 120)]);
    expect(minutesOf(history)).toEqual([[1, 60, 60]]);
  });

  it('leaves out a minute in which nothing was seen', () => {
    const history = createLeaseHistory();
    const unseen = { targetId: 1, reading: { ...entry(1, 30).reading, status: 'unknown' as const, codes: [] } };
    history.add([unseen]);
    history.closeUntil(startMs + 900_000);
    expect(history.waiting().minutes).toEqual([]);
  });
});

describe('what a crash left open', () => {
  it('is taken back for the minutes that were not written, and for no other', () => {
    const history = createLeaseHistory();
    const entries = [entry(1, 30), entry(1, 59), entry(1, 60), entry(1, 75), entry(2, 30)];
    history.replay(entries, new Map([[1, startMs]]));
    history.closeUntil(startMs + 900_000);
    expect(minutesOf(history)).toEqual([
      [1, 60, 15],
      [2, 0, 15],
    ]);
    expect(readingsIn(history)).toEqual([2, 1]);
    // It is on disk already.
    expect(history.waiting().journal).toEqual([]);
  });
});

describe('where too much waits', () => {
  it('the oldest minutes are given up and counted, then the oldest readings', () => {
    const history = createLeaseHistory();
    for (let minute = 0; minute < 10; minute += 1) history.add([entry(1, minute * 60 + 30)]);
    expect(minutesOf(history)).toHaveLength(9);
    expect(history.bound(4)).toBe(5);
    expect(minutesOf(history).map(([, start]) => start)).toEqual([300, 360, 420, 480]);
    // Readings of minutes that are closed are in those minutes.
    expect(history.waiting().journal).toEqual([entry(1, 570)]);
  });

  it('every reading of a minute that is open is kept, from its first moment on', () => {
    const history = createLeaseHistory();
    history.add([entry(1, 30), entry(1, 60), entry(1, 75)]);
    expect(history.bound(2)).toBe(0);
    expect(history.waiting().journal).toEqual([entry(1, 60), entry(1, 75)]);
  });

  it('nothing is given up where it is no more than that', () => {
    const history = createLeaseHistory();
    for (let minute = 0; minute < 5; minute += 1) history.add([entry(1, minute * 60 + 30)]);
    expect(history.bound(5)).toBe(0);
    expect([history.waiting().journal.length, minutesOf(history).length]).toEqual([5, 4]);
    expect(history.bound(4)).toBe(0);
    history.add([entry(1, 271), entry(1, 272), entry(1, 273), entry(1, 274)]);
    history.bound(3);
    expect(history.waiting().journal.map(({ reading }) => (reading.atMs - startMs) / 1_000)).toEqual([272, 273, 274]);
  });
});
