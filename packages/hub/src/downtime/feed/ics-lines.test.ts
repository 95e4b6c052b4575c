/** The letters of a calendar line: what is escaped, and where a line is folded. */
import { expect, it } from 'vitest';
import { icsInstant, icsLine, icsText } from './ics-lines.ts';

it('a line of 75 bytes is whole; of more the rest follows behind a space, each line of 75', () => {
  expect(icsLine('X', 'y'.repeat(73))).toBe(`X:${'y'.repeat(73)}`);
  expect(icsLine('X', 'y'.repeat(74))).toBe(`X:${'y'.repeat(73)}\r\n y`);
  expect(icsLine('X', 'y'.repeat(73 + 74 + 1))).toBe(`X:${'y'.repeat(73)}\r\n ${'y'.repeat(74)}\r\n y`);
});

it('a character of several bytes, or an escape, is not cut in two', () => {
  expect(icsLine('X', `${'y'.repeat(72)}é`)).toBe(`X:${'y'.repeat(72)}\r\n é`);
  expect(icsLine('X', `${'y'.repeat(71)}éé`)).toBe(`X:${'y'.repeat(71)}é\r\n é`);
  expect(icsLine('X', `${'y'.repeat(72)}\\n`)).toBe(`X:${'y'.repeat(72)}\r\n \\n`);
});

it('text is escaped, and every end of line is one', () => {
  expect(icsText('a,b;c\\d')).toBe('a\\,b\\;c\\\\d');
  expect(icsText('a\r\nb\rc\nd')).toBe('a\\nb\\nc\\nd');
});

it('an instant is written to the second, in UTC', () => {
  expect(icsInstant(Date.UTC(2026, 2, 28, 21, 0, 0, 999))).toBe('20260328T210000Z');
});
