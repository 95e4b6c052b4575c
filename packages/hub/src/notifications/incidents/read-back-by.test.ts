import { expect, it } from 'vitest';
import { readBackBy } from './read-back-by.ts';

const zone = 'Europe/Berlin';
/** 20:20 in Berlin. */
const nowMs = Date.UTC(2026, 10, 29, 19, 20, 30);
const at = (hour: number, minute: number, day = 29) => Date.UTC(2026, 10, day, hour - 1, minute);

it.each([
  ['restarting the queue, back by 20:45', at(20, 45)],
  ['Back at 9pm', at(21, 0)],
  ['new network card, back by 19:45 UTC', at(20, 45)],
  ['ETA 2:45 pm (New York), then a check', at(20, 45)],
  ['back by 20:45 if all goes well', at(20, 45)],
  ['ETA 21:15', at(21, 15)],
  ['eta: 21.15', at(21, 15)],
  ['failover is running, should be up again by 0:30', at(0, 30, 30)],
  ['disk is being grown, back in 20 minutes', nowMs + 20 * 60_000],
  ['10 more minutes', nowMs + 10 * 60_000],
  ['done in half an hour', nowMs + 30 * 60_000],
  ['Done In Half An Hour', nowMs + 30 * 60_000],
  ['BACK IN AN HOUR', nowMs + 60 * 60_000],
  ['fixed by 8:45 pm', at(20, 45)],
  // The minute that runs is not yet past.
  ['back by 20:20', at(20, 20)],
  ['back by 8 am', at(8, 0, 30)],
  ['back by 12 am', at(0, 0, 30)],
  ['back by 1 am', at(1, 0, 30)],
  ['back by 11 pm', at(23, 0)],
  ['back in an hour', nowMs + 60 * 60_000],
  ['2 more hours', nowMs + 2 * 60 * 60_000],
  ['within 12 hours', nowMs + 12 * 60 * 60_000],
  ['in 1 minute', nowMs + 60_000],
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
  'back by 3',
  'back by 13 pm',
  'back by 13:00 pm',
  'back by 0 am',
  'back by 9:30',
  'in 13 hours',
  'in 0 minutes',
])('takes %j for no promise', (line) => {
  expect(readBackBy(line, nowMs, zone)).toBeUndefined();
});
