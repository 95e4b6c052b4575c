import { expect, it } from 'vitest';
import { hear } from '../testing/small-fleet.ts';
import { periodOf } from './time-range.ts';
import { findRange } from './time-words.ts';

/** A Tuesday, 13:00 in Berlin. */
const tuesday = Date.parse('2026-11-24T12:00:00Z');
const berlin = 'Europe/Berlin';

function inBerlin(range: string, nowMs = tuesday, looking: 'back' | 'ahead' = 'back'): string[] {
  const { fromMs, toMs, words } = periodOf(range, berlin, nowMs, looking);
  return [new Date(fromMs).toISOString().slice(0, 16), new Date(toMs).toISOString().slice(0, 16), words];
}

it.each([
  ['today', '2026-11-23T23:00', '2026-11-24T23:00', 'today'],
  ['yesterday', '2026-11-22T23:00', '2026-11-23T23:00', 'yesterday'],
  ['last-night', '2026-11-23T17:00', '2026-11-24T07:00', 'last night'],
  ['tonight', '2026-11-24T17:00', '2026-11-25T07:00', 'tonight'],
  ['tomorrow', '2026-11-24T23:00', '2026-11-25T23:00', 'tomorrow'],
  ['after-today', '2026-11-24T23:00', '2027-11-24T23:00', 'after today'],
  ['after-tomorrow', '2026-11-25T23:00', '2027-11-25T23:00', 'after tomorrow'],
  ['after-this-week', '2026-11-29T23:00', '2027-11-29T23:00', 'after this week'],
  ['this-week', '2026-11-22T23:00', '2026-11-29T23:00', 'this week'],
  ['last-week', '2026-11-15T23:00', '2026-11-22T23:00', 'last week'],
  ['next-week', '2026-11-29T23:00', '2026-12-06T23:00', 'next week'],
  ['before-last-month', '2026-08-31T22:00', '2026-09-30T22:00', 'the month before last'],
  ['before-last-weekend', '2026-11-13T23:00', '2026-11-15T23:00', 'the weekend before last'],
  ['28d-before-november~today', '2026-10-03T22:00', '2026-10-31T23:00', 'in the 28 days before 1 November'],
  ['2h-before-2h', '2026-11-24T08:00', '2026-11-24T10:00', 'in the 2 hours before 11:00'],
  ['7d-before-7d-before-7d', '2026-11-03T12:00', '2026-11-10T12:00', 'in the 7 days before 10 November'],
  ['last-month', '2026-09-30T22:00', '2026-10-31T23:00', 'last month'],
  ['weekend', '2026-11-20T23:00', '2026-11-22T23:00', 'last weekend'],
  ['2h', '2026-11-24T10:00', '2026-11-24T12:00', 'in the last 2 hours'],
  ['1h', '2026-11-24T11:00', '2026-11-24T12:00', 'in the last hour'],
  ['30d', '2026-10-25T12:00', '2026-11-24T12:00', 'in the last 30 days'],
  ['next-7d', '2026-11-24T12:00', '2026-12-01T12:00', 'in the next 7 days'],
  ['monday', '2026-11-22T23:00', '2026-11-23T23:00', 'on Monday'],
  ['october', '2026-09-30T22:00', '2026-10-31T23:00', 'in October'],
  ['december', '2025-11-30T23:00', '2025-12-31T23:00', 'in December'],
  ['last-friday.evening', '2026-11-20T16:00', '2026-11-20T23:00', 'last Friday evening'],
  ['yesterday.night', '2026-11-23T17:00', '2026-11-24T07:00', 'yesterday night'],
  ['day-12', '2026-11-11T23:00', '2026-11-12T23:00', 'on 12 November'],
  ['day-31', '2026-10-30T23:00', '2026-10-31T23:00', 'on 31 October'],
  ['2026-11-20', '2026-11-19T23:00', '2026-11-20T23:00', 'on 20 November'],
  ['november-12', '2026-11-11T23:00', '2026-11-12T23:00', 'on 12 November'],
  ['last-quarter', '2026-06-30T22:00', '2026-09-30T22:00', 'last quarter'],
  ['today.09:00-11:30', '2026-11-24T08:00', '2026-11-24T10:30', 'today between 09:00 and 11:30'],
  ['monday.23:00-01:00', '2026-11-23T22:00', '2026-11-24T00:00', 'on Monday between 23:00 and 01:00'],
  ['09:00-11:30', '2026-11-24T08:00', '2026-11-24T10:30', 'today between 09:00 and 11:30'],
  ['18:00-18:30', '2026-11-23T17:00', '2026-11-23T17:30', 'yesterday between 18:00 and 18:30'],
  ['10:15-10:20/12', '2026-11-24T09:15', '2026-11-24T09:20', 'today between 10:15 and 10:20'],
  ['09:00-now', '2026-11-24T08:00', '2026-11-24T12:00', 'since 09:00'],
  ['yesterday.18:00-now', '2026-11-23T17:00', '2026-11-24T12:00', 'since 18:00 yesterday'],
  ['q2', '2026-03-31T22:00', '2026-06-30T22:00', 'in Q2'],
  ['q4', '2026-09-30T22:00', '2026-12-31T23:00', 'in Q4'],
  ['monday~now', '2026-11-22T23:00', '2026-11-24T12:00', 'since Monday'],
  ['this-week~next-week', '2026-11-22T23:00', '2026-12-06T23:00', 'this week and next week'],
  ['today~friday', '2026-11-23T23:00', '2026-11-27T23:00', 'from today to Friday'],
  ['friday~monday', '2026-11-19T23:00', '2026-11-23T23:00', 'from Friday to Monday'],
])('reads %s', (range, from, to, words) => {
  expect(inBerlin(range)).toEqual([from, to, words]);
});

it('looks ahead for plans', () => {
  expect(inBerlin('now~friday', tuesday, 'ahead')).toEqual(['2026-11-24T12:00', '2026-11-27T23:00', 'until Friday']);
  expect(inBerlin('18:00-18:30', tuesday, 'ahead')[0]).toBe('2026-11-24T17:00');
  expect(inBerlin('09:00-11:30', tuesday, 'ahead')[0]).toBe('2026-11-25T08:00');
  expect(inBerlin('saturday', tuesday, 'ahead')[0]).toBe('2026-11-27T23:00');
  expect(inBerlin('weekend', tuesday, 'ahead')).toEqual(['2026-11-27T23:00', '2026-11-29T23:00', 'this weekend']);
  expect(inBerlin('january', tuesday, 'ahead')[0]).toBe('2026-12-31T23:00');
});

it('of either half of the day it takes the nearer that was', () => {
  const late = Date.parse('2026-11-24T21:40:00Z');
  expect(inBerlin('10:15-10:20/12', late)[2]).toBe('today between 22:15 and 22:20');
  expect(inBerlin('today.10:15-10:20/12', late)[2]).toBe('today between 22:15 and 22:20');
  expect(inBerlin('yesterday.10:15-10:20/12', late)[2]).toBe('yesterday between 10:15 and 10:20');
  expect(inBerlin('11:45-12:00/12', Date.parse('2026-11-24T22:50:00Z'))[0]).toBe('2026-11-24T22:45');
});

it('gives the days on which clocks change their 25 and 23 hours', () => {
  const hours = (range: string, now: string) => {
    const { fromMs, toMs } = periodOf(range, berlin, Date.parse(now));
    return (toMs - fromMs) / 3_600_000;
  };
  expect(hours('today', '2026-10-25T12:00:00Z')).toBe(25);
  expect(hours('today', '2026-03-29T12:00:00Z')).toBe(23);
  expect(hours('yesterday', '2026-03-30T12:00:00Z')).toBe(23);
  expect(hours('last-week', '2026-10-27T12:00:00Z')).toBe(7 * 24 + 1);
  expect(hours('24h', '2026-10-25T12:00:00Z')).toBe(24);
});

it('begins a day when it begins where midnight does not exist', () => {
  const { fromMs, toMs } = periodOf('2026-09-06', 'America/Santiago', tuesday);
  expect(new Date(fromMs).toISOString()).toBe('2026-09-06T04:00:00.000Z');
  expect((toMs - fromMs) / 3_600_000).toBe(23);
});

it('says what it takes an unknown name for', () => {
  expect(inBerlin('whenever')[2]).toBe('in the last 7 days');
});

it.each([
  ['last night', 'last-night'],
  ['past 2 hours', '2h'],
  ['last couple of days', '2d'],
  ['3 days ago', '3d'],
  ['next two weeks', 'next-14d'],
  ['20 november', 'november-20'],
  ['24h', '24h'],
  ['week before last', 'before-last-week'],
  ['month before last', 'before-last-month'],
  ['night before last', 'day-before-yesterday.night'],
  ['day before yesterday', 'day-before-yesterday'],
])('finds %s', (typed, range) => {
  const words = typed.split(' ');
  expect(findRange(words, 0)).toEqual({ range, length: words.length });
});

it.each(['may', 'march on', 'second', '5 minutes'])('finds no time in %s', (typed) => {
  expect(findRange(typed.split(' '), 0)).toBeUndefined();
});

it('carries the range of a question', () => {
  expect(hear('was billing down last night?').range).toBe('last-night');
  expect(hear('is billing down?').range).toBeUndefined();
});

it.each([
  ['last friday evening', 'last-friday.evening'],
  ['the 12th', 'day-12'],
  ['in septmber', 'september'],
  ['on wendesday', 'wednesday'],
  ['ystrday', undefined],
] as const)('finds the time in "%s"', (text, range) => {
  const words = text.split(' ');
  const found = words.map((_, at) => findRange(words, at)?.range).find((one) => one !== undefined);
  expect(found).toBe(range);
});

it.each([
  ['what was down between 18:00 and 18:30 today?', 'today.18:00-18:30'],
  ['what was down yesterday from 7pm to 7:05pm?', 'yesterday.19:00-19:05'],
  ['outages between 9am and 9:30am?', '09:00-09:30'],
  ['outages this morning 9 to 11?', 'today.09:00-11:00'],
  ['what was down last night between 2 and 4?', '02:00-04:00'],
  ['any maintenance from today until Friday?', 'today~friday'],
  ['outages from Monday to Wednesday?', 'monday~wednesday'],
  ['what broke since Monday?', 'monday~now'],
  ['from yesterday 6pm until now, any incidents?', 'yesterday.18:00-now'],
  ['anything planned until Friday?', 'now~friday'],
  ['any maintenance mon-wed?', 'monday~wednesday'],
  ['maintenance tue to thu?', 'tuesday~thursday'],
  ['what is planned between the 3rd and the 7th?', 'day-03~day-07'],
  ['all windows this week and next', 'this-week~next-week'],
  ['maintenance this week and the week after', 'this-week~next-week'],
  ['planned work today and tomorrow?', 'today~tomorrow'],
  ['compare October to November', 'october'],
  ['what was down this week?', 'this-week'],
])('"%s" is of %s', (text, range) => {
  expect(hear(text, { place: 'dm' }).range).toBe(range);
});

it('says which hours it could not take of several days', () => {
  expect(hear('what was down between 14:00 and 15:00 this week?')).toMatchObject({
    range: 'this-week',
    hours: '14:00-15:00',
  });
  expect(hear('what was down between 14:00 and 15:00 today?').hours).toBeUndefined();
});

it('of hours to come it is asked what is planned', () => {
  expect(hear('is checkout up between 2 and 3 tomorrow?', { place: 'dm' })).toMatchObject({
    intent: 'downtime',
    range: 'tomorrow.14:00-15:00',
  });
});
