import { expect, it } from 'vitest';
import { readBackBy } from './read-back-by.ts';

const zone = 'Europe/Berlin';
/** 20:20 in Berlin. */
const nowMs = Date.UTC(2026, 10, 29, 19, 20, 30);
const at = (hour: number, minute: number, day = 29) => Date.UTC(2026, 10, day, hour - 1, minute);

it.each([
  ['restarting the queue, back by 20:45', at(20, 45)],
  ['Back at 9pm', at(21, 0)],
  ['ETA 21:15', at(21, 15)],
  ['eta: 21.15', at(21, 15)],
  ['failover is running, should be up again by 0:30', at(0, 30, 30)],
  ['disk is being grown, back in 20 minutes', nowMs + 20 * 60_000],
  ['10 more minutes', nowMs + 10 * 60_000],
  ['done in half an hour', nowMs + 30 * 60_000],
  ['fixed by 8:45 pm', at(20, 45)],
])('reads %j', (line, expected) => {
  expect(readBackBy(line, nowMs, zone)).toBe(expected);
});

it.each([
  'restarting the queue',
  'it broke at 20:15',
  'slowed by 3 jobs',
  'up by 20 %',
  'found by 2 engineers',
  'back by 20:10',
  'the disk grew by 20 GiB in 3 days',
  'back tomorrow',
])('takes %j for no promise', (line) => {
  expect(readBackBy(line, nowMs, zone)).toBeUndefined();
});
