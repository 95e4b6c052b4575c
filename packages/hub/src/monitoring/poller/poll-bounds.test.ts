/** How many requests `startPoller` makes at a time, who waits for a place, and what it waits for at its end. */
import { fakeClock } from '@herald/protocol/fake-clock';
import { aReport } from '@herald/protocol/report-builder';
import { expect, it } from 'vitest';
import type { PollOutcome } from '../../domain/poll-outcome.ts';
import { nextSlotMs } from './slot.ts';
import { type PolledHost, startPoller } from './start-poller.ts';

const good: PollOutcome = { kind: 'report', report: aReport(), clockSkewSeconds: 0, atMs: 0, elapsedMs: 1 };
const silent: PollOutcome = { kind: 'silent', reason: 'timeout', atMs: 0, elapsedMs: 5_000 };
const some = (count: number, name: string, pollSeconds = 60): PolledHost[] =>
  Array.from({ length: count }, (_, at) => ({ name: `${name}-${at}`, url: 'http://10.0.0.1:9440', pollSeconds }));

/** Each request is answered by `answer`, with how often its host was asked before; those that hang wait for `release`. */
function setUp(hosts: PolledHost[], answer: (name: string, before: number) => PollOutcome | 'hangs') {
  const clock = fakeClock();
  const held = Promise.withResolvers<void>();
  const asked: PolledHost[] = [];
  const counts = new Map<string, number>();
  const budgets: AbortSignal[] = [];
  const slept: number[] = [];
  const poller = startPoller<PolledHost>({
    hosts,
    clock: {
      ...clock,
      sleep(ms, signal) {
        slept.push(ms);
        if (ms === 1_500 && signal) budgets.push(signal);
        return clock.sleep(ms, signal);
      },
    },
    async poll(host) {
      const before = counts.get(host.name) ?? 0;
      counts.set(host.name, before + 1);
      asked.push(host);
      const outcome = answer(host.name, before);
      if (outcome !== 'hangs') return outcome;
      await held.promise;
      return good;
    },
    onOutcome: () => undefined,
  });
  return {
    clock,
    poller,
    asked,
    budgets,
    slept,
    timesAsked: (name: string) => counts.get(name) ?? 0,
    release: held.resolve,
    async [Symbol.asyncDispose]() {
      held.resolve();
      await poller[Symbol.asyncDispose]();
    },
  };
}

it('asks 512 at a time that answered last, and 2,048 that failed, and all others once there is a place', async () => {
  const hosts = [...some(520, 'web', 1), ...some(2_100, 'dead', 1)];
  await using world = setUp(hosts, (name, before) => (before > 0 ? 'hangs' : name.startsWith('dead') ? silent : good));
  await world.clock.advance(4_000);
  expect(world.poller.statistics()).toMatchObject({ hosts: 2_620, inFlight: 512 + 2_048, waiting: 8 + 52 });
  world.release();
  await world.clock.advance(1);
  expect(hosts.every(({ name }) => world.timesAsked(name) >= 2)).toBe(true);
  expect(world.poller.statistics()).toMatchObject({ inFlight: 0, waiting: 0 });
});

it('asks every host within its first interval, however many there are', async () => {
  await using world = setUp(some(200, 'web', 0.1), () => 'hangs');
  await world.clock.advance(110);
  expect(world.asked).toHaveLength(200);
});

it('never asks a host that went while it waited for a place', async () => {
  await using world = setUp(some(520, 'web'), () => 'hangs');
  await world.clock.advance(1_000);
  expect(world.poller.statistics()).toMatchObject({ inFlight: 512, waiting: 8 });
  world.poller.setHosts([]);
  world.release();
  await world.clock.advance(1_000);
  expect(world.asked).toHaveLength(512);
});

it('asks a host that waits for a place at once where a person wants to know, and not a second time for its turn', async () => {
  await using world = setUp(some(513, 'web'), () => 'hangs');
  await world.clock.advance(1_000);
  expect(world.timesAsked('web-512')).toBe(0);
  void world.poller.pollNow('web-512', 1_500);
  expect(world.timesAsked('web-512')).toBe(1);
  world.release();
  await world.clock.advance(1);
  expect(world.timesAsked('web-512')).toBe(1);
});

it('does not ask a host in its turn while a person is waiting for its answer', async () => {
  await using world = setUp(some(1, 'web', 15), (_name, before) => (before === 0 ? good : 'hangs'));
  await world.clock.advance(20);
  void world.poller.pollNow('web-0', 1_500);
  await world.clock.advance(60_000);
  expect(world.timesAsked('web-0')).toBe(2);
});

it('skips the turn of a host that a person asked about just before', async () => {
  await using world = setUp(some(1, 'web', 15), () => good);
  await world.clock.advance(20);
  const toSlotMs = nextSlotMs('web-0', 15_000, world.clock.now()) - world.clock.now();
  await world.clock.advance(toSlotMs + 15_000 - 1_000);
  const before = world.timesAsked('web-0');
  await world.poller.pollNow('web-0', 1_500);
  await world.clock.advance(10_000);
  expect(world.timesAsked('web-0')).toBe(before + 1);
  await world.clock.advance(7_000);
  expect(world.timesAsked('web-0')).toBe(before + 2);
});

it('sleeps until somebody is due, and no longer than a minute', async () => {
  await using world = setUp(some(1, 'web', 3_600), () => good);
  await world.clock.advance(20);
  await world.clock.advance(300_000);
  expect(Math.max(...world.slept)).toBeLessThanOrEqual(60_000);
  expect(world.slept.length).toBeLessThan(10);
});

it('waits no longer for the time of a person whose answer has come', async () => {
  await using world = setUp(some(1, 'web'), () => good);
  expect(await world.poller.pollNow('web-0', 1_500)).toBe(good);
  expect(world.budgets.map(({ aborted }) => aborted)).toEqual([true]);
});

it('looks again soon at a host that is back after a single failure', async () => {
  await using world = setUp(some(1, 'web', 15), (_name, before) => (before === 0 ? silent : good));
  await world.clock.advance(20);
  await world.clock.advance(20_000);
  // The first round, its slot, and three seconds after that.
  expect(world.timesAsked('web-0')).toBe(3);
});

it('knows a host by its newest entry, and leaves it its turn', async () => {
  const [host] = some(1, 'web', 15);
  if (!host) throw new Error('no host');
  await using world = setUp([host], () => good);
  await world.clock.advance(20);
  world.poller.setHosts([{ ...host, fingerprint: 'sha256:aa' }]);
  await world.clock.advance(20);
  expect(world.asked).toHaveLength(1);
  await world.clock.advance(15_000);
  expect(world.asked[1]).toMatchObject({ fingerprint: 'sha256:aa' });
});

it('is stopped once every request has ended, also of a host that has gone', async () => {
  await using world = setUp(some(2, 'web'), () => 'hangs');
  await world.clock.advance(20);
  world.poller.setHosts(some(1, 'web'));
  let isStopped = false;
  const stopping = world.poller[Symbol.asyncDispose]().then(() => {
    isStopped = true;
  });
  await world.clock.advance(10_000);
  expect(isStopped).toBe(false);
  world.release();
  await stopping;
});
