import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changePercent, decideFlapping, pushState } from './flapping.ts';

/** As Nagios Core reckons it (base/flapping.c): an array of the last 21 states, walked from the oldest. */
function nagiosPercent(states: readonly boolean[]): number {
  const last = [...Array.from({ length: 21 }, () => true), ...states].slice(-21);
  let sum = 0;
  for (let x = 1; x <= 20; x += 1) if (last[x] !== last[x - 1]) sum += ((x - 1) * (1.25 - 0.75)) / 19 + 0.75;
  return (sum * 100) / 20;
}

const after = (states: readonly boolean[]) => states.reduce(pushState, 0);

it('reckons as Nagios does, whatever the states', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 60 }), (states) => {
      expect(changePercent(after(states))).toBeCloseTo(nagiosPercent(states), 9);
    }),
  );
});

it('begins at six late changes, goes on in between, and ends below four', () => {
  const alternating = (changes: number) => Array.from({ length: changes }, (_, turn) => turn % 2 === 1);
  expect(decideFlapping(after(alternating(5)), false)).toBe(false);
  expect(decideFlapping(after(alternating(6)), false)).toBe(true);
  expect(decideFlapping(after(alternating(4)), true)).toBe(true);
  expect(decideFlapping(after(alternating(4)), false)).toBe(false);
  expect(decideFlapping(after(alternating(3)), true)).toBe(false);
});
