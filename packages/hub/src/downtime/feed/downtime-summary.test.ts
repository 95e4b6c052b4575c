import { expect, it } from 'vitest';
import { aDowntime, aRegistry } from '../../testing/builders.ts';
import { cutTo, downtimeDetails, downtimePlace, downtimeSummary } from './downtime-summary.ts';

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

it('a summary says what is down; else on what services there is work, else on which servers', () => {
  const summary = (takesDown: string[], services: string[], hosts: string[]) =>
    downtimeSummary(aDowntime({ title: 'Patching', takesDown, services, hosts }));
  expect(summary(['shop'], ['api'], ['web-1'])).toBe('shop is down: Patching');
  expect(summary(['shop', 'api'], [], [])).toBe('shop and api are down: Patching');
  expect(summary([], ['api'], ['web-1'])).toBe('Work on api: Patching');
  expect(summary([], [], ['web-1', 'web-2'])).toBe('Work on web-1 and web-2: Patching');
});

it('the details are what customers notice, an end that nobody named, and who planned it, where there is something to say', () => {
  const details = (more: Parameters<typeof aDowntime>[0]) => downtimeDetails(aDowntime(more), aRegistry());
  expect(details({ customers: 'Orders wait.', plannedBy: 'Sam' })).toEqual(['Orders wait.', 'Planned by Sam.']);
  const nothing = { customers: undefined, plannedBy: undefined, takesDown: [], services: [], hosts: ['no-such'] };
  expect(details(nothing as unknown as Parameters<typeof aDowntime>[0])).toEqual([]);
  expect(details({ customers: 'Orders wait.', plannedBy: 'AWS', hasNoEnd: true })).toEqual([
    'Orders wait.',
    'AWS names no end. The end shown here is an hour after the start.',
    'Planned by AWS.',
  ]);
});
