import { expect, it } from 'vitest';
import { clockSpanIn } from './clock-span.ts';

it.each([
  ['what was down between 18:00 and 18:30 today', '18:00-18:30'],
  ['outages between 7pm and 7:05pm', '19:00-19:05'],
  ['from 6:15 to 6:45 pm', '18:15-18:45'],
  ['this morning 9 to 11', '09:00-11:00'],
  ['this afternoon between 2 and 4', '14:00-16:00'],
  ['from 11 to 1pm', '11:00-13:00'],
  ['from 9 till noon', '09:00-12:00'],
  ['on tuesday between 3 and 5', '15:00-17:00'],
  ['overnight between 2 and 4', '02:00-04:00'],
  ['tomorrow between 5 and 7 in the morning', '05:00-07:00'],
  ['between 23:00 and 1:00', '23:00-01:00'],
  ['what broke 18:00-18:30', '18:00-18:30'],
  ['what broke 18:00 18:30', '18:00-18:30'],
  ['outages since 14:05', '14:05-now'],
  ['since 2pm', '14:00-now'],
  ['anything at lunchtime, 12 to 1', '12:00-13:00'],
  ['from yesterday 6pm until now', '18:00-now'],
  ['did something break after 2pm today', '14:00-now'],
  ['what was down before 9am', '00:00-09:00'],
  ['anything red between quarter past two and half past two', '14:15-14:30'],
  ['from twenty past two to twenty-five past two', '14:20-14:25'],
  ['between ten minutes to three and three in the afternoon', '14:50-15:00'],
  // Nothing says which half of the day.
  ['from quarter past ten to twenty past ten, which services were hit', '10:15-10:20/12'],
  ['between half past eight and quarter to nine', '08:30-08:45/12'],
  ['between half past eight and quarter to nine this morning', '08:30-08:45'],
  ['between 10:15 and half past ten', '10:15-10:30'],
  // Seldom to the minute.
  ['is it true that the payments crashed at midnight', '23:45-00:15'],
  ['the shop fell over at four in the morning', '03:45-04:15'],
  ['was search broken at half past two last night', '02:15-02:45'],
  ['did anything break at eleven last night', '22:45-23:15'],
  ['we could not order around seven yesterday evening', '18:45-19:15'],
  ['were the exports out at 9:40', '09:25-09:55'],
  ["did it go down at 9 o'clock", '08:45-09:15/12'],
  ['anything wrong at noon', '11:45-12:15'],
])('reads the stretch of "%s"', (text, span) => {
  expect(clockSpanIn(text)).toBe(span);
});

it.each([
  'went up from 2 to 3 days',
  'ten to twelve servers',
  'down from 4.2 to 3.9 million',
  'between 99 and 100',
  'from 1 to 5 march',
  'since 2019',
  'can he send invoices after 3pm',
  'billing-1 and billing-2',
  'web 1 to 3 are slow',
  'is it up at 18:00',
  'they said it would be back at 9:30, was that right',
  'was the maintenance planned at 9:30',
  "I meet a customer at ten o'clock",
  'it was down at three of our shops',
  'from 10.0.1.23 to 10.0.1.24',
])('sees none in "%s"', (text) => {
  expect(clockSpanIn(text)).toBeUndefined();
});
