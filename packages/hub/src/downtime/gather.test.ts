/** All that is planned in a span, from every source: what EC2 told twice is one, and what it ended has ended. */
import type { Notice } from '@herald/protocol/notices';
import { expect, it } from 'vitest';
import type { Downtime } from '../domain/downtime.ts';
import { gatherStretches, type Sources } from './gather.ts';
import { aDowntime, anEntry, aPlan, aRegistry, aScheduledEvent } from './testing/planned-fleet.ts';

/** Saturday 28 March 2026, 22:00 in Berlin, for an hour and a half. */
const startsAtMs = Date.UTC(2026, 2, 28, 21);
const endsAtMs = startsAtMs + 5_400_000;
const span = { fromMs: startsAtMs - 86_400_000, toMs: startsAtMs + 86_400_000 };
const id = 'instance-event-0d59937288b749b32';
const gather = (sources: Partial<Sources>, within = span) =>
  gatherStretches(
    {
      registry: aRegistry(),
      notices: new Map(),
      ec2Events: new Map(),
      plans: [],
      overrides: [],
      announced: new Map(),
      ...sources,
    },
    within,
  );
const ofHost = (...notices: Notice[]) => new Map([['api-1', notices]]);
const ofApi = (description: string, notBeforeMs = startsAtMs) =>
  new Map([['api-1', { readAtMs: span.fromMs, events: [{ id, code: 'system-reboot', description, notBeforeMs }] }]]);

it('of the registry, of plans and of EC2, in the order in which they begin', () => {
  const found = gather({
    registry: aRegistry({ maintenance: [anEntry({ startsLocal: '2026-03-28T23:00' })] }),
    plans: [aPlan()],
    notices: ofHost(aScheduledEvent({ startsAt: '2026-03-28T20:00:00.000Z', endsAt: '2026-03-28T20:30:00.000Z' })),
  });
  expect(found.map(({ source }) => source)).toEqual(['ec2', 'discord', 'registry']);
});

it('only what touches the span, not what ends as it begins or begins as it ends', () => {
  const within = (fromMs: number, toMs: number) => gather({ plans: [aPlan()] }, { fromMs, toMs }).length;
  expect(within(endsAtMs - 1, endsAtMs + 9)).toBe(1);
  expect(within(endsAtMs, endsAtMs + 9)).toBe(0);
  expect(within(startsAtMs - 9, startsAtMs + 1)).toBe(1);
  expect(within(startsAtMs - 9, startsAtMs)).toBe(0);
});

it('nor what was moved out of it, nor an event of EC2 on either side of it', () => {
  const movedTo = (atMs: number) =>
    gather({ plans: [aPlan()], overrides: [{ downtimeId: 'discord/p1', startsAtMs: atMs }] }).length;
  expect([movedTo(span.fromMs - 5_400_000), movedTo(span.fromMs), movedTo(span.toMs)]).toEqual([0, 1, 0]);
  const event = (atMs: number) => gather({ ec2Events: ofApi('A reboot', atMs) }).length;
  expect([event(span.fromMs - 7_200_000), event(span.fromMs), event(span.toMs)]).toEqual([0, 1, 0]);
});

it('a change of one window is part of it, of no other', () => {
  const overrides = [{ downtimeId: 'discord/p1', endsAtMs: endsAtMs + 60_000 }];
  const [one, other] = gather({ plans: [aPlan(), aPlan({ id: 'p2', services: ['billing'] })], overrides });
  expect([one?.endsAtMs, other?.endsAtMs]).toEqual([endsAtMs + 60_000, endsAtMs]);
});

it('an event that its host and EC2 both tell is one: EC2 itself is the newer', () => {
  const found = gather({ notices: ofHost(aScheduledEvent()), ec2Events: ofApi('A reboot', startsAtMs + 600_000) });
  expect(found).toMatchObject([{ source: 'ec2', hosts: ['api-1'], startsAtMs: startsAtMs + 600_000 }]);
});

it('what either of them calls ended or taken back is so', () => {
  const ended = aScheduledEvent({ state: 'completed' });
  expect(gather({ notices: ofHost(ended), ec2Events: ofApi('A reboot') })[0]?.finishedAtMs).toBeDefined();
  expect(
    gather({ notices: ofHost(aScheduledEvent()), ec2Events: ofApi('[Completed] A reboot') })[0]?.finishedAtMs,
  ).toBeDefined();
  const taken = aScheduledEvent({ state: 'canceled' });
  expect(gather({ notices: ofHost(taken), ec2Events: ofApi('A reboot') })[0]?.cancelledAtMs).toBeDefined();
});

it.each<[what: string, known: Partial<Downtime>, isKept: boolean]>([
  ['planned', {}, true],
  ['running', { state: 'running' }, true],
  ['over', { state: 'finished' }, false],
  ['over-running', { state: 'over-running' }, false],
  ['taken back', { state: 'cancelled' }, false],
  ['of two servers', { hosts: ['api-1', 'api-2'] }, false],
  ['of another server', { hosts: ['api-9'] }, false],
  ['of no server', { hosts: [] }, false],
  ['planned by a person', { source: 'discord' }, false],
])('of a server that nobody has heard since the start, what was told as %s', (_, known, isKept) => {
  const told = aDowntime({ id: 'ec2/e', source: 'ec2', hosts: ['api-1'], services: [], mergedIds: ['x'], ...known });
  const announced = new Map([[told.id, told]]);
  const found = gather({ announced });
  expect(found.map((one) => one.id)).toEqual(isKept ? ['ec2/e'] : []);
  for (const one of found) expect(Object.keys(one)).not.toEqual(expect.arrayContaining(['state', 'mergedIds']));
  // Once it is heard, and knows of none, there is none.
  expect(gather({ announced, notices: ofHost() })).toEqual([]);
  expect(gather({ announced, ec2Events: new Map([['api-1', { events: [], readAtMs: 0 }]]) })).toEqual([]);
});
