import { expect, it } from 'vitest';
import { judgeLine } from './times-table.ts';

const row = (text: string, expected: unknown) =>
  judgeLine(JSON.stringify({ text, now: '2026-03-02T10:00+01:00', zone: 'Europe/Berlin', expected }), 1).verdict;

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

it('names the line that it can not use', () => {
  expect(() => judgeLine('{"text":"Saturday"}', 7)).toThrow('Line 7 must be');
});
