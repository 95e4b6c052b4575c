import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import { noteGatewayEvent } from './discord/gateway-events.ts';
import type { Database } from './query.ts';
import { startRetention } from './start-retention.ts';
import { silentLog, temporaryStore } from './testing/temporary-store.ts';

const hourMs = 3_600_000;

async function aHouse() {
  const clock = fakeClock();
  const store = await temporaryStore(clock);
  await noteGatewayEvent(store.query, 'old', clock.now() - 50 * hourMs);
  const isKept = async () => (await store.query('select event_id from gateway_event')).length === 1;
  return { clock, store, isKept, log: silentLog, [Symbol.asyncDispose]: () => store[Symbol.asyncDispose]() };
}

/** Rounds of a real database take a moment of real time. */
const soon = { timeout: 5_000, interval: 5 };

it('deletes what is past its time once an hour, and not at the start', async () => {
  await using house = await aHouse();
  await using _keeping = startRetention({ ...house, database: house.store, isOurs: () => true });
  await house.clock.advance(hourMs - 1);
  expect(await house.isKept()).toBe(true);
  await house.clock.advance(1);
  await expect.poll(house.isKept, soon).toBe(false);
});

it('leaves it to the leader', async () => {
  await using house = await aHouse();
  await using _keeping = startRetention({ ...house, database: house.store, isOurs: () => false });
  await house.clock.advance(5 * hourMs);
  expect(await house.isKept()).toBe(true);
});

it('tries again an hour after a round that failed', async () => {
  await using house = await aHouse();
  let rounds = 0;
  const database: Database = {
    ...house.store,
    query: (...asked) => {
      rounds += 1;
      return rounds === 1 ? Promise.reject(new Error('lost')) : house.store.query(...asked);
    },
  };
  await using _keeping = startRetention({ ...house, database, isOurs: () => true });
  await house.clock.advance(hourMs);
  expect(await house.isKept()).toBe(true);
  await house.clock.advance(hourMs);
  await expect.poll(house.isKept, soon).toBe(false);
});
