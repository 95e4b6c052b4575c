import { describe, expect, it } from 'vitest';
import { parseWhen } from '../parse-when.ts';

/** Monday 2 March 2026, 10:00 in Berlin. */
const nowMs = Date.parse('2026-03-02T09:00:00Z');

function read(typed: string, zone = 'Europe/Berlin'): string {
  const outcome = parseWhen(typed, { nowMs, zone });
  if (outcome.kind === 'not-understood') return 'refused';
  if (outcome.kind === 'asks')
    return `asked: ${outcome.choices.map(({ text }) => read(text, zone)).join(' | ')}`.trim();
  const { startsLocal, endsAtMs, startsAtMs } = outcome.when;
  return `${startsLocal.replace('T', ' ')} ${(endsAtMs - startsAtMs) / 60_000}m`;
}

const rows = (table: Readonly<Record<string, string>>) => Object.entries(table);

describe('days and times in other words', () => {
  it.each(
    rows({
      'the twentieth 22:00-23:00': '2026-03-20 22:00 60m',
      'twenty-first 8-9pm': '2026-03-21 20:00 60m',
      'tomorrow oh two hundred to oh four hundred': '2026-03-03 02:00 120m',
      'early hours of Saturday, 3 till 5': '2026-03-07 03:00 120m',
      'in the small hours of Sunday the 29th, 00:30 to 01:30': '2026-03-29 00:30 60m',
      'Thursday night into Friday 11 till 3': '2026-03-05 23:00 240m',
      'quarter of nine tomorrow evening till nine fifteen': '2026-03-03 20:45 30m',
      'a week today 16:00-17:00': '2026-03-09 16:00 60m',
      'two weeks tomorrow 16:00-17:00': '2026-03-17 16:00 60m',
      'next two hours please': '2026-03-02 10:00 120m',
      'this time tomorrow, for an hour': '2026-03-03 10:00 60m',
      'top of the hour, 15 minutes': '2026-03-02 10:00 15m',
      'in 90 minutes, should take 45': '2026-03-02 11:30 45m',
      '1773349200 to 1773352800': '2026-03-12 22:00 60m',
      '<t:1773349200:F> to <t:1773352800:t>': '2026-03-12 22:00 60m',
      'OPS-4417 – Tue 22:10–22:40': '2026-03-03 22:10 30m',
      'tomorrow, no sorry, friday 8pm to 9pm': '2026-03-06 20:00 60m',
      'this weekend, all day Saturday': '2026-03-07 00:00 1440m',
      'sunday 8 17:00-18:00': '2026-03-08 17:00 60m',
      'sunday 9 17:00-18:00': 'asked: 2026-03-09 17:00 60m | 2026-03-08 17:00 60m',
      'Thursday at nineteen hundred for ninety minutes': '2026-03-05 19:00 90m',
      'tomorrow week, 9 am to 11 am': '2026-03-10 09:00 120m',
      'from 20 past 11 pm to 11:50 pm today': '2026-03-02 23:20 30m',
      'the 21st, full day': '2026-03-21 00:00 1440m',
      'at midnight between Thursday and Friday, 3 hours': '2026-03-06 00:00 180m',
      'tomorrow from eight thirty pm for fifty minutes': '2026-03-03 20:30 50m',
      'tomorrow at one in the afternoon, it takes one and half hour': '2026-03-03 13:00 90m',
      'Fri, er, make that Sat, 7am-8am': '2026-03-07 07:00 60m',
      'start: 15:00 / end: 15:20 / date: 2026-09-01': '2026-09-01 15:00 20m',
      'fifth Sunday of April 22:00-23:00': 'refused',
    }),
  )('%s', (typed, meant) => expect(read(typed)).toBe(meant));

  it('"half one" is half past one in Britain, and asked about elsewhere', () => {
    expect(read('noon to half one tomorrow', 'Europe/London')).toBe('2026-03-03 12:00 90m');
    expect(read('noon to half one tomorrow')).toBe('asked: 2026-03-03 12:00 90m | 2026-03-03 12:00 30m');
    expect(read('half eight to half nine Thursday morning')).toBe('asked: 2026-03-05 08:30 60m | 2026-03-05 07:30 60m');
  });
});

describe('slips of the keys', () => {
  it.each(
    rows({
      'Sat 22;00-23;00': '2026-03-07 22:00 60m',
      'Sat 22:00--23::00': '2026-03-07 22:00 60m',
      'Sat 22:00..23:00': '2026-03-07 22:00 60m',
      'Sat 10pm--11pm': '2026-03-07 22:00 60m',
      'Sat 10pm-11ppm': '2026-03-07 22:00 60m',
      'Sat 10pn-11pm': '2026-03-07 22:00 60m',
      'Sat 3:00am -> 4:00sm': '2026-03-07 03:00 60m',
      'frm 22:00 to 23:00 on Saturday': '2026-03-07 22:00 60m',
      'form 22:00 to 23:00 on Saturday': '2026-03-07 22:00 60m',
      '12 Setp 20:00 - 21:00': '2026-09-12 20:00 60m',
      'Fri 24 Jluy 6pm-7pm': '2026-07-24 18:00 60m',
      'Wensday 4 March 19:00-20:00': '2026-03-04 19:00 60m',
      'tomorow 9:00 p,m. for 30 minuts': '2026-03-03 21:00 30m',
      'Wed 14:00pm - 15:30pm': '2026-03-04 14:00 90m',
      'tomorrow 8pm ot 9pm': '2026-03-03 20:00 60m',
      '2026-08-O5 19:00-20:00': '2026-08-05 19:00 60m',
      'Donerstag 20-21 Uhr': '2026-03-05 20:00 60m',
      'Saturday 22:00 for 1/2 an hour': '2026-03-07 22:00 30m',
    }),
  )('%s', (typed, meant) => expect(read(typed)).toBe(meant));
});

describe('the night, the end and the rest, in other words', () => {
  it.each(
    rows({
      'tonight after midnight, 00:15 for 40 mins': '2026-03-03 00:15 40m',
      'midnight Friday into Saturday, 1h': '2026-03-07 00:00 60m',
      'mid-afternoon Thurs 3 to 3:45': '2026-03-05 15:00 45m',
      'Sunday before dawn, 3:30-5': '2026-03-08 03:30 90m',
      'end of month, last day 22:00-23:59': '2026-03-31 22:00 119m',
      '31 July to 2 Aug, 24h each day': '2026-07-31 00:00 4320m',
      'by 06:00 Monday 9 March we are back, starting 23:00 Sunday': '2026-03-08 23:00 420m',
      'Planned start: 2026-05-30 21:00 / Planned end: 2026-05-31 01:00': '2026-05-30 21:00 240m',
      '13-JUN-2026 02:00 to 04:00': '2026-06-13 02:00 120m',
      'OPS-4417 tomorrow 22:00-23:00': '2026-03-03 22:00 60m',
      'v4.12.3 goes out Tue 9 June 6.30pm, 40min outage': '2026-06-09 18:30 40m',
      'early Sunday 3-5': '2026-03-08 03:00 120m',
      'in 3/4 of an hour, for 1/4 of an hour': '2026-03-02 10:45 15m',
      '@here Thu 22:00-23:00 NZ time': '2026-03-05 22:00 60m',
      'Saturday noon, 14h': 'refused',
      'rn for like 30 min': '2026-03-02 10:00 30m',
      'ETA 45 min, starting now': '2026-03-02 10:00 45m',
      'Fri 6 March, start 14:00, ETA 14:40': '2026-03-06 14:00 40m',
      'fortnight today 06:00-07:00': '2026-03-16 06:00 60m',
      'tmw AM 6-7': '2026-03-03 06:00 60m',
      'Sat, 12 Sep 2026 22:00:00 +0200, 45m': '2026-09-12 22:00 45m',
      'starts_at: 2026-06-15 05:00 / duration: 120m': '2026-06-15 05:00 120m',
      'start=20:00 end=21:00 date=2026-06-18': '2026-06-18 20:00 60m',
      'Sunday 14 june 08:00 fro 3 hours': '2026-06-14 08:00 180m',
      '30/10 20:00 to 1/11 08:00': '2026-10-30 20:00 2160m',
      '10/30 20:00 to 11/1 08:00': '2026-10-30 20:00 2160m',
      '1/10 20:00 to 1/11 08:00': 'asked: 2027-01-10 20:00 720m',
      '12-14 June, whole days': '2026-06-12 00:00 4320m',
      'Bank Holiday Monday 9 March 07:00-09:00': 'refused',
      'NYE 11pm to 1am': '2026-12-31 23:00 120m',
      'starting now, for the next 3 hours': '2026-03-02 10:00 180m',
      'in 3/4h for 30min': '2026-03-02 10:45 30m',
      '18 Jun 20:00 PT2H': '2026-06-18 20:00 120m',
      'Thursday 17:00 (45 min max)': '2026-03-05 17:00 45m',
      '5.30 to 6.30 Weds': 'asked: 2026-03-04 05:30 60m | 2026-03-04 17:30 60m',
      'Weds 8.30 to 9.30': '2026-03-04 08:30 60m',
      'network freeze 24 December 12:00 to 27 December 08:00': '2026-12-24 12:00 4080m',
    }),
  )('%s', (typed, meant) => expect(read(typed)).toBe(meant));

  it.each([
    ['first Sat of the month, every month, 11pm for 3h', 'FREQ=MONTHLY;BYDAY=1SA'],
    ['Sat 14 March 09:00-09:30 and every Saturday after that', 'FREQ=WEEKLY;BYDAY=SA'],
    ['cron 0 3 * * 6, 2h each run', 'FREQ=WEEKLY;BYDAY=SA'],
    ['30 1 * * * / 60 min', 'FREQ=DAILY'],
    ['2nd Saturday monthly, 22:00-01:00', 'FREQ=MONTHLY;BYDAY=2SA'],
    ['standing window: Wed 0400-0600 weekly', 'FREQ=WEEKLY;BYDAY=WE'],
    ['Mon-Fri 18:00-18:15 every week', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
    ['weekly release window: Thursdays 4pm-5pm', 'FREQ=WEEKLY;BYDAY=TH'],
  ])('"%s" is a series', (typed, rrule) => {
    expect(parseWhen(typed, { nowMs, zone: 'Europe/Berlin' })).toMatchObject({ when: { rrule } });
  });
});

describe('one time in two zones', () => {
  it.each(
    rows({
      '9am PT / noon ET tomorrow, 1h': '2026-03-03 09:00 60m',
      'Saturday 22:00-23:00 UTC (23:00-00:00 our time)': '2026-03-07 22:00 60m',
      'Saturday 22:00-23:00 UTC (22:00-23:00 our time)': 'asked: 2026-03-07 22:00 60m | 2026-03-07 22:00 60m',
      '10p-11p ET / 7p-8p PT Saturday': '2026-03-07 22:00 60m',
      '9am PT / 1pm ET tomorrow, 1h': 'asked: 2026-03-03 09:00 60m | 2026-03-03 13:00 60m',
    }),
  )('%s', (typed, meant) => expect(read(typed)).toBe(meant));
});

describe('a whole day', () => {
  it.each([
    ['29 March 2026 all day', 'Europe/Berlin', '2026-03-29 00:00 1380m'],
    ['25 October 2026 all day', 'Europe/Berlin', '2026-10-25 00:00 1500m'],
    ['24 April 2026 all day', 'Africa/Cairo', '2026-04-24 01:00 1380m'],
    ['6 September 2026 all day', 'America/Santiago', '2026-09-06 01:00 1380m'],
    ['whole of Saturday, 00:00 to 24:00', 'Europe/Berlin', '2026-03-07 00:00 1440m'],
    ['Saturday 00:00-24:00', 'Europe/Berlin', '2026-03-07 00:00 1440m'],
    ['tomorrow 00:00-23:59', 'Europe/Berlin', '2026-03-03 00:00 1439m'],
    ['Saturday 0-0', 'Europe/Berlin', 'asked: 2026-03-07 00:00 1440m'],
  ])('%s in %s', (typed, zone, meant) => expect(read(typed, zone)).toBe(meant));
});

describe('what has begun, and the weekday of today', () => {
  it('offers what is left of a window that has begun', () => {
    expect(read('today 09:00-18:00')).toBe('asked: 2026-03-02 10:00 480m');
    expect(read('today 00:00-23:59')).toBe('asked: 2026-03-02 10:00 839m');
    expect(parseWhen('today 09:00-18:00', { nowMs, zone: 'Europe/Berlin' })).toMatchObject({
      question: 'That has begun already: Monday 2 March 2026, 09:00 to 18:00 (Berlin, UTC+1). Do you mean from now on?',
    });
    expect(read('today 08:00-09:00')).toBe('asked:');
  });

  it.each([
    ['since 9:00 until 11:00', 'asked: 2026-03-02 10:00 60m'],
    ['running since 9:10, until 10:30', 'asked: 2026-03-02 10:00 30m'],
    ['started at 9:30 for 2 hours', 'asked: 2026-03-02 10:00 90m'],
    ['since 9am until 11am', 'asked: 2026-03-02 10:00 60m'],
    ['since 20 minutes for an hour', 'refused'],
  ])('"%s" has begun today, and is offered from now on', (typed, meant) => expect(read(typed)).toBe(meant));

  it.each([
    ['tomorrow 10:00 for 1:30 hours', '2026-03-03 10:00 90m'],
    ['tomorrow 10:00 for 1:30h', '2026-03-03 10:00 90m'],
  ])('%s', (typed, meant) => expect(read(typed)).toBe(meant));

  it('asks whether the weekday of today is today or in a week', () => {
    expect(read('Monday 22:00-23:00')).toBe('asked: 2026-03-02 22:00 60m | 2026-03-09 22:00 60m');
    expect(read('this Monday 22:00-23:00')).toBe('2026-03-02 22:00 60m');
    expect(read('Monday 9:00-9:30')).toBe('2026-03-09 09:00 30m');
    expect(read('Monday 22:00 to Tuesday 02:00')).toBe('asked: 2026-03-02 22:00 240m | 2026-03-09 22:00 240m');
  });
});
