import { expect, it } from 'vitest';
import { readNewTime } from './read-new-time.ts';
import { aDowntime } from './testing/planned-fleet.ts';

/** Saturday 28 March 2026, 22:00 to 23:30 in Berlin; clocks go forward that night. */
const { startsAtMs } = aDowntime();
const minute = 60_000;
const before = startsAtMs - 86_400_000;
const during = startsAtMs + 30 * minute;

/** Minutes from its start at which it would begin and end; or the question. */
function read(typed: string, nowMs = before): string {
  const window = aDowntime({ state: nowMs < startsAtMs ? 'planned' : 'running' });
  const found = readNewTime(typed, window, nowMs);
  if (found.kind === 'unclear') return found.question;
  return `${(found.startsAtMs - startsAtMs) / minute} to ${(found.endsAtMs - startsAtMs) / minute}`;
}

it.each([
  ['until 23:00', '0 to 60'],
  ['till 23:45', '0 to 105'],
  ['to 00:30', '0 to 150'],
  ['for 3 hours', '0 to 180'],
  ['45 min', '0 to 45'],
  ['2h', '0 to 120'],
  ['1.5 hours', '0 to 90'],
  [' 22:30-23:00 ', '30 to 60'],
  ['2026-03-29 22:00-23:00', '1380 to 1440'],
])('before it begins, "%s" makes it %s', (typed, expected) => {
  expect(read(typed)).toBe(expected);
});

it.each([
  ['until 23:00', '0 to 60'],
  ['for 2 hours', '0 to 120'],
])('while it runs, "%s" counts from its start: %s', (typed, expected) => {
  expect(read(typed, during)).toBe(expected);
});

it('while it runs only its end can change, to one that lies ahead', () => {
  expect(read('2026-03-29 22:00-23:00', during)).toBe(
    'It has begun, so only its end can change: for example "until 23:30".',
  );
  expect(read('for 20 minutes', during)).toMatch(/^That is over already: .* When does it end\?$/);
  expect(read('for 30 minutes', during)).toMatch(/^That is over already/);
});

it('one window does not begin to repeat', () => {
  expect(read('every Saturday 22:00-23:00')).toBe(
    'This changes one window. To repeat it otherwise, cancel it and plan it anew.',
  );
});

it('asks where it cannot read a time, with what could be meant', () => {
  expect(read('soonish')).not.toMatch(/ to /);
  expect(read('2026-03-28 9-10')).toMatch(/\n- /);
});
