import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import { type Card, parseCard } from '../../domain/card.ts';
import { closeIncident, openIncident } from '../../store/incidents/change-incidents.ts';
import { findOutboxItem } from '../../store/outbox/outbox-item.ts';
import type { Subscription } from '../../store/subscriptions/subscriptions.ts';
import { temporaryStore } from '../../store/testing/temporary-store.ts';
import { aCard } from '../../testing/a-card.ts';
import { aHost, aRegistry, aService } from '../../testing/builders.ts';
import { reachPerson } from '../subscriptions/reach-person.ts';
import { postOutageDigests } from './start-outage-digests.ts';

const at = (iso: string) => Date.parse(iso);
const person = { kind: 'person', id: '7' } as const;

function aWish(override: Partial<Subscription> = {}): Subscription {
  return {
    to: person,
    target: { kind: 'service', name: 'billing' },
    kinds: ['incident-digest'],
    delivery: 'daily',
    createdAtMs: 0,
    ...override,
  };
}

function aBook(wishes: readonly Subscription[]) {
  return {
    all: () => wishes,
    of: (to: Subscription['to']) => wishes.filter((one) => one.to.kind === to.kind && one.to.id === to.id),
    channelOf: () => '20',
  };
}

async function aMorning(wishes: readonly Subscription[], nowIso: string) {
  const clock = fakeClock(at(nowIso));
  const store = await temporaryStore(clock);
  const outages = [
    { id: '1', name: 'api-1', from: '2026-03-02T10:00:00Z', to: '2026-03-02T10:14:00Z', isPlanned: false },
    { id: '2', name: 'billing', from: '2026-03-03T01:00:00Z', isPlanned: false },
    { id: '3', name: 'search', from: '2026-03-02T11:00:00Z', isPlanned: false },
    { id: '4', name: 'billing', from: '2026-02-20T11:00:00Z', to: '2026-02-20T12:00:00Z', isPlanned: false },
  ];
  for (const { id, name, from, to, isPlanned } of outages) {
    await openIncident(store.query, {
      id,
      target: { kind: name === 'api-1' ? 'host' : 'service', name },
      startedAtMs: at(from),
      worst: 'down',
      cause: `${name} did not answer.`,
      isPlanned,
      timeline: [],
    });
    if (to) await closeIncident(store.query, id, { atMs: at(to), kind: 'closed', text: 'Up again.' });
  }
  let notified = 0;
  const post = () =>
    postOutageDigests({
      database: store,
      subscriptions: aBook(wishes),
      zone: () => 'Europe/Berlin',
      registry: () =>
        aRegistry({ hosts: [aHost({ name: 'api-1' })], services: [aService({ name: 'billing', hosts: ['api-1'] })] }),
      servicesOf: ({ name }) => (name === 'api-1' ? ['billing'] : []),
      clock,
      notify: () => {
        notified += 1;
      },
    });
  const said = async (key: string) => {
    const item = await findOutboxItem(store.query, `outages/${key}/person/7`);
    return item && { to: item.message.to, words: wordsOf(parseCard(item.body)) };
  };
  return { store, post, said, notified: () => notified };
}

function wordsOf({ headline, lines }: Card): string {
  const text = (parts: Card['headline']) =>
    parts.map((part) => (typeof part === 'string' ? part : 'strong' in part ? part.strong : '<t>')).join('');
  return [headline, ...lines].map(text).join('\n');
}

it('tells in the morning of the outages of a service and its servers since the morning before, once', async () => {
  const morning = await aMorning([aWish()], '2026-03-03T07:05:00Z');
  await using _store = morning.store;
  expect(await morning.post()).toBe(1);
  expect(await morning.post()).toBe(0);
  expect(morning.notified()).toBe(1);
  expect(await morning.said('day/2026-03-03')).toEqual({
    to: { kind: 'person', userId: '7', fallbackChannelId: '20' },
    words: [
      '1 outage and 1 server incident since <t>, 1 not over yet.',
      'api-1 at <t>, for 14 minutes: api-1 did not answer.',
      'billing since <t>: billing did not answer.',
    ].join('\n'),
  });
});

it.each([
  ['before eight in their zone', aWish(), '2026-03-03T06:55:00Z'],
  ['when the morning is long over', aWish(), '2026-03-03T20:00:00Z'],
  ['of a week on another day than Monday', aWish({ delivery: 'weekly' }), '2026-03-03T07:05:00Z'],
  ['where nothing of it was down', aWish({ target: { kind: 'service', name: 'login' } }), '2026-03-03T07:05:00Z'],
  ['to whoever is told at once', aWish({ kinds: ['incident'] }), '2026-03-03T07:05:00Z'],
])('tells nothing %s', async (_when, wish, nowIso) => {
  const morning = await aMorning([wish], nowIso);
  await using _store = morning.store;
  expect(await morning.post()).toBe(0);
});

it('keeps an alert for the end of quiet hours, and sends what is for a channel at once', () => {
  const quiet = { fromLocal: '22:00', toLocal: '07:00', zone: 'Europe/Berlin' };
  const parts = { subscriptions: aBook([aWish({ quiet })]), nowMs: at('2026-03-03T01:00:00Z'), zone: 'UTC' };
  const alert = { reference: 'a', priority: 0, body: aCard('down') } as const;
  expect(reachPerson({ ...alert, to: { kind: 'person', userId: '7' } }, parts)).toMatchObject({
    notBeforeMs: at('2026-03-03T06:00:00Z'),
  });
  const inChannel = { ...alert, to: { kind: 'channel', channelId: '9' } } as const;
  expect(reachPerson(inChannel, parts)).toEqual(inChannel);
});
