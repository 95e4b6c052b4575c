import { expect, it } from 'vitest';
import { whenToTell } from './quiet-hours.ts';

const at = (iso: string) => Date.parse(iso);
const night = { quiet: { fromLocal: '22:00', toLocal: '07:00', zone: 'Europe/Berlin' }, delivery: 'at-once' as const };

it('tells at once whoever did not ask for quiet', () => {
  expect(whenToTell({ delivery: 'at-once' }, at('2026-03-02T02:00:00Z'), 'UTC')).toBe('now');
});

it.each([
  ['before midnight', '2026-03-02T22:30:00Z', '2026-03-03T06:00:00Z'],
  ['after midnight', '2026-03-03T03:00:00Z', '2026-03-03T06:00:00Z'],
  ['in the night when clocks go forward', '2026-03-29T00:30:00Z', '2026-03-29T05:00:00Z'],
])('waits until the quiet ends %s', (_when, now, then) => {
  expect(whenToTell(night, at(now), 'UTC')).toBe(at(then));
});

it('tells at once when the quiet is just over', () => {
  expect(whenToTell(night, at('2026-03-03T06:00:00Z'), 'UTC')).toBe('now');
});

it.each([
  ['daily', '2026-03-02T07:59:00Z', '2026-03-02T08:00:00Z'],
  ['daily', '2026-03-02T08:00:00Z', '2026-03-03T08:00:00Z'],
  ['weekly', '2026-03-03T09:00:00Z', '2026-03-09T08:00:00Z'],
  ['weekly', '2026-03-08T07:00:00Z', '2026-03-09T08:00:00Z'],
  ['weekly', '2026-03-09T07:59:00Z', '2026-03-09T08:00:00Z'],
  ['weekly', '2026-03-09T08:00:00Z', '2026-03-16T08:00:00Z'],
] as const)('gathers a %s digest for eight in the morning', (delivery, now, then) => {
  expect(whenToTell({ delivery }, at(now), 'UTC')).toBe(at(then));
});

const noon = { quiet: { fromLocal: '12:00', toLocal: '13:00', zone: 'UTC' }, delivery: 'at-once' as const };

it.each([
  [noon, '11:59:59', 'now'],
  [noon, '12:00:00', '13:00:00'],
  [noon, '12:59:59', '13:00:00'],
  [noon, '13:00:00', 'now'],
  [night, '20:59:59', 'now'],
  [night, '21:00:00', 'tomorrow'],
] as const)('with quiet %o at %s tells at %s', (quiet, time, then) => {
  const expected = then === 'now' ? then : at(then === 'tomorrow' ? '2026-03-03T06:00:00Z' : `2026-03-02T${then}Z`);
  expect(whenToTell(quiet, at(`2026-03-02T${time}Z`), 'Asia/Tokyo')).toBe(expected);
});

it('quiet that ends as it begins is none', () => {
  const never = { quiet: { fromLocal: '12:00', toLocal: '12:00', zone: 'UTC' }, delivery: 'at-once' as const };
  for (const time of ['11:59', '12:00', '23:00'])
    expect(whenToTell(never, at(`2026-03-02T${time}:00Z`), 'UTC')).toBe('now');
});

it('reckons a digest by the zone of the registry', () => {
  expect(whenToTell({ delivery: 'daily' }, at('2026-03-02T06:59:00Z'), 'Europe/Berlin')).toBe(
    at('2026-03-02T07:00:00Z'),
  );
});
