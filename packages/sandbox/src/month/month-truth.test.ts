import { expect, it } from 'vitest';
import type { Month, MonthEvent, MonthMessage } from './month.ts';
import { countTruth } from './month-truth.ts';
import { simulateMonth } from './simulate-month.ts';

const minuteMs = 60_000;
const { startsAtMs, ...rest } = simulateMonth(1, { days: 1, busyness: 0.01 });
const month: Month = { ...rest, startsAtMs, switchesAtMs: startsAtMs };
const asked = (
  id: string,
  minute: number,
  service: string | undefined,
  putTo: 'herald' | 'engineers' = 'herald',
): MonthMessage => ({
  kind: 'message',
  id,
  atMs: startsAtMs + (600 + minute) * minuteMs,
  author: 'csm-1',
  channel: 'help',
  text: id,
  truth: { isInquiry: true, putTo, ...(service !== undefined && { service }) },
});
const selfServed = (...played: MonthEvent[]) => {
  const [day] = countTruth(month, played, startsAtMs + 1_440 * minuteMs);
  return [day?.selfServed, day?.unsureSelfServed];
};

it('a question to engineers counts against the last answer on its service within the hour, and no other', () => {
  const [first, second] = [asked('a', 0, 'billing'), asked('b', 10, 'billing')];
  expect(selfServed(first, second)).toEqual([2, 0]);
  expect(selfServed(first, second, asked('c', 20, 'billing', 'engineers'))).toEqual([1, 0]);
  expect(selfServed(first, second, asked('c', 20, 'search', 'engineers'))).toEqual([2, 0]);
  expect(selfServed(first, second, asked('c', 71, 'billing', 'engineers'))).toEqual([2, 0]);
});

it('is not sure where a question names no service, or is asked again at once', () => {
  expect(selfServed(asked('a', 0, undefined), asked('b', 20, 'billing', 'engineers'))).toEqual([1, 1]);
  expect(selfServed(asked('a', 0, 'billing'), asked('b', 4, 'billing'))).toEqual([2, 1]);
  expect(selfServed(asked('a', 0, 'billing'), asked('b', 6, 'billing'))).toEqual([2, 0]);
});

it('what was pressed away helped nobody', () => {
  const press = { kind: 'press', atMs: startsAtMs + 601 * minuteMs, author: 'csm-1', messageId: 'a' } as const;
  expect(selfServed(asked('a', 0, 'billing'), { ...press, button: 'not-it' })).toEqual([0, 0]);
  expect(selfServed(asked('a', 0, 'billing'), { ...press, button: 'still-need' })).toEqual([0, 0]);
});
