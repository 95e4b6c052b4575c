import { expect, it } from 'vitest';
import { ago, clockTime, day, moment, plainText, say, strong } from '../format/text.ts';

it('keeps times and emphasis as data among the words', () => {
  expect(say`${strong('web-1')} is down since ${moment(5)}, ${2} others: ${say`${ago(3)}!`}`).toEqual([
    { strong: 'web-1' },
    ' is down since ',
    { atMs: 5, style: 'moment' },
    ', ',
    '2',
    ' others: ',
    { atMs: 3, style: 'ago' },
    '!',
  ]);
  expect(say``).toEqual([]);
});

it('is plain text with every time said by the caller', () => {
  const text = say`${strong('a')} ${clockTime(1)} ${day(2)}`;
  expect(plainText(text, ({ atMs, style }) => `${style}:${atMs}`)).toBe('a clock:1 date:2');
});
