import { expect, it } from 'vitest';
import { contextOf } from '../context.ts';
import { hear } from '../testing/small-fleet.ts';
import { stepBack, stepBackBeside } from './step-back.ts';

it.each([
  ['and the week before that', 'this-week', 'last-week'],
  ['and the week before', 'last-week', 'before-last-week'],
  ['the month before', 'october', '30d-before-october'],
  ['and the day before', 'yesterday', 'day-before-yesterday'],
  ['and the day before', undefined, 'yesterday'],
  ['and what about the four weeks before that', 'november~today', '28d-before-november~today'],
  ['the 10 days before', '10d', '10d-before-10d'],
  ['and before that', '30d', '30d-before-30d'],
  ['and before that', 'today', 'yesterday'],
  ['the same period before', 'last-month', 'before-last-month'],
  ['how was it the week before in comparison', 'this-week', 'last-week'],
])('"%s" after %s is %s', (words, before, range) => {
  expect(stepBack(words, before)).toBe(range);
});

it.each([
  ['before', 'today'],
  ['how was it before', '7d'],
  ['a day before herald', 'today'],
  ['three days before', undefined],
])('"%s" steps back from nothing', (words, before) => {
  expect(stepBack(words, before)).toBeUndefined();
});

it('goes back a few times, not for ever', () => {
  const steps = ['7d'];
  for (let range = stepBack('the week before', '7d'); range !== undefined && steps.length < 20; ) {
    steps.push(range);
    range = stepBack('the week before', range);
  }
  expect(steps.length).toBeLessThan(7);
});

it.each([
  ['and the week before', 'this-week', 'last-week'],
  ['with the 30 days before that', '30d', '30d-before-30d'],
  ['and the day before yesterday', 'today', undefined],
])('beside a time "%s" is told too', (behind, range, other) => {
  expect(stepBackBeside(behind, range)).toBe(other);
});

it('is of both times in one message', () => {
  const heard = hear('How many outages this month and the month before?', { place: 'dm' });
  expect([heard, ...(heard.also ?? [])].map(({ range }) => range)).toEqual(['this-month', 'last-month']);
});

it.each([
  ['And how does that compare with last month?', 'last-month'],
  ['compared with yesterday?', 'yesterday'],
  ['is that more than in October?', 'october'],
])('"%s" sets what was told beside that time', (text, against) => {
  const before = contextOf(hear('how many outages today?', { place: 'dm' }));
  expect(hear(text, { place: 'dm' }, before)).toMatchObject({ intent: 'compare', range: 'today', against });
});

it('"as of today" is no time of its own', () => {
  expect(hear('As of today, how many incidents this month?', { place: 'dm' }).range).toBe('this-month');
  expect(hear('Up to now, how often was billing down this week?', { place: 'dm' }).range).toBe('this-week');
});

it('a number a day before something began names no day', () => {
  expect(hear('Is 50 inquiries a day before Herald measured?', { place: 'dm' }).range).toBeUndefined();
});
