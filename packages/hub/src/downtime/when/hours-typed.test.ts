/** Which hours are meant, at the edges: of a part of the day, of noon and midnight, of what is too long to be believed. */
import { describe, expect, it } from 'vitest';
import { meaning, mondayMorning } from '../testing/meaning.ts';

const rows = (table: Readonly<Record<string, string>>) => Object.entries(table);

describe('a part of the day, up to its edges', () => {
  it.each(
    rows({
      'Sat morning 11:59-12:30': '7 Mar 11:59 31m',
      'Sat lunch 11-12': '7 Mar 11:00 60m',
      'Sat lunch 11:00-15:00': '7 Mar 11:00 240m',
      'Sat lunchtime 3-4': '7 Mar 15:00 60m',
      'Sat afternoon 12-1': '7 Mar 12:00 60m',
      'Sat afternoon 6:59-8': '7 Mar 18:59 61m',
      'Sat afternoon 7-8': 'hours? 7 Mar 07:00 60m | 7 Mar 19:00 60m',
      'Sat evening 4-5': '7 Mar 16:00 60m',
      'Sat evening 3-5': 'hours? 7 Mar 03:00 120m | 7 Mar 15:00 120m',
      'Sat night 6-7': '7 Mar 18:00 60m',
      'Sat night 05:59 for 1h': 'hours? 7 Mar 05:59 60m | 8 Mar 05:59 60m',
      'Sat night 06:00 for 1h': 'hours? 7 Mar 06:00 60m | 7 Mar 18:00 60m',
      'Sat night at 2am for 1h': 'hours? 7 Mar 02:00 60m | 8 Mar 02:00 60m',
      'Sat 2am for 1h': '7 Mar 02:00 60m',
      'Sat 9-5 evening': '7 Mar 09:00 480m',
      'Sat afternoon 00:30 for 1h': 'hours? 7 Mar 00:30 60m | 7 Mar 12:30 60m',
      'Sat afternoon 24:00 for 1h': 'refused',
      'this morning 11:00-11:30': '2 Mar 11:00 30m',
      'this afternoon 13:00-14:00': '2 Mar 13:00 60m',
      'this arvo 13:00-14:00': '2 Mar 13:00 60m',
      'this evening 13:00-14:00': 'refused',
    }),
  )('%s', (typed, meant) => expect(meaning(typed)).toBe(meant));
});

describe('sixteen hours are believed, longer is asked about, and the answer is the last word', () => {
  it.each(
    rows({
      'Sat 06:00-22:00': '7 Mar 06:00 960m',
      'Sat 06:00-22:01': 'hours? 7 Mar 18:00 241m | 7 Mar 06:00 961m',
      'Sat 13:00-05:00': '7 Mar 13:00 960m',
      'Sat 13:00-05:01': 'hours? 7 Mar 13:00 241m | 7 Mar 13:00 961m',
      'Sat 09:00-05:00': 'hours? 7 Mar 09:00 480m | 7 Mar 21:00 480m | 7 Mar 09:00 1200m',
      'Sat 13:00-09:00': 'hours? 7 Mar 13:00 480m | 7 Mar 13:00 1200m',
      // Half past midnight is never past noon.
      'Sat 09:00-00:30': '7 Mar 09:00 930m',
      'Sat 00:30-23:00': 'hours? 7 Mar 00:30 1350m',
      'Sat 01:00-23:00': 'hours? 7 Mar 13:00 600m | 7 Mar 01:00 1320m',
      'Sat 00:59-23:00': 'hours? 7 Mar 00:59 1321m',
      'Sat 00:00-17:00': 'hours? 7 Mar 00:00 1020m',
      'Sat 20:00-20:00': 'hours? 7 Mar 20:00 1440m',
      // A day written out is a day.
      'Sat 00:00-24:00': '7 Mar 00:00 1440m',
      'Sat 00:00-23:59': '7 Mar 00:00 1439m',
      'Sat 00:00-23:00': 'hours? 7 Mar 00:00 1380m',
      'every day 00:00-17:00': 'hours? 3 Mar 00:00 1020m FREQ=DAILY',
      'every day 10:00-00:00': 'hours? 2 Mar 22:00 120m FREQ=DAILY | 2 Mar 10:00 840m FREQ=DAILY',
      'every Saturday 8-9 from 7 March':
        'hours? 7 Mar 08:00 60m FREQ=WEEKLY;BYDAY=SA | 7 Mar 20:00 60m FREQ=WEEKLY;BYDAY=SA',
      'every day 22:00-23:00 from 5/6': 'date-order?',
      'every Saturday 09:00-05:00':
        'hours? 7 Mar 09:00 480m FREQ=WEEKLY;BYDAY=SA | 7 Mar 21:00 480m FREQ=WEEKLY;BYDAY=SA | 7 Mar 09:00 1200m FREQ=WEEKLY;BYDAY=SA',
      'every Monday 7-8 until 30 June':
        'hours? 9 Mar 07:00 60m FREQ=WEEKLY;BYDAY=MO;UNTIL=20260630T215959Z | 2 Mar 19:00 60m FREQ=WEEKLY;BYDAY=MO;UNTIL=20260630T215959Z',
    }),
  )('%s', (typed, meant) => expect(meaning(typed)).toBe(meant));
});

it('"6:00 to 6:30" is either half of the day where clocks have twelve hours', () => {
  const inZone = (typed: string, zone: string) => meaning(typed, { nowMs: mondayMorning.nowMs, zone });
  expect(inZone('Friday, 6:00 to 6:30', 'America/Toronto')).toBe('hours? 6 Mar 06:00 30m | 6 Mar 18:00 30m');
  expect(inZone('Friday, 06:00 to 06:30', 'America/Toronto')).toBe('6 Mar 06:00 30m');
  expect(inZone('Friday 7:30-8:30', 'America/Toronto')).toBe('hours? 6 Mar 07:30 60m | 6 Mar 19:30 60m');
  expect(inZone('Friday 9:30-12:30', 'America/Toronto')).toBe('6 Mar 09:30 180m');
  expect(inZone('Friday 7:30-8:30 am', 'America/Toronto')).toBe('6 Mar 07:30 60m');
  expect(inZone('Friday, 6:00 to 6:30', 'Europe/Paris')).toBe('6 Mar 06:00 30m');
});

it('"00:28 to 12:41" is half a day on the clock of 24 hours', () => {
  expect(meaning('Sat 00:28 to 12:41')).toBe('7 Mar 00:28 733m');
  expect(meaning('Sat 00:28 to 1:41')).toBe('7 Mar 00:28 73m');
});

it('"Tue 14-16" is three days too, where that is the 14th', () => {
  const july = { nowMs: Date.parse('2026-07-10T09:00:00Z'), zone: 'Europe/Berlin' };
  expect(meaning('Tue 14-16', july)).toBe('hours? 14 Jul 14:00 120m | 14 Jul 00:00 4320m');
  expect(meaning('Tue 15-16', july)).toBe('14 Jul 15:00 60m');
  for (const place of ['Berlin time', '(Berlin)', 'in Berlin'])
    expect(meaning(`Tue 14-16 ${place}`, july)).toBe(meaning('Tue 14-16', july));
  for (const place of ['(UTC)', 'UTC time'])
    expect(meaning(`Tue 14-16 ${place}`, july)).toBe(meaning('Tue 14-16 UTC', july));
  expect(meaning('Tue 14-16 UTC', july)).toMatch(/^hours\? 14 Jul 14:00 120m UTC \| /);
  expect(meaning('Tue 14-16 Uhr', july)).toBe('14 Jul 14:00 120m');
});

describe('a clock of twelve hours beside one of twenty-four', () => {
  it.each(
    rows({
      'Sat 12-14:00': '7 Mar 12:00 120m',
      'Sat 12-13:00': '7 Mar 12:00 60m',
      'Sat 10-14:00': '7 Mar 10:00 240m',
      'Sat 0-14:00': '7 Mar 00:00 840m',
      'Sat 1-14:00': 'hours? 7 Mar 01:00 780m | 7 Mar 13:00 60m',
      'Sat 2-14:00': '7 Mar 02:00 720m',
      'Sat 8:59-9pm': '7 Mar 20:59 1m',
      'Sat 8:00-14': '7 Mar 08:00 360m',
      'Sat 8:00-20:00': '7 Mar 08:00 720m',
      'Sat 8:00-21:00': '7 Mar 08:00 780m',
      'Sat 8:00-9': '7 Mar 08:00 60m',
      'Sat 8-9:00': 'hours? 7 Mar 08:00 60m | 7 Mar 20:00 60m',
      'Sat 8-8': 'hours? 7 Mar 08:00 720m | 7 Mar 20:00 720m',
      'Sat 8:00-8:00': 'hours? 7 Mar 08:00 720m | 7 Mar 20:00 720m',
      'Sat 12:30-2': '7 Mar 12:30 90m',
      'Sat 12:30-14:30': '7 Mar 12:30 120m',
      'Sat 12:30-1:30': 'hours? 7 Mar 00:30 60m | 7 Mar 12:30 60m',
      'Sat 1:00-12:00': '7 Mar 01:00 660m',
      'Sat 11:30-12:30': '7 Mar 11:30 60m',
      'Sat 10pm-10': '7 Mar 22:00 720m',
      'Sat 22-10': '7 Mar 22:00 720m',
      'Sat 22-9': '7 Mar 22:00 660m',
      'Sat 10-9': 'hours? 7 Mar 10:00 660m | 7 Mar 22:00 660m',
    }),
  )('%s', (typed, meant) => expect(meaning(typed)).toBe(meant));
});

describe('noon, midnight and the end of the day', () => {
  it.each(
    rows({
      'Sat noon - midnight': '7 Mar 12:00 720m',
      'Sat 10 - noon': '7 Mar 10:00 120m',
      'Sat 11:00 - noon': '7 Mar 11:00 60m',
      'Sat 8 - midnight': '7 Mar 20:00 240m',
      'Sat 8:00 - midnight': 'hours? 7 Mar 20:00 240m | 7 Mar 08:00 960m',
      'Sat midnight - 2': 'hours? 7 Mar 00:00 120m | 8 Mar 00:00 120m',
      'midnight Saturday for 2h': 'hours? 7 Mar 00:00 120m | 8 Mar 00:00 120m',
      'Sat 13:00 - eod': 'hours? 7 Mar 13:00 240m | 7 Mar 13:00 300m | 7 Mar 13:00 660m',
      'Sat 9:00 - cob': 'hours? 7 Mar 09:00 480m | 7 Mar 09:00 540m',
      'Sat eod for 1h': 'hours? 7 Mar 17:00 60m | 7 Mar 18:00 60m | 8 Mar 00:00 60m',
    }),
  )('%s', (typed, meant) => expect(meaning(typed)).toBe(meant));
});

describe('an end on a day of its own', () => {
  it.each(
    rows({
      'Sat 8:00 to Sun 9:00': '7 Mar 08:00 1500m',
      'Sat 12:30 to Sun 12:30': '7 Mar 12:30 1440m',
      'Sat 22:00 to Sunday 6': 'hours? 7 Mar 22:00 480m | 7 Mar 22:00 1200m',
      'Sat 22:00 to Sun midnight': 'hours? 7 Mar 22:00 120m | 7 Mar 22:00 1560m',
      'Sat 10 to Sun 12': 'hours? 7 Mar 10:00 840m | 7 Mar 10:00 1560m | 7 Mar 22:00 120m | 7 Mar 22:00 840m',
      '22:00 to Saturday 02:00': 'weekday? 2 Mar 22:00 6000m | 6 Mar 22:00 240m | 7 Mar 22:00 8880m',
      '23:00 to tomorrow 02:00': '2 Mar 23:00 180m',
      '22:00 to Sat': 'refused',
    }),
  )('%s', (typed, meant) => expect(meaning(typed)).toBe(meant));
});

describe('several days: the night between two, or a window each', () => {
  const bothDays = (time: string, minutes: number) => `7 Mar ${time} ${minutes}m FREQ=DAILY;UNTIL=20260308T225959Z`;
  const weekly = (time: string, minutes: number) => `7 Mar ${time} ${minutes}m FREQ=WEEKLY;BYDAY=SA,SU`;
  it.each(
    rows({
      'Sat/Sun 22:00-02:00': '7 Mar 22:00 240m',
      'Sat-Sun 22:00-02:00': '7 Mar 22:00 240m',
      'Sat/Sun 12:00-00:00': '7 Mar 12:00 720m',
      'Sat/Sun 11:00-01:00': '7 Mar 23:00 120m',
      'Sat/Sun 05:59-07:00': '8 Mar 05:59 61m',
      'Sat/Sun 01:00-17:59': '8 Mar 01:00 1019m',
      'Sat/Sun 06:00-07:00': `several? ${bothDays('06:00', 60)} | 7 Mar 06:00 1500m | ${weekly('06:00', 60)}`,
      'Sat/Sun 17:00-23:59': `several? ${bothDays('17:00', 419)} | 7 Mar 17:00 1859m | ${weekly('17:00', 419)}`,
      'Sat-Sun 01:00-03:00': `several? ${bothDays('01:00', 120)} | 8 Mar 01:00 120m | ${weekly('01:00', 120)}`,
      'Sat-Sun 00:00-17:00': `several? ${bothDays('00:00', 1020)} | 8 Mar 00:00 1020m | ${weekly('00:00', 1020)}`,
      'Sat and Sun 22:00-23:00': `several? ${bothDays('22:00', 60)} | ${weekly('22:00', 60)}`,
      'Sat and Mon 22:00-23:00':
        'several? 7 Mar 22:00 60m FREQ=WEEKLY;BYDAY=MO,SA;UNTIL=20260309T225959Z | 2 Mar 22:00 60m FREQ=WEEKLY;BYDAY=MO,SA',
      'Sat-Mon 22:00-02:00':
        'several? 7 Mar 22:00 240m FREQ=DAILY;UNTIL=20260309T225959Z | 7 Mar 22:00 1680m | 2 Mar 22:00 240m FREQ=WEEKLY;BYDAY=MO,SA,SU',
      'Sat-Sun all day': '7 Mar 00:00 2880m',
    }),
  )('%s', (typed, meant) => expect(meaning(typed)).toBe(meant));
});

describe('all day', () => {
  it.each(
    rows({
      'all day Sat': '7 Mar 00:00 1440m',
      'all day Sat 00:00-24:00': '7 Mar 00:00 1440m',
      'all day Sat 00:00-23:00': 'refused',
      'all day Sat 01:00-24:00': 'refused',
      'all day Sat morning': 'refused',
      'all day Sat for 2h': 'refused',
      'all day': 'refused',
      'all day 22:00': 'refused',
    }),
  )('%s', (typed, meant) => expect(meaning(typed)).toBe(meant));
});
