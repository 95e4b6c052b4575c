import { expect, it } from 'vitest';
import { meaning, mondayMorning } from '../testing/meaning.ts';
import { wholeAnswer } from '../testing/whole-answer.ts';

it.each([
  ['2 hour outage ending at 4am Saturday', '7 Mar 02:00 120m'],
  ['90 minutes, finishing Saturday 04:00', '7 Mar 02:30 90m'],
  ['an hour of downtime that ends at noon tomorrow', '3 Mar 11:00 60m'],
  ['2 hours ending at 11:00 today', 'past? 2 Mar 10:00 60m'],
  ['2 hours ending at 4am every Saturday', 'refused'],
  ['Saturday 22:00, 2 hours ending at 4am', 'length? 7 Mar 22:00 360m | 7 Mar 22:00 120m'],
])('"%s", of which the start follows, is %s', (typed, meant) => expect(meaning(typed)).toBe(meant));

it.each([
  ['2 hours ending at 25:00 Saturday', 'I couldn\'t follow "25:00".'],
  ['2 hours ending at 4am every Saturday', 'Say when it starts, too.'],
])('of "%s" it is said what is wrong with its end: %s', (typed, told) =>
  expect(wholeAnswer(typed, mondayMorning)).toBe(told),
);
