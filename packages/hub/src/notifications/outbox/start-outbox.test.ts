import type { Clock } from '@herald/protocol/clock';
import { type FakeClock, fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import type { Delivery, DeliveryOutcome, MessageSender } from '../../domain/delivery.ts';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import { type Lease, leaseLost, soleLease } from '../../store/leases/lease.ts';
import type { Store } from '../../store/open-store.ts';
import { enqueueMessage, findOutboxItem } from '../../store/outbox/outbox-item.ts';
import type { Database, Query } from '../../store/query.ts';
import { silentLog, temporaryStore } from '../../store/testing/temporary-store.ts';
import { aCard } from '../../testing/a-card.ts';
import { startOutbox } from './start-outbox.ts';
import { until } from './testing/pass-time.ts';

const nonceMs = 180_000;

function aMessage(override: Partial<OutboxMessage> = {}): OutboxMessage {
  return { reference: 'a', to: { kind: 'channel', channelId: '10' }, priority: 0, body: aCard('a'), ...override };
}

function wordsOf({ body }: OutboxMessage): string {
  return body.headline.join('');
}

/** Channels as Discord keeps them: a nonce is enforced for a few minutes, an edit replaces the body. */
function channels(clock: Clock) {
  const messages: {
    channelId: string;
    messageId: string;
    nonce: string;
    words: string;
    reference: string;
    atMs: number;
  }[] = [];
  return {
    messages,
    bodies: (channelId = '10') => messages.filter((one) => one.channelId === channelId).map(({ words }) => words),
    say({ message, nonce, edit }: Delivery): DeliveryOutcome {
      const channelId = message.to.kind === 'channel' ? message.to.channelId : `dm-${message.to.userId}`;
      const known = messages.find((message) =>
        edit
          ? message.messageId === edit.messageId
          : message.nonce === nonce && message.channelId === channelId && clock.now() - message.atMs < nonceMs,
      );
      if (edit && !known) return { kind: 'impossible', reason: 'message-gone', detail: 'Unknown Message' };
      if (known) {
        if (edit) Object.assign(known, { words: wordsOf(message), reference: message.reference });
        return { kind: 'sent', channelId: known.channelId, messageId: known.messageId };
      }
      const messageId = `m${messages.length + 1}`;
      messages.push({
        channelId,
        messageId,
        nonce,
        words: wordsOf(message),
        reference: message.reference,
        atMs: clock.now(),
      });
      return { kind: 'sent', channelId, messageId };
    },
    async find({ message }: Delivery) {
      return messages.find(({ reference }) => reference === message.reference);
    },
  };
}

async function areSettled(store: Store, references: readonly string[]): Promise<boolean> {
  const items = await Promise.all(references.map((reference) => findOutboxItem(store.query, reference)));
  return items.every((item) => item && !['waiting', 'sending'].includes(item.state));
}

/** Waits, moving the clock, until everything in the outbox is settled. */
const settled = (store: Store, clock: FakeClock, references: readonly string[]) =>
  until({ store, clock }, () => areSettled(store, references));

/** Says what is enqueued until all of it is settled. */
async function sayAll(
  store: Store,
  clock: FakeClock,
  sender: MessageSender,
  toSay: readonly OutboxMessage[],
  lease?: Lease,
) {
  for (const message of toSay) await enqueueMessage(store.query, message, clock.now());
  await using _outbox = startOutbox({
    database: store,
    sender,
    lease: lease ?? soleLease('speaker'),
    log: silentLog,
    clock,
  });
  await settled(
    store,
    clock,
    toSay.map(({ reference }) => reference),
  );
}

it('says the urgent first, one after the other in a channel', async () => {
  const clock = fakeClock();
  await using store = await temporaryStore(clock);
  const discord = channels(clock);
  const sender = { deliver: async (delivery: Delivery) => discord.say(delivery), find: discord.find };
  await sayAll(store, clock, sender, [
    aMessage({ reference: 'digest', body: aCard('digest'), priority: 3 }),
    aMessage({ reference: 'alert', body: aCard('alert'), priority: 0 }),
  ]);
  expect(discord.bodies()).toEqual(['alert', 'digest']);
});

it('edits one message for one edit key, and says it anew where someone deleted it', async () => {
  const clock = fakeClock();
  await using store = await temporaryStore(clock);
  const discord = channels(clock);
  const sender = { deliver: async (delivery: Delivery) => discord.say(delivery), find: discord.find };
  await sayAll(store, clock, sender, [aMessage({ reference: 'opened', editKey: 'i', body: aCard('down') })]);
  await sayAll(store, clock, sender, [aMessage({ reference: 'closed', editKey: 'i', body: aCard('up') })]);
  expect(discord.bodies()).toEqual(['up']);
  discord.messages.length = 0;
  await sayAll(store, clock, sender, [aMessage({ reference: 'again', editKey: 'i', body: aCard('down again') })]);
  expect(discord.bodies()).toEqual(['down again']);
});

it('delays no other channel while one is rate limited', async () => {
  const clock = fakeClock();
  await using store = await temporaryStore(clock);
  const discord = channels(clock);
  const startMs = clock.now();
  const sender: MessageSender = {
    find: discord.find,
    async deliver(delivery) {
      const { to } = delivery.message;
      const isLimited = to.kind === 'channel' && to.channelId === '10' && clock.now() < startMs + 30_000;
      return isLimited
        ? { kind: 'retry-later', afterSeconds: 30, why: 'rate limited', mayHaveArrived: false }
        : discord.say(delivery);
    },
  };
  const other = { kind: 'channel', channelId: '20' } as const;
  await sayAll(store, clock, sender, [aMessage(), aMessage({ reference: 'b', to: other, body: aCard('b') })]);
  const [first, second] = discord.messages;
  expect(first).toMatchObject({ channelId: '20' });
  expect(second).toMatchObject({ channelId: '10' });
  expect((first?.atMs ?? 0) - startMs).toBeLessThan(30_000);
});

it('uses the fallback channel once where the DMs of a person are closed', async () => {
  const clock = fakeClock();
  await using store = await temporaryStore(clock);
  const discord = channels(clock);
  const sender: MessageSender = {
    find: discord.find,
    deliver: async (delivery) =>
      delivery.message.to.kind === 'person'
        ? { kind: 'impossible', reason: 'dms-closed', detail: 'Cannot send messages to this user' }
        : discord.say(delivery),
  };
  const to = { kind: 'person', userId: '7', fallbackChannelId: '20' } as const;
  await sayAll(store, clock, sender, [aMessage({ to })]);
  expect(discord.bodies('20')).toEqual(['a']);
  expect(await findOutboxItem(store.query, 'a')).toMatchObject({ state: 'sent', insteadOfUserId: '7' });
});

it('gives up what can never be said, and says why', async () => {
  const clock = fakeClock();
  await using store = await temporaryStore(clock);
  const sender: MessageSender = {
    find: async () => undefined,
    deliver: async () => ({ kind: 'impossible', reason: 'channel-gone', detail: 'Unknown Channel' }),
  };
  const to = { kind: 'person', userId: '7', fallbackChannelId: '20' } as const;
  await sayAll(store, clock, sender, [aMessage({ to })]);
  expect(await findOutboxItem(store.query, 'a')).toMatchObject({
    state: 'given-up',
    problem: 'channel-gone: Unknown Channel',
  });
});

it('looks in the channel before it repeats what may have been said minutes ago', async () => {
  const clock = fakeClock();
  await using store = await temporaryStore(clock);
  const discord = channels(clock);
  let attempts = 0;
  const sender: MessageSender = {
    find: discord.find,
    async deliver(delivery) {
      attempts += 1;
      const outcome = discord.say(delivery);
      if (attempts > 1) return outcome;
      return { kind: 'retry-later', afterSeconds: 600, why: 'no answer', mayHaveArrived: true };
    },
  };
  await enqueueMessage(store.query, aMessage(), clock.now());
  await using _outbox = startOutbox({ database: store, sender, lease: soleLease('speaker'), log: silentLog, clock });
  await until({ store, clock }, () => attempts > 0);
  await clock.advance(600_000);
  await settled(store, clock, ['a']);
  expect(discord.bodies()).toEqual(['a']);
  expect(attempts).toBe(1);
});

it('says nothing while another hub is the leader', async () => {
  const clock = fakeClock();
  await using store = await temporaryStore(clock);
  let isHeld = false;
  const discord = channels(clock);
  const lease: Lease = {
    name: 'speaker',
    isHeld: () => isHeld,
    term: () => 1,
    assertHeld: async () => {
      if (!isHeld) throw leaseLost('speaker');
    },
  };
  const sender = { deliver: async (delivery: Delivery) => discord.say(delivery), find: discord.find };
  await enqueueMessage(store.query, aMessage(), clock.now());
  await using _outbox = startOutbox({ database: store, sender, lease, log: silentLog, clock });
  for (let turn = 0; turn < 5; turn += 1) await clock.advance(1_000);
  expect(discord.messages).toEqual([]);
  isHeld = true;
  await settled(store, clock, ['a']);
  expect(discord.bodies()).toEqual(['a']);
});

it('does not speak after a pause in which the lease was lost between claim and request', async () => {
  const clock = fakeClock();
  await using store = await temporaryStore(clock);
  let isHeld = true;
  const discord = channels(clock);
  const lease: Lease = {
    name: 'speaker',
    isHeld: () => isHeld,
    term: () => 1,
    async assertHeld() {
      if (!isHeld) throw leaseLost('speaker');
      isHeld = false;
    },
  };
  const sender = { deliver: async (delivery: Delivery) => discord.say(delivery), find: discord.find };
  await enqueueMessage(store.query, aMessage(), clock.now());
  {
    await using _paused = startOutbox({ database: store, sender, lease, log: silentLog, clock });
    await until({ store, clock }, async () => (await findOutboxItem(store.query, 'a'))?.state === 'sending');
    await clock.advance(5_000);
    expect(discord.messages).toEqual([]);
  }
  await sayAll(store, clock, sender, [aMessage()]);
  expect(discord.bodies()).toEqual(['a']);
});

/** A database and a sender that share one life: after so many steps, nothing works any more, as after `kill -9`. */
function mortal(database: Database, steps: number) {
  let left = steps;
  const step = () => {
    if (left <= 0) throw new Error('killed');
    left -= 1;
  };
  const counted =
    (query: Query): Query =>
    async (text, values) => {
      step();
      return query(text, values);
    };
  const dying: Database = {
    ...database,
    query: counted(database.query),
    transaction: (work) =>
      database.transaction(async (query) => {
        const result = await work(counted(query));
        step();
        return result;
      }),
  };
  return { dying, step, isDead: () => left <= 0 };
}

it.each([
  ['at once', 1_000],
  ['after a quarter of an hour', 900_000],
])(
  'says everything exactly once when killed between any two steps and started again %s',
  async (_name, pauseMs) => {
    let steps = 0;
    for (let survived = false; !survived; steps += 1) {
      const clock = fakeClock();
      await using store = await temporaryStore(clock);
      const discord = channels(clock);
      const whole: MessageSender = { deliver: async (delivery) => discord.say(delivery), find: discord.find };
      await sayAll(store, clock, whole, [aMessage({ reference: 'opened', editKey: 'i', body: aCard('down') })]);
      await enqueueMessage(
        store.query,
        aMessage({ reference: 'closed', editKey: 'i', body: aCard('up') }),
        clock.now(),
      );
      await enqueueMessage(
        store.query,
        aMessage({ reference: 'digest', body: aCard('digest'), priority: 3 }),
        clock.now(),
      );
      const { dying, step, isDead } = mortal(store, steps);
      const sender: MessageSender = {
        find: discord.find,
        async deliver(delivery) {
          step();
          const outcome = discord.say(delivery);
          step();
          return outcome;
        },
      };
      {
        await using _killed = startOutbox({
          database: dying,
          sender,
          lease: soleLease('speaker'),
          log: silentLog,
          clock,
        });
        await until({ store, clock }, async () => isDead() || (await areSettled(store, ['closed', 'digest'])));
      }
      survived = !isDead();
      await clock.advance(pauseMs);
      await sayAll(store, clock, whole, [
        aMessage({ reference: 'closed', editKey: 'i', body: aCard('up') }),
        aMessage({ reference: 'digest', body: aCard('digest'), priority: 3 }),
      ]);
      expect({ steps, said: discord.bodies() }).toEqual({ steps, said: ['up', 'digest'] });
    }
    expect(steps).toBeGreaterThan(10);
  },
  240_000,
);
