import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextSlotMs, slotOf } from './slot.ts';

it('gives a name the same slot on every hub and after every start', () => {
  // Written down: another hash would move every host of every fleet at the next upgrade.
  expect([slotOf('web-1'), slotOf('web-2'), slotOf('')].map((slot) => slot.toFixed(6))).toEqual([
    '0.126794',
    '0.420144',
    '0.668922',
  ]);
});

it('spreads names that differ in their last digit', () => {
  const tenths = new Array<number>(10).fill(0);
  for (let index = 0; index < 5_000; index += 1) {
    const tenth = Math.floor(slotOf(`web-${index}`) * 10);
    tenths[tenth] = (tenths[tenth] ?? 0) + 1;
  }
  expect(Math.min(...tenths)).toBeGreaterThan(400);
  expect(Math.max(...tenths)).toBeLessThan(600);
});

it('is the first moment at or after the one given, the same in every interval', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.integer({ min: 1, max: 600_000 }),
      fc.integer({ min: 0, max: 1e12 }),
      (name, interval, from) => {
        const at = nextSlotMs(name, interval, from);
        expect(at - from).toBeGreaterThanOrEqual(-0.01);
        expect(at - from).toBeLessThan(interval + 0.01);
        expect(((at / interval) % 1) - slotOf(name)).toBeCloseTo(0, 3);
      },
    ),
    { numRuns: 200 },
  );
  const slot = nextSlotMs('web-1', 15_000, 1_000_000);
  expect(nextSlotMs('web-1', 15_000, slot)).toBe(slot);
});
