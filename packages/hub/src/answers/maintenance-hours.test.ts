/** "Which of these is at night?", "is any outside business hours?": by the clock of the registry's zone, by when it begins. */
import { expect, it } from 'vitest';
import type { BusinessHours } from '../downtime/business-hours.ts';
import { aDowntime, aRegistry } from '../testing/builders.ts';
import { withTimes } from '../testing/told.ts';
import { hoursWords } from './maintenance-hours.ts';

const { inquiries, zone } = aRegistry();
/** By a clock in London, an hour after Berlin's: Monday is the 2nd of March. */
const work = (name: string, day: number, hour: number, hours = 1) => {
  const startsAtMs = Date.UTC(2026, 2, day, hour - 1);
  return aDowntime({ id: name, services: [name], startsAtMs, endsAtMs: startsAtMs + hours * 3_600_000 });
};
const told = (text: string, windows: ReturnType<typeof work>[], more: Partial<BusinessHours> = {}) =>
  hoursWords(windows, { zone, inquiries: { ...inquiries, ...more } }, text).map(withTimes);

it.each<[text: string, named: string, held: number[], not: number[]]>([
  ['which is at night?', 'At night', [22, 23, 0, 5], [6, 21]],
  ['any in the evening', 'In the evening', [17, 23], [16, 0]],
  ['mornings?', 'In the morning', [5, 11], [4, 12]],
  ['in the afternoon', 'In the afternoon', [12, 17], [11, 18]],
  ['daytime', 'During the day', [6, 19], [5, 20]],
  ['during the day', 'During the day', [6, 19], [5, 20]],
])('"%s"', (text, named, held, not) => {
  for (const hour of held) expect(told(text, [work('shop', 3, hour)])[0]).toMatch(new RegExp(`^${named}: shop, `));
  for (const hour of not)
    expect(told(text, [work('shop', 3, hour)])).toEqual([`None of them is ${named.toLowerCase()}.`]);
});

it('the weekend is Saturday and Sunday; each of it is listed', () => {
  const windows = [work('fri', 6, 12), work('sat', 7, 12), work('sun', 8, 12), work('mon', 9, 12)];
  expect(told('at the week-end?', windows)).toEqual([
    'At the weekend: sat, 7 Mar 11:00 to 7 Mar 12:00; sun, 8 Mar 11:00 to 8 Mar 12:00.',
  ]);
  expect(told('weekends?', windows.slice(0, 1))).toEqual(['None of them is at the weekend.']);
});

const hours = 'Business hours are Monday to Friday, 09:00 to 18:00 (Europe/Berlin).';

it('business hours: what is outside, partly and within, and which these are', () => {
  const windows = [work('within', 3, 10), work('night', 3, 20), work('early', 3, 8, 2), work('later', 3, 21)];
  expect(told('', windows)).toEqual([
    'Outside business hours: night, 3 Mar 19:00 to 3 Mar 20:00; later, 3 Mar 20:00 to 3 Mar 21:00.',
    'Partly within: early, 3 Mar 07:00 to 3 Mar 09:00.',
    'Within business hours: within, 3 Mar 09:00 to 3 Mar 10:00.',
    hours,
  ]);
  expect(told('', [work('within', 3, 10)])).toEqual([
    'None of them is outside business hours.',
    'Within business hours: within, 3 Mar 09:00 to 3 Mar 10:00.',
    hours,
  ]);
});

it('of more than three that one touches, three are named', () => {
  const many = { ...work('a', 3, 10), services: ['a', 'b'], hosts: ['c', 'd'] };
  expect(told('', [many])[1]).toMatch(/^Within business hours: a, b and c, /);
});

it.each<[workingDays: number[], days: string]>([
  [[1, 2, 3, 4, 5, 6], 'Monday to Saturday'],
  [[2, 3, 4], 'Tuesday to Thursday'],
  [[6, 7], 'Saturday and Sunday'],
  [[1, 3, 5], 'Monday, Wednesday and Friday'],
  [[7], 'Sunday'],
])('days of work %j', (workingDays, days) => {
  expect(told('', [work('shop', 3, 10)], { workingDays }).at(-1)).toBe(
    `Business hours are ${days}, 09:00 to 18:00 (Europe/Berlin).`,
  );
});

it('holidays are none of them', () => {
  const lines = told('', [work('shop', 3, 10)], { holidays: ['2026-03-03'] });
  expect(lines[0]).toMatch(/^Outside business hours: shop/);
  expect(lines.at(-1)).toMatch(/, without holidays\.$/);
});
