import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import type { Downtime } from '../../domain/downtime.ts';
import { decideAnnouncements } from '../../downtime/decide-announcements.ts';
import { aRegistry } from '../../downtime/testing/planned-fleet.ts';
import { findOutboxItem } from '../../store/outbox/outbox-item.ts';
import { temporaryStore } from '../../store/testing/temporary-store.ts';
import { announceToAll } from './announce-to-all.ts';

const startsAtMs = Date.UTC(2026, 2, 7, 21);
const window: Downtime = {
  id: 'registry/w1',
  source: 'registry',
  title: 'New disks',
  startsAtMs,
  endsAtMs: startsAtMs + 3_600_000,
  zone: 'Europe/Berlin',
  hosts: [],
  services: ['exports'],
  takesDown: ['exports'],
  state: 'over-running',
  revision: 1,
};

it.each([
  ['its planner, by direct message', 'exports', '4711', "I've asked whoever planned it."],
  ['the role that owns the service', 'billing', undefined, "I've asked its owners."],
  ['nobody, where nobody planned it and no role owns it', 'exports', undefined, undefined],
])('says of an over-running window whom it asked: %s', async (_whom, service, plannerId, words) => {
  const registry = aRegistry();
  const downtime = { ...window, services: [service], takesDown: [service] };
  const [announcement] = decideAnnouncements({
    calendar: [downtime],
    announced: new Map([[downtime.id, { ...downtime, state: 'running' as const }]]),
    said: new Set(),
    nowMs: downtime.endsAtMs + 60_000,
    registry,
  }).announcements;
  if (!announcement) throw new Error('nothing is announced');
  const messages = await announceToAll(
    announcement,
    async () => {
      throw new Error('nobody subscribed, so the store is not asked');
    },
    {
      registry: () => registry,
      subscriptions: { interested: () => [], channelOf: () => undefined },
      plannerOf: () => plannerId,
      nowMs: () => downtime.endsAtMs,
    },
  );
  const inChannel = JSON.stringify(messages.filter(({ to }) => to.kind === 'channel'));
  if (words === undefined) expect(inChannel).not.toContain("I've asked");
  else expect(inChannel).toContain(words);
  expect(messages.some(({ to }) => to.kind === 'person')).toBe(plannerId !== undefined);
  expect(messages.some(({ mentionRoleId }) => mentionRoleId !== undefined)).toBe(words?.includes('owners') ?? false);
});

const planned: Downtime = { ...window, state: 'planned' };
const running: Downtime = { ...window, state: 'running' };

it.each<[what: string, before: Downtime | undefined, now: Downtime, isNew: boolean]>([
  ['is planned', undefined, planned, false],
  ['has other words, far ahead', planned, { ...planned, revision: 2, customers: 'No exports.' }, false],
  ['moves', planned, { ...planned, revision: 2, startsAtMs: startsAtMs + 60_000 }, true],
  ['begins', planned, running, true],
  ['begins, without downtime', { ...planned, takesDown: [] }, { ...running, takesDown: [] }, true],
  ['takes longer', running, { ...running, revision: 2, endsAtMs: running.endsAtMs + 60_000 }, true],
  ['is over', running, { ...running, state: 'finished' }, true],
  ['is over, without downtime', { ...running, takesDown: [] }, { ...running, state: 'finished', takesDown: [] }, true],
  ['is off', planned, { ...planned, state: 'cancelled' }, true],
])(
  'whoever asked to be told when it %s gets a new message where an edit would be missed',
  async (_, before, now, isNew) => {
    const registry = aRegistry();
    const nowMs = startsAtMs - 3 * 86_400_000;
    const [announcement] = decideAnnouncements({
      calendar: [now],
      announced: new Map(before ? [[before.id, before]] : []),
      said: new Set(),
      nowMs,
      registry,
    }).announcements;
    if (!announcement) throw new Error('nothing is announced');
    const anna = {
      to: { kind: 'person' as const, id: 'anna' },
      target: { kind: 'service' as const, name: 'exports' },
      kinds: ['downtime' as const],
      delivery: 'at-once' as const,
      createdAtMs: 0,
    };
    await using store = await temporaryStore(fakeClock());
    await announceToAll(announcement, store.query, {
      registry: () => registry,
      subscriptions: { interested: () => [anna], channelOf: () => undefined },
      plannerOf: () => undefined,
      nowMs: () => nowMs,
    });
    const item = await findOutboxItem(store.query, `${announcement.reference}/to/person/anna`);
    expect(item?.message.editKey).toBe(isNew ? undefined : `${announcement.editKey}/to/person/anna`);
  },
);
