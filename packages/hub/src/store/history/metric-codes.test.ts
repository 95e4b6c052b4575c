/** A figure on disk: small whole numbers, nothing kept apart from zero, and nothing larger than fits. */
import { expect, it } from 'vitest';
import { decodeValue, encodeValue } from './metric-codes.ts';

it.each([
  [0, 1],
  [0.01, 2],
  [12.34, 1_235],
  [100, 10_001],
])('%d percent is kept as %d, and read back', (percent, code) => {
  expect(encodeValue('cpu', percent)).toBe(code);
  expect(decodeValue('cpu', code)).toBeCloseTo(percent, 10);
});

it('what was not measured is 0, what is below zero is nothing, what is too large the largest', () => {
  for (const none of [undefined, Number.NaN, Number.POSITIVE_INFINITY]) expect(encodeValue('cpu', none)).toBe(0);
  expect(decodeValue('cpu', 0)).toBeUndefined();
  expect(encodeValue('cpu', -5)).toBe(1);
  expect(encodeValue('cpu', 1_000)).toBe(65_535);
  expect(encodeValue('network-in', 1e15)).toBe(65_535);
});

it('keeps rates and loads on the scale that all rows on disk were written by', () => {
  expect([1, 1e6, 1e12].map((rate) => encodeValue('network-in', rate))).toEqual([1_641, 32_686, 65_372]);
  expect([0.4, 64].map((load) => encodeValue('load', load))).toEqual([8_787, 20_736]);
  expect(encodeValue('open-files', 1_024)).toBe(16_402);
});

it('a rate of a terabyte a second still fits, and each is kept within a third of a thousandth', () => {
  expect(encodeValue('network-in', 1e12)).toBeLessThan(65_535);
  for (const rate of [0, 1, 999, 12_500, 1e9])
    expect(Math.abs((decodeValue('network-in', encodeValue('network-in', rate)) ?? -1) - rate)).toBeLessThanOrEqual(
      rate * 0.0004 + 0.0003,
    );
  for (const load of [0, 0.01, 0.4, 64])
    expect(Math.abs((decodeValue('load', encodeValue('load', load)) ?? -1) - load)).toBeLessThanOrEqual(
      load * 0.0004 + 0.0001,
    );
});
