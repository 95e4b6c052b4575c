import { expect, it } from 'vitest';
import type { DeliveryOutcome } from '../../domain/delivery.ts';
import { soleLease } from '../../store/leases/lease.ts';
import { findOutboxItem } from '../../store/outbox/outbox-item.ts';
import { silentLog } from '../../store/testing/temporary-store.ts';
import { startOutbox } from './start-outbox.ts';
import { anOutbox, sent } from './testing/an-outbox.ts';
import { pass, settle, until } from './testing/pass-time.ts';

it('a rate limit holds up all that goes to the same channel, for as long as Discord said', async () => {
  let isLimited = true;
  await using world = await anOutbox((reference) => {
    if (!isLimited) return sent(reference);
    isLimited = false;
    return { kind: 'retry-later', afterSeconds: 30, why: 'rate limited', mayHaveArrived: false };
  });
  await world.enqueue('first');
  await world.enqueue('second');
  await using _outbox = world.start();
  await until(world, () => world.tried.length >= 3);
  const [first, ...others] = world.tried;
  expect(first).toMatchObject({ reference: 'first' });
  expect(others.map(({ reference }) => reference)).toEqual(['first', 'second']);
  expect(others[0]?.atSeconds).toBe((first?.atSeconds ?? 0) + 30);
});

it('writes to so many channels at once, and no more', async () => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await using world = await anOutbox(
    async (reference) => {
      await held;
      return sent(reference);
    },
    () => ({ most: 2 }),
  );
  for (const channel of ['1', '2', '3']) await world.enqueue(`to-${channel}`, channel);
  await using _outbox = world.start();
  await until(world, () => world.tried.length >= 2);
  await pass(world, 5);
  expect(world.tried).toHaveLength(2);
  release();
  await until(world, () => world.tried.length >= 3);
  expect(world.said()).toEqual(['to-1', 'to-2', 'to-3']);
});

it('looks at once when it is told that something was enqueued', async () => {
  await using world = await anOutbox(sent);
  await using outbox = world.start();
  await pass(world, 3);
  await world.enqueue('now');
  outbox.notify();
  // The clock stands still.
  await settle(world);
  expect(world.said()).toEqual(['now']);
});

it('goes on after the store was lost for a while, and notes what was said meanwhile', async () => {
  const world = await anOutbox(sent);
  let isLost = false;
  const lost = () => Promise.reject(new Error('connection terminated'));
  const database = {
    ...world.store,
    query: ((text, values) => (isLost ? lost() : world.store.query(text, values))) as typeof world.store.query,
    transaction: ((work) => (isLost ? lost() : world.store.transaction(work))) as typeof world.store.transaction,
  };
  const tried: string[] = [];
  {
    await using _outbox = startOutbox({
      database,
      lease: soleLease('speaker'),
      log: silentLog,
      clock: world.clock,
      sender: {
        find: async () => undefined,
        async deliver({ message }) {
          tried.push(message.reference);
          isLost = true;
          return sent(message.reference);
        },
      },
    });
    await world.enqueue('a');
    await until(world, () => isLost);
    await pass(world, 20);
    expect(tried).toEqual(['a']);
    isLost = false;
    await pass(world, 60);
    expect(await findOutboxItem(world.store.query, 'a')).toMatchObject({ state: 'sent' });
    expect(tried).toEqual(['a']);
  }
  await world[Symbol.asyncDispose]();
});

it('tries what was held up before what waits behind it, however long the store takes to say what is due', async () => {
  const world = await anOutbox(sent);
  const tried: string[] = [];
  let freeAtMs = Number.POSITIVE_INFINITY;
  let isAsking = false;
  const answer = Promise.withResolvers<void>();
  {
    await using _outbox = startOutbox({
      database: {
        ...world.store,
        query: (async (text, values) => {
          const rows = await world.store.query(text, values);
          // The last answer before the channel is free comes when it is.
          if (freeAtMs - world.clock.elapsed() <= 10_000) {
            isAsking = true;
            await answer.promise;
          }
          return rows;
        }) as typeof world.store.query,
      },
      lease: soleLease('speaker'),
      log: silentLog,
      clock: world.clock,
      sender: {
        find: async () => undefined,
        async deliver({ message }) {
          tried.push(message.reference);
          freeAtMs = tried.length === 1 ? world.clock.elapsed() + 30_000 : Number.POSITIVE_INFINITY;
          return tried.length === 1
            ? { kind: 'retry-later', afterSeconds: 30, why: 'rate limited', mayHaveArrived: false }
            : sent(message.reference);
        },
      },
    });
    await world.enqueue('first');
    await world.enqueue('second');
    await until(world, () => isAsking);
    await world.clock.advance(20_000);
    answer.resolve();
    await until(world, () => tried.length >= 3);
    expect(tried).toEqual(['first', 'first', 'second']);
  }
  await world[Symbol.asyncDispose]();
});

it('asks a store that is lost after twice the time each time, half a minute at most, and at once again when it is back', async () => {
  await using world = await anOutbox(sent);
  const asked: number[] = [];
  let isLost = true;
  const query = ((text, values) => {
    asked.push(world.clock.elapsed() / 1_000);
    return isLost ? Promise.reject(new Error('connection terminated')) : world.store.query(text, values);
  }) as typeof world.store.query;
  await using _outbox = startOutbox({
    database: { ...world.store, query },
    lease: soleLease('speaker'),
    log: silentLog,
    clock: world.clock,
    sender: { find: async () => undefined, deliver: async ({ message }) => sent(message.reference) },
  });
  await world.clock.asleep();
  await pass(world, 100);
  expect(asked).toEqual([0, 1, 3, 7, 15, 31, 61, 91]);
  isLost = false;
  await pass(world, 23);
  expect(asked.slice(8)).toEqual([121, 122, 123]);
  isLost = true;
  await pass(world, 8);
  expect(asked.slice(11)).toEqual([124, 125, 127, 131]);
});

it('what is on its way when it stops is waited for, and nothing new goes out', async () => {
  const answer = Promise.withResolvers<DeliveryOutcome>();
  await using world = await anOutbox(() => answer.promise);
  await world.enqueue('a', '10');
  const outbox = world.start();
  await until(world, () => world.tried.length === 1);
  await world.enqueue('b', '11');
  let isStopped = false;
  const stopping = outbox[Symbol.asyncDispose]().then(() => {
    isStopped = true;
  });
  await pass(world, 3);
  expect(isStopped).toBe(false);
  answer.resolve(sent('a'));
  await stopping;
  expect(world.said()).toEqual(['a']);
});
