import { expect, it } from 'vitest';
import { bytesPerSecond, countOf, percentOf, ratePerSecond } from './round.ts';

it.each([
  [1, 3, 33.33],
  [2, 3, 66.67],
  [5, 4, 100],
  [-1, 4, 0],
  [1, 0, 0],
  [1, -4, 0],
  [1, Number.NaN, 0],
  [1, 1, 100],
])('%d of %d is %d %%, never outside of 0 to 100', (part, whole, percent) => {
  expect(percentOf(part, whole)).toBe(percent);
});

it.each([
  [100, 150, 4, 12.5],
  [100, 101, 3, 0.3],
  [100, 100, 4, 0],
  [150, 100, 4, 0],
  [100, 150, 0, 0],
  [100, 150, -1, 0],
])('from %d to %d in %d s is %d a second; what went back or took no time is still', (before, after, seconds, rate) => {
  expect(ratePerSecond(before, after, seconds)).toBe(rate);
});

it('a card of 1.6 Tbit/s is believed; what no machine can carry is a counter that was set anew', () => {
  expect(bytesPerSecond(0, 2e11, 1)).toBe(2e11);
  expect(bytesPerSecond(0, 2e11 + 1, 1)).toBe(0);
});

it('a count is a number from nothing to what 64 bits hold; anything else counts as nothing', () => {
  expect(['42', '0', String(2 ** 63)].map(countOf)).toEqual([42, 0, 2 ** 63]);
  expect(['-1', String(2 ** 64), 'x', '', undefined].map(countOf)).toEqual([0, 0, 0, 0, 0]);
});
