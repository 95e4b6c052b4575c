import { type FakeClock, fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import { putValue } from '../key-value.ts';
import type { Store } from '../open-store.ts';
import type { Query } from '../query.ts';
import { onBothEngines } from '../testing/on-both-engines.ts';
import { silentLog } from '../testing/temporary-store.ts';
import { type ShardsOptions, startShards } from './start-shards.ts';

/** How many hubs live by a clock: between their rounds they all sleep. */
const hubsOf = new WeakMap<FakeClock, number>();

/** Time that all hubs share, and a steady clock of each: a paused hub is one whose own clock does not move. */
async function hubOn(
  store: Store,
  shared: FakeClock,
  holder: string,
  { clock = shared, ...override }: Partial<Omit<ShardsOptions, 'clock'>> & { clock?: FakeClock } = {},
) {
  const hub = await startShards({
    database: store,
    holder,
    labels: {},
    groups: () => [],
    shardCount: 4,
    log: silentLog,
    clock,
    readTimeMs: async () => shared.now(),
    ...override,
  });
  hubsOf.set(clock, (hubsOf.get(clock) ?? 0) + 1);
  return {
    ...hub,
    async [Symbol.asyncDispose]() {
      hubsOf.set(clock, (hubsOf.get(clock) ?? 0) - 1);
      await hub[Symbol.asyncDispose]();
    },
  };
}

const hosts = Array.from({ length: 40 }, (_, index) => ({ name: `web-${index}`, labels: {} }));

/** Lets rounds run until `isDone`, moving time by a second each turn. */
async function until(clock: FakeClock, isDone: () => boolean, mostSeconds = 60): Promise<number> {
  for (let seconds = 0; seconds <= mostSeconds; seconds += 1) {
    if (isDone()) return seconds;
    await clock.advance(1_000);
    // Rounds of a real database take real time; then the hub sleeps again.
    await clock.asleep(hubsOf.get(clock));
  }
  throw new Error('It did not come to pass.');
}

onBothEngines((engine) => {
  it('lets exactly one hub poll each host and exactly one speak', async () => {
    const clock = fakeClock();
    await using store = await engine.store(clock);
    await using a = await hubOn(store, clock, 'a');
    expect(hosts.every((host) => a.mayPoll(host))).toBe(true);
    await using b = await hubOn(store, clock, 'b');
    await until(clock, () => a.held().length === 3 && b.held().length === 2);
    expect(hosts.filter((host) => a.mayPoll(host) === b.mayPoll(host))).toEqual([]);
    expect([a.leader.isHeld(), b.leader.isHeld()]).toEqual([true, false]);
  });

  it('gives a lease back only when its hosts are asked no more and what they said is written', async () => {
    const clock = fakeClock();
    await using store = await engine.store(clock);
    const seen: { held: number; polled: number }[] = [];
    const polledBy = (hub: { mayPoll(host: (typeof hosts)[number]): boolean }) => hosts.filter(hub.mayPoll).length;
    await using a = await hubOn(store, clock, 'a', {
      beforeGivingBack: async () => void seen.push({ held: a.held().length, polled: polledBy(a) }),
    });
    await using b = await hubOn(store, clock, 'b');
    await until(clock, () => b.held().length === 2);
    expect(seen).toHaveLength(1);
    // All five leases are held while it writes, so that it may; two of them are polled by nobody for a moment.
    expect(seen[0]?.held).toBe(5);
    expect(seen[0]?.polled).toBe(polledBy(a));
    expect(polledBy(a)).toBeLessThan(hosts.length);
  });

  it('hands everything over at once when a hub stops, and within 30 s when it dies', async () => {
    const clock = fakeClock();
    await using store = await engine.store(clock);
    const dying = fakeClock();
    const a = await hubOn(store, clock, 'a');
    await using b = await hubOn(store, clock, 'b');
    await a[Symbol.asyncDispose]();
    await until(clock, () => b.held().length === 5, 6);
    // The clock of `c` never wakes it again: as good as dead.
    await using c = await hubOn(store, clock, 'c', { clock: dying });
    await until(clock, () => b.held().length === 3, 20);
    dying.setNow(0);
    expect(await until(clock, () => b.held().length === 5, 30)).toBeLessThanOrEqual(30);
    expect(c.leader.isHeld()).toBe(false);
  });

  it('keeps a hub that was paused from writing and speaking with what it has lost', async () => {
    const clock = fakeClock();
    await using store = await engine.store(clock);
    const own = fakeClock();
    await using paused = await hubOn(store, clock, 'paused', { clock: own });
    await using other = await hubOn(store, clock, 'other');
    const write = (query: Query) => putValue(query, 'written', true, 0);
    await store.transaction(async (query) => {
      await paused.leader.assertHeld(query);
      await write(query);
    });
    await until(clock, () => other.held().length === 5, 30);
    // Its own clock did not move: it still believes, and only the database knows better.
    expect(paused.leader.isHeld()).toBe(true);
    const late = store.transaction(async (query) => {
      await write(query);
      await paused.leader.assertHeld(query);
    });
    await expect(late).rejects.toMatchObject({ code: 'shards/lease-lost' });
    expect(paused.leader.isHeld()).toBe(false);
    await store.transaction((query) => other.leader.assertHeld(query));
  });

  it('notices by its own clock that a lease may be lost, before the database says so', async () => {
    const clock = fakeClock();
    await using store = await engine.store(clock);
    let isLost = false;
    const database: Store = {
      ...store,
      transaction: (work) => (isLost ? Promise.reject(new Error('no database')) : store.transaction(work)),
    };
    await using hub = await hubOn(store, clock, 'a', { database });
    isLost = true;
    const seconds = await until(clock, () => !hub.leader.isHeld(), 15);
    expect(seconds).toBeLessThanOrEqual(15);
    expect(hosts.every((host) => hub.mayPoll(host))).toBe(true);
    isLost = false;
    await until(clock, () => hub.leader.isHeld(), 15);
  });
});
