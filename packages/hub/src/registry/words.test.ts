/** What people write, and what it means: repeats, times, addresses, hours. */
import { describe, expect, it } from 'vitest';
import { nearestName } from '../format/nearest-name.ts';
import { parseAddress } from './address.ts';
import { parseBusinessHours } from './business-hours.ts';
import { parseDuration } from './duration.ts';
import { parseRepeats } from './repeats.ts';

const start = { startsLocal: '2026-03-28T22:00', zone: 'Europe/Berlin' };

describe('a repeat', () => {
  it.each([
    ['daily', 'FREQ=DAILY'],
    ['every day', 'FREQ=DAILY'],
    ['every 3 days', 'FREQ=DAILY;INTERVAL=3'],
    ['weekly', 'FREQ=WEEKLY'],
    ['every other week', 'FREQ=WEEKLY;INTERVAL=2'],
    ['Every 2 weeks on Tuesday', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU'],
    ['weekly on Monday and Thursday', 'FREQ=WEEKLY;BYDAY=MO,TH'],
    ['every Mon, Wed and Fri', 'FREQ=WEEKLY;BYDAY=MO,WE,FR'],
    ['weekdays', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
    ['monthly on the last Saturday', 'FREQ=MONTHLY;BYDAY=-1SA'],
    ['monthly on the first Sunday', 'FREQ=MONTHLY;BYDAY=1SU'],
    ['monthly on day 1', 'FREQ=MONTHLY;BYMONTHDAY=1'],
    ['monthly on the 15th', 'FREQ=MONTHLY;BYMONTHDAY=15'],
    ['monthly on the last day', 'FREQ=MONTHLY;BYMONTHDAY=-1'],
    ['every 3 months on the second Tuesday', 'FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU'],
    ['quarterly on the first Sunday', 'FREQ=MONTHLY;INTERVAL=3;BYDAY=1SU'],
    ['every last Saturday of the month', 'FREQ=MONTHLY;BYDAY=-1SA'],
    ['on the last day of every month', 'FREQ=MONTHLY;BYMONTHDAY=-1'],
    ['monthly on the second to last Friday', 'FREQ=MONTHLY;BYDAY=-2FR'],
    ['fortnightly on Tue & Thu', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH'],
    ['Saturdays', 'FREQ=WEEKLY;BYDAY=SA'],
    ['yearly on March 1st', 'FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1'],
    ['yearly on 24 December', 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24'],
    ['yearly on the last Sunday of March', 'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'],
    ['daily, 6 times', 'FREQ=DAILY;COUNT=6'],
    ['weekly until 2026-06-30', 'FREQ=WEEKLY;UNTIL=20260630T215959Z'],
    ['RRULE:freq=monthly;byday=-1sa', 'FREQ=MONTHLY;BYDAY=-1SA'],
  ])('%s is %s', (words, rrule) => {
    expect(parseRepeats(words, start)).toMatchObject({ kind: 'rule', rrule });
  });

  it.each([
    'sometimes',
    'every',
    'monthly on the ninth Saturday',
    'monthly on day 32',
    'every 0 days',
    'FREQ=HOURLY',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=DAILY;FOO=1',
    'FREQ=MONTHLY;BYDAY=9XX',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'daily until 2026-02-31',
    'daily until 2020-01-01',
  ])('%s is refused', (words) => {
    expect(parseRepeats(words, start).kind).toBe('wrong');
  });

  it('that can be read in two ways is refused with both of them', () => {
    expect(parseRepeats('every second Friday', start)).toEqual({
      kind: 'wrong',
      message: 'can be read in two ways. Write "every other friday" or "every second friday of the month".',
    });
  });
});

it.each([
  ['15s', 15],
  ['90m', 5_400],
  ['1h 30m', 5_400],
  ['2 days', 172_800],
  ['1.5h', 5_400],
  ['15', undefined],
  ['m', undefined],
  ['5 parsecs', undefined],
  ['-5m', undefined],
])('the time %s is %s seconds', (text, seconds) => {
  expect(parseDuration(text)).toBe(seconds);
});

it.each([
  ['10.0.1.23', 'http://10.0.1.23:9440'],
  ['https://10.0.1.23', 'https://10.0.1.23:9440'],
  ['https://web-1.internal:443/', 'https://web-1.internal'],
  ['HTTP://Web-1:80', 'http://web-1'],
  ['fd00::17', 'http://[fd00::17]:9440'],
  ['[fd00::17]:9441', 'http://[fd00::17]:9441'],
  ['web:0', undefined],
  ['web:70000', undefined],
  ['web/path', undefined],
  ['a b', undefined],
  ['', undefined],
])('the address %s is %s', (text, origin) => {
  const read = parseAddress(text);
  expect(read.kind === 'origin' ? read.origin : undefined).toBe(origin);
});

it.each([
  ['Mon-Fri 09:00-18:00', [1, 2, 3, 4, 5], '09:00', '18:00'],
  ['Mon-Thu, Sat 8:30-24:00', [1, 2, 3, 4, 6], '08:30', '24:00'],
  ['Sat-Mon 10:00–12:00', [1, 6, 7], '10:00', '12:00'],
])('the hours %s are understood', (text, workingDays, opensLocal, closesLocal) => {
  expect(parseBusinessHours(text)).toEqual({ workingDays, opensLocal, closesLocal });
});

it.each([
  '',
  'Mon-Fri',
  '09:00-18:00',
  'Mon-Fri 25:00-26:00',
  'Mon-Tue-Wed 9:00-10:00',
  'Foo 09:00-10:00',
  'Mon- 09:00-10:00',
])('the hours "%s" are refused', (text) => {
  expect(parseBusinessHours(text)).toBeUndefined();
});

it('guesses what is near and nothing that is not', () => {
  expect(nearestName('adress', ['address', 'aliases'])).toBe('address');
  expect(nearestName('wbe-1', ['api-1', 'web-1'])).toBe('web-1');
  expect(nearestName('WEB-1', ['web-1'])).toBe('web-1');
  expect(nearestName('Du\u0308se', ['Duse 2', 'D\u00fcse'])).toBe('D\u00fcse');
  expect(nearestName('dusse', ['D\u00fcse'])).toBe('D\u00fcse');
  expect(nearestName('zebra', ['web-1', 'billing'])).toBeUndefined();
});
