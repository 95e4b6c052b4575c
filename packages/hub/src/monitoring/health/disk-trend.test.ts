import { describe, expect, it } from 'vitest';
import { testNowMs } from '../../testing/builders.ts';
import { type DiskTrend, followDisks, fullInMs } from './disk-trend.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** What is remembered after these readings, each minutes after the first. */
function followed(readings: readonly (readonly [minutes: number, usedBytes: number])[], mount = '/'): DiskTrend[] {
  const trends: DiskTrend[] = [];
  for (const [minutes, usedBytes] of readings)
    followDisks(trends, [{ mount, usedBytes }], testNowMs + minutes * minuteMs);
  return trends;
}
/** Used bytes, a point every five minutes. */
const aTrend = (...usedBytes: number[]): DiskTrend => ({
  mount: '/',
  atMs: usedBytes.map((_used, at) => testNowMs + at * 5 * minuteMs),
  usedBytes,
});

describe('what is remembered of a disk', () => {
  it('is a point every five minutes, a second early at most', () => {
    const early = 5 - 1 / 60;
    expect(
      followed([
        [0, 1],
        [4.9, 2],
        [early, 3],
        [9, 4],
        [10, 5],
      ])[0]?.usedBytes,
    ).toEqual([1, 3, 5]);
    expect(
      followed([
        [0, 1],
        [early, 3],
      ])[0]?.atMs,
    ).toEqual([testNowMs, testNowMs + early * minuteMs]);
  });

  it('is an hour: the newest twelve points', () => {
    const [trend] = followed(Array.from({ length: 20 }, (_, at) => [at * 5, at] as const));
    expect(trend?.usedBytes).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
    expect(trend?.atMs).toHaveLength(12);
    expect(trend?.atMs.at(-1)).toBe(testNowMs + 95 * minuteMs);
  });

  it.each<[string, number, number[]]>([
    ['after fifteen minutes goes on', 20, [1, 2, 3]],
    ['after a longer gap begins anew', 20.1, [3]],
    ['where the clock was set back begins anew', 4, [3]],
  ])('%s', (_what, minutes, used) => {
    const [trend] = followed([
      [0, 1],
      [5, 2],
      [minutes, 3],
    ]);
    expect(trend?.usedBytes).toEqual(used);
    expect(trend?.atMs).toEqual([0, 5, minutes].slice(-used.length).map((at) => testNowMs + at * minuteMs));
  });

  it('is kept for each disk apart, and forgotten with it', () => {
    const trends: DiskTrend[] = [];
    const disks = ['/', '/data', '/var'].map((mount, at) => ({ mount, usedBytes: at }));
    followDisks(trends, disks, testNowMs);
    followDisks(
      trends,
      disks.slice(1).map((one) => ({ ...one, usedBytes: 9 })),
      testNowMs + 5 * minuteMs,
    );
    expect(trends.map(({ mount, usedBytes }) => [mount, usedBytes])).toEqual([
      ['/data', [1, 9]],
      ['/var', [2, 9]],
    ]);
    followDisks(trends, [], testNowMs + 6 * minuteMs);
    expect(trends).toEqual([]);
  });
});

describe('when it will be full', () => {
  const steady = aTrend(0, 10, 20, 30, 40, 50, 60);

  it('is what is left at the rate of the last hour', () => {
    // Ten bytes in five minutes.
    expect(fullInMs(steady, 120)).toBeCloseTo(hourMs);
    expect(fullInMs(aTrend(0, 11, 19, 30, 41, 49, 60), 120)).toBeCloseTo(hourMs, -5);
  });

  it('is not said within the first half hour', () => {
    expect(fullInMs(aTrend(0, 10, 20, 30, 40, 50), 120)).toBeUndefined();
  });

  it('is not said beyond two days', () => {
    expect(fullInMs(steady, 2 * 120 * 24 - 1)).toBeDefined();
    expect(fullInMs(steady, 2 * 120 * 24)).toBeUndefined();
  });

  it.each<[string, DiskTrend]>([
    ['does not grow', aTrend(5, 5, 5, 5, 5, 5, 5)],
    ['shrinks', aTrend(60, 50, 40, 30, 20, 10, 0)],
    ['grew once and then stood', aTrend(0, 10, 20, 30, 30, 30, 30)],
    ['grew only lately', aTrend(30, 30, 30, 30, 40, 50, 60)],
    ['stopped growing at the last reading', aTrend(0, 10, 20, 30, 40, 60, 60)],
    ['was emptied meanwhile', aTrend(0, 10, 90, 30, 20, 10, 29)],
  ])('is not said of one that %s', (_what, trend) => {
    expect(fullInMs(trend, 1)).toBeUndefined();
  });
});
