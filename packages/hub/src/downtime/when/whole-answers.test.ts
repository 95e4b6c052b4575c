/** What a person is told of a typed time, whole: read back, asked about with all that is offered, or what was not followed. */
import { describe, expect, it } from 'vitest';
import { wholeAnswer } from '../testing/whole-answer.ts';

describe.each<[when: string, now: string, told: Record<string, string>]>([
  [
    'Monday 2 March 2026, 10:00',
    '2026-03-02T09:00:00Z',
    {
      '00:00-20:00 on Sunday next week':
        'That would last unusually long. Is it what you mean? [Sunday 15 March 2026, 00:00 to 20:00]',
      '1 July 22:00-23:00 EST':
        'EST is UTC-5, but on Wednesday 1 July 2026 New York is on UTC-4. Which one do you mean? [The clocks in New York → Wednesday 1 July 2026, 22:00 to 23:00 (New York, UTC-4)] [Exactly UTC-5 → Wednesday 1 July 2026, 22:00 to 23:00 (UTC-5)]',
      '11-1pm on this Friday': 'Friday 6 March 2026, 11:00 to 13:00 (Berlin, UTC+1)',
      '12:30 to Sunday 8:00':
        'That can start on two days. Which one do you mean? [Monday 2 March 2026, 12:30 to Sunday 8 March, 08:00] [Saturday 7 March 2026, 12:30 to Sunday 8 March, 08:00] [Sunday 8 March 2026, 12:30 to Sunday 15 March, 08:00]',
      '1:00-1:00 Saturday afternoon':
        'Without am or pm that can be read in two ways. Which one do you mean? [Saturday 7 March 2026, 13:00 to Sunday 8 March, 01:00] [Saturday 7 March 2026, 01:00 to 13:00]',
      '24 Dec 13:00-09:00 New York':
        'Without am or pm that can be read in two ways. Which one do you mean? [Thursday 24 December 2026, 13:00 to 21:00] [Thursday 24 December 2026, 13:00 to Friday 25 December, 09:00]',
      '28 Dec - 2 Jan 1:00-1:00':
        'That is 6 days, each with a window of its own, or one window over all of them. Which one do you mean? [Each day, Monday 28 December 2026 to Saturday 2 January 2027, 01:00-13:00 → Every day, 01:00 to 13:00 (Berlin), until Saturday 2 January 2027; first on Monday 28 December 2026, 01:00 to 13:00 (Berlin, UTC+1)] [Each day, Monday 28 December 2026 to Saturday 2 January 2027, 13:00-01:00 → Every day, 13:00 to 01:00 (Berlin), until Saturday 2 January 2027; first on Monday 28 December 2026, 13:00 to Tuesday 29 December 2026, 01:00 (Berlin, UTC+1)] [One window: Monday 28 December 2026, 01:00 to Saturday 2 January, 13:00 → Monday 28 December 2026, 01:00 to Saturday 2 January 2027, 13:00 (Berlin, UTC+1)] [One window: Monday 28 December 2026, 13:00 to Saturday 2 January, 01:00 → Monday 28 December 2026, 13:00 to Saturday 2 January 2027, 01:00 (Berlin, UTC+1)]',
      '3/14 10-12 New York':
        'Without am or pm that can be read in two ways. Which one do you mean? [Saturday 14 March 2026, 10:00 to 12:00] [Saturday 14 March 2026, 22:00 to Sunday 15 March, 00:00]',
      'Fri/Sat/Sun 22:00 2h': 'I couldn\'t follow "/".',
      'Friday after next 09:00-05:00 CET':
        'People use "next" for two different days. Which one do you mean? [Friday 13 March 2026, 09:00 to 17:00] [Friday 13 March 2026, 21:00 to Saturday 14 March, 05:00] [Friday 13 March 2026, 09:00 to Saturday 14 March, 05:00] [Friday 20 March 2026, 09:00 to 17:00]',
      'Friday after next midnight to 4 (Berlin)':
        'People use "next" for two different days. Which one do you mean? [Friday 13 March 2026, 00:00 to 04:00] [Saturday 14 March 2026, 00:00 to 04:00] [Friday 20 March 2026, 00:00 to 04:00] [Saturday 21 March 2026, 00:00 to 04:00]',
      'Mon (KW 11) 22-23h': 'I couldn\'t follow "KW".',
      'Sat and Sun 20:00-20:00':
        'That is 2 days, each with a window of its own, or one window over all of them. Which one do you mean? [Each day, Saturday 7 March to Sunday 8 March 2026, 20:00-20:00 → Every day, 20:00 to 20:00 (Berlin), until Sunday 8 March 2026; first on Saturday 7 March 2026, 20:00 to Sunday 8 March 2026, 20:00 (Berlin, UTC+1)] [One window: Saturday 7 March 2026, 20:00 to Sunday 8 March, 20:00 → Saturday 7 March 2026, 20:00 to Sunday 8 March 2026, 20:00 (Berlin, UTC+1)] [Every week: Saturday and Sunday, 20:00-20:00 → Every Saturday and Sunday, 20:00 to 20:00 (Berlin); first on Saturday 7 March 2026, 20:00 to Sunday 8 March 2026, 20:00 (Berlin, UTC+1)]',
      'Saturday lunchtime 13:00-09:00':
        'Without am or pm that can be read in two ways. Which one do you mean? [Saturday 7 March 2026, 13:00 to 21:00] [Saturday 7 March 2026, 13:00 to Sunday 8 March, 09:00]',
      'Sunday EOD for 1h':
        'The end of the day differs from team to team. When does it end? [Sunday 8 March 2026, 17:00 to 18:00] [Sunday 8 March 2026, 18:00 to 19:00] [Monday 9 March 2026, 00:00 to 01:00]',
      'at 12:30 for 1h Saturday evening':
        'Without am or pm that can be read in two ways. Which one do you mean? [Saturday 7 March 2026, 00:30 to 01:30] [Saturday 7 March 2026, 12:30 to 13:30]',
      'at 15:00 for 90 minutes Mon-Fri':
        'That is 5 days, each with a window of its own, or one window over all of them. Which one do you mean? [Each day, Monday 2 March to Friday 6 March 2026, 15:00-16:30 → Every day, 15:00 to 16:30 (Berlin), until Friday 6 March 2026; first on Monday 2 March 2026, 15:00 to 16:30 (Berlin, UTC+1)] [One window: Monday 2 March 2026, 15:00 to Friday 6 March, 16:30 → Monday 2 March 2026, 15:00 to Friday 6 March 2026, 16:30 (Berlin, UTC+1)] [Every week: Monday, Tuesday, Wednesday, Thursday and Friday, 15:00-16:30 → Every Monday, Tuesday, Wednesday, Thursday and Friday, 15:00 to 16:30 (Berlin); first on Monday 2 March 2026, 15:00 to 16:30 (Berlin, UTC+1)]',
      'between 14 and 16 March 22:00-6':
        'That is 3 days, each with a window of its own, or one window over all of them. Which one do you mean? [Each day, Saturday 14 March to Monday 16 March 2026, 22:00-06:00 → Every day, 22:00 to 06:00 (Berlin), until Monday 16 March 2026; first on Saturday 14 March 2026, 22:00 to Sunday 15 March 2026, 06:00 (Berlin, UTC+1)] [One window: Saturday 14 March 2026, 22:00 to Monday 16 March, 06:00 → Saturday 14 March 2026, 22:00 to Monday 16 March 2026, 06:00 (Berlin, UTC+1)]',
      'day after tomorrow 8:00 to midnight':
        'Midnight lies between two days. Which one do you mean? [Wednesday 4 March 2026, 20:00 to Thursday 5 March, 00:00] [Wednesday 4 March 2026, 08:00 to Thursday 5 March, 00:00]',
      'day after tomorrow 8:15-8:45': 'Wednesday 4 March 2026, 08:15 to 08:45 (Berlin, UTC+1)',
      'every 2 weeks on Tuesday 00:00-24:00':
        'Every 2 weeks on Tuesday, 00:00 to 00:00 (Berlin); first on Tuesday 3 March 2026, 00:00 to Wednesday 4 March 2026, 00:00 (Berlin, UTC+1)',
      'every last Friday of the month midnight to 4 until the 20th':
        'Midnight lies between two days. Which one do you mean? [every last Friday of the month, 00:00-04:00 → "every last Friday of the month" never takes place from now on. Which days do you mean?]',
      'fifth Monday of March 7-7 (Berlin)': 'I couldn\'t follow "fifth".',
      'first Monday of next month 7 in the morning for 1h GMT+2': 'Monday 6 April 2026, 07:00 to 08:00 (UTC+2)',
      'in 2 hours for 20 days':
        'That is longer than two weeks: Monday 2 March 2026, 12:00 to Sunday 22 March 2026, 12:00 (Berlin, UTC+1). When does it end?',
      'in 3 days 12-14:00 (Berlin)': 'Thursday 5 March 2026, 12:00 to 14:00 (Berlin, UTC+1)',
      'in 3 days 12:30-1:30 GMT+2':
        'Without am or pm that can be read in two ways. Which one do you mean? [Thursday 5 March 2026, 00:30 to 01:30] [Thursday 5 March 2026, 12:30 to 13:30]',
      'month end 12-2':
        'The end or beginning of a month is not one day to everybody. Which day do you mean? [Tuesday 31 March 2026, 00:00 to 02:00] [Tuesday 31 March 2026, 12:00 to 14:00]',
      'morgen 8-9':
        'Without am or pm that can be read in two ways. Which one do you mean? [Tuesday 3 March 2026, 08:00 to 09:00] [Tuesday 3 March 2026, 20:00 to 21:00]',
      'next Monday 8h-10h': 'Monday 9 March 2026, 08:00 to 10:00 (Berlin, UTC+1)',
      'next weekend all day': 'I couldn\'t follow "next".',
      'now for 15 days':
        'That is longer than two weeks: Monday 2 March 2026, 10:00 to Tuesday 17 March 2026, 10:00 (Berlin, UTC+1). When does it end?',
      'the 2nd of next month 22:00-6': 'Thursday 2 April 2026, 22:00 to Friday 3 April 2026, 06:00 (Berlin, UTC+2)',
      'this weekend 10-12':
        'That is 2 days, each with a window of its own, or one window over all of them. Which one do you mean? [Each day, Saturday 7 March to Sunday 8 March 2026, 10:00-12:00 → Every day, 10:00 to 12:00 (Berlin), until Sunday 8 March 2026; first on Saturday 7 March 2026, 10:00 to 12:00 (Berlin, UTC+1)] [Each day, Saturday 7 March to Sunday 8 March 2026, 22:00-24:00 → Every day, 22:00 to 00:00 (Berlin), until Sunday 8 March 2026; first on Saturday 7 March 2026, 22:00 to Sunday 8 March 2026, 00:00 (Berlin, UTC+1)] [One window: Saturday 7 March 2026, 22:00 to Sunday 8 March, 00:00 → Saturday 7 March 2026, 22:00 to Sunday 8 March 2026, 00:00 (Berlin, UTC+1)]',
      'thrusday 8-9pm': 'Thursday 5 March 2026, 20:00 to 21:00 (Berlin, UTC+1)',
      'tomorrow 10pm to Mon noon': 'Tuesday 3 March 2026, 22:00 to Monday 9 March 2026, 12:00 (Berlin, UTC+1)',
      'tomorrow 12:30 to 8 March 12':
        'Without am or pm that can be read in two ways. Which one do you mean? [Tuesday 3 March 2026, 12:30 to Sunday 8 March, 00:00] [Tuesday 3 March 2026, 12:30 to Sunday 8 March, 12:00]',
      'tomorrow 22:00 for an hour and a half': 'Tuesday 3 March 2026, 22:00 to 23:30 (Berlin, UTC+1)',
      'tonight 7-7 (Berlin)': 'Monday 2 March 2026, 19:00 to Tuesday 3 March 2026, 07:00 (Berlin, UTC+1)',
      'tonight at 8:00 for 2h CET': 'Monday 2 March 2026, 20:00 to 22:00 (Berlin, UTC+1)',
      'twenty past ten tomorrow morning for 1h': 'Tuesday 3 March 2026, 10:20 to 11:20 (Berlin, UTC+1)',
      'yesterday midnight for 2h':
        'That is over already: Sunday 1 March 2026, 00:00 to 02:00 (Berlin, UTC+1). Which day do you mean?',
    },
  ],
  [
    'Wednesday 4 March 2026, 22:30',
    '2026-03-04T21:30:00Z',
    {
      '3rd to 5th 6-8 UTC':
        'Only Thursday 5 March 2026 is still to come. Do you mean that day? [Thursday 5 March 2026, 06:00 to 08:00] [Thursday 5 March 2026, 18:00 to 20:00]',
      '3rd to 5th midnight for 2h':
        'Only Thursday 5 March 2026 is still to come. Do you mean that day? [Thursday 5 March 2026, 00:00 to 02:00]',
      '8:00-10:00 Saturday night': 'Saturday 7 March 2026, 20:00 to 22:00 (Berlin, UTC+1)',
      'Fri 27 to Sat 28': 'I couldn\'t follow "27".',
      'Monday until Wednesday 10pm-2 (Berlin)':
        'That is 3 days, each with a window of its own, or one window over all of them. Which one do you mean? [Each day, Monday 9 March to Wednesday 11 March 2026, 22:00-02:00 → Every day, 22:00 to 02:00 (Berlin), until Wednesday 11 March 2026; first on Monday 9 March 2026, 22:00 to Tuesday 10 March 2026, 02:00 (Berlin, UTC+1)] [One window: Monday 9 March 2026, 22:00 to Wednesday 11 March, 02:00 → Monday 9 March 2026, 22:00 to Wednesday 11 March 2026, 02:00 (Berlin, UTC+1)] [Every week: Monday, Tuesday and Wednesday, 22:00-02:00 → Every Monday, Tuesday and Wednesday, 22:00 to 02:00 (Berlin); first on Monday 9 March 2026, 22:00 to Tuesday 10 March 2026, 02:00 (Berlin, UTC+1)]',
      'Sat, Sun 8-10':
        'That is 2 days, each with a window of its own. Which one do you mean? [Each day, Saturday 7 March to Sunday 8 March 2026, 08:00-10:00 → Every day, 08:00 to 10:00 (Berlin), until Sunday 8 March 2026; first on Saturday 7 March 2026, 08:00 to 10:00 (Berlin, UTC+1)] [Each day, Saturday 7 March to Sunday 8 March 2026, 20:00-22:00 → Every day, 20:00 to 22:00 (Berlin), until Sunday 8 March 2026; first on Saturday 7 March 2026, 20:00 to 22:00 (Berlin, UTC+1)]',
      'Sat/Sun 1:00-1:00':
        'Without am or pm that can be read in two ways. Which one do you mean? [Sunday 8 March 2026, 01:00 to 13:00] [Saturday 7 March 2026, 13:00 to Sunday 8 March, 01:00]',
      'Saturday afternoon 10pm-2': '"afternoon" and "10pm" don\'t go together.',
      'a week on Friday noon-2 CET': 'Friday 13 March 2026, 12:00 to 14:00 (Berlin, UTC+1)',
      'beginning of next month 8 to 6 the next morning (Berlin)':
        'The end or beginning of a month is not one day to everybody. Which day do you mean? [Wednesday 1 April 2026, 08:00 to Thursday 2 April, 06:00] [Wednesday 1 April 2026, 20:00 to Thursday 2 April, 06:00]',
      'between 14 and 16 March all day GMT+2': 'Saturday 14 March 2026, 00:00 to Tuesday 17 March 2026, 00:00 (UTC+2)',
      'end of March 20:00-20:00 PST':
        'The end or beginning of a month is not one day to everybody. Which day do you mean? [Tuesday 31 March 2026, 20:00 to Wednesday 1 April, 20:00]',
      'end of May 2027 8-14:00':
        'The end or beginning of a month is not one day to everybody. Which day do you mean? [Monday 31 May 2027, 08:00 to 14:00]',
      'next Friday 9am to Sun midnight':
        'People use "next" for two different days. Which one do you mean? [Friday 6 March 2026, 09:00 to Sunday 8 March, 00:00] [Friday 6 March 2026, 09:00 to Monday 9 March, 00:00] [Friday 13 March 2026, 09:00 to Sunday 15 March, 00:00] [Friday 13 March 2026, 09:00 to Monday 16 March, 00:00]',
      'now for 5400 seconds': 'I couldn\'t follow "for 5400 seconds".',
      'samedi 22h-23h30': 'Saturday 7 March 2026, 22:00 to 23:30 (Berlin, UTC+1)',
      'the 3rd and 4th 12-14:00': 'I couldn\'t follow "the 3rd and 4th".',
      'two weeks on Monday all day': 'Monday 23 March 2026, 00:00 to Tuesday 24 March 2026, 00:00 (Berlin, UTC+1)',
    },
  ],
  [
    'Sunday 8 March 2026, 10:00',
    '2026-03-08T09:00:00Z',
    {
      '15 April 9:00 to COB':
        'The end of the day differs from team to team. When does it end? [Wednesday 15 April 2026, 09:00 to 17:00] [Wednesday 15 April 2026, 09:00 to 18:00]',
      '2026-03-07T22:00:00+01:00/PT2H':
        'That is over already: Saturday 7 March 2026, 22:00 to Sunday 8 March 2026, 00:00 (Berlin, UTC+1). Which day do you mean?',
      '31 Dec/1 Jan':
        'What time does it start and end? Or is it all day? [Thursday 31 December 2026, 00:00 to Saturday 2 January 2027, 00:00 (Berlin, UTC+1)]',
      '5-7 on Sat 7 March':
        'The day of the week does not fit the date. Which day do you mean? [Sunday 7 March 2027, 05:00 to 07:00] [Sunday 7 March 2027, 17:00 to 19:00] [Saturday 6 March 2027, 05:00 to 07:00] [Saturday 6 March 2027, 17:00 to 19:00]',
      'Friday next week 10 to EOD':
        'The end of the day differs from team to team. When does it end? [Friday 13 March 2026, 10:00 to 17:00] [Friday 13 March 2026, 10:00 to 18:00] [Friday 13 March 2026, 22:00 to Saturday 14 March, 00:00]',
      'Mon 5/4 8:00-10:00 (Berlin)': 'Monday 4 May 2026, 08:00 to 10:00 (Berlin, UTC+2)',
      'Mon, Wed and Fri': 'What time does it start and end?',
      'Monday noon to 8 March 12':
        'That would end before it starts: Monday 9 March 2026, 12:00 to Sunday 8 March 2026, 00:00 (Berlin, UTC+1). When does it end?',
      'Sat/Sun 22h for 2h': 'Saturday 14 March 2026, 22:00 to Sunday 15 March 2026, 00:00 (Berlin, UTC+1)',
      'Saturday morning 7-7': 'Saturday 14 March 2026, 07:00 to 19:00 (Berlin, UTC+1)',
      'every day at 15:00 for 90 minutes':
        'Every day, 15:00 to 16:30 (Berlin); first on Sunday 8 March 2026, 15:00 to 16:30 (Berlin, UTC+1)',
      'in 2 hours for 0 minutes': 'I couldn\'t follow "for".',
      'next Monday 02:30 for 1h':
        'People use "next" for two different days. Which one do you mean? [Monday 9 March 2026, 02:30 to 03:30] [Monday 16 March 2026, 02:30 to 03:30]',
      'next week 22:00-23:00': 'I couldn\'t follow "next week".',
      'now for 1:30 h': 'Sunday 8 March 2026, 10:00 to 11:30 (Berlin, UTC+1)',
      'second Tuesday of May 02:30-03:30': 'Tuesday 12 May 2026, 02:30 to 03:30 (Berlin, UTC+2)',
      'the 28th of this month 10pm-2':
        'On Sunday 29 March 2026 clocks in Berlin go forward, and 02:00 does not exist. When is the end? [01:00 (UTC+1) → Saturday 28 March 2026, 22:00 to Sunday 29 March 2026, 01:00 (Berlin, UTC+1)] [03:00 (UTC+2) → Saturday 28 March 2026, 22:00 to Sunday 29 March 2026, 03:00 (Berlin, UTC+1 to UTC+2)]',
    },
  ],
  [
    'Wednesday 1 April 2026, half past midnight',
    '2026-03-31T22:30:00Z',
    {
      '04/05 22h for 2h':
        'Those figures are read differently in different countries. Which day do you mean? [Monday 4 May 2026, 22:00 to Tuesday 5 May, 00:00] [Sunday 5 April 2026, 22:00 to Monday 6 April, 00:00]',
      '1 March 22-2':
        'That day has just gone by this year. Do you mean the next one? [Monday 1 March 2027, 22:00 to Tuesday 2 March, 02:00]',
      '2026-03-07T22:00/2026-03-07T23:30':
        'That is over already: Saturday 7 March 2026, 22:00 to 23:30 (Berlin, UTC+1). Which day do you mean?',
      '24 Dec 9am-11': 'Thursday 24 December 2026, 09:00 to 11:00 (Berlin, UTC+1)',
      '30 March - 2 April 10-12':
        'That is 2 days, each with a window of its own, or one window over all of them. Which one do you mean? [Each day, Wednesday 1 April to Thursday 2 April 2026, 10:00-12:00 → Every day, 10:00 to 12:00 (Berlin), until Thursday 2 April 2026; first on Wednesday 1 April 2026, 10:00 to 12:00 (Berlin, UTC+2)] [Each day, Wednesday 1 April to Thursday 2 April 2026, 22:00-24:00 → Every day, 22:00 to 00:00 (Berlin), until Thursday 2 April 2026; first on Wednesday 1 April 2026, 22:00 to Thursday 2 April 2026, 00:00 (Berlin, UTC+2)] [One window: Wednesday 1 April 2026, 22:00 to Thursday 2 April, 00:00 → Wednesday 1 April 2026, 22:00 to Thursday 2 April 2026, 00:00 (Berlin, UTC+2)]',
      '9:00 to COB Saturday evening':
        'The end of the day differs from team to team. When does it end? [Saturday 4 April 2026, 21:00 to Sunday 5 April, 17:00] [Saturday 4 April 2026, 21:00 to Sunday 5 April, 18:00] [Saturday 4 April 2026, 09:00 to 17:00] [Saturday 4 April 2026, 09:00 to 18:00]',
      'Mon, Wed and Fri 22-2 New York':
        'That is 3 days, each with a window of its own. Which one do you mean? [Monday, Wednesday and Friday, until Friday 10 April 2026, 22:00-02:00 → Every Monday, Wednesday and Friday, 22:00 to 02:00 (New York), until Friday 10 April 2026; first on Monday 6 April 2026, 22:00 to Tuesday 7 April 2026, 02:00 (New York, UTC-4)] [Every week: Monday, Wednesday and Friday, 22:00-02:00 → Every Monday, Wednesday and Friday, 22:00 to 02:00 (New York); first on Wednesday 1 April 2026, 22:00 to Thursday 2 April 2026, 02:00 (New York, UTC-4)]',
      'Monday 8:00 to the 5th 5pm':
        'That would end before it starts: Monday 6 April 2026, 08:00 to Sunday 5 April 2026, 17:00 (Berlin, UTC+2). When does it end?',
      'Sat Sun 22:00 23:00': 'I couldn\'t follow "23:00".',
      'last Friday of March 06:00-22:00':
        'That day has just gone by this year. Do you mean the next one? [Friday 26 March 2027, 06:00 to 22:00]',
      'next Monday at 12 for 1h':
        'Without am or pm that can be read in two ways. Which one do you mean? [Monday 6 April 2026, 00:00 to 01:00] [Monday 6 April 2026, 12:00 to 13:00]',
      'ten to midnight tomorrow for 1h':
        'The end and the length do not agree. Which one do you mean? [Thursday 2 April 2026, 22:00 to Friday 3 April 2026, 00:00 (Berlin, UTC+2)] [Thursday 2 April 2026, 22:00 to 23:00 (Berlin, UTC+2)]',
      'today 06:00-22:30':
        'Without am or pm that can be read in two ways. Which one do you mean? [Wednesday 1 April 2026, 18:00 to 22:30] [Wednesday 1 April 2026, 06:00 to 22:30]',
      'tomorrow 22:00 for 1 week': 'Thursday 2 April 2026, 22:00 to Thursday 9 April 2026, 22:00 (Berlin, UTC+2)',
      'tomorrow 22:00 for three quarters of an hour': 'Thursday 2 April 2026, 22:00 to 22:45 (Berlin, UTC+2)',
    },
  ],
  [
    'Thursday 31 December 2026, 09:00',
    '2026-12-31T08:00:00Z',
    {
      '20:00-20:00 Saturday lunchtime': '"lunch" and "20:00" don\'t go together.',
      '31 March 00:00-20:00':
        'That would last unusually long. Is it what you mean? [Wednesday 31 March 2027, 00:00 to 20:00]',
      '8 to 6 the next morning on last day of February':
        'Without am or pm that can be read in two ways. Which one do you mean? [Sunday 28 February 2027, 08:00 to Monday 1 March, 06:00] [Sunday 28 February 2027, 08:00 to Monday 1 March, 18:00] [Sunday 28 February 2027, 20:00 to Monday 1 March, 06:00]',
      '9-5 Saturday night': 'Saturday 2 January 2027, 21:00 to Sunday 3 January 2027, 05:00 (Berlin, UTC+1)',
      'Friday after next 22:00-01:00 for 2h':
        'The end and the length do not agree. Which one do you mean? [Friday 8 January 2027, 22:00 to Saturday 9 January 2027, 01:00 (Berlin, UTC+1)] [Friday 15 January 2027, 22:00 to Saturday 16 January 2027, 01:00 (Berlin, UTC+1)] [Friday 8 January 2027, 22:00 to Saturday 9 January 2027, 00:00 (Berlin, UTC+1)]',
      'Mon-Fri':
        'What time does it start and end? Or is it all day? [Monday 4 January 2027, 00:00 to Saturday 9 January 2027, 00:00 (Berlin, UTC+1)]',
      'Sat the 14th':
        'What time does it start and end? Or is it all day? [Thursday 14 January 2027, 00:00 to Friday 15 January 2027, 00:00 (Berlin, UTC+1)] [Saturday 16 January 2027, 00:00 to Sunday 17 January 2027, 00:00 (Berlin, UTC+1)]',
      'Sat, Sun 22:00-01:00 for 3h':
        'That is 2 days, each with a window of its own, or one window over all of them. Which one do you mean? [Each day, Saturday 2 January to Sunday 3 January 2027, 22:00-01:00 → Every day, 22:00 to 01:00 (Berlin), until Sunday 3 January 2027; first on Saturday 2 January 2027, 22:00 to Sunday 3 January 2027, 01:00 (Berlin, UTC+1)] [One window: Saturday 2 January 2027, 22:00 to Sunday 3 January, 01:00 → Saturday 2 January 2027, 22:00 to Sunday 3 January 2027, 01:00 (Berlin, UTC+1)] [Every week: Saturday and Sunday, 22:00-01:00 → Every Saturday and Sunday, 22:00 to 01:00 (Berlin); first on Saturday 2 January 2027, 22:00 to Sunday 3 January 2027, 01:00 (Berlin, UTC+1)]',
      'Sat-Sun 22:00-01:00 for 2h':
        'The end and the length do not agree. Which one do you mean? [Saturday 2 January 2027, 22:00 to Sunday 3 January 2027, 01:00 (Berlin, UTC+1)] [Saturday 2 January 2027, 22:00 to Sunday 3 January 2027, 00:00 (Berlin, UTC+1)]',
      'Saturday night': "I couldn't read that as a time.",
      'at 12 for 1h Saturday afternoon': 'Saturday 2 January 2027, 12:00 to 13:00 (Berlin, UTC+1)',
      'halb neun morgen abend 1h': 'Friday 1 January 2027, 20:30 to 21:30 (Berlin, UTC+1)',
      'last Friday 06:00-22:00':
        'That is over already: Friday 25 December 2026, 06:00 to 22:00 (Berlin, UTC+1). Which day do you mean?',
      'next Friday 23 to 8 March EOD': 'I couldn\'t follow "next Friday 23 to 8 March".',
      'tomorrow 06:00-22:00 UTC': 'Friday 1 January 2027, 06:00 to 22:00 (UTC)',
    },
  ],
])('on %s', (_when, now, told) => {
  it.each(Object.entries(told))('%s', (typed, words) => {
    expect(wholeAnswer(typed, { nowMs: Date.parse(now), zone: 'Europe/Berlin' })).toBe(words);
  });
});
