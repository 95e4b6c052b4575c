import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createDueQueue } from './due-queue.ts';

it('hands out what is due, the earliest first, whatever the order in which it came', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 99 }), { maxLength: 40 }),
      fc.integer({ min: 0, max: 99 }),
      (times, now) => {
        const queue = createDueQueue<number>();
        for (const time of times) queue.push(time, time);
        const sorted = times.toSorted((a, b) => a - b);
        expect(queue.nextDueAt()).toBe(sorted[0] ?? Number.POSITIVE_INFINITY);
        for (const time of sorted.filter((one) => one <= now)) expect(queue.takeDue(now)).toBe(time);
        expect(queue.takeDue(now)).toBeUndefined();
        expect(queue.nextDueAt()).toBe(sorted.find((one) => one > now) ?? Number.POSITIVE_INFINITY);
      },
    ),
  );
});

it('takes more in while it hands out', () => {
  const queue = createDueQueue<string>();
  queue.push('late', 30);
  queue.push('early', 10);
  expect(queue.takeDue(9)).toBeUndefined();
  expect(queue.takeDue(10)).toBe('early');
  queue.push('between', 20);
  expect([queue.takeDue(99), queue.takeDue(99), queue.takeDue(99)]).toEqual(['between', 'late', undefined]);
});
