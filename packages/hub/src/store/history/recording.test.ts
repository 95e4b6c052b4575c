/** How `startHistory` takes readings in and writes them: in turn, within its bound, and under leases that come and go. */
import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import { type Lease, leaseLost, soleLease } from '../leases/lease.ts';
import type { Store } from '../open-store.ts';
import { silentLog, temporaryStore } from '../testing/temporary-store.ts';
import { readUptime } from './read-uptime.ts';
import { type HistoryOptions, startHistory } from './start-history.ts';

const web1 = { kind: 'host', name: 'web-1' } as const;

/** A history under a lease whose term the test sets; 0 is lost. */
async function aWorld(overrideOn: (store: Store) => Partial<HistoryOptions> = () => ({})) {
  const clock = fakeClock();
  const store = await temporaryStore(clock);
  const startMs = clock.now();
  const held = { term: 4 };
  const shard: Lease = {
    ...soleLease('shard/any/3'),
    term: () => held.term,
    async assertHeld() {
      if (held.term === 0) throw leaseLost('shard/any/3');
    },
  };
  const history = startHistory({ database: store, log: silentLog, clock, ...overrideOn(store) });
  return {
    clock,
    store,
    history,
    held,
    record: (...seconds: number[]) => {
      for (const second of seconds)
        history.recordReading({ target: web1, atMs: startMs + second * 1_000, status: 'up', pollSeconds: 15 }, shard);
    },
    /** Seconds up that are on disk once an hour has passed. */
    async upSeconds() {
      clock.setNow(startMs + 3_600_000);
      await history.flush();
      const period = { fromMs: startMs, toMs: startMs + 3_600_000 };
      return (await readUptime(store.query, web1, period, { nowMs: clock.now() })).upSeconds;
    },
    async [Symbol.asyncDispose]() {
      await history[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
    },
  };
}

/** A store whose transactions wait, or fail, as the test says. */
function gated(store: Store) {
  const gate = { begun: 0, wait: Promise.resolve() };
  const database: Store = {
    ...store,
    async transaction(work) {
      gate.begun += 1;
      await gate.wait;
      return store.transaction(work);
    },
  };
  return { gate, database };
}

async function aGatedWorld(override: Partial<HistoryOptions> = {}) {
  let gate = { begun: 0, wait: Promise.resolve() };
  const world = await aWorld((store) => {
    const one = gated(store);
    gate = one.gate;
    return { database: one.database, ...override };
  });
  return { ...world, gate };
}

it('writes nothing where nothing waits', async () => {
  await using world = await aGatedWorld();
  await world.history.flush();
  expect(world.gate.begun).toBe(0);
  world.record(15);
  await world.history.flush();
  const { begun } = world.gate;
  await world.history.flush();
  expect(world.gate.begun).toBe(begun);
});

it('writes one batch after the other, also where one fails', async () => {
  await using world = await aGatedWorld();
  const first = Promise.withResolvers<void>();
  world.gate.wait = first.promise;
  world.record(15);
  const failing = world.history.flush();
  const next = world.history.flush();
  await world.store.query('select 1');
  expect(world.gate.begun).toBe(1);
  world.gate.wait = Promise.resolve();
  first.reject(new Error('lost'));
  await expect(failing).rejects.toMatchObject({ code: 'store/failed' });
  await next;
  expect(world.history.health()).toEqual({ kind: 'recording', buffered: 0, lost: 0 });
});

it('keeps the newest of what came before and during a write that fails, as many as it may', async () => {
  await using world = await aGatedWorld({ mostBuffered: 10 });
  const first = Promise.withResolvers<void>();
  world.gate.wait = first.promise;
  world.record(1, 2, 3, 4, 5, 6, 7, 8);
  const failing = world.history.flush();
  await world.store.query('select 1');
  world.record(9, 10, 11, 12, 13);
  world.gate.wait = Promise.resolve();
  first.reject(new Error('lost'));
  await expect(failing).rejects.toMatchObject({ code: 'store/failed' });
  expect(world.history.health()).toMatchObject({ buffered: 10, lost: 3 });
  await world.history.flush();
  expect(world.history.health()).toEqual({ kind: 'recording', buffered: 0, lost: 3 });
});

it('writes what waited when a lease was lost and is the same again, with nobody in between', async () => {
  await using world = await aWorld();
  world.record(15, 30);
  await world.history.flush();
  world.record(45, 60);
  world.held.term = 0;
  await world.history.flush();
  await world.clock.advance(1_000);
  world.record(75, 90);
  await world.history.flush();
  world.held.term = 5;
  await world.history.flush();
  expect(await world.upSeconds()).toBe(90);
});

it('gives up what waited when another hub had the lease meanwhile, and goes on with what is on disk', async () => {
  await using world = await aWorld();
  world.record(15, 30);
  await world.history.flush();
  world.record(45, 60);
  world.held.term = 0;
  await world.history.flush();
  world.held.term = 6;
  world.record(615, 630);
  await world.history.flush();
  // The first two and the last two, each with the interval before it.
  expect(await world.upSeconds()).toBe(30 + 30);
});

it('gives up what waited under a lease that was lost for more than a minute', async () => {
  await using world = await aWorld();
  world.record(15, 30);
  await world.history.flush();
  world.record(45, 60);
  world.held.term = 0;
  await world.history.flush();
  await world.clock.advance(61_000);
  await world.history.flush();
  world.held.term = 5;
  world.record(615);
  await world.history.flush();
  expect(await world.upSeconds()).toBe(30 + 15);
});

it('rolls up nothing under a lease that is lost, and says nothing of it', async () => {
  await using world = await aWorld();
  world.record(15, 30);
  await world.history.flush();
  world.record(45, 60, 75);
  world.held.term = 0;
  await world.history.flush();
  world.clock.setNow(world.clock.now() + 7_200_000);
  await world.history.rollUp();
  expect(await world.store.query('select id from rollup_hour')).toEqual([]);
});

it('writes at its end what still waits', async () => {
  const world = await aWorld();
  world.record(15);
  await world.history[Symbol.asyncDispose]();
  expect(await world.store.query('select lease from reading_journal')).toEqual([{ lease: 'shard/any/3' }]);
  await world.store[Symbol.asyncDispose]();
});
