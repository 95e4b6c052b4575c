/** What fell together is one outage: a service and its servers, a minute apart at most. */
import { expect, it } from 'vitest';
import type { Incident } from '../domain/incident.ts';
import { mail, minutesAgo, noted, shop, trouble } from '../testing/a-trouble.ts';
import { aRegistry } from '../testing/builders.ts';
import { withTimes } from '../testing/told.ts';
import { causeOf, outagesOf, withMembers } from './outages.ts';
import { serversAlone } from './servers-alone.ts';

const registry = aRegistry({ services: [shop.service, mail.service] });
const told = (...incidents: readonly Incident[]) =>
  outagesOf(incidents, registry).map(({ incident, servers }) =>
    [incident, ...servers].map(({ target }) => target.name).join(' with '),
  );

it.each<[what: string, from: number, to: number | undefined, isTogether: boolean]>([
  ['at the same time', 30, 20, true],
  ['that fell before it and was back after it', 40, 10, true],
  ['that was back a minute before it fell', 40, 31, true],
  ['that was back earlier', 40, 31.1, false],
  ['that fell a minute after it was back', 19, 10, true],
  ['that fell later', 18.9, 10, false],
  ['that is out since then', 25, undefined, true],
  ['that is out since later', 5, undefined, false],
])('a server of its own %s', (_, from, to, isTogether) => {
  expect(told(trouble('shop', 30, 20), trouble('web-1', from, to))).toHaveLength(isTogether ? 1 : 2);
});

it('they stand in the order in which they began; of another service or planned they are no part of it', () => {
  expect(told(trouble('shop', 30, 20), trouble('mail-1', 40, 10), trouble('web-2', 25, 20))).toEqual([
    'mail-1',
    'shop with web-2',
  ]);
  expect(told(trouble('shop', 30, 20), trouble('web-1', 30, 20, { isPlanned: true }))).toEqual(['shop']);
  expect(told(trouble('shop', 30, 20, { isPlanned: true }), trouble('web-1', 30, 20))).toEqual(['web-1']);
  expect(withMembers(['shop', 'web-1', 'gone'], registry)).toEqual(['shop', 'web-1', 'web-2', 'gone']);
});

it('slow servers are the cause of a service that is slow, unless an engineer says what was', () => {
  const slow = { worst: 'degraded' as const };
  const cause = 'Its server is degraded, so it may be slow.';
  const server = trouble('web-1', 30, 20, { ...slow, cause: 'CPU is at 97 %.' });
  const causeIs = (more: Partial<Incident>, ...servers: readonly Incident[]) =>
    causeOf({ incident: trouble('shop', 30, 20, { ...slow, cause, ...more }), servers });
  expect(causeIs({}, server)).toBe('web-1: CPU was at 97 %.');
  expect(causeIs({}, server, { ...server, target: { kind: 'host', name: 'web-2' } })).toBe(
    'web-1: CPU was at 97 %. web-2: CPU was at 97 %.',
  );
  expect(causeIs({}, trouble('web-1', 30, 20))).not.toContain('web-1');
  expect(causeIs({ cause: 'Its check fails.' }, server)).not.toContain('web-1');
  expect(causeIs({ notes: [noted('cause', 5, { text: 'A bad release.' })] }, server)).toBe('A bad release.');
});

it('servers that fell alone: the three newest, and how many there were before', () => {
  const lines = (...incidents: readonly Incident[]) =>
    serversAlone(
      incidents.map((incident) => ({ incident, servers: [] })),
      { nowMs: minutesAgo(0) },
    ).map(withTimes);
  const four = [50, 40, 30].map((from) => trouble('web-1', from, from - 5));
  const open = trouble('web-2', 10, undefined, { worst: 'degraded' });
  expect(lines(...four.slice(1), open)).toEqual([
    'web-2 was degraded: 08:50, for 10 minutes so far.',
    'web-1 was down: 08:30, for 5 minutes.',
    'web-1 was down: 08:20, for 5 minutes.',
  ]);
  expect(lines(...four, open)).toHaveLength(4);
  expect(lines(...four, open).at(-1)).toBe('And 1 more incident of single servers before that.');
  expect(lines(trouble('web-1', 60, 50), ...four, open).at(-1)).toBe(
    'And 2 more incidents of single servers before that.',
  );
});
