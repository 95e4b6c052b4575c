/** One round: what is true beside what is open, what another hub wrote first, and what of it a group is told. */
import { expect, it } from 'vitest';
import type { HealthStatus } from '../../domain/health.ts';
import type { Incident } from '../../domain/incident.ts';
import { noted, trouble } from '../../testing/a-trouble.ts';
import { aFleet, aHealth, aHostView, aServiceView, testNowMs } from '../../testing/builders.ts';
import type { OpenIncident } from './incident-change.ts';
import { type Known, keyOf, memberOf, reconcileIncidents } from './reconcile-incidents.ts';
import { aGroup, aMember, aTransaction, minuteMs } from './testing/a-group.ts';

const web: Incident['target'] = { kind: 'host', name: 'web-1' };
const fallen = trouble('web-1', 10);
const asOpen = (incident: Incident): OpenIncident => ({ incident, status: 'down', cause: incident.cause });

async function round(
  status: HealthStatus | 'gone',
  known: Partial<Known> = {},
  transaction: Partial<ReturnType<typeof aTransaction>> = {},
  targets = [web],
) {
  const whole: Known = { open: new Map(), groups: new Map(), ...known };
  const hosts = status === 'gone' ? [] : [aHostView({ name: 'web-1', health: aHealth(status) })];
  const happened = await reconcileIncidents({
    known: whole,
    targets,
    fleet: aFleet({ hosts, services: [aServiceView({ name: 'shop', hosts })] }),
    nowMs: testNowMs,
    newId: () => 'new',
    transaction: { ...aTransaction(), ...transaction },
  });
  return { ...whole, happened: happened.map(({ kind }) => kind) };
}

it('what falls opens, and forms a group of its own', async () => {
  const { open, groups, happened } = await round('down');
  expect(happened).toEqual(['opened']);
  expect(open.get(keyOf(web))).toMatchObject({ status: 'down', incident: { id: 'new' } });
  expect([...groups.values()]).toMatchObject([{ id: 'new', isDirty: true, members: [{ status: 'down' }] }]);
});

it('what is well and not open is no change', async () => {
  expect((await round('up')).happened).toEqual([]);
});

it('what is well again, or out of the registry, closes, and its group learns of it', async () => {
  const other = { ...aMember({ host: 'x' }), incidentId: 'x' };
  for (const status of ['up', 'gone'] as const) {
    const known = {
      open: new Map([[keyOf(web), asOpen(fallen)]]),
      groups: new Map([
        ['g', aGroup({ id: 'g', isDirty: false, members: [other, { ...aMember(), incidentId: fallen.id }] })],
      ]),
    };
    const { open, groups, happened } = await round(status, known);
    expect(happened).toEqual(['closed']);
    expect(open.size).toBe(0);
    expect(groups.get('g')).toMatchObject({ isDirty: true, members: [other, { status: 'up', endedAtMs: testNowMs }] });
  }
});

it('what closes without a group forms none; what changes without one does', async () => {
  const open = () => new Map([[keyOf(web), asOpen(fallen)]]);
  expect((await round('up', { open: open() })).groups.size).toBe(0);
  expect((await round('degraded', { open: open() })).groups.size).toBe(1);
});

it('joins the group of what fell with it, and is told anew', async () => {
  const forming = aGroup({
    id: 'g',
    isDirty: false,
    lastJoinedAtMs: testNowMs - 1_000,
    members: [aMember({ host: 'x' })],
  });
  const { groups } = await round('down', { groups: new Map([['g', forming]]) });
  expect([...groups.keys()]).toEqual(['g']);
  expect(groups.get('g')).toMatchObject({
    isDirty: true,
    lastJoinedAtMs: testNowMs,
    members: [{}, { incidentId: 'new' }],
  });
});

it('where another hub was sooner its incident is taken as it is, and nothing happened', async () => {
  const theirs = await round('down', {}, { change: async () => false, findOpen: async () => fallen });
  expect(theirs.happened).toEqual([]);
  expect(theirs.open.get(keyOf(web))).toEqual({ incident: fallen, status: undefined, cause: fallen.cause });
  const over = await round('up', { open: new Map([[keyOf(web), asOpen(fallen)]]) }, { change: async () => false });
  expect(over.open.size).toBe(0);
  expect(over.groups.size).toBe(0);
});

it('each target by itself, in their order', async () => {
  const { happened, open } = await round('down', {}, {}, [
    { kind: 'service', name: 'shop' },
    web,
    { kind: 'host', name: 'x' },
  ]);
  expect(happened).toEqual(['opened']);
  expect([...open.keys()]).toEqual(['host/web-1']);
});

it('of an incident a group keeps since when, how it is, how long it was at its worst, and the cause as it was stated', () => {
  const eased = trouble('web-1', 30, undefined, {
    timeline: [
      { atMs: testNowMs - 30 * minuteMs, kind: 'opened', text: 'A.', status: 'down' },
      { atMs: testNowMs - 10 * minuteMs, kind: 'eased', text: 'B.', status: 'degraded' },
    ],
  });
  expect(memberOf(eased, undefined, testNowMs)).toEqual({
    incidentId: eased.id,
    target: web,
    startedAtMs: testNowMs - 30 * minuteMs,
    sinceMs: testNowMs - 10 * minuteMs,
    status: 'degraded',
    worst: 'down',
    cause: 'web-1 did not answer.',
    isPlanned: false,
  });
  expect(memberOf(eased, 'unknown', testNowMs).status).toBe('unknown');
  const over = trouble('web-1', 30, 20, { notes: [noted('cause', 25, { text: 'The disk was full.' })] });
  expect(memberOf(over, 'up', testNowMs)).toMatchObject({
    endedAtMs: testNowMs - 20 * minuteMs,
    worstSeconds: 600,
    cause: 'The disk was full.',
  });
});

it('of what maintenance explains by now, since when that is, and none where it was planned from the beginning', () => {
  const planned = (minutes: number) => ({
    atMs: testNowMs - minutes * minuteMs,
    kind: 'planned' as const,
    text: 'Planned: Work.',
  });
  const opened = { atMs: testNowMs - 30 * minuteMs, kind: 'opened' as const, text: 'A.', status: 'down' as const };
  const overtaken = trouble('web-1', 30, undefined, { isPlanned: true, timeline: [opened, planned(10)] });
  expect(memberOf(overtaken, 'down', testNowMs).plannedSinceMs).toBe(testNowMs - 10 * minuteMs);
  const fromTheStart = trouble('web-1', 30, undefined, { isPlanned: true, timeline: [opened, planned(30)] });
  expect(memberOf(fromTheStart, 'down', testNowMs)).not.toHaveProperty('plannedSinceMs');
  const overdue = trouble('web-1', 30, undefined, { timeline: [opened, planned(30), planned(5)] });
  expect(memberOf(overdue, 'down', testNowMs)).not.toHaveProperty('plannedSinceMs');
});
