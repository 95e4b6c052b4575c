/** The changes of the clocks that a feed carries, so that a calendar needs no table of its own. */
import { expect, it } from 'vitest';
import { icsZone } from './ics-zone.ts';

const changes = (zone: string, from: string, to: string) =>
  icsZone(zone, Date.parse(from), Date.parse(to))
    .join(' ')
    .split('BEGIN:')
    .slice(2)
    .map((one) =>
      one
        .replaceAll(/ ?(?:END:\w+|DTSTART:|TZOFFSETFROM:|TZOFFSETTO:)/g, ' ')
        .replaceAll(/ +/g, ' ')
        .trim(),
    );

it('the one that holds at the start, and each until the end, that of the last moment too', () => {
  const winter = 'STANDARD 20251026T030000 +0200 +0100';
  expect(changes('Europe/Berlin', '2026-03-02T09:00Z', '2026-03-29T00:59:59Z')).toEqual([winter]);
  expect(changes('Europe/Berlin', '2026-03-02T09:00Z', '2026-03-29T01:00Z')).toEqual([
    winter,
    'DAYLIGHT 20260329T020000 +0100 +0200',
  ]);
  expect(changes('Europe/Berlin', '2026-07-01T09:00Z', '2027-03-28T01:00Z')).toEqual([
    'DAYLIGHT 20260329T020000 +0100 +0200',
    'STANDARD 20261025T030000 +0200 +0100',
    'DAYLIGHT 20270328T020000 +0100 +0200',
  ]);
});

it('south of the equator, at half hours and west of Greenwich', () => {
  expect(changes('Australia/Lord_Howe', '2026-01-01T00:00Z', '2026-05-01T00:00Z')).toEqual([
    'DAYLIGHT 20251005T020000 +1030 +1100',
    'STANDARD 20260405T020000 +1100 +1030',
  ]);
  expect(changes('America/St_Johns', '2026-03-01T00:00Z', '2026-03-10T00:00Z')).toEqual([
    'STANDARD 20251102T020000 -0230 -0330',
    'DAYLIGHT 20260308T020000 -0330 -0230',
  ]);
});

it('a zone that never changed its clocks begins in 1970', () => {
  expect(changes('Etc/GMT-3', '2026-01-01T00:00Z', '2027-01-01T00:00Z')).toEqual([
    'STANDARD 19700101T030000 +0300 +0300',
  ]);
});
