import { expect, it } from 'vitest';
import { judgeLine } from './times-table.ts';

const judge = (text: string, meant: object) =>
  judgeLine(JSON.stringify({ text, now: '2026-03-02T10:00+01:00', zone: 'Europe/Berlin', ...meant }), 1).verdict;
const row = (text: string, expected: unknown) => judge(text, { expected });

it('counts a reading as right, asked or wrong', () => {
  const window = { starts: '2026-03-07T22:00', ends: '2026-03-07T23:30' };
  expect(row('Saturday 22:00-23:30', window)).toBe('right');
  expect(row('Saturday 22:00-23:30', { starts: '2026-03-07T21:00Z', ends: '2026-03-07T22:30Z' })).toBe('right');
  expect(row('Saturday 10-11:30', window)).toBe('asked');
  expect(row('Saturday 9-5', 'ask')).toBe('right');
  expect(row('Saturday 22:00-23:30', 'ask')).toBe('wrong');
  expect(row('Saturday 22:00-23:00', window)).toBe('wrong');
  expect(row('every Saturday 22:00-23:30', window)).toBe('wrong');
  expect(row('every Saturday 22:00-23:30', { ...window, repeats: true })).toBe('right');
});

it('takes a question as right where several readings are, and where there is none', () => {
  const expectedAny = [{ startsAt: '2026-03-07T21:00Z', endsAt: '2026-03-07T22:30Z' }];
  expect(judge('Saturday 10-11:30', { ambiguous: true, expectedAny })).toBe('right');
  expect(judge('Saturday 22:00-23:30', { ambiguous: true, expectedAny })).toBe('right');
  expect(judge('Saturday 21:00-23:30', { ambiguous: true, expectedAny })).toBe('wrong');
  expect(judge('31 February 22:00-23:30', { impossible: true })).toBe('right');
  expect(judge('Saturday 22:00-23:30', { impossible: true })).toBe('wrong');
});

it('names the line that it can not use', () => {
  expect(() => judgeLine('{"text":"Saturday"}', 7)).toThrow('Line 7 must be');
});
