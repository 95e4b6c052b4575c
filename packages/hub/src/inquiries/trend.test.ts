import { seededRandom } from '@herald/protocol/seeded-random';
import { expect, it } from 'vitest';
import { fitTrend } from './trend.ts';

const noisy = (days: number, start: number, perDay: number, noise: number, seed: number) => {
  const next = seededRandom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(next() || 1e-9)) * Math.cos(2 * Math.PI * next());
  return Array.from({ length: days }, (_, day) => Math.round(start + perDay * day + noise * normal()));
};

it('calls a clear fall falling, with about its size', () => {
  const trend = fitTrend(noisy(15, 50, -0.8, 3, 1));
  expect(trend.kind).toBe('falling');
  expect(trend.lowPerWeek).toBeLessThan(-4 + 2);
  expect(trend.highPerWeek).toBeLessThan(0);
  expect(trend.lowPerWeek).toBeLessThanOrEqual(trend.perWeek);
  expect(trend.highPerWeek).toBeGreaterThanOrEqual(trend.perWeek);
});

it('calls noise unclear nearly always, as 95 % promises', () => {
  const calls = Array.from({ length: 400 }, (_, seed) => fitTrend(noisy(15, 50, 0, 7, seed)).kind);
  const wrong = calls.filter((kind) => kind !== 'unclear').length / calls.length;
  expect(wrong).toBeLessThan(0.07);
});

it('holds the true slope within its interval in about 95 of 100 cases', () => {
  const held = Array.from({ length: 400 }, (_, seed) => {
    const { lowPerWeek, highPerWeek } = fitTrend(noisy(20, 50, -0.6, 5, seed + 1_000));
    return lowPerWeek <= -3 && highPerWeek >= -3;
  }).filter(Boolean).length;
  expect(held / 400).toBeGreaterThan(0.92);
});

it.each([
  ['the test alone, by a hair', [2, 1, 6, 2, 7, 11, 6, 7, 8]],
  ['the interval alone, upwards', [0, 4, 6, 6, 6, 6, 5, 7, 8, 6, 11]],
  ['the interval alone, downwards', [5, 0, 2, -1, 2, 0, -1, -7]],
])('is unclear where it is against: %s', (_what, values) => {
  expect(fitTrend(values).kind).toBe('unclear');
});

it('is not bent by one bad day', () => {
  const calm = noisy(20, 50, -1, 2, 7);
  const withIncident = calm.map((value, day) => (day === 18 ? value + 80 : value));
  expect(fitTrend(withIncident).kind).toBe('falling');
  expect(Math.abs(fitTrend(withIncident).perWeek - fitTrend(calm).perWeek)).toBeLessThan(1);
});

it('says nothing of a few days, or of days that are all alike', () => {
  expect(fitTrend([50, 40, 30, 20, 10]).kind).toBe('too-few');
  expect(fitTrend([]).kind).toBe('too-few');
  expect(fitTrend(new Array(20).fill(31)).kind).toBe('unclear');
});

/** Worked out with a program of another language from the definitions of Sen and Kendall. */
it.each<[values: number[], expected: ReturnType<typeof fitTrend>]>([
  [
    [10, 9, 8, 7, 6, 5, 4, 3],
    { kind: 'falling', perWeek: -5, lowPerWeek: -5, highPerWeek: -5, firstValue: 10, lastValue: 3, dayCount: 8 },
  ],
  [
    [50, 48, 47, 90, 44, 45, 41, 41, 38, 37],
    { kind: 'falling', perWeek: -7.5, lowPerWeek: -10, highPerWeek: -5, firstValue: 50, lastValue: 36.5, dayCount: 10 },
  ],
  [
    [3, 5, 4, 8, 7, 9, 12, 10, 11],
    { kind: 'rising', perWeek: 5, lowPerWeek: 3, highPerWeek: 25 / 3, firstValue: 3, lastValue: 11, dayCount: 9 },
  ],
  [
    [5, 1, 9, 3, 7, 2, 8, 4, 6],
    { kind: 'unclear', perWeek: 1.25, lowPerWeek: -5, highPerWeek: 7, firstValue: 4, lastValue: 6, dayCount: 9 },
  ],
  [
    [4, 6, 5, 5, 4, 6, 7, 5],
    {
      kind: 'unclear',
      perWeek: 6 / 7,
      lowPerWeek: -2.5,
      highPerWeek: 2.5,
      firstValue: 32 / 7,
      lastValue: 40.4 / 7,
      dayCount: 8,
    },
  ],
])('fits %j as the papers say', (values, expected) => {
  const about = Object.entries(expected).map(([name, value]) => [
    name,
    typeof value === 'number' ? expect.closeTo(value, 9) : value,
  ]);
  expect(fitTrend(values)).toEqual(Object.fromEntries(about));
});

it('gives of a few days their mean, and no slope', () => {
  expect(fitTrend([50, 40, 30])).toEqual({
    kind: 'too-few',
    perWeek: 0,
    lowPerWeek: 0,
    highPerWeek: 0,
    firstValue: 40,
    lastValue: 40,
    dayCount: 3,
  });
  expect(fitTrend([1, 2, 3, 4, 5, 6, 7]).kind).toBe('too-few');
  expect(fitTrend([1, 2, 3, 4, 5, 6, 7, 8]).kind).toBe('rising');
  expect(fitTrend([]).firstValue).toBe(0);
});
