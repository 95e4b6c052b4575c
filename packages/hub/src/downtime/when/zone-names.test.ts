import { expect, it } from 'vitest';
import { zoned } from '../../format/zone-time.ts';
import { abbreviations, ambiguous } from './zone-names.ts';

/** In minutes, as the time zone database has them in this winter and this summer. */
const offsetsOf = (zone: string) =>
  ['2026-01-15T12:00:00Z', '2026-07-15T12:00:00Z'].map(
    (instant) => zoned(Date.parse(instant), zone).offsetNanoseconds / 60_000_000_000,
  );

it.each(Object.entries(abbreviations))('%s is an hour of its place', (_, [zone, offsetMinutes]) => {
  expect(offsetsOf(zone)).toContain(offsetMinutes);
});

it.each(
  Object.entries(ambiguous).flatMap(([name, places]) =>
    Object.entries(places).map(([zone, offsetMinutes]) => [name, zone, offsetMinutes] as const),
  ),
)('%s may be of %s', (_, zone, offsetMinutes) => {
  expect(offsetsOf(zone)).toContain(offsetMinutes);
});

it.each([
  ['cet', 'cest'],
  ['mez', 'mesz'],
  ['wet', 'west'],
  ['eet', 'eest'],
  ['est', 'edt'],
  ['pst', 'pdt'],
  ['akst', 'akdt'],
  ['nst', 'ndt'],
  ['acst', 'acdt'],
  ['aest', 'aedt'],
  ['nzst', 'nzdt'],
])('%s is an hour behind %s of the same place', (standard, summer) => {
  const [[zone, offset] = ['', 0], [same, later] = ['', 0]] = [abbreviations[standard], abbreviations[summer]];
  expect([same, later]).toEqual([zone, offset + 60]);
});
