import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zoned } from '../format/zone-time.ts';
import {
  addBusinessSeconds,
  type BusinessHours,
  businessDayOf,
  businessDaySeconds,
  businessSecondsBetween,
  isBusinessDay,
} from './business-hours.ts';

const berlin: BusinessHours = {
  zone: 'Europe/Berlin',
  workingDays: [1, 2, 3, 4, 5],
  opensLocal: '09:00',
  closesLocal: '18:00',
  holidays: ['2026-04-03', '2026-04-06', '2026-12-25'],
};
const newYork: BusinessHours = { ...berlin, zone: 'America/New_York', holidays: [] };
const gulf: BusinessHours = { ...berlin, zone: 'Asia/Dubai', workingDays: [7, 1, 2, 3, 4], holidays: [] };
const everyHour: BusinessHours = {
  ...berlin,
  workingDays: [1, 2, 3, 4, 5, 6, 7],
  opensLocal: '00:00',
  closesLocal: '24:00',
  holidays: [],
};
const nights: BusinessHours = { ...berlin, opensLocal: '22:00', closesLocal: '06:00', holidays: [] };

const at = (local: string, { zone }: BusinessHours) =>
  zoned(Date.parse(`${local}:00Z`), 'UTC')
    .toPlainDateTime()
    .toZonedDateTime(zone).epochMilliseconds;
const local = (ms: number, { zone }: BusinessHours) =>
  zoned(ms, zone).toPlainDateTime().toString({ smallestUnit: 'minute' });

describe('one business day of nine hours, asked', () => {
  it.each([
    ['on a morning', berlin, '2026-03-02T10:00', '2026-03-03T10:00'],
    ['as the day opens: due as it closes', berlin, '2026-03-02T09:00', '2026-03-02T18:00'],
    ['before opening', berlin, '2026-03-02T06:30', '2026-03-02T18:00'],
    ['as the day closes', berlin, '2026-03-02T18:00', '2026-03-03T18:00'],
    ['late in the evening', berlin, '2026-03-02T23:00', '2026-03-03T18:00'],
    ['on Friday at 17:59', berlin, '2026-03-06T17:59', '2026-03-09T17:59'],
    ['on Friday at 18:00', berlin, '2026-03-06T18:00', '2026-03-09T18:00'],
    ['on Saturday', berlin, '2026-03-07T12:00', '2026-03-09T18:00'],
    ['on Friday before daylight saving begins', berlin, '2026-03-27T12:00', '2026-03-30T12:00'],
    ['on Friday before daylight saving ends', berlin, '2026-10-23T12:00', '2026-10-26T12:00'],
    ['before a long weekend', berlin, '2026-04-02T17:00', '2026-04-07T17:00'],
    ['on a holiday', berlin, '2026-04-03T10:00', '2026-04-07T18:00'],
    ['on Friday in New York, as its clocks go forward', newYork, '2026-03-06T17:59', '2026-03-09T17:59'],
    ['on Thursday where the week ends on Thursday', gulf, '2026-03-05T17:00', '2026-03-08T17:00'],
    ['at night in a team that works eight hours a night', nights, '2026-03-03T23:00', '2026-03-05T00:00'],
    ['after midnight, in a night that began the day before', nights, '2026-03-03T00:30', '2026-03-04T01:30'],
    ['after midnight on Saturday, in the night of Friday', nights, '2026-03-07T00:30', '2026-03-10T01:30'],
  ] as const)('%s', (_name, hours, asked, due) => {
    expect(local(addBusinessSeconds(at(asked, hours), 9 * 3_600, hours), hours)).toBe(due);
  });
});

describe('working time between', () => {
  it.each([
    ['two instants of one day', berlin, '2026-03-02T10:00', '2026-03-02T11:30', 1.5],
    [
      'two instants after midnight of a night that began the day before',
      nights,
      '2026-03-03T00:30',
      '2026-03-03T05:00',
      4.5,
    ],
    ['an evening and the time after midnight', nights, '2026-03-02T23:00', '2026-03-03T07:00', 7],
    ['the same instant', berlin, '2026-03-02T10:00', '2026-03-02T10:00', 0],
    ['a later and an earlier instant', berlin, '2026-03-02T11:00', '2026-03-02T10:00', 0],
    ['evening and next morning', berlin, '2026-03-02T17:00', '2026-03-03T10:00', 2],
    ['Friday 17:59 and Monday 09:01', berlin, '2026-03-06T17:59', '2026-03-09T09:01', 2 / 60],
    ['the ends of a weekend', berlin, '2026-03-06T18:00', '2026-03-09T09:00', 0],
    ['two Mondays', berlin, '2026-03-02T09:00', '2026-03-09T09:00', 45],
    ['the days around Easter', berlin, '2026-04-02T09:00', '2026-04-07T18:00', 18],
    ['the ends of the night in which clocks go forward', everyHour, '2026-03-29T00:00', '2026-03-29T12:00', 11],
    ['the ends of the night in which clocks go back', everyHour, '2026-10-25T00:00', '2026-10-25T12:00', 13],
    [
      'the ends of a working night in which clocks go forward',
      { ...nights, workingDays: [6] },
      '2026-03-28T20:00',
      '2026-03-29T08:00',
      7,
    ],
    [
      'the ends of a working night in which clocks go back',
      { ...nights, workingDays: [6] },
      '2026-10-24T20:00',
      '2026-10-25T08:00',
      9,
    ],
  ] as const)('%s', (_name, hours, from, to, expected) => {
    expect(businessSecondsBetween(at(from, hours), at(to, hours), hours) / 3_600).toBeCloseTo(expected, 6);
  });
});

it('calls one business day what the opening hours make it', () => {
  expect(businessDaySeconds(berlin)).toBe(9 * 3_600);
  expect(businessDaySeconds(nights)).toBe(8 * 3_600);
  expect(businessDaySeconds(everyHour)).toBe(24 * 3_600);
});

it('counts what is asked on a free day with the next working day', () => {
  expect(['2026-04-02', '2026-04-03', '2026-04-05', '2026-04-06'].map((day) => businessDayOf(day, berlin))).toEqual([
    '2026-04-02',
    '2026-04-07',
    '2026-04-07',
    '2026-04-07',
  ]);
});

it('knows which days are business days, holidays left out', () => {
  const are = (...days: string[]) => days.map((day) => isBusinessDay(day, berlin));
  expect(are('2026-03-02', '2026-03-06', '2026-03-07', '2026-03-08', '2026-04-03')).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

it('refuses a calendar without a working day, instead of looking for ever', () => {
  expect(() => addBusinessSeconds(0, 60, { ...berlin, workingDays: [] })).toThrow(/No working day/);
});

it('adds what it measures: the working time until the due instant is the time that was added', () => {
  const hours = fc.constantFrom(berlin, newYork, gulf, everyHour, nights);
  const instant = fc.integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2027, 0, 1) / 60_000 });
  fc.assert(
    fc.property(hours, instant, fc.integer({ min: 1, max: 60 * 3_600 }), (calendar, minute, seconds) => {
      const due = addBusinessSeconds(minute * 60_000, seconds, calendar);
      expect(businessSecondsBetween(minute * 60_000, due, calendar)).toBeCloseTo(seconds, 6);
    }),
    { numRuns: 300 },
  );
});

it('a calendar without a working day has none to move to, and says so where one is needed', () => {
  const never = { ...berlin, workingDays: [] };
  expect(businessDayOf('2026-03-07', never)).toBe('2026-03-07');
  expect(businessSecondsBetween(at('2026-03-02T00:00', never), at('2026-03-09T00:00', never), never)).toBe(0);
  expect(() => addBusinessSeconds(at('2026-03-02T10:00', never), 60, never)).toThrow('No working day was found');
});

it.each([
  ['08:30', '17:15', 31_500],
  ['00:00', '24:00', 86_400],
  ['22:00', '06:00', 28_800],
  ['09:00', '09:00', 86_400],
])('a day from %s to %s has %d seconds', (opensLocal, closesLocal, seconds) => {
  expect(businessDaySeconds({ ...berlin, opensLocal, closesLocal })).toBe(seconds);
});
