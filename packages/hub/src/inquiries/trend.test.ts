import { expect, it } from 'vitest';
import { fitTrend } from './trend.ts';

/** A generator with a seed (mulberry32): the same noise in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const noisy = (days: number, start: number, perDay: number, noise: number, seed: number) => {
  const next = random(seed);
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
