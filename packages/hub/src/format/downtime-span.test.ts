import { expect, it } from 'vitest';
import { spanOf, untilWords } from './downtime-span.ts';
import { plainText, type Text } from './text.ts';

const startsAtMs = Date.parse('2026-07-24T22:00Z');
const hourMs = 3_600_000;
const words = (text: Text) =>
  plainText(text, ({ atMs, style }) => `${style} ${new Date(atMs).toISOString().slice(5, 16)}`);

it('says the day of an end that is a day and more away: its clock alone would be read as of the first day', () => {
  const span = (hours: number) => words(spanOf({ startsAtMs, endsAtMs: startsAtMs + hours * hourMs }));
  expect(span(4)).toBe('moment 07-24T22:00 to clock 07-25T02:00');
  expect(span(72)).toBe('moment 07-24T22:00 to moment 07-27T22:00');
  expect(words(untilWords({ endsAtMs: startsAtMs + 72 * hourMs }, startsAtMs))).toBe(
    ' until moment 07-27T22:00 (3 days left)',
  );
});

it('says no end that nobody named', () => {
  expect(words(spanOf({ startsAtMs, endsAtMs: startsAtMs + hourMs, hasNoEnd: true }))).toBe('moment 07-24T22:00');
  expect(untilWords({ endsAtMs: startsAtMs + hourMs, hasNoEnd: true }, startsAtMs)).toEqual([]);
});
