/** Times as people say them: by quarters and words, in other zones, as programs write them, and where the clocks change. */
import { describe, expect, it } from 'vitest';
import { parseWhen } from '../parse-when.ts';
import { meaning, mondayMorning } from '../testing/meaning.ts';

const rows = (table: Readonly<Record<string, string>>) => Object.entries(table);

describe('quarters and words', () => {
  it.each(
    rows({
      'half past eight pm': '20:30',
      'half past 8 pm': '20:30',
      'quarter past eight pm': '20:15',
      'a quarter to nine pm': '20:45',
      'quarter before nine pm': '20:45',
      'quarter of nine pm': '20:45',
      'five past eight pm': '20:05',
      'ten past one pm': '13:10',
      'twenty past eight pm': '20:20',
      'twenty-five to nine pm': '20:35',
      'twenty five past eight pm': '20:25',
      'at ten to one pm': '12:50',
      'at ten to twelve am': '11:50',
      'half past noon': '12:30',
      'at quarter to noon': '11:45',
      'half past 13': '13:30',
      'half past 13 pm': 'refused',
      'at quarter to 13 pm': 'refused',
      'eight fifteen pm': '20:15',
      'eight thirty pm': '20:30',
      'eight forty-five pm': '20:45',
      "eight o'clock in the evening": '20:00',
    }),
  )('%s', (typed, time) =>
    expect(meaning(`tomorrow ${typed} for 1h`)).toBe(time === 'refused' ? time : `3 Mar ${time} 60m`),
  );
});

describe('figures on a clock', () => {
  it.each(
    rows({
      '0830': '3 Mar 08:30 60m',
      '1230am': '3 Mar 00:30 60m',
      '12am': '3 Mar 00:00 60m',
      '12pm': '3 Mar 12:00 60m',
      '8.30': '3 Mar 08:30 60m',
      '20 Uhr': '3 Mar 20:00 60m',
      '20h': '3 Mar 20:00 60m',
      '22h30': '3 Mar 22:30 60m',
      '2400': '4 Mar 00:00 60m',
      '24:00': '4 Mar 00:00 60m',
      '24:01': 'refused',
      '25:00': 'refused',
      '23:60': 'refused',
      '13pm': 'refused',
      '0pm': 'refused',
    }),
  )('tomorrow %s for 1h', (typed, meant) => expect(meaning(`tomorrow ${typed} for 1h`)).toBe(meant));

  it.each(
    rows({
      'tomorrow 3-5 Uhr': '3 Mar 03:00 120m',
      'tomorrow 22:00 to the next day 02:00': '3 Mar 22:00 240m',
      'tomorrow 22:00 until 2:00 the next morning': '3 Mar 22:00 240m',
      'tomorrow 22:00-02:00 +1': '3 Mar 22:00 240m',
      'between 22 and 23:30 on Sat': '7 Mar 22:00 90m',
      'Sat 22:00-23:00 for 1h': '7 Mar 22:00 60m',
      'Sat 22:00-23:00 for 2h': 'length? 7 Mar 22:00 60m | 7 Mar 22:00 120m',
      'Sat 22:00 2h30': '7 Mar 22:00 150m',
      'Sat noon, 12h': '7 Mar 12:00 720m',
      'Sat 25h for 1h': 'refused',
      'every Saturday 22:00-23:00 until 5/6': 'refused',
      'Sat noon, 13h': 'refused',
      'Sat 7.30-8.30': '7 Mar 07:30 60m',
      'Sat 6.30-7.30': 'hours? 7 Mar 06:30 60m | 7 Mar 18:30 60m',
      'tomorrow from 10.00 to 12:00': '3 Mar 10:00 120m',
      'Sat 22:00 for 1h for 2h': 'refused',
      'Sat 22:00 to 23:00 to 24:00': 'refused',
      'both 22:00-23:00 Sat': 'refused',
      'Sat 22:00 foo 23:00': 'refused',
    }),
  )('%s', (typed, meant) => expect(meaning(typed)).toBe(meant));
});

describe('another zone', () => {
  it.each(
    rows({
      UTC: '22:00 60m UTC',
      'UTC+2': '22:00 60m +02:00',
      'UTC-3:30': '22:00 60m -03:30',
      'GMT+14': '22:00 60m +14:00',
      'GMT+15': 'refused',
      'New York': '22:00 60m America/New_York',
      'in Sao Paulo': '22:00 60m America/Sao_Paulo',
      'europe/london': '22:00 60m Europe/London',
      '(Tokyo time)': '22:00 60m Asia/Tokyo',
      CET: '22:00 60m',
      CEST: 'season? 7 Mar 22:00 60m | 7 Mar 22:00 60m +02:00',
      BST: 'season? 7 Mar 22:00 60m Europe/London | 7 Mar 22:00 60m +01:00',
      CST: 'zone? 7 Mar 22:00 60m America/Chicago | 7 Mar 22:00 60m Asia/Shanghai | 7 Mar 22:00 60m America/Havana',
      ACST: 'season? 7 Mar 22:00 60m Australia/Adelaide | 7 Mar 22:00 60m +09:30',
      NDT: 'season? 7 Mar 22:00 60m America/St_Johns | 7 Mar 22:00 60m -02:30',
      EST: '22:00 60m America/New_York',
      PST: '22:00 60m America/Los_Angeles',
    }),
  )('%s', (zone, meant) => {
    expect(meaning(`Sat 22:00-23:00 ${zone}`)).toBe(/^\d/.test(meant) ? `7 Mar ${meant}` : meant);
  });

  it.each(
    rows({
      'Sat 22:00Z for 1h': '7 Mar 22:00 60m UTC',
      'Sat 8-9:00 UTC+2': 'hours? 7 Mar 08:00 60m +02:00 | 7 Mar 20:00 60m +02:00',
      'Sat 8-9:00 UTC-3': 'hours? 7 Mar 08:00 60m -03:00 | 7 Mar 20:00 60m -03:00',
      'Sat 22:00 +05:30 for 1h': '7 Mar 22:00 60m +05:30',
      'Sat 9am PT / noon ET for 1h': '7 Mar 09:00 60m America/Los_Angeles',
      'Sat 9am PT / 1pm ET for 1h': 'zone? 7 Mar 09:00 60m America/Los_Angeles | 7 Mar 13:00 60m America/New_York',
      'Sat 21:00-22:00 UTC (22:00-23:00 our time)': '7 Mar 21:00 60m UTC',
      'Sat 21:00-22:00 UTC (23:00-00:00 our time)': 'zone? 7 Mar 21:00 60m UTC | 7 Mar 23:00 60m',
    }),
  )('%s', (typed, meant) => expect(meaning(typed)).toBe(meant));

  it.each(
    rows({
      UTC: 'Saturday 7 March 2026, 22:00 to 23:00 (UTC)',
      'UTC-3:30': 'Saturday 7 March 2026, 22:00 to 23:00 (UTC-3:30)',
      'New York': 'Saturday 7 March 2026, 22:00 to 23:00 (New York, UTC-5)',
      Kathmandu: 'Saturday 7 March 2026, 22:00 to 23:00 (Kathmandu, UTC+5:45)',
    }),
  )('%s is read back with its offset', (zone, words) => {
    const outcome = parseWhen(`Sat 22:00-23:00 ${zone}`, mondayMorning);
    expect(outcome).toMatchObject({ kind: 'understood', readBack: words });
  });
});

describe('where the clocks change', () => {
  it.each(
    rows({
      '29 March 02:30 for 1h': 'skipped-time? 29 Mar 01:30 60m | 29 Mar 03:30 60m',
      '29 March 01:30-03:30': '29 Mar 01:30 60m',
      '29 March 01:30-02:30': 'skipped-time? 29 Mar 01:30 60m',
      '28 March 22:00 to 29 March 04:00': '28 Mar 22:00 300m',
      '25 October 02:30 for 1h': 'repeated-time? 25 Oct 02:30 60m | 25 Oct 02:30 60m',
      '25 October 01:30-02:30': 'repeated-time? 25 Oct 01:30 60m | 25 Oct 01:30 120m',
      // Where either half of the day may be meant, that is asked first.
      '25 October 2-4': 'hours? 25 Oct 02:00 120m | 25 Oct 14:00 120m',
      '29 March 2-4': 'hours? 29 Mar 03:00 60m | 29 Mar 14:00 120m',
      '25 October 22:00-23:00': '25 Oct 22:00 60m',
      '24 October 22:00 to 25 October 04:00': '24 Oct 22:00 420m',
    }),
  )('%s', (typed, meant) => expect(meaning(typed)).toBe(meant));
});

describe('what has passed, has begun, or says too little', () => {
  it.each(
    rows({
      'today 8-9': 'past? 2 Mar 20:00 60m | 3 Mar 08:00 60m',
      'today 9-11': 'past? 2 Mar 21:00 120m | 2 Mar 10:00 60m',
      'today 9:30-9:45': 'past?',
      'today 09:30-10:30': 'past? 2 Mar 10:00 30m',
      'today 6-7': '2 Mar 18:00 60m',
      'today 11-12': 'hours? 2 Mar 11:00 60m | 2 Mar 23:00 60m',
      today: 'no-time? past? 2 Mar 10:00 840m',
      tomorrow: 'no-time? 3 Mar 00:00 1440m',
      'tomorrow and Wednesday': 'no-time? 3 Mar 00:00 2880m',
      '1-20 March': 'no-time?',
      March: 'refused',
      'Sat 22:00': 'no-end? 7 Mar 22:00 30m | 7 Mar 22:00 60m | 7 Mar 22:00 120m',
      'Sat 22:00-Fri 23:00': '7 Mar 22:00 8700m',
      'Sat 22:00 to Fri 6 March 23:00': 'end-before-start?',
      '3 March 22:00 to 17 March 22:00': '3 Mar 22:00 20160m',
      '3 March 22:00 to 17 March 22:01': 'too-long?',
      'every day 22:00-23:00 until 5 March': '2 Mar 22:00 60m FREQ=DAILY;UNTIL=20260305T225959Z',
      'until 18:00': 'no-start? 2 Mar 10:00 480m',
      'until tomorrow 18:00': 'no-start? 2 Mar 10:00 1920m',
      'until 17:00, we begin in ten minutes': '2 Mar 10:10 410m',
      'for 2 hours': 'refused',
    }),
  )('%s', (typed, meant) => expect(meaning(typed)).toBe(meant));
});

describe('weeks by their number, and slips of the fingers', () => {
  it.each(
    rows({
      'week 11 Wed': '11 Mar',
      'Wed week 11': '11 Mar',
      'week 10 Mon': '2 Mar',
      'week 9 Mon': '1 Mar 2027',
      'week 53 Mon': '28 Dec',
      'week 54 Mon': 'refused',
      'week 0 Mon': 'refused',
      tomorow: '3 Mar',
      Staurday: '7 Mar',
      Satrday: '7 Mar',
      Wendesday: '4 Mar',
      Thrusday: '5 Mar',
      Tuseday: '3 Mar',
    }),
  )('%s', (typed, day) => expect(meaning(`${typed} 22:00-23:00`)).toBe(day === 'refused' ? day : `${day} 22:00 60m`));
});

describe('from now on, and as programs write it', () => {
  it.each(
    rows({
      'in 90 minutes for 30 minutes': '2 Mar 11:30 30m',
      'now for a day': '2 Mar 10:00 1440m',
      '1 hour from now for 1h': '2 Mar 11:00 60m',
      'the next 2 hours': '2 Mar 10:00 120m',
      'this time tomorrow for 1h': '3 Mar 10:00 60m',
      'top of the hour for 1h': '2 Mar 10:00 60m',
      '1772442000 - 1772445600': '2 Mar 10:00 60m',
      '<t:1772992800> for 1h': '8 Mar 19:00 60m',
      '2026-03-07T22:00Z/PT90M': '7 Mar 23:00 90m',
      '2026-03-07T22:00+02:00/2026-03-07T23:00+02:00': '7 Mar 21:00 60m',
      '2026-03-07T22:00:00.000Z to 2026-03-07T23:00:00.000Z': '7 Mar 23:00 60m',
      '{"start": "2026-03-07T22:00Z", "end": "2026-03-07T23:00Z"}': '7 Mar 23:00 60m',
      '2026-03-07 22:00 / 2h': '7 Mar 22:00 120m',
      'morgen 22:00 bis 23:00 Uhr': '3 Mar 22:00 60m',
      'demain de 22h à 23h': '3 Mar 22:00 60m',
      'mañana de 22:00 a 23:00': '3 Mar 22:00 60m',
      'domani dalle 22 alle 23': '3 Mar 22:00 60m',
      'amanhã das 22h às 23h': '3 Mar 22:00 60m',
      'morgen van 22:00 tot 23:00': '3 Mar 22:00 60m',
    }),
  )('%s', (typed, meant) => expect(meaning(typed)).toBe(meant));

  it('reads two hundred letters, and no more', () => {
    const long = (length: number) => parseWhen(`tomorrow 22:00-23:00${' '.repeat(length - 20)}`, mondayMorning).kind;
    expect(long(200)).toBe('understood');
    expect(long(201)).toBe('not-understood');
  });
});
