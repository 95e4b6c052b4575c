import { expect, it } from 'vitest';
import { aDowntime } from '../../testing/builders.ts';
import { cutTo, downtimePlace } from './downtime-summary.ts';

it('the place is what is taken down, then services and servers, each once; of many four and how many more', () => {
  const placeOf = (takesDown: string[], services: string[], hosts: string[]) =>
    downtimePlace(aDowntime({ takesDown, services, hosts }));
  expect(placeOf(['shop'], ['shop', 'api'], ['web-1'])).toBe('shop, api and web-1');
  expect(placeOf([], ['shop'], [])).toBe('shop');
  expect(placeOf([], [], ['a', 'b'])).toBe('a and b');
  expect(placeOf([], [], [])).toBe('');
  expect(placeOf([], [], ['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c, d and e');
  expect(placeOf([], [], ['a', 'b', 'c', 'd', 'e', 'f'])).toBe('a, b, c, d and 2 more');
});

it('what is too long ends in an ellipsis, never within a character', () => {
  expect([cutTo('abcd', 4), cutTo('abcde', 4), cutTo('', 4)]).toEqual(['abcd', 'abc\u2026', '']);
  expect(cutTo('ab\u{1f600}cd', 4)).toBe('ab\u2026');
});
