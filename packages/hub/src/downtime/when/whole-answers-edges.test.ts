/** What a person is told, whole, of times that clocks, zones, edges of months or an "until" make two of. */
import { describe, expect, it } from 'vitest';
import { wholeAnswer } from '../testing/whole-answer.ts';

describe.each<[when: string, now: string, told: Record<string, string>]>([
  [
    'Monday 2 March 2026, 10:00',
    '2026-03-02T09:00:00Z',
    {
      '0:30-5 on first Monday of next month': 'Monday 6 April 2026, 00:30 to 05:00 (Berlin, UTC+2)',
      '1773349200 to 1773352800': 'Thursday 12 March 2026, 22:00 to 23:00 (Berlin, UTC+1)',
      '25 October 01:00-02:30':
        'On Sunday 25 October 2026 clocks in Berlin go back, and 02:30 comes twice. Which one is the end? [02:30 (UTC+2) → Sunday 25 October 2026, 01:00 to 02:30 (Berlin, UTC+2)] [02:30 (UTC+1) → Sunday 25 October 2026, 01:00 to 02:30 (Berlin, UTC+2 to UTC+1)]',
      '25 October 02:30-03:30':
        'On Sunday 25 October 2026 clocks in Berlin go back, and 02:30 comes twice. Which one is the start? [02:30 (UTC+2) → Sunday 25 October 2026, 02:30 to 03:30 (Berlin, UTC+2 to UTC+1)] [02:30 (UTC+1) → Sunday 25 October 2026, 02:30 to 03:30 (Berlin, UTC+1)]',
      '26 Feb to 4 March all day':
        'That has begun already: Thursday 26 February 2026, 00:00 to Thursday 5 March 2026, 00:00 (Berlin, UTC+1). Do you mean from now on? [Monday 2 March 2026, 10:00 to Thursday 5 March 2026, 00:00 (Berlin, UTC+1)]',
      '28 Feb - 3 March 22:00-23:00':
        'That is 2 days, each with a window of its own, or one window over all of them. Which one do you mean? [Each day, Monday 2 March to Tuesday 3 March 2026, 22:00-23:00 → Every day, 22:00 to 23:00 (Berlin), until Tuesday 3 March 2026; first on Monday 2 March 2026, 22:00 to 23:00 (Berlin, UTC+1)] [One window: Monday 2 March 2026, 22:00 to Tuesday 3 March, 23:00 → Monday 2 March 2026, 22:00 to Tuesday 3 March 2026, 23:00 (Berlin, UTC+1)]',
      '9am PT / 1pm foo tomorrow': 'I couldn\'t follow "/".',
      '9am PT / 1pm Foo tomorrow': 'I couldn\'t follow "/".',
      [`tomorrow 22:00-23:00 ${'x'.repeat(70)}`]: `I couldn't follow "${'x'.repeat(60)}".`,
      '9am-10am PT / 6pm-7pm CET tomorrow': 'Tuesday 3 March 2026, 09:00 to 10:00 (Los Angeles, UTC-8)',
      'Febuary 28 22:00-23:00':
        'That day has just gone by this year. Do you mean the next one? [Sunday 28 February 2027, 22:00 to 23:00]',
      'KW 12 Monday 22:00-23:00': 'Monday 16 March 2026, 22:00 to 23:00 (Berlin, UTC+1)',
      'Mondays and Fridays 22:00-23:00 until 30 June':
        'Every Monday and Friday, 22:00 to 23:00 (Berlin), until Tuesday 30 June 2026; first on Monday 2 March 2026, 22:00 to 23:00 (Berlin, UTC+1)',
      'Sat 10pm eastern for 1h': 'Saturday 7 March 2026, 22:00 to 23:00 (New York, UTC-5)',
      'Sat 22:00-23:00 GMT-3:30': 'Saturday 7 March 2026, 22:00 to 23:00 (UTC-3:30)',
      'Sat 22:00-23:00 for 90m':
        'The end and the length do not agree. Which one do you mean? [Saturday 7 March 2026, 22:00 to 23:00 (Berlin, UTC+1)] [Saturday 7 March 2026, 22:00 to 23:30 (Berlin, UTC+1)]',
      'Sat 22:00-23:00 utc+2': 'Saturday 7 March 2026, 22:00 to 23:00 (UTC+2)',
      'Sat+Sun 22-2':
        'That is 2 days, each with a window of its own, or one window over all of them. Which one do you mean? [Each day, Saturday 7 March to Sunday 8 March 2026, 22:00-02:00 → Every day, 22:00 to 02:00 (Berlin), until Sunday 8 March 2026; first on Saturday 7 March 2026, 22:00 to Sunday 8 March 2026, 02:00 (Berlin, UTC+1)] [One window: Saturday 7 March 2026, 22:00 to Sunday 8 March, 02:00 → Saturday 7 March 2026, 22:00 to Sunday 8 March 2026, 02:00 (Berlin, UTC+1)] [Every week: Saturday and Sunday, 22:00-02:00 → Every Saturday and Sunday, 22:00 to 02:00 (Berlin); first on Saturday 7 March 2026, 22:00 to Sunday 8 March 2026, 02:00 (Berlin, UTC+1)]',
      'Saturday lunchtime 20:00-20:00': '"lunch" and "20:00" don\'t go together.',
      'Sunday to Tuesday midnight for 2h':
        'That is 3 days, each with a window of its own, or one window over all of them. Which one do you mean? [Each day, Sunday 8 March to Tuesday 10 March 2026, 00:00-02:00 → Every day, 00:00 to 02:00 (Berlin), until Tuesday 10 March 2026; first on Sunday 8 March 2026, 00:00 to 02:00 (Berlin, UTC+1)] [One window: Sunday 8 March 2026, 00:00 to Tuesday 10 March, 02:00 → Sunday 8 March 2026, 00:00 to Tuesday 10 March 2026, 02:00 (Berlin, UTC+1)] [Every week: Sunday, Monday and Tuesday, 00:00-02:00 → Every Monday, Tuesday and Sunday, 00:00 to 02:00 (Berlin); first on Tuesday 3 March 2026, 00:00 to 02:00 (Berlin, UTC+1)]',
      'both Sat, Sun 22:00-23:00':
        'That is 2 days, each with a window of its own. Which one do you mean? [Each day, Saturday 7 March to Sunday 8 March 2026, 22:00-23:00 → Every day, 22:00 to 23:00 (Berlin), until Sunday 8 March 2026; first on Saturday 7 March 2026, 22:00 to 23:00 (Berlin, UTC+1)] [Every week: Saturday and Sunday, 22:00-23:00 → Every Saturday and Sunday, 22:00 to 23:00 (Berlin); first on Saturday 7 March 2026, 22:00 to 23:00 (Berlin, UTC+1)]',
      'by 18:00': 'When does it start? Now? [Monday 2 March 2026, 10:00 to 18:00 (Berlin, UTC+1)]',
      'day after tomorrow 0:30-5': 'Wednesday 4 March 2026, 00:30 to 05:00 (Berlin, UTC+1)',
      'every Monday 22:00-23:00 until 31 Feb': 'There is no 31 February: February has 28 days. Which day do you mean?',
      'every Saturday 12-14:00 until next Monday':
        'Every Saturday, 12:00 to 14:00 (Berlin), until Monday 9 March 2026; first on Saturday 7 March 2026, 12:00 to 14:00 (Berlin, UTC+1)',
      'every Sunday 02:30 for 1h':
        'Every Sunday, 02:30 to 03:30 (Berlin); first on Sunday 8 March 2026, 02:30 to 03:30 (Berlin, UTC+1). On Sunday 29 March 2026 clocks go forward: at 03:30 that day',
      'every day 22:00 to 01:00 the next day until next Monday':
        'Every day, 22:00 to 01:00 (Berlin), until Monday 9 March 2026; first on Monday 2 March 2026, 22:00 to Tuesday 3 March 2026, 01:00 (Berlin, UTC+1)',
      'foo tomorrow 22:00-23:00': 'I couldn\'t follow "foo".',
      'half 8 tomorrow morning for 1h':
        '"half 8" is read differently in different countries. Which one do you mean? [half past 8 tomorrow morning for 1h → Tuesday 3 March 2026, 08:30 to 09:30 (Berlin, UTC+1)] [half past 7 tomorrow morning for 1h → Tuesday 3 March 2026, 07:30 to 08:30 (Berlin, UTC+1)]',
      'last Friday 9:00 to COB':
        'That is over already: Friday 27 February 2026, 09:00 to 17:00 (Berlin, UTC+1). Which day do you mean?',
      'last Friday of March 8:15-8:45': 'Friday 27 March 2026, 08:15 to 08:45 (Berlin, UTC+1)',
      'last Sunday of October 02:15 for 1h':
        'On Sunday 25 October 2026 clocks in Berlin go back, and 02:15 comes twice. Which one is the start? [02:15 (UTC+2) → Sunday 25 October 2026, 02:15 to 02:15 (Berlin, UTC+2 to UTC+1)] [02:15 (UTC+1) → Sunday 25 October 2026, 02:15 to 03:15 (Berlin, UTC+1)]',
      'last day of February 10 to EOD':
        'That day has just gone by this year. Do you mean the next one? [Sunday 28 February 2027, 10:00 to 17:00] [Sunday 28 February 2027, 10:00 to 18:00] [Sunday 28 February 2027, 22:00 to Monday 1 March, 00:00]',
      'the 2nd of next month at 12 for 1h CET':
        'Without am or pm that can be read in two ways. Which one do you mean? [Thursday 2 April 2026, 00:00 to 01:00] [Thursday 2 April 2026, 12:00 to 13:00]',
      'today 8-9 for 1h':
        'That time of the morning has passed today. Which one do you mean? [Monday 2 March 2026, 20:00 to 21:00] [Tuesday 3 March 2026, 08:00 to 09:00]',
      'until 18:00 today': 'When does it start? Now? [Monday 2 March 2026, 10:00 to 18:00 (Berlin, UTC+1)]',
    },
  ],
  [
    'Wednesday 4 March 2026, 22:30',
    '2026-03-04T21:30:00Z',
    {
      'Sunday next week at 12:30 for 1h': 'Sunday 15 March 2026, 12:30 to 13:30 (Berlin, UTC+1)',
      'a week on Friday 11-12':
        'Without am or pm that can be read in two ways. Which one do you mean? [Friday 13 March 2026, 11:00 to 12:00] [Friday 13 March 2026, 23:00 to Saturday 14 March, 00:00]',
      'at 3 for 1h Saturday night':
        'A night belongs to two days. Which one do you mean? [Saturday 7 March 2026, 03:00 to 04:00] [Sunday 8 March 2026, 03:00 to 04:00]',
      'start of May 11-1pm':
        'The end or beginning of a month is not one day to everybody. Which day do you mean? [Friday 1 May 2026, 11:00 to 13:00]',
      'yesterday 22:00-23:30 New York':
        'That is over already: Tuesday 3 March 2026, 22:00 to 23:30 (New York, UTC-5). Which day do you mean?',
    },
  ],
  [
    'Sunday 8 March 2026, 10:00',
    '2026-03-08T09:00:00Z',
    {
      '12-14:00 on Friday next week': 'Friday 13 March 2026, 12:00 to 14:00 (Berlin, UTC+1)',
      '31 Dec/1 Jan 8-14:00':
        'That is 2 days, each with a window of its own, or one window over all of them. Which one do you mean? [Each day, Thursday 31 December 2026 to Friday 1 January 2027, 08:00-14:00 → Every day, 08:00 to 14:00 (Berlin), until Friday 1 January 2027; first on Thursday 31 December 2026, 08:00 to 14:00 (Berlin, UTC+1)] [One window: Thursday 31 December 2026, 08:00 to Friday 1 January, 14:00 → Thursday 31 December 2026, 08:00 to Friday 1 January 2027, 14:00 (Berlin, UTC+1)]',
      '3rd to 5th':
        'What time does it start and end? Or is it all day? [Friday 3 April 2026, 00:00 to Monday 6 April 2026, 00:00 (Berlin, UTC+2)]',
      'in 2 hours for an hour and a half': 'Sunday 8 March 2026, 12:00 to 13:30 (Berlin, UTC+1)',
    },
  ],
  [
    'Wednesday 1 April 2026, half past midnight',
    '2026-03-31T22:30:00Z',
    {
      '00:00-20:00 Saturday night':
        'That would last unusually long. Is it what you mean? [Saturday 4 April 2026, 00:00 to 20:00] [Sunday 5 April 2026, 00:00 to 20:00]',
      'beginning of next month 10pm-2am PST':
        'The end or beginning of a month is not one day to everybody. Which day do you mean? [Wednesday 1 April 2026, 22:00 to Thursday 2 April, 02:00]',
    },
  ],
  [
    'Thursday 31 December 2026, 09:00',
    '2026-12-31T08:00:00Z',
    {
      '00:00-20:00 on 3/14':
        'That would last unusually long. Is it what you mean? [Sunday 14 March 2027, 00:00 to 20:00]',
      '20:00-20:00 on two weeks on Monday':
        'That would last unusually long. Is it what you mean? [Monday 18 January 2027, 20:00 to Tuesday 19 January, 20:00]',
      'end of May 2027 11-12':
        'The end or beginning of a month is not one day to everybody. Which day do you mean? [Monday 31 May 2027, 11:00 to 12:00] [Monday 31 May 2027, 23:00 to Tuesday 1 June, 00:00]',
    },
  ],
])('on %s', (_when, now, told) => {
  it.each(Object.entries(told))('%s', (typed, words) => {
    expect(wholeAnswer(typed, { nowMs: Date.parse(now), zone: 'Europe/Berlin' })).toBe(words);
  });
});
