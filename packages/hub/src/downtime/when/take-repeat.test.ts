import { expect, it } from 'vitest';
import { findRepeatDoubt } from '../../registry/repeat-words.ts';
import { takeRepeat } from './take-repeat.ts';

it.each([
  [
    'Every 2nd Tuesday of the Month 22:00-23:00',
    'MONTHLY;BYDAY=2TU',
    'every second Tuesday of the month',
    '22:00-23:00',
  ],
  ['monthly on the first sunday', 'MONTHLY;BYDAY=1SU', 'every first Sunday of the month', ''],
  ['monthly, last Friday', 'MONTHLY;BYDAY=-1FR', 'every last Friday of the month', ''],
  ['Quarterly on the First Monday', 'MONTHLY;INTERVAL=3;BYDAY=1MO', 'every first Monday of every third month', ''],
  [
    'quarterly, 2nd wed of the month',
    'MONTHLY;INTERVAL=3;BYDAY=2WE',
    'every second Wednesday of every third month',
    '',
  ],
  ['monthly on the last day', 'MONTHLY;BYMONTHDAY=-1', 'on the last day of every month', ''],
  ['every last day of the month', 'MONTHLY;BYMONTHDAY=-1', 'on the last day of every month', ''],
  ['on the last day of each month', 'MONTHLY;BYMONTHDAY=-1', 'on the last day of every month', ''],
  ['monthly on the 15th', 'MONTHLY;BYMONTHDAY=15', 'on day 15 of every month', ''],
  ['every month on the 1', 'MONTHLY;BYMONTHDAY=1', 'on day 1 of every month', ''],
  ['on the 28th of every month', 'MONTHLY;BYMONTHDAY=28', 'on day 28 of every month', ''],
  ['every other Friday', 'WEEKLY;INTERVAL=2;BYDAY=FR', 'every 2 weeks on Friday', ''],
  ['every two weeks on Tue and Thu', 'WEEKLY;INTERVAL=2;BYDAY=TU,TH', 'every 2 weeks on Tuesday and Thursday', ''],
  ['fortnightly Monday', 'WEEKLY;INTERVAL=2;BYDAY=MO', 'every 2 weeks on Monday', ''],
  ['every Three weeks on Sunday', 'WEEKLY;INTERVAL=3;BYDAY=SU', 'every 3 weeks on Sunday', ''],
  ['every four weeks on Wed', 'WEEKLY;INTERVAL=4;BYDAY=WE', 'every 4 weeks on Wednesday', ''],
  ['every 6 weeks on sat', 'WEEKLY;INTERVAL=6;BYDAY=SA', 'every 6 weeks on Saturday', ''],
  ['weekly on Wed', 'WEEKLY;BYDAY=WE', 'every Wednesday', ''],
  ['every week Sunday, Monday', 'WEEKLY;BYDAY=MO,SU', 'every Monday and Sunday', ''],
  ['every Thursday and Monday, Tuesday', 'WEEKLY;BYDAY=MO,TU,TH', 'every Monday, Tuesday and Thursday', ''],
  ['every Friday, Friday', 'WEEKLY;BYDAY=FR', 'every Friday', ''],
  ['on Mondays and Fridays', 'WEEKLY;BYDAY=MO,FR', 'every Monday and Friday', ''],
  ['weekdays', 'WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'every day from Monday to Friday', ''],
  ['every working day', 'WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'every day from Monday to Friday', ''],
  ['weekends', 'WEEKLY;BYDAY=SA,SU', 'every Saturday and Sunday', ''],
  ['daily', 'DAILY', 'every day', ''],
  ['EVERY SATURDAY 22:00', 'WEEKLY;BYDAY=SA', 'every Saturday', '22:00'],
])('%s is FREQ=%s', (typed, rule, words, rest) => {
  const taken = takeRepeat(typed);
  expect(taken).toMatchObject({ found: { rrule: `FREQ=${rule}`, words }, rest });
  expect(taken.found?.part).toBeUndefined();
  expect(`${taken.typed} ${rest}`.trim()).toBe(typed);
});

it.each([
  ['nightly', 'night'],
  ['every evening', 'evening'],
  ['each morning', 'morning'],
])('%s is every day, and names a part of it', (typed, part) => {
  expect(takeRepeat(typed)).toMatchObject({ found: { rrule: 'FREQ=DAILY', part }, rest: part, typed: 'every day' });
});

it.each(['monthly on the 29th', 'monthly on the 0', 'the 15th of March', 'Saturday', 'every hour'])(
  '%s is no repeat: months without such a day would be left out in silence',
  (typed) => {
    expect(takeRepeat(typed)).toEqual({ found: undefined, rest: typed, typed: '' });
  },
);

it('"every third Friday" may be of the month, or of the weeks', () => {
  expect(findRepeatDoubt('Every THIRD Friday 22:00')).toEqual({
    typed: 'Every THIRD Friday',
    texts: ['every 3 weeks on Friday', 'every third Friday of the month'],
  });
  expect(findRepeatDoubt('every 2nd Tue')?.texts).toEqual(['every other Tue', 'every second Tue of the month']);
  expect(findRepeatDoubt('every 4th Mon')?.texts).toEqual(['every 4 weeks on Mon', 'every fourth Mon of the month']);
  expect(findRepeatDoubt('every third Friday of the month')).toBeUndefined();
  expect(findRepeatDoubt('every Friday')).toBeUndefined();
});
