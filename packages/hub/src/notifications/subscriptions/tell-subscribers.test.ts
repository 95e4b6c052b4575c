import { fakeClock } from '@herald/protocol/fake-clock';
import { describe, expect, it } from 'vitest';
import { findOutboxItem } from '../../store/outbox/outbox-item.ts';
import type { Subscription } from '../../store/subscriptions/subscriptions.ts';
import { temporaryStore } from '../../store/testing/temporary-store.ts';
import { testNowMs } from '../../testing/builders.ts';
import { heldNews } from './held-news.ts';
import { reachPerson } from './reach-person.ts';
import { openSubscriptionBook } from './subscription-book.ts';
import { tellSubscribers } from './tell-subscribers.ts';

const card = { status: 'down' as const, headline: ['web-1 is down.'], lines: [] };
const anna: Subscription = {
  to: { kind: 'person', id: 'anna' },
  target: { kind: 'host', name: 'web-1' },
  kinds: ['incident'],
  delivery: 'at-once',
  createdAtMs: 0,
};
const channel: Subscription = { ...anna, to: { kind: 'channel', id: '20' } };
/** From ten in the evening to eight in the morning; now it is nine in the morning in UTC. */
const quiet = { fromLocal: '08:00', toLocal: '10:00', zone: 'UTC' };

async function told(
  subscribers: Subscription[],
  { editKey, inChannelIds = [] as string[] }: { editKey?: string; inChannelIds?: string[] } = {},
) {
  const store = await temporaryStore(fakeClock());
  try {
    const news = { reference: 'incident/1/opened', card, inChannelIds, ...(editKey === undefined ? {} : { editKey }) };
    await tellSubscribers(store.query, subscribers, news, {
      nowMs: testNowMs,
      zone: 'UTC',
      channelOf: (id) => (id === 'anna' ? '55' : undefined),
    });
    const sent = await Promise.all(
      subscribers.map(({ to }) => findOutboxItem(store.query, `incident/1/opened/to/${to.kind}/${to.id}`)),
    );
    return {
      sent: sent.map((item) => item && { ...item.message, body: item.body }),
      waiting: await heldNews.all(store.query),
    };
  } finally {
    await store[Symbol.asyncDispose]();
  }
}

describe('news reaches a subscriber', () => {
  it('at once, a person with the channel in which they subscribed to fall back on', async () => {
    const { sent, waiting } = await told([anna, channel]);
    expect(sent).toMatchObject([
      { to: { kind: 'person', userId: 'anna', fallbackChannelId: '55' }, priority: 2, body: card },
      { to: { kind: 'channel', channelId: '20' }, priority: 2, body: card },
    ]);
    expect(sent[0]).not.toHaveProperty('editKey');
    expect(waiting.size).toBe(0);
  });

  it('as one message of one matter', async () => {
    const { sent } = await told([anna], { editKey: 'incident/1' });
    expect(sent[0]?.editKey).toBe('incident/1/to/person/anna');
  });

  it('not twice: a channel that hears it anyway is left out, and nobody falls back to it', async () => {
    const { sent } = await told([channel, anna], { inChannelIds: ['20', '55'] });
    expect(sent[0]).toBeUndefined();
    expect(sent[1]?.to).toEqual({ kind: 'person', userId: 'anna' });
  });

  it('when their quiet ends: until then it waits', async () => {
    const { sent, waiting } = await told([{ ...anna, quiet }]);
    expect(sent).toEqual([undefined]);
    expect([...waiting]).toEqual([
      [
        `${testNowMs + 3_600_000}/person/anna/incident/1/opened`,
        { atMs: testNowMs, headline: card.headline, status: 'down' },
      ],
    ]);
  });
});

describe('the book', () => {
  const wish = (id: string, target: Subscription['target'], kinds: Subscription['kinds'] = ['incident']) => ({
    to: { kind: 'person' as const, id },
    target,
    kinds,
    delivery: 'at-once' as const,
  });
  const host = { kind: 'host' as const, name: 'web-1' };

  it('knows who wants to hear of these names or of everything, each once, by kind', async () => {
    await using store = await temporaryStore(fakeClock());
    const book = await openSubscriptionBook({ database: store, clock: fakeClock() });
    await book.subscribe(wish('anna', host), '55');
    await book.subscribe(wish('anna', { kind: 'all', name: '*' }));
    await book.subscribe(wish('bert', { kind: 'all', name: '*' }, ['downtime']));
    const who = (names: string[], kind: 'incident' | 'downtime' = 'incident') =>
      book.interested(names, kind).map(({ to }) => to.id);
    expect(who(['web-1'])).toEqual(['anna']);
    expect(who(['api-1'])).toEqual(['anna']);
    expect(who(['web-1'], 'downtime')).toEqual(['bert']);
    expect([book.channelOf('anna'), book.channelOf('bert')]).toEqual(['55', undefined]);
    expect(book.of({ kind: 'person', id: 'anna' })).toHaveLength(2);
    expect(book.of({ kind: 'channel', id: 'anna' })).toEqual([]);
    expect(await book.unsubscribe({ kind: 'person', id: 'anna' }, host)).toBe(true);
    expect(await book.unsubscribe({ kind: 'person', id: 'anna' }, host)).toBe(false);
    expect(book.all()).toHaveLength(2);
  });
});

describe('what concerns a person at once', () => {
  const message = { reference: 'r', to: { kind: 'person' as const, userId: 'anna' }, priority: 2 as const, body: card };
  const reach = (own: Subscription[], to: Parameters<typeof reachPerson>[0]['to'] = message.to) =>
    reachPerson(
      { ...message, to },
      {
        subscriptions: {
          of: ({ id }) => (id === 'anna' ? own : []),
          channelOf: (id) => (id === 'anna' ? '55' : undefined),
        },
        nowMs: testNowMs,
        zone: 'UTC',
      },
    );

  it('falls back to the channel they chose, and waits for their quiet to end', () => {
    expect(reach([])).toEqual({ ...message, to: { ...message.to, fallbackChannelId: '55' } });
    expect(reach([anna, { ...anna, quiet }]).notBeforeMs).toBe(testNowMs + 3_600_000);
    expect(reach([], { ...message.to, fallbackChannelId: '9' }).to).toMatchObject({ fallbackChannelId: '9' });
    expect(reach([], { kind: 'person', userId: 'bert' }).to).toEqual({ kind: 'person', userId: 'bert' });
  });

  it('what goes to a channel stays as it is', () => {
    const inChannel = { kind: 'channel' as const, channelId: '1' };
    expect(reach([{ ...anna, quiet }], inChannel)).toEqual({ ...message, to: inChannel });
  });
});
