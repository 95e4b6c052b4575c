import { fakeClock } from '@herald/protocol/fake-clock';
import { Value } from 'typebox/value';
import { expect, it } from 'vitest';
import { Card } from '../../domain/card.ts';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import { say } from '../../format/text.ts';
import { findOutboxItem, type OutboxItem } from '../../store/outbox/outbox-item.ts';
import { temporaryStore } from '../../store/testing/temporary-store.ts';
import { testNowMs } from '../../testing/builders.ts';
import { startAfterQuiet } from './start-after-quiet.ts';

const hourMs = 3_600_000;
const cardOf = (item: OutboxItem | undefined) => Value.Parse(Card, item?.body);
const waiting = (atMs: number, headline: string) => ({ atMs, status: 'down', headline: say`${headline}` });

async function aNight(options: { isLeader?: () => boolean; reach?(message: OutboxMessage): OutboxMessage } = {}) {
  const clock = fakeClock(testNowMs);
  const store = await temporaryStore(clock);
  let told = 0;
  const failures: unknown[] = [];
  const start = () =>
    startAfterQuiet({
      database: store,
      clock,
      reach: options.reach ?? ((message) => message),
      isLeader: options.isLeader ?? (() => true),
      notify: () => {
        told += 1;
      },
      onFailure: (error) => failures.push(error),
    });
  const keep = (whenMs: number, to: string, number: number, value: unknown) =>
    store.query('insert into held_news (id, value, updated_at_ms) values ($1, $2, $3)', [
      `${whenMs}/${to}/${number}`,
      JSON.stringify(value),
      testNowMs,
    ]);
  const left = async () => (await store.query('select id from held_news order by id')).map(({ id }) => String(id));
  const said = (reference: string) => findOutboxItem(store.query, `gathered/${reference}`);
  /** Through whole looks: each ends asleep. */
  const pass = async (ms: number) => {
    await clock.asleep();
    await clock.advance(ms);
    await clock.asleep();
  };
  return { clock, store, start, keep, left, said, pass, told: () => told, failures };
}

it('says nothing before the hour that somebody wanted, then all of it at once, oldest first, and forgets it', async () => {
  const night = await aNight();
  await using _store = night.store;
  const dueMs = testNowMs + hourMs;
  await night.keep(dueMs, 'person/7', 1, waiting(testNowMs + 2_000, 'web-1 is back.'));
  await night.keep(dueMs, 'person/7', 2, waiting(testNowMs + 1_000, 'web-1 is down.'));
  await using _gathering = night.start();
  await night.pass(hourMs - 30_000);
  expect(await night.said(`${dueMs}/person/7`)).toBeUndefined();
  expect(night.told()).toBe(0);
  await night.pass(30_000);
  const item = await night.said(`${dueMs}/person/7`);
  expect(item?.message).toMatchObject({ to: { kind: 'person', userId: '7' }, priority: 3 });
  expect(item?.body).toEqual({
    status: 'none',
    headline: [{ strong: '2 things happened while you wanted quiet.' }],
    lines: [
      [{ atMs: testNowMs + 1_000, style: 'moment' }, ': ', 'web-1 is down.'],
      [{ atMs: testNowMs + 2_000, style: 'moment' }, ': ', 'web-1 is back.'],
    ],
  });
  expect(night.told()).toBe(1);
  expect(await night.left()).toEqual([]);
  await night.pass(60_000);
  expect(night.told()).toBe(1);
  expect(night.failures).toEqual([]);
});

it('keeps people and channels and hours apart, and reaches each in its own way', async () => {
  const reach = (message: OutboxMessage) => ({ ...message, priority: 2 as const });
  const night = await aNight({ reach });
  await using _store = night.store;
  await night.keep(testNowMs, 'person/7', 1, waiting(testNowMs, 'a'));
  await night.keep(testNowMs - 1, 'person/7', 1, waiting(testNowMs, 'b'));
  await night.keep(testNowMs, 'channel/9', 1, waiting(testNowMs, 'c'));
  await night.keep(testNowMs + 40_000, 'channel/9', 1, waiting(testNowMs, 'later'));
  await using _gathering = night.start();
  await night.clock.asleep();
  const items = await Promise.all(
    [`${testNowMs}/person/7`, `${testNowMs - 1}/person/7`, `${testNowMs}/channel/9`].map(night.said),
  );
  expect(items.map((item) => [item?.message.to, item?.message.priority])).toEqual([
    [{ kind: 'person', userId: '7' }, 2],
    [{ kind: 'person', userId: '7' }, 2],
    [{ kind: 'channel', channelId: '9' }, 2],
  ]);
  expect(await night.left()).toEqual([`${testNowMs + 40_000}/channel/9/1`]);
});

it('shows the last twenty of many and counts all', async () => {
  const night = await aNight();
  await using _store = night.store;
  for (let at = 0; at < 25; at += 1) await night.keep(testNowMs, 'person/7', at, waiting(testNowMs + at, `n${at}`));
  await using _gathering = night.start();
  await night.clock.asleep();
  const body = cardOf(await night.said(`${testNowMs}/person/7`));
  expect(body.headline).toEqual([{ strong: '25 things happened while you wanted quiet.' }]);
  expect(body.lines?.map((line) => line.at(-1))).toEqual(Array.from({ length: 20 }, (_, at) => `n${at + 5}`));
});

it('leaves alone what it cannot read, and all of it while another hub is the leader', async () => {
  let isLeader = false;
  const night = await aNight({ isLeader: () => isLeader });
  await using _store = night.store;
  await night.keep(testNowMs, 'person/7', 1, { atMs: 'noon' });
  await night.keep(testNowMs, 'person/7', 2, waiting(testNowMs, 'a'));
  await using _gathering = night.start();
  await night.pass(30_000);
  expect(night.told()).toBe(0);
  isLeader = true;
  await night.pass(30_000);
  expect((await night.said(`${testNowMs}/person/7`))?.body).toMatchObject({
    headline: [{ strong: '1 thing happened while you wanted quiet.' }],
  });
  expect(await night.left()).toEqual([`${testNowMs}/person/7/1`]);
});

it('looks again after a failure, which it passes on', async () => {
  const night = await aNight();
  await using _store = night.store;
  await night.keep(testNowMs, 'person/7', 1, waiting(testNowMs, 'a'));
  const gathering = startAfterQuiet({
    database: {
      ...night.store,
      query: async () => {
        throw new Error('no store');
      },
    },
    clock: night.clock,
    reach: (message) => message,
    isLeader: () => true,
    notify: () => undefined,
    onFailure: (error) => night.failures.push(error),
  });
  await night.pass(30_000);
  expect(night.failures).toHaveLength(2);
  await gathering[Symbol.asyncDispose]();
});
