/** Days that have passed by the time that they are typed, on Monday 2 March 2026 at 10:00: only what is to come is offered. */
import { describe, expect, it } from 'vitest';
import { parseWhen } from '../parse-when.ts';
import { meaning, mondayMorning } from '../testing/meaning.ts';

const asked = (typed: string, now = mondayMorning) => {
  const outcome = parseWhen(typed, now);
  return outcome.kind === 'asks' ? [outcome.question, ...outcome.choices.map(({ label }) => label)] : [outcome.kind];
};

describe('of several days', () => {
  it('one alone that is still to come is asked about by itself', () => {
    expect(asked('Mon and Tue 8:00-9:00')).toEqual([
      'Only Tuesday 3 March 2026 is still to come. Do you mean that day?',
      'Tuesday 3 March 2026, 08:00 to 09:00',
    ]);
    expect(asked('Mon to Wed 8:00-9:00')[0]).toBe(
      'That is 2 days, each with a window of its own, or one window over all of them. Which one do you mean?',
    );
    expect(meaning('Mon and Tue 8-9')).toBe('several? 3 Mar 08:00 60m | 3 Mar 20:00 60m');
  });

  it('of which none is still to come, others are asked for', () => {
    for (const typed of ['1-2 March 8:00-9:00', 'yesterday and today 8:00-9:00'])
      expect(asked(typed)).toEqual(['Those days are over. Which days do you mean?']);
  });
});

it('the first day of the month is today on the 1st, and "tonight" after midnight is this night', () => {
  const on = (now: string, typed: string) => meaning(typed, { ...mondayMorning, nowMs: Date.parse(now) });
  expect(on('2026-03-01T09:00:00Z', 'first day of March 22:00-23:00')).toBe('1 Mar 22:00 60m');
  expect(on('2026-03-31T22:30:00Z', 'tonight 1am-2am')).toBe('1 Apr 01:00 60m');
  expect(on('2026-03-31T20:30:00Z', 'tonight 1am-2am')).toBe('1 Apr 01:00 60m');
});

describe('without a year the next such day is meant, and asked about where one has just gone by', () => {
  const sunday = { ...mondayMorning, nowMs: Date.parse('2026-03-08T09:00:00Z') };
  const question = 'That day has just gone by this year. Do you mean the next one?';
  it.each([
    ['7 March 22:00-23:00', 'Sunday 7 March 2027, 22:00 to 23:00'],
    ['first Friday of March 22:00-23:00', 'Friday 5 March 2027, 22:00 to 23:00'],
    ['last day of February 22:00-23:00', 'Sunday 28 February 2027, 22:00 to 23:00'],
  ])('%s', (typed, offered) => expect(asked(typed, sunday)).toEqual([question, offered]));

  it.each([
    ['last Friday of November 22:00-23:00', '27 Nov 22:00 60m'],
    ['first Friday of March 2026 22:00-23:00', 'past?'],
    ['second Sunday of March 22:00-23:00', '8 Mar 22:00 60m'],
    // 7 January is 60 days ago, 6 January 61.
    ['7 January 22:00-23:00', 'past? 7 Jan 2027 22:00 60m'],
    ['6 January 22:00-23:00', '6 Jan 2027 22:00 60m'],
    // Of one day alone it is told that it is over.
    ['8-8 March 8:00-9:00', 'past?'],
    ['first day of January 22:00-23:00', '1 Jan 2027 22:00 60m'],
    ['first Tuesday of January 22:00-23:00', '5 Jan 2027 22:00 60m'],
  ])('%s is %s', (typed, meant) => expect(meaning(typed, sunday)).toBe(meant));
});
