/** What must be said, as it is kept: written once, claimed in its order, edited in its place, and forgotten with whom it was for. */
import { fakeClock } from '@herald/protocol/fake-clock';
import { describe, expect, it } from 'vitest';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import { aCard } from '../../testing/a-card.ts';
import type { Query } from '../query.ts';
import { temporaryStore } from '../testing/temporary-store.ts';
import {
  channelMessagesOf,
  claimMessages,
  findEditKey,
  findMessageToEdit,
  findSentMessage,
  giveUpMessage,
  markForRetry,
  markNotArrived,
  markSent,
  moveToFallback,
  nextOutboxTryAtMs,
} from './attempts.ts';
import { forgetMessagesOfInquiries, forgetMessagesTo } from './forget-messages.ts';
import { enqueueAll, enqueueMessage, findOutboxItem, outboxFigures } from './outbox-item.ts';

const channel = (channelId: string) => ({ kind: 'channel', channelId }) as const;
const aMessage = (reference: string, more: Partial<OutboxMessage> = {}): OutboxMessage => ({
  reference,
  to: channel('a'),
  priority: 1,
  body: aCard(),
  ...more,
});

async function anOutbox(...messages: OutboxMessage[]) {
  const store = await temporaryStore(fakeClock());
  await enqueueAll(store.query, messages, 100);
  const claim = async (nowMs = 100, exceptDestinations: string[] = [], most = 9) =>
    store.transaction((query) => claimMessages(query, { nowMs, exceptDestinations, most }));
  return {
    ...store,
    query: store.query,
    claim,
    claimed: async (...given: Parameters<typeof claim>) =>
      (await claim(...given)).map(({ message }) => message.reference),
    item: async (reference: string) => {
      const found = await findOutboxItem(store.query, reference);
      if (!found) throw new Error(`no ${reference}`);
      return found;
    },
    state: async (reference: string) => (await findOutboxItem(store.query, reference))?.state,
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  };
}

describe('what is kept of a message', () => {
  it('is all of it, and nothing more', async () => {
    const to = { kind: 'person', userId: '7', fallbackChannelId: 'f' } as const;
    const whole = aMessage('r', {
      to,
      editKey: 'k',
      priority: 2,
      mentionRoleId: '42',
      notAfterMs: 900,
      notBeforeMs: 500,
    });
    await using outbox = await anOutbox(whole, aMessage('plain'));
    const { id, ...kept } = await outbox.item('r');
    const { body, notBeforeMs: _, ...message } = whole;
    expect(kept).toEqual({
      message,
      body,
      destination: 'person/7',
      state: 'waiting',
      attempts: 0,
      nextTryAtMs: 500,
      createdAtMs: 100,
    });
    expect(id).toBeGreaterThan(0);
    expect(await outbox.item('plain')).toMatchObject({
      message: { reference: 'plain', to: channel('a'), priority: 1 },
      nextTryAtMs: 100,
      destination: 'channel/a',
    });
    expect(Object.keys((await outbox.item('plain')).message)).toEqual(['reference', 'to', 'priority']);
    expect(await findOutboxItem(outbox.query, 'none')).toBeUndefined();
  });

  it('is what was written first under its reference', async () => {
    await using outbox = await anOutbox(aMessage('r'));
    expect(await enqueueMessage(outbox.query, aMessage('r', { priority: 0 }), 200)).toBe(false);
    expect(await enqueueAll(outbox.query, [aMessage('r'), aMessage('s'), aMessage('t')], 200)).toBe(2);
    expect((await outbox.item('r')).message.priority).toBe(1);
  });

  it('names whoever it is for, in a channel too, and is refused where it names nobody', async () => {
    const to = { ...channel('a'), fallbackChannelId: 'f' };
    await using outbox = await anOutbox(aMessage('r', { to }));
    expect((await outbox.item('r')).message.to).toEqual(to);
    for (const damaged of ['{}', 'null', '7']) {
      await outbox.query('update outbox set to_json = $1', [damaged]);
      await expect(outbox.item('r')).rejects.toThrow('The column to_json names nobody.');
    }
  });

  it.each([0, 1, 2, 3] as const)('priority %d', async (priority) => {
    await using outbox = await anOutbox(aMessage('r', { priority }));
    expect((await outbox.item('r')).message.priority).toBe(priority);
  });

  it('what waits is counted, with the oldest, and what was given up', async () => {
    await using outbox = await anOutbox();
    expect(await outboxFigures(outbox.query)).toEqual({ pending: 0, givenUp: 0 });
    await enqueueMessage(outbox.query, aMessage('old'), 50);
    await enqueueAll(outbox.query, [aMessage('new'), aMessage('bad')], 60);
    await giveUpMessage(outbox.query, await outbox.item('bad'), 'gone', 70);
    expect(await outboxFigures(outbox.query)).toEqual({ pending: 2, givenUp: 1, oldestPendingAtMs: 50 });
    expect(await outbox.item('bad')).toMatchObject({ state: 'given-up', problem: 'gone' });
  });
});

describe('what is said next', () => {
  it('is one thing for each destination, the urgent first, then in the order of writing', async () => {
    await using outbox = await anOutbox(
      aMessage('late', { priority: 2 }),
      aMessage('first'),
      aMessage('second'),
      aMessage('elsewhere', { to: channel('b'), priority: 0 }),
      aMessage('third place', { to: channel('c') }),
    );
    expect(await outbox.claimed(100, ['channel/c'])).toEqual(['elsewhere', 'first']);
    expect(await outbox.claimed(100, ['channel/a', 'channel/b'], 9)).toEqual(['third place']);
  });

  it('is no more than there is room for', async () => {
    await using outbox = await anOutbox(aMessage('a'), aMessage('b', { to: channel('b') }));
    expect(await outbox.claimed(100, [], 1)).toEqual(['a']);
    expect(await outbox.item('b')).toMatchObject({ state: 'waiting', attempts: 0 });
    expect(await outbox.item('b')).not.toHaveProperty('unknownSinceMs');
    expect(await outbox.claimed(100, ['channel/a', 'channel/b'])).toEqual([]);
    expect(await outbox.item('a')).toMatchObject({ attempts: 1 });
  });

  it('waits for its time, and is no longer said past it', async () => {
    await using outbox = await anOutbox(
      aMessage('later', { notBeforeMs: 200 }),
      aMessage('until', { to: channel('b'), notAfterMs: 200 }),
    );
    expect(await nextOutboxTryAtMs(outbox.query)).toBe(100);
    expect(await outbox.claimed(199)).toEqual(['until']);
    await markForRetry(outbox.query, await outbox.item('until'), {
      nextTryAtMs: 199,
      problem: 'busy',
      result: 'not-said',
    });
    expect(await outbox.claimed(201)).toEqual(['later']);
    expect(await outbox.state('until')).toBe('expired');
  });

  it('is marked as on its way, counted, and may have arrived from now on', async () => {
    await using outbox = await anOutbox(aMessage('r'));
    const [taken] = await outbox.claim(150);
    expect(taken).not.toHaveProperty('unknownSinceMs');
    expect(taken).toMatchObject({ attempts: 0, state: 'waiting' });
    expect(await outbox.item('r')).toMatchObject({ attempts: 1, state: 'sending', unknownSinceMs: 150 });
    // What a session before this one left is claimed again, before all else, with what was unknown then.
    await enqueueMessage(outbox.query, aMessage('urgent', { priority: 0 }), 160);
    const [again] = await outbox.claim(300);
    expect(again).toMatchObject({ message: { reference: 'r' }, unknownSinceMs: 150, attempts: 1 });
    expect(await outbox.item('r')).toMatchObject({ attempts: 2, unknownSinceMs: 150 });
  });

  it('of several bodies for one message is the newest, unless an older one may have arrived', async () => {
    const edit = { editKey: 'k' };
    await using outbox = await anOutbox(
      aMessage('one', edit),
      aMessage('two', edit),
      aMessage('other', { editKey: 'l', to: channel('b') }),
    );
    expect(await outbox.claimed()).toEqual(['two', 'other']);
    expect(await outbox.state('one')).toBe('superseded');
    await enqueueMessage(outbox.query, aMessage('three', edit), 110);
    await markForRetry(outbox.query, await outbox.item('two'), { nextTryAtMs: 500, problem: 'cut', result: 'unknown' });
    // What became of the second has to be settled first.
    expect(await outbox.claimed(200, ['channel/b'])).toEqual([]);
    expect(await outbox.claimed(500, ['channel/b'])).toEqual(['two']);
  });
});

describe('what became of it', () => {
  const sentTo = { channelId: 'a', messageId: 'm-1' };

  it('said: where, and that later bodies edit it', async () => {
    await using outbox = await anOutbox(
      aMessage('r', { editKey: 'k' }),
      aMessage('s', { to: { kind: 'person', userId: '7' }, editKey: 'k' }),
    );
    expect(await findMessageToEdit(outbox.query, 'k', 'channel/a')).toBeUndefined();
    await markSent(outbox.query, await outbox.item('r'), sentTo, 300);
    await markSent(outbox.query, await outbox.item('s'), { channelId: 'dm', messageId: 'm-2' }, 300);
    expect(await outbox.item('r')).toMatchObject({ state: 'sent', sentTo });
    expect(await findSentMessage(outbox.query, 'r')).toEqual(sentTo);
    expect(await findMessageToEdit(outbox.query, 'k', 'channel/a')).toEqual(sentTo);
    expect(await channelMessagesOf(outbox.query, 'k')).toEqual([sentTo]);
    expect(await findEditKey(outbox.query, 'm-1')).toBe('k');
    expect(await findEditKey(outbox.query, 'm-9')).toBeUndefined();
    expect(await nextOutboxTryAtMs(outbox.query)).toBeUndefined();
    // A newer message takes its place.
    await enqueueMessage(outbox.query, aMessage('t', { editKey: 'k' }), 400);
    await markSent(outbox.query, await outbox.item('t'), { channelId: 'a', messageId: 'm-3' }, 400);
    expect((await findMessageToEdit(outbox.query, 'k', 'channel/a'))?.messageId).toBe('m-3');
  });

  it('not yet: where it is is not known, and without an edit key nothing edits it', async () => {
    await using outbox = await anOutbox(aMessage('r'));
    expect(await findSentMessage(outbox.query, 'r')).toBeUndefined();
    expect(await findSentMessage(outbox.query, 'none')).toBeUndefined();
    await markSent(outbox.query, await outbox.item('r'), sentTo, 300);
    expect(await findEditKey(outbox.query, 'm-1')).toBeUndefined();
  });

  it('to be tried again: when, why, and whether it may have arrived', async () => {
    await using outbox = await anOutbox(aMessage('r'));
    await outbox.claim();
    await markForRetry(outbox.query, await outbox.item('r'), {
      nextTryAtMs: 700,
      problem: 'slow down',
      result: 'unknown',
    });
    expect(await outbox.item('r')).toMatchObject({
      state: 'waiting',
      nextTryAtMs: 700,
      problem: 'slow down',
      unknownSinceMs: 100,
    });
    await markNotArrived(outbox.query, await outbox.item('r'), 650);
    expect((await outbox.item('r')).unknownSinceMs).toBe(650);
    await markForRetry(outbox.query, await outbox.item('r'), { nextTryAtMs: 800, problem: 'no', result: 'not-said' });
    expect(await outbox.item('r')).not.toHaveProperty('unknownSinceMs');
  });

  it('elsewhere instead, for a person whose messages are closed or where a channel is gone', async () => {
    await using outbox = await anOutbox(aMessage('r', { to: { kind: 'person', userId: '7' } }), aMessage('s'));
    await outbox.claim();
    await moveToFallback(outbox.query, await outbox.item('r'), {
      channelId: 'f',
      userId: '7',
      problem: 'closed',
      nowMs: 300,
    });
    expect(await outbox.item('r')).toMatchObject({
      state: 'waiting',
      destination: 'channel/f',
      insteadOfUserId: '7',
      problem: 'closed',
      nextTryAtMs: 300,
      message: { to: channel('f') },
    });
    expect(await outbox.item('r')).not.toHaveProperty('unknownSinceMs');
    await moveToFallback(outbox.query, await outbox.item('s'), { channelId: 'f', problem: 'gone', nowMs: 300 });
    expect(await outbox.item('s')).not.toHaveProperty('insteadOfUserId');
  });

  it('what is over stays as it ended', async () => {
    await using outbox = await anOutbox(aMessage('r'));
    const item = await outbox.item('r');
    await markSent(outbox.query, item, sentTo, 300);
    await giveUpMessage(outbox.query, item, 'late', 400);
    await markForRetry(outbox.query, item, { nextTryAtMs: 500, problem: 'late', result: 'not-said' });
    expect(await outbox.item('r')).toMatchObject({ state: 'sent' });
    expect(await outbox.item('r')).not.toHaveProperty('problem');
  });
});

describe('what is forgotten', () => {
  it('of a person: what was said to them, of them, and instead of to them', async () => {
    const person = '112233445566778899';
    await using outbox = await anOutbox(
      aMessage('to', { to: { kind: 'person', userId: person }, editKey: 'e' }),
      aMessage(`wish/${person}/x`),
      aMessage('by key', { editKey: `digest/${person}` }),
      aMessage('instead'),
      aMessage('of another', { to: { kind: 'person', userId: '9' } }),
    );
    await moveToFallback(outbox.query, await outbox.item('instead'), {
      channelId: 'f',
      userId: person,
      problem: '',
      nowMs: 1,
    });
    for (const reference of ['to', 'by key', 'of another'])
      await markSent(outbox.query, await outbox.item(reference), { channelId: 'c', messageId: reference }, 300);
    await forgetMessagesTo(outbox.query, person);
    const left = await outbox.query('select reference from outbox order by id');
    expect(left.map((row) => row['reference'])).toEqual(['of another']);
    expect(await findEditKey(outbox.query, 'to')).toBeUndefined();
    expect(await findEditKey(outbox.query, 'by key')).toBeUndefined();
  });

  it('of inquiries, however many: what their second part names', async () => {
    const many = Array.from({ length: 401 }, (_, at) => aMessage(`inquiry/q${at}/offer`));
    await using outbox = await anOutbox(...many, aMessage('inquiry/kept/offer'), aMessage('other/q1/offer'));
    await forgetMessagesOfInquiries(outbox.query, new Set());
    expect((await outboxFigures(outbox.query)).pending).toBe(403);
    const taken: number[] = [];
    const counting: Query = (statement, values = []) => {
      taken.push(values.length);
      return outbox.query(statement, values);
    };
    await forgetMessagesOfInquiries(counting, new Set(many.map((_, at) => `q${at}`)));
    // A statement takes a bounded number of values.
    expect(taken).toEqual([0, 200, 200, 1]);
    const left = await outbox.query('select reference from outbox order by id');
    expect(left.map((row) => row['reference'])).toEqual(['inquiry/kept/offer', 'other/q1/offer']);
  });
});
