import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import { aDowntime, anEntry, aPlan, aPlannedFleet, aRegistry, aScheduledEvent } from './testing/planned-fleet.ts';

const march = { fromMs: Date.UTC(2026, 2, 1), toMs: Date.UTC(2026, 3, 1) };
const starts = Date.UTC(2026, 2, 28, 21);

it('lists a window of the registry at its wall clock time, and what it takes down', () => {
  const { calendar } = aPlannedFleet(fakeClock(), { registry: aRegistry({ maintenance: [anEntry()] }) });
  expect(calendar.downtimes(march)).toMatchObject([
    {
      id: 'registry/database-patching',
      startsAtMs: starts,
      endsAtMs: starts + 90 * 60_000,
      state: 'planned',
      takesDown: ['billing'],
    },
  ]);
});

it('calls a host that leaves no downtime for a service that needs one of two', () => {
  const { calendar } = aPlannedFleet(fakeClock(), { notices: new Map([['api-1', [aScheduledEvent()]]]) });
  const [downtime] = calendar.downtimes(march, ['billing']);
  expect(downtime).toMatchObject({ source: 'ec2', hosts: ['api-1'], takesDown: [], title: 'AWS restarts api-1' });
});

it('counts two events that overlap together: both servers of a service away at once take it down', () => {
  const later = aScheduledEvent({ id: 'e2', startsAt: '2026-03-28T21:30:00.000Z', endsAt: '2026-03-28T22:30:00.000Z' });
  const { calendar } = aPlannedFleet(fakeClock(), {
    notices: new Map([
      ['api-1', [aScheduledEvent()]],
      ['api-2', [later]],
    ]),
  });
  expect(calendar.downtimes(march).map(({ takesDown }) => takesDown)).toEqual([['billing'], ['billing']]);
});

it('what was taken back counts with nothing: the other server of the service stays', () => {
  const plan = (id: string, host: string) => aPlan({ id, hosts: [host], services: [], title: id });
  const at = Date.UTC(2026, 2, 28, 21);
  const takenDown = (cancelledAtMs?: number) => {
    const other = { ...plan('b', 'api-2'), ...(cancelledAtMs !== undefined && { cancelledAtMs }) };
    const { calendar } = aPlannedFleet(fakeClock(at - 86_400_000), { plans: [plan('a', 'api-1'), other] });
    return calendar.downtimes({ fromMs: at, toMs: at + 1 }).map(({ id, takesDown }) => [id, ...takesDown]);
  };
  expect(takenDown()).toEqual([
    ['discord/a', 'billing'],
    ['discord/b', 'billing'],
  ]);
  expect(takenDown(at - 86_400_000)).toEqual([['discord/a']]);
});

it('tells one event once though an agent and the API both know it', () => {
  const { calendar } = aPlannedFleet(fakeClock(), {
    notices: new Map([['api-1', [aScheduledEvent()]]]),
    ec2Events: new Map([
      [
        'api-1',
        {
          readAtMs: march.fromMs,
          events: [
            {
              id: 'instance-event-0d59937288b749b32',
              code: 'system-reboot',
              description: 'The instance is scheduled for a reboot',
              notBeforeMs: starts + 3_600_000,
              notAfterMs: starts + 7_200_000,
            },
          ],
        },
      ],
    ]),
  });
  expect(calendar.downtimes(march)).toMatchObject([{ startsAtMs: starts + 3_600_000 }]);
});

it('joins an EC2 event to the window that was planned around it', () => {
  const { calendar } = aPlannedFleet(fakeClock(), {
    registry: aRegistry({ maintenance: [anEntry()] }),
    notices: new Map([['api-1', [aScheduledEvent({ endsAt: '2026-03-28T23:00:00.000Z' })]]]),
  });
  expect(calendar.downtimes(march)).toMatchObject([
    {
      id: 'registry/database-patching',
      endsAtMs: starts + 7_200_000,
      mergedIds: ['ec2/api-1/instance-event-0d59937288b749b32'],
      hosts: ['api-1'],
      services: ['billing'],
    },
  ]);
});

it('keeps 22:00 at 22:00 when daylight saving begins between two nights', () => {
  const nightly = anEntry({ rrule: 'FREQ=DAILY', startsLocal: '2026-03-01T22:00' });
  const { calendar } = aPlannedFleet(fakeClock(), { registry: aRegistry({ maintenance: [nightly] }) });
  const found = calendar.downtimes({ fromMs: Date.UTC(2026, 2, 28, 12), toMs: Date.UTC(2026, 2, 30, 0) });
  expect(found.map(({ id, startsAtMs }) => [id, startsAtMs])).toEqual([
    ['registry/database-patching/2026-03-28', Date.UTC(2026, 2, 28, 21)],
    ['registry/database-patching/2026-03-29', Date.UTC(2026, 2, 29, 20)],
  ]);
});

it('knows a repeating window years ahead, when asked so far', () => {
  const monthly = anEntry({ rrule: 'FREQ=MONTHLY;BYDAY=-1SA' });
  const { calendar } = aPlannedFleet(fakeClock(), { registry: aRegistry({ maintenance: [monthly] }) });
  const found = calendar.downtimes({ fromMs: Date.UTC(2036, 0, 1), toMs: Date.UTC(2036, 2, 1) });
  expect(found.map(({ id }) => id.slice(-10))).toEqual(['2036-01-26', '2036-02-23']);
});

it('says which window explains that a host is away, only while it runs', async () => {
  const clock = fakeClock(starts - 1);
  const { calendar } = aPlannedFleet(clock, { plans: [aPlan()] });
  expect(calendar.running(clock.now())).toEqual([]);
  await clock.advance(1);
  expect(calendar.explaining({ kind: 'host', name: 'worker-1' }, clock.now())?.id).toBe('discord/p1');
  expect(calendar.explaining({ kind: 'service', name: 'exports' }, clock.now())?.id).toBe('discord/p1');
  expect(calendar.explaining({ kind: 'service', name: 'billing' }, clock.now())).toBeUndefined();
  await clock.advance(90 * 60_000);
  expect(calendar.running(clock.now())).toEqual([]);
});

it('ends a window that over-runs in any case', async () => {
  const clock = fakeClock(starts + 90 * 60_000);
  const fleet = aPlannedFleet(clock, { plans: [aPlan()] });
  fleet.back = 'not-back';
  const state = () => fleet.calendar.all(march)[0]?.state;
  expect(state()).toBe('over-running');
  await clock.advance(4 * 3_600_000);
  expect(state()).toBe('finished');
});

it('a window that over-runs is of now, however long its end is past', async () => {
  const clock = fakeClock(starts + 3 * 3_600_000);
  const fleet = aPlannedFleet(clock, { plans: [aPlan()] });
  const around = (fromMs: number, toMs: number) => fleet.calendar.all({ fromMs, toMs }).map(({ state }) => state);
  const now = () => around(clock.now() - 1, clock.now() + 1);
  expect(now()).toEqual([]);
  fleet.back = 'not-back';
  fleet.calendar.refresh();
  expect(now()).toEqual(['over-running']);
  expect(around(clock.now(), clock.now() + 60_000)).toEqual(['over-running']);
  // Nobody knows how long it goes on: it is of no time to come, and of none before it began.
  expect(around(clock.now() + 60_000, clock.now() + 120_000)).toEqual([]);
  expect(around(starts - 60_000, starts)).toEqual([]);
  await clock.advance(3 * 3_600_000);
  expect(now()).toEqual([]);
});

it('does not list what was cancelled, but still tells calendars of it', () => {
  const { calendar } = aPlannedFleet(fakeClock(), { plans: [aPlan({ cancelledAtMs: Date.UTC(2026, 2, 2) })] });
  expect(calendar.downtimes(march)).toEqual([]);
  expect(calendar.all(march)).toMatchObject([{ id: 'discord/p1', state: 'cancelled' }]);
});

it('remembers the event of a host that has not been heard since the hub started', () => {
  const clock = fakeClock();
  const before = aPlannedFleet(clock, { notices: new Map([['api-1', [aScheduledEvent()]]]) });
  const announced = new Map(before.calendar.all(march).map((downtime) => [downtime.id, downtime]));
  expect(aPlannedFleet(clock, { announced }).calendar.downtimes(march)).toHaveLength(1);
  // Once the host is heard and knows of none, it is taken back.
  const heard = aPlannedFleet(clock, { announced, notices: new Map([['api-1', []]]) });
  expect(heard.calendar.downtimes(march)).toEqual([]);
  expect(heard.calendar.all(march)).toMatchObject([{ state: 'cancelled', revision: 1 }]);
});

it('reads an event that EC2 marks as done or taken back as such', () => {
  const events = (description: string) =>
    new Map([
      [
        'api-1',
        { readAtMs: march.fromMs, events: [{ id: 'e', code: 'system-reboot', description, notBeforeMs: starts }] },
      ],
    ]);
  const stateOf = (description: string) =>
    aPlannedFleet(fakeClock(starts - 3_600_000), { ec2Events: events(description) }).calendar.all(march)[0]?.state;
  expect(stateOf('[Completed] The instance is scheduled for a reboot')).toBe('finished');
  expect(stateOf('[Canceled] The instance is scheduled for a reboot')).toBe('cancelled');
  expect(stateOf('The instance is scheduled for a reboot')).toBe('planned');
});

it('raises the revision when a told window moves, and only then', () => {
  const clock = fakeClock();
  const fleet = aPlannedFleet(clock, { plans: [aPlan()] });
  const [first] = fleet.calendar.all(march);
  if (!first) throw new Error('no downtime');
  fleet.sources.announced = new Map([[first.id, first]]);
  fleet.calendar.refresh();
  expect(fleet.calendar.all(march)[0]?.revision).toBe(0);
  fleet.sources.plans = [aPlan({ startsLocal: '2026-03-28T23:00' })];
  fleet.calendar.refresh();
  expect(fleet.calendar.all(march)[0]?.revision).toBe(1);
});

it('finds what touches a name: itself, a service by its server, a server by its whole service', async () => {
  const clock = fakeClock(starts - 3_600_000);
  const plans = [
    aPlan(),
    aPlan({ id: 'p2', services: ['billing'], hosts: ['api-1'] }),
    aPlan({ id: 'p3', services: [], hosts: ['web-2'] }),
  ];
  const { calendar } = aPlannedFleet(clock, { plans });
  const of = (...names: string[]) =>
    calendar
      .downtimes(march, names)
      .map(({ id }) => id.slice('discord/'.length))
      .toSorted();
  expect(of()).toEqual(['p1', 'p2', 'p3']);
  expect(of('exports')).toEqual(['p1']);
  expect(of('worker-1')).toEqual(['p1']);
  expect(of('billing')).toEqual(['p2']);
  expect(of('api-1')).toEqual(['p2']);
  // The other server of billing is not worked on.
  expect(of('api-2')).toEqual([]);
  expect(of('storefront')).toEqual(['p3']);
  expect(of('web-1')).toEqual([]);
  expect(of('exports', 'web-2')).toEqual(['p1', 'p3']);
  expect(of('nothing')).toEqual([]);
});

it('what was told and no source knows any more is taken back before its start, and over after it', () => {
  const clock = fakeClock(starts - 3_600_000);
  const { calendar } = aPlannedFleet(clock, { plans: [aPlan()] });
  const [told] = calendar.all(march);
  if (!told) throw new Error('no downtime');
  const gone = (nowMs: number, more: Partial<typeof told> = {}) =>
    aPlannedFleet(fakeClock(nowMs), { announced: new Map([[told.id, { ...told, ...more }]]) }).calendar.all(march);
  expect(gone(starts - 1)).toMatchObject([{ state: 'cancelled', revision: 1 }]);
  expect(gone(starts)).toMatchObject([{ state: 'finished', revision: 1 }]);
  expect(gone(starts, { state: 'finished' })).toMatchObject([{ state: 'finished', revision: 0 }]);
  expect(gone(starts, { state: 'cancelled' })).toMatchObject([{ state: 'cancelled', revision: 0 }]);
  const years = 800 * 86_400_000;
  expect(gone(starts - years)).toEqual([]);
  expect(gone(starts + years)).toEqual([]);
});

it('lists by start, those that begin together by id, with what no source knows any more among them', () => {
  const plans = ['b', 'a', 'early'].map((id) =>
    aPlan({
      id,
      services: [],
      hosts: [`web-${id}`],
      startsLocal: id === 'early' ? '2026-03-10T22:00' : '2026-03-28T22:00',
    }),
  );
  const gone = aDowntime({ id: 'discord/gone', startsAtMs: starts - 86_400_000, endsAtMs: starts - 80_000_000 });
  const { calendar } = aPlannedFleet(fakeClock(), { plans, announced: new Map([[gone.id, gone]]) });
  expect(calendar.all(march).map(({ id }) => id)).toEqual(['discord/early', 'discord/gone', 'discord/a', 'discord/b']);
});

it('what was told and no source knows any more is told of for 35 days, and as far ahead as 400', () => {
  const clock = fakeClock(starts);
  const dayMs = 86_400_000;
  const kept = (startsAtMs: number) => {
    const told = aDowntime({ startsAtMs, endsAtMs: startsAtMs + 1 });
    const { calendar } = aPlannedFleet(clock, { announced: new Map([[told.id, told]]) });
    return calendar.all({ fromMs: starts - 900 * dayMs, toMs: starts + 900 * dayMs }).length;
  };
  expect([-35 * dayMs - 1, -35 * dayMs].map((ms) => kept(starts + ms))).toEqual([0, 1]);
  expect([400 * dayMs - 1, 400 * dayMs].map((ms) => kept(starts + ms))).toEqual([1, 0]);
});

it('looks at its sources again after five seconds, or when the clock was set by a day', async () => {
  const clock = fakeClock();
  const fleet = aPlannedFleet(clock, { plans: [] });
  const count = () => fleet.calendar.all(march).length;
  expect(count()).toBe(0);
  fleet.sources.plans = [aPlan()];
  await clock.advance(4_999);
  expect(count()).toBe(0);
  await clock.advance(1);
  expect(count()).toBe(1);
  fleet.sources.plans = [];
  clock.setNow(clock.now() - 86_400_000 + 1);
  expect(count()).toBe(1);
  clock.setNow(clock.now() - 1);
  expect(count()).toBe(0);
});

it.each<[what: string, change: Parameters<typeof aPlan>[0]]>([
  ['title', { title: 'Otherwise' }],
  ['end', { lastsSeconds: 3_600 }],
  ['servers', { hosts: ['web-1'] }],
  ['services', { services: ['exports', 'billing'] }],
  ['words for customers', { customers: 'Exports are late.' }],
  ['planner', { plannedBy: 'Sam' }],
  ['cancellation', { cancelledAtMs: 1 }],
])('another %s is another revision', (_, change) => {
  const clock = fakeClock();
  const [told] = aPlannedFleet(clock, { plans: [aPlan()] }).calendar.all(march);
  if (!told) throw new Error('no downtime');
  const announced = new Map([[told.id, { ...told, revision: 4 }]]);
  const revision = (plan: ReturnType<typeof aPlan>) =>
    aPlannedFleet(clock, { announced, plans: [plan] }).calendar.all(march)[0]?.revision;
  expect([revision(aPlan()), revision(aPlan(change))]).toEqual([4, 5]);
});
