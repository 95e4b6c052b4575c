/** What Herald asks back about a time that people typed, and what it offers to choose from; and what it needs not ask. */
import { expect, it } from 'vitest';
import { zoned } from '../format/zone-time.ts';
import { parseWhen } from './parse-when.ts';

/** Monday 2 March 2026, 10:00 in Berlin. */
const options = { nowMs: Date.parse('2026-03-02T09:00:00Z'), zone: 'Europe/Berlin' };

it.each<[typed: string, about: string, question: string, choices: string[]]>([
  [
    'tomorrow midnight for two hours',
    'hours',
    'Midnight lies between two days. Which one do you mean?',
    ['Tuesday 3 March 2026, 00:00 to 02:00', 'Wednesday 4 March 2026, 00:00 to 02:00'],
  ],
  [
    'Friday after next 20:00-21:00',
    'weekday',
    'People use "next" for two different days. Which one do you mean?',
    ['Friday 13 March 2026, 20:00 to 21:00', 'Friday 20 March 2026, 20:00 to 21:00'],
  ],
  [
    'end of the month 22:00-23:00',
    'day',
    'The end or beginning of a month is not one day to everybody. Which day do you mean?',
    ['Tuesday 31 March 2026, 22:00 to 23:00'],
  ],
  [
    '04/01/2026 06:00-07:00',
    'date-order',
    'Those figures are read differently in different countries. Which day do you mean?',
    ['Wednesday 1 April 2026, 06:00 to 07:00'],
  ],
  [
    'next Wednesday 10:00-11:00',
    'weekday',
    'People use "next" for two different days. Which one do you mean?',
    ['Wednesday 4 March 2026, 10:00 to 11:00', 'Wednesday 11 March 2026, 10:00 to 11:00'],
  ],
  [
    '29 March 02:30-03:30',
    'skipped-time',
    'On Sunday 29 March 2026 clocks in Berlin go forward, and 02:30 does not exist. When is the start?',
    ['01:30 (UTC+1)', '03:30 (UTC+2)'],
  ],
  [
    '25 October 02:30-02:45',
    'repeated-time',
    'On Sunday 25 October 2026 clocks in Berlin go back, and 02:30 comes twice. Which one is the start?',
    ['02:30 (UTC+2)', '02:30 (UTC+1)'],
  ],
  [
    'Saturday 10:00-11:00 CST',
    'zone',
    'CST is used in several places. Which one do you mean?',
    ['Chicago', 'Shanghai', 'Havana'],
  ],
  [
    'Saturday 10-11 IST',
    'zone',
    'IST is used in several places. Which one do you mean?',
    ['Kolkata', 'Dublin', 'Jerusalem'],
  ],
  [
    'Saturday from 10 to 11:30',
    'hours',
    'Without am or pm that can be read in two ways. Which one do you mean?',
    ['Saturday 7 March 2026, 10:00 to 11:30', 'Saturday 7 March 2026, 22:00 to 23:30'],
  ],
  [
    'Saturday 9-5',
    'hours',
    'Without am or pm that can be read in two ways. Which one do you mean?',
    ['Saturday 7 March 2026, 09:00 to 17:00', 'Saturday 7 March 2026, 21:00 to Sunday 8 March, 05:00'],
  ],
  [
    'Saturday 8',
    'no-end',
    'When does it end? Give a length or an end, for example "for 90 minutes" or "22:00-23:30".',
    ['30 minutes', '1 hour', '2 hours'],
  ],
  [
    'Saturday 22:00',
    'no-end',
    'When does it end? Give a length or an end, for example "for 90 minutes" or "22:00-23:30".',
    ['30 minutes', '1 hour', '2 hours'],
  ],
  [
    '22:00-23:00',
    'day',
    'You named no day. Which one do you mean?',
    ['Monday 2 March 2026, 22:00 to 23:00', 'Tuesday 3 March 2026, 22:00 to 23:00'],
  ],
  [
    '10-11',
    'day',
    'You named no day. Which one do you mean?',
    [
      'Monday 2 March 2026, 10:00 to 11:00',
      'Monday 2 March 2026, 22:00 to 23:00',
      'Tuesday 3 March 2026, 10:00 to 11:00',
      'Tuesday 3 March 2026, 22:00 to 23:00',
    ],
  ],
  [
    'yesterday 10:00-11:00',
    'past',
    'That is over already: Sunday 1 March 2026, 10:00 to 11:00 (Berlin, UTC+1). Which day do you mean?',
    [],
  ],
  [
    '1 March 10:00-11:00',
    'past',
    'That day has just gone by this year. Do you mean the next one?',
    ['Monday 1 March 2027, 10:00 to 11:00'],
  ],
  [
    'every last Sunday of the month at 02:00 for 30 minutes',
    'skipped-time',
    'On Sunday 29 March 2026 clocks in Berlin go forward, and 02:00 does not exist. When shall it start that day?',
    ['At 03:00 that day'],
  ],
  [
    'every third Friday 22:00-23:00',
    'repeat',
    '"every third Friday" can be read in two ways. Which one do you mean?',
    ['every 3 weeks on Friday', 'every third Friday of the month'],
  ],
  [
    'Monday 18:00-19:00',
    'weekday',
    'That is today. Do you mean today, or in a week?',
    ['Monday 2 March 2026, 18:00 to 19:00', 'Monday 9 March 2026, 18:00 to 19:00'],
  ],
  [
    'Friday 12-1',
    'hours',
    'Without am or pm that can be read in two ways. Which one do you mean?',
    ['Friday 6 March 2026, 00:00 to 01:00', 'Friday 6 March 2026, 12:00 to 13:00'],
  ],
  [
    'Friday 11-1',
    'hours',
    'Without am or pm that can be read in two ways. Which one do you mean?',
    ['Friday 6 March 2026, 11:00 to 13:00', 'Friday 6 March 2026, 23:00 to Saturday 7 March, 01:00'],
  ],
  [
    'tomorrow at 7 for an hour',
    'hours',
    'Without am or pm that can be read in two ways. Which one do you mean?',
    ['Tuesday 3 March 2026, 07:00 to 08:00', 'Tuesday 3 March 2026, 19:00 to 20:00'],
  ],
  [
    'Tuesday 7 March 10:00-11:00',
    'weekday',
    'The day of the week does not fit the date. Which day do you mean?',
    ['Saturday 7 March 2026, 10:00 to 11:00', 'Tuesday 10 March 2026, 10:00 to 11:00'],
  ],
  [
    'Saturday 22:00 to 21:00',
    'hours',
    'That would last unusually long. Is it what you mean?',
    ['Saturday 7 March 2026, 22:00 to Sunday 8 March, 21:00'],
  ],
  [
    'Sunday midnight to 2am',
    'hours',
    'Midnight lies between two days. Which one do you mean?',
    ['Sunday 8 March 2026, 00:00 to 02:00', 'Monday 9 March 2026, 00:00 to 02:00'],
  ],
  [
    '5/6 10:00-11:00',
    'date-order',
    'Those figures are read differently in different countries. Which day do you mean?',
    ['Friday 5 June 2026, 10:00 to 11:00', 'Wednesday 6 May 2026, 10:00 to 11:00'],
  ],
])('%s: asks about %s', (typed, about, question, choices) => {
  const outcome = parseWhen(typed, options);
  expect(outcome).toMatchObject({ kind: 'asks', about, question });
  expect(outcome.kind === 'asks' && outcome.choices.map(({ label }) => label)).toEqual(choices);
});

it.each([
  ['this Monday 8:00-9:00', '2026-03-09T08:00+01:00 60m'],
  ['tonight at 7 for an hour', '2026-03-02T19:00+01:00 60m'],
  ['tomorrow morning at 7 for an hour', '2026-03-03T07:00+01:00 60m'],
  ['tomorrow evening 7-9', '2026-03-03T19:00+01:00 120m'],
  ['Friday 03/04 10:00-11:00', '2026-04-03T10:00+02:00 60m'],
  ['Saturday 12:00 am - 1:00 am', '2026-03-07T00:00+01:00 60m'],
  ['today 18:00-19:00', '2026-03-02T18:00+01:00 60m'],
  ['tonight 22:00 to 23:00', '2026-03-02T22:00+01:00 60m'],
  ['tomorrow noon for an hour', '2026-03-03T12:00+01:00 60m'],
  ['the day after tomorrow 9:00 for 45 minutes', '2026-03-04T09:00+01:00 45m'],
  ['in three days at 14:00 for 2h', '2026-03-05T14:00+01:00 120m'],
  ['in two hours for 30 minutes', '2026-03-02T12:00+01:00 30m'],
  ['in 90 minutes for half an hour', '2026-03-02T11:30+01:00 30m'],
  ['Thursday at half past nine pm for an hour and a half', '2026-03-05T21:30+01:00 90m'],
  ['Friday quarter to ten pm for 1h30', '2026-03-06T21:45+01:00 90m'],
  ['Friday at 22h for 90 min', '2026-03-06T22:00+01:00 90m'],
  ['a week on Tuesday 10:00-11:00', '2026-03-10T10:00+01:00 60m'],
  ['Tuesday week 10:00-11:00', '2026-03-10T10:00+01:00 60m'],
  ['the last day of the month 22:00-23:00', '2026-03-31T22:00+02:00 60m'],
  ['15th 22:00-23:00', '2026-03-15T22:00+01:00 60m'],
  ['the 1st of April 06:00-07:00', '2026-04-01T06:00+02:00 60m'],
  ['1 April 2027 06:00-07:00', '2027-04-01T06:00+02:00 60m'],
  ['2026-04-01T06:00 for 1h', '2026-04-01T06:00+02:00 60m'],
  ['13/04/2026 06:00-07:00', '2026-04-13T06:00+02:00 60m'],
  ['13.04. 06:00-07:00', '2026-04-13T06:00+02:00 60m'],
  ['April 13 at 6am for three hours', '2026-04-13T06:00+02:00 180m'],
  ['April 13th 6-9am', '2026-04-13T06:00+02:00 180m'],
  ['Apr 13 11pm-1am', '2026-04-13T23:00+02:00 120m'],
  ['Sat 23:30 - Sun 00:30', '2026-03-07T23:30+01:00 60m'],
  ['Saturday night 22:00-23:00', '2026-03-07T22:00+01:00 60m'],
  ['Saturday all day', '2026-03-07T00:00+01:00 1440m'],
  ['weekend 10:00-11:00', 'not understood'],
  ['next month on the 3rd 10:00-11:00', 'not understood'],
  ['Wednesday next week 10:00-11:00', '2026-03-11T10:00+01:00 60m'],
  ['calendar week 12 Monday 10:00-11:00', '2026-03-16T10:00+01:00 60m'],
  ['CW 12 Mon 10:00-11:00', '2026-03-16T10:00+01:00 60m'],
  ['28 March 02:30-03:30', '2026-03-28T02:30+01:00 60m'],
  ['Saturday 10:00-11:00 EST', '2026-03-07T10:00-05:00 60m'],
  ['Saturday 10:00-11:00 New York time', '2026-03-07T10:00-05:00 60m'],
  ['Saturday 10:00-11:00 UTC+2', '2026-03-07T10:00+02:00 60m'],
  ['Saturday 22:00 for 20 hours', '2026-03-07T22:00+01:00 1200m'],
  ['Saturday 22:00 for 3 days', '2026-03-07T22:00+01:00 4320m'],
  ['Saturday 10pm for an hour', '2026-03-07T22:00+01:00 60m'],
  ['Monday last week 10:00-11:00', 'not understood'],
  ['every weekday at 6am for an hour', '2026-03-03T06:00+01:00 60m FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
  ['first Sunday of every month 04:00-06:00', '2026-04-05T04:00+02:00 120m FREQ=MONTHLY;BYDAY=1SU'],
  ['every other Tuesday 22:00-23:00', '2026-03-03T22:00+01:00 60m FREQ=WEEKLY;INTERVAL=2;BYDAY=TU'],
  ['morgen 22:00 bis 23:00', '2026-03-03T22:00+01:00 60m'],
  ['Samstag 22 Uhr bis 23:30', '2026-03-07T22:00+01:00 90m'],
  ['mañana 22:00 a 23:00', '2026-03-03T22:00+01:00 60m'],
  ['demain de 22h à 23h', '2026-03-03T22:00+01:00 60m'],
  ['Saturday 2200-2330', '2026-03-07T22:00+01:00 90m'],
  ['Saturday 10.30pm to 11.15pm', '2026-03-07T22:30+01:00 45m'],
  ['Saturday 22:00 +90m', '2026-03-07T22:00+01:00 90m'],
  ['Saturday starting 22:00, lasting 2 hours', '2026-03-07T22:00+01:00 120m'],
  ['Saturday 22:00 until Sunday noon', '2026-03-07T22:00+01:00 840m'],
  ['Good Friday 10:00-11:00', 'not understood'],
  ['Christmas Eve 10:00-11:00', '2026-12-24T10:00+01:00 60m'],
  ['31 April 10:00-11:00', 'not understood'],
  ['30 February 10:00-11:00', 'not understood'],
  ['Saturday 25:00-26:00', 'not understood'],
])('%s is %s', (typed, meant) => {
  const outcome = parseWhen(typed, options);
  if (outcome.kind !== 'understood') return expect('not understood').toBe(meant);
  const { startsAtMs, zone, lastsSeconds, rrule } = outcome.when;
  const start = zoned(startsAtMs, zone).toString({ timeZoneName: 'never', smallestUnit: 'minute' });
  return expect([start, `${lastsSeconds / 60}m`, ...(rrule === undefined ? [] : [rrule])].join(' ')).toBe(meant);
});

it('tells of clock changes that a series meets later, and keeps its time', () => {
  const readBack = (typed: string) => {
    const outcome = parseWhen(typed, options);
    return outcome.kind === 'understood' ? outcome.readBack : outcome.kind;
  };
  expect(readBack('every night at 02:00 for 30 minutes')).toBe(
    'Every day, 02:00 to 02:30 (Berlin); first on Tuesday 3 March 2026, 02:00 to 02:30 (Berlin, UTC+1). On Sunday 29 March 2026 clocks go forward: at 03:00 that day',
  );
  expect(readBack('every Sunday 01:30-02:30 New York')).toContain(
    '. On Sunday 1 November 2026 clocks go back: the first 01:30 (UTC-4) that day',
  );
  expect(readBack('every Sunday 22:00-23:00')).not.toContain('clocks');
});

it('needs not ask which of two hours "CEST" means', () => {
  const read = (typed: string) => parseWhen(typed, options);
  expect(read('25 October 02:15 CEST for 30 min')).toMatchObject({
    when: { startsAtMs: Date.parse('2026-10-25T00:15Z'), lastsSeconds: 1800 },
  });
  // People say "CET" all the year.
  expect(read('25 October 02:15 CET for 30 min')).toMatchObject({ about: 'repeated-time' });
});

it('takes an abbreviation for what it is to most on that continent', () => {
  const zoneIn = (typed: string, zone: string) => {
    const outcome = parseWhen(typed, { ...options, zone });
    return outcome.kind === 'understood'
      ? outcome.when.zone
      : `${outcome.kind} ${outcome.kind === 'asks' ? outcome.about : ''}`;
  };
  expect(zoneIn('Saturday 22:00-23:00 CST', 'America/Los_Angeles')).toBe('America/Chicago');
  expect(zoneIn('Saturday 22:00-23:00 CST', 'Asia/Kolkata')).toBe('asks zone');
  expect(zoneIn('4 July 22:00-23:00 BST', 'Europe/Paris')).toBe('Europe/London');
  expect(zoneIn('4 July 22:00-23:00 BST', 'Asia/Dhaka')).toBe('Asia/Dhaka');
  expect(zoneIn('Saturday 22:00-23:00 IST', 'Europe/Berlin')).toBe('asks zone');
});
