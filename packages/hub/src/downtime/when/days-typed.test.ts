/** Which day is meant, on Monday 2 March 2026: without a year, near today, by weekdays, ordinals, weeks and figures. */
import { describe, expect, it } from 'vitest';
import { meaning } from '../testing/meaning.ts';

const rows = (table: Readonly<Record<string, string>>) => Object.entries(table);
/** The days that are meant at 22:00 for an hour. */
const dayOf = (typed: string) => meaning(`${typed} 22:00-23:00`).replaceAll(' 22:00 60m', '');

describe('a date', () => {
  it.each(
    rows({
      '31 Dec': '31 Dec',
      '2 March': '2 Mar',
      '1 March': 'past? 1 Mar 2027',
      '1 Jan': 'past? 1 Jan 2027',
      '29 Feb': 'refused',
      '30 Feb': 'refused',
      '31 April': 'refused',
      '29 Feb 2028': '29 Feb 2028',
      '13 MAY 27': '13 May 2027',
      'March the 7th': '7 Mar',
      'the 7th of March': '7 Mar',
      '2026-03-07': '7 Mar',
      '20260307': '7 Mar',
      '7.3.': '7 Mar',
      '7.3.26': '7 Mar',
      '7.3': '7 Mar',
      'christmas eve': '24 Dec',
      'christmas day': '25 Dec',
      'boxing day': '26 Dec',
      "new year's eve": '31 Dec',
      "new year's day": 'past? 1 Jan 2027',
    }),
  )('%s', (typed, meant) => expect(dayOf(typed)).toBe(meant));
});

describe('figures that countries read differently', () => {
  it.each(
    rows({
      '3/13': '13 Mar',
      '13/3': '13 Mar',
      '12/12': '12 Dec',
      '5/6': 'date-order? 5 Jun | 6 May',
      '05-06': 'date-order? 5 Jun | 6 May',
      '12/11': 'date-order? 12 Nov | 11 Dec',
      '31/6': 'refused',
      '12/13/2026': '13 Dec',
      '13/13': 'refused',
      '4/31': 'refused',
    }),
  )('%s', (typed, meant) => expect(dayOf(typed)).toBe(meant));
});

it('whose other date has a 13 in it are read in its order', () => {
  expect(meaning('3/12 20:00 to 3/13 08:00')).toBe('12 Mar 20:00 720m');
  expect(meaning('12/3 20:00 to 13/3 08:00')).toBe('12 Mar 20:00 720m');
  expect(meaning('3/11 20:00 to 3/12 08:00')).toBe('date-order? 11 Mar 20:00 720m');
});

describe('a weekday beside a date decides, or is asked about', () => {
  it.each(
    rows({
      'Tue 10 March': '10 Mar',
      'Wed 10 March': 'weekday? 10 Mar | 11 Mar',
      'Fri 10 March': 'weekday? 10 Mar | 13 Mar',
      'Sat 10 March': 'weekday? 10 Mar | 7 Mar',
      'Mon 10 March': 'weekday? 10 Mar | 9 Mar',
      'Fri 5/6': '5 Jun',
      'Sunday 8': '8 Mar',
      '8 Sunday': '8 Mar',
      'tomorrow 3 March': '3 Mar',
      'tomorrow 4 March': 'refused',
      'last Saturday 7 March': 'refused',
    }),
  )('%s', (typed, meant) => expect(dayOf(typed)).toBe(meant));
});

describe('a day of a month', () => {
  it.each(
    rows({
      'the 1st': '1 Apr',
      'the 2nd': '2 Mar',
      'the 3rd': '3 Mar',
      'the 31st': '31 Mar',
      'the 30th of next month': '30 Apr',
      'the 31st of next month': 'refused',
      'first Monday of next month': '6 Apr',
      'last Friday of the month': 'repeat? 27 Mar | 27 Mar FREQ=MONTHLY;BYDAY=-1FR',
      'third Tuesday of November 2026': '17 Nov',
      '1st Friday of April': '3 Apr',
      '2nd Friday of April': '10 Apr',
      'second Friday of April': '10 Apr',
      '3rd Friday of April': '17 Apr',
      '4th Friday of April': '24 Apr',
      'fourth Friday of April': '24 Apr',
      'last Sunday of 2026': '27 Dec',
      'first Sunday of 2027': '3 Jan 2027',
      'first day of next month': '1 Apr',
      'last day of the month': '31 Mar',
      'end of the month': 'day? 31 Mar',
      'start of April': 'day? 1 Apr',
      'month end': 'day? 31 Mar',
    }),
  )('%s', (typed, meant) => expect(dayOf(typed)).toBe(meant));
});

it('the 2nd of next month, in November, is in December', () => {
  const november = { nowMs: Date.parse('2026-11-15T09:00:00Z'), zone: 'Europe/Berlin' };
  for (const typed of ['the 2nd', 'the 2nd of next month'])
    expect(meaning(`${typed} 22:00-23:00`, november)).toBe('2 Dec 22:00 60m');
});

describe('counted from today', () => {
  it.each(
    rows({
      'day after tomorrow': '4 Mar',
      'day before yesterday': 'past?',
      yesterday: 'past?',
      'last night': 'past?',
      'today week': '9 Mar',
      'tomorrow week': '10 Mar',
      'two weeks today': '16 Mar',
      'a fortnight today': '16 Mar',
      'a fortnight tomorrow': '17 Mar',
      '3 weeks from today': '23 Mar',
      'in 3 days': '5 Mar',
      '3 days from tomorrow': '6 Mar',
      '3 days from today': '5 Mar',
      'in 2 weeks': '16 Mar',
    }),
  )('%s', (typed, meant) => expect(dayOf(typed)).toBe(meant));
});

describe('a weekday of this week, the next, and the one after', () => {
  it.each(
    rows({
      'this Monday': '2 Mar',
      'next Monday': '9 Mar',
      'coming Saturday': '7 Mar',
      'next Saturday': 'weekday? 7 Mar | 14 Mar',
      'last Saturday': 'past?',
      'Saturday this week': '7 Mar',
      'Saturday next week': '14 Mar',
      'Saturday week': '14 Mar',
      "Saturday a week's time": '14 Mar',
      'Saturday the week after next': 'refused',
      'a week on Monday': '9 Mar',
      'a week on Tuesday': '10 Mar',
      'two weeks on Tuesday': '17 Mar',
      'a fortnight on Tuesday': '17 Mar',
      'Tuesday after next': 'weekday? 10 Mar | 17 Mar',
    }),
  )('%s', (typed, meant) => expect(dayOf(typed)).toBe(meant));

  it('on a Sunday the next week has begun for some', () => {
    const sunday = { nowMs: Date.parse('2026-03-08T09:00:00Z'), zone: 'Europe/Berlin' };
    const on = (typed: string) => meaning(`${typed} 22:00-23:00`, sunday).replaceAll(' 22:00 60m', '');
    expect(on('Sunday')).toBe('weekday? 8 Mar | 15 Mar');
    expect(on('this Sunday')).toBe('8 Mar');
    expect(on('tomorrow')).toBe('9 Mar');
  });
});

describe('numbers and lengths, as words', () => {
  it.each(
    rows({
      'one hour': '60m',
      'two hours': '120m',
      'three hours': '180m',
      'eleven hours': '660m',
      'twelve hours': '720m',
      'fifteen minutes': '15m',
      'twenty minutes': '20m',
      'twenty-five minutes': '25m',
      'thirty-five minutes': '35m',
      'forty minutes': '40m',
      'forty-five minutes': '45m',
      'fifty minutes': '50m',
      'sixty minutes': '60m',
      'ninety minutes': '90m',
      'half an hour': '30m',
      'a quarter of an hour': '15m',
      'quarter of an hour': '15m',
      '1/4 of an hour': '15m',
      '3 quarters of an hour': '45m',
      'half a day': '720m',
      'a couple hours': '120m',
      'couple of hours': '120m',
      'couple hours': '120m',
      'four hours': '240m',
      'five hours': '300m',
      'six hours': '360m',
      'seven hours': '420m',
      'eight hours': '480m',
      'nine hours': '540m',
      'ten hours': '600m',
      'thirty minutes': '30m',
      'thirty-five minutes and a half': '35.5m',
      'a fortnight': '20160m',
      'three quarters of an hour': '45m',
      '3/4 of an hour': '45m',
      '1/2 an hour': '30m',
      'a couple of hours': '120m',
      'an hour and a half': '90m',
      'an hour and a quarter': '75m',
      '1h 5m': '65m',
      '1h30': '90m',
      '1.5 hours': '90m',
      '1,5 Stunden': '90m',
      '2 days': '2880m',
      'a week': '10080m',
    }),
  )('for %s', (typed, lasts) => expect(meaning(`tomorrow 22:00 for ${typed}`)).toBe(`3 Mar 22:00 ${lasts}`));
});
