import { describe, expect, it } from 'vitest';
import { withComputedDays } from './computed-days.ts';

/** Monday 2 March 2026. */
const monday = '2026-03-02';
const friday = '2026-03-06';
const [saturday, sunday] = ['2026-03-07', '2026-03-08'];

describe('working days', () => {
  it.each([
    ['next business day 7-8am', monday, '2026-03-03 7-8am'],
    ['on the next working day 7-8am', friday, '2026-03-09 7-8am'],
    ['next working day', saturday, '2026-03-09'],
    ['next working day', sunday, '2026-03-09'],
    ['in 2 business days, 18:00', friday, '2026-03-10, 18:00'],
    ['three working days from now', friday, '2026-03-11'],
    ['first business day of next month 06:00', monday, '2026-04-01 06:00'],
    ['first working day of August', monday, '2026-08-03'],
    ['last working day of the month', monday, '2026-03-31'],
    ['last working day of this month', '2026-05-04', '2026-05-29'],
    ['final working day of January', monday, '2027-01-29'],
    ['last business day of January 2026', monday, '2026-01-30'],
    ['first working day of March', monday, '2026-03-02'],
    ['every working day', monday, 'every working day'],
  ])('"%s" on %s is "%s"', (typed, today, read) => expect(withComputedDays(typed, today)).toBe(read));
});

describe('weeks of the year, by ISO 8601', () => {
  it.each([
    ['2026-W32-6 10:00-12:00', monday, '2026-08-08 10:00-12:00'],
    ['2026W327', monday, '2026-08-09'],
    ['2026-W54-1', monday, '2026-W54-1'],
    ['week 54, Mon 10:00', monday, 'week 54, Mon 10:00'],
    ['Mon week 54 at 10:00', monday, 'Mon week 54 at 10:00'],
    ['week 42, Wed 10:00', monday, '2026-10-14 10:00'],
    ['Wed week 10 at 10:00', monday, '2026-03-04 at 10:00'],
    ['Mon week 10, 10:00', '2026-03-03', '2027-03-08, 10:00'],
  ])('"%s" on %s is "%s"', (typed, today, read) => expect(withComputedDays(typed, today)).toBe(read));
});

describe('Patch Tuesday', () => {
  it.each([
    ['patch Tuesday 21:00', monday, '2026-03-10 21:00'],
    ['patch Tuesday 21:00', '2026-03-10', '2026-03-10 21:00'],
    ['next patch Tuesday', '2026-03-11', '2026-04-14'],
    ['patch tuesday', '2026-09-01', '2026-09-08'],
    ['patch tuesday every month 21:00', monday, 'every second Tuesday of the month 21:00'],
    ['every patch Tuesday', monday, 'every second Tuesday of the month'],
  ])('"%s" on %s is "%s"', (typed, today, read) => expect(withComputedDays(typed, today)).toBe(read));
});

describe('a whole weekend, named by one of its days', () => {
  it.each([
    ['down the whole weekend of 18 July', 'down all day 2026-07-18 to 2026-07-19'],
    ['all weekend of the 19th of July', 'all day 2026-07-18 to 2026-07-19'],
    ['the whole weekend of 17 July', 'the whole weekend of 17 July'],
    ['weekend of 18 July 22:00', 'weekend of 18 July 22:00'],
  ])('"%s" is "%s"', (typed, read) => expect(withComputedDays(typed, monday)).toBe(read));
});
