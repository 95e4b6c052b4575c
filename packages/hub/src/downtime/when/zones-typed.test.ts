/** Where a zone may stand in what is typed, and how it may be written: Monday 2 March 2026, 10:00 in Berlin. */
import { expect, it } from 'vitest';
import { meaning } from '../testing/meaning.ts';

const rows = (table: Readonly<Record<string, string>>) => Object.entries(table);

it.each(
  rows({
    'Tokyo Sat 22:00-23:00': '7 Mar 22:00 60m Asia/Tokyo',
    'Sat 22:00-23:00 Tokyo': '7 Mar 22:00 60m Asia/Tokyo',
    'Sat in Tokyo 22:00-23:00': '7 Mar 22:00 60m Asia/Tokyo',
    'Sat 22:00-23:00 (Tokyo)': '7 Mar 22:00 60m Asia/Tokyo',
    'Sat 22:00-23:00 Tokyo local time': '7 Mar 22:00 60m Asia/Tokyo',
    'Sat 22:00-23:00 Ho Chi Minh City': '7 Mar 22:00 60m Asia/Ho_Chi_Minh',
    'Sat 22:00-23:00 asia/TOKYO': '7 Mar 22:00 60m Asia/Tokyo',
    'Sat 22:00-23:00 (America/Argentina/Buenos_Aires)': '7 Mar 22:00 60m America/Argentina/Buenos_Aires',
    'Sat 22:00-23:00 Nowhere/Else': 'refused',
    'Sat 22:00 JST - 23:00 JST': '7 Mar 22:00 60m Asia/Tokyo',
    'Sat 2200Z-2300Z': '7 Mar 22:00 60m UTC',
    'Sat 22:00-23:00 utc +2': '7 Mar 22:00 60m +02:00',
    'Sat 22:00-23:00 GMT-5:30': '7 Mar 22:00 60m -05:30',
    'Sat 22:00-23:00 UTC-14': '7 Mar 22:00 60m -14:00',
    'Sat 22:00-23:00 UTC-15': 'refused',
    'Sat 22:00 +14:00 for 1h': '7 Mar 22:00 60m +14:00',
    'Sat 10pm Eastern for 1h': '7 Mar 22:00 60m America/New_York',
    'Sat 22:00-23:00 Pacific standard time': '7 Mar 22:00 60m America/Los_Angeles',
    'Sat 22:00-23:00 central European time': '7 Mar 22:00 60m',
    'Sat 22:00-23:00 UK time': '7 Mar 22:00 60m Europe/London',
    'Sat 22:00-23:00 CST':
      'zone? 7 Mar 22:00 60m America/Chicago | 7 Mar 22:00 60m Asia/Shanghai | 7 Mar 22:00 60m America/Havana',
  }),
)('%s', (typed, meant) => expect(meaning(typed)).toBe(meant));

it.each([
  ['America/New_York', 'CST', '7 Mar 22:00 60m America/Chicago'],
  ['Europe/London', 'BST', 'season?'],
  ['Asia/Kolkata', 'IST', '7 Mar 22:00 60m'],
  ['Asia/Shanghai', 'CST', '7 Mar 22:00 60m'],
  ['Europe/Berlin', 'IST', 'zone?'],
])('in %s %s is what most mean by it there', (zone, typed, meant) => {
  const now = { nowMs: Date.parse('2026-03-02T09:00:00Z'), zone };
  expect(meaning(`Sat 22:00-23:00 ${typed}`, now).slice(0, meant.length)).toBe(meant);
});

it.each(
  rows({
    '2026-W11-3 22:00-23:00': '11 Mar 22:00 60m',
    '2026-W53-7 22:00-23:00': '3 Jan 2027 22:00 60m',
    '2027-W01-1 22:00-23:00': '4 Jan 2027 22:00 60m',
    '2027-W53-1 22:00-23:00': 'refused',
    '2026-W00-1 22:00-23:00': 'refused',
  }),
)('a day by its week: %s', (typed, meant) => expect(meaning(typed)).toBe(meant));
