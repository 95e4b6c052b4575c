import { expect, it } from 'vitest';
import type { Downtime } from '../../domain/downtime.ts';
import { decideAnnouncements } from '../../downtime/decide-announcements.ts';
import { aRegistry } from '../../downtime/testing/planned-fleet.ts';
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
