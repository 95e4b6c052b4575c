/** When `startPoller` asks whom, to the millisecond where it matters. */
import { fakeClock } from '@herald/protocol/fake-clock';
import { aReport } from '@herald/protocol/report-builder';
import { describe, expect, it } from 'vitest';
import type { PollOutcome } from '../../domain/poll-outcome.ts';
import { nextSlotMs } from './slot.ts';
import { type PolledHost, startPoller } from './start-poller.ts';

const aHost = (override: Partial<PolledHost> = {}): PolledHost => ({
  name: 'web-1',
  url: 'http://10.0.0.1:9440',
  pollSeconds: 15,
  ...override,
});
const good: PollOutcome = { kind: 'report', report: aReport(), clockSkewSeconds: 0, atMs: 0, elapsedMs: 1 };
const silent: PollOutcome = { kind: 'silent', reason: 'timeout', atMs: 0, elapsedMs: 5_000 };

/** `takes`: how long a request lasts. `upSeconds`: how old the process is. */
function setUp(
  hosts: PolledHost[],
  {
    answer = () => good,
    takes = 0,
    upSeconds = 0,
  }: { answer?: () => PollOutcome; takes?: number; upSeconds?: number } = {},
) {
  const clock = fakeClock();
  void clock.advance(upSeconds * 1_000);
  const asked: { url: string; atMs: number }[] = [];
  const heard: string[] = [];
  const poller = startPoller({
    hosts,
    clock,
    async poll({ url }, signal) {
      asked.push({ url, atMs: clock.elapsed() });
      if (takes > 0) await clock.sleep(takes, signal);
      return answer();
    },
    onOutcome: (name) => void heard.push(name),
  });
  return {
    clock,
    asked,
    heard,
    poller,
    startedAt: clock.elapsed(),
    [Symbol.asyncDispose]: () => poller[Symbol.asyncDispose](),
  };
}
const gapsOf = (asked: { atMs: number }[]) => asked.slice(1).map(({ atMs }, at) => atMs - (asked[at]?.atMs ?? 0));

describe('an address that changes', () => {
  it('is asked at once, and the one before no more', async () => {
    await using world = setUp([aHost()]);
    await world.clock.advance(20_000);
    world.asked.length = 0;
    world.poller.setHosts([aHost({ url: 'http://10.0.0.2:9440' })]);
    await world.clock.advance(20);
    expect(world.asked.map(({ url }) => url)).toEqual(['http://10.0.0.2:9440']);
    await world.clock.advance(120_000);
    expect(world.asked.some(({ url }) => url === 'http://10.0.0.1:9440')).toBe(false);
  });

  it('while a request is on its way: what the address before says is not taken', async () => {
    await using world = setUp([aHost()], { takes: 4_000 });
    await world.clock.advance(20);
    world.poller.setHosts([aHost({ url: 'http://10.0.0.2:9440' })]);
    await world.clock.advance(20);
    expect(world.asked).toHaveLength(2);
    await world.clock.advance(3_990);
    expect(world.heard).toEqual([]);
    await world.clock.advance(20);
    expect(world.heard).toEqual(['web-1']);
  });

  it('is asked at its new pace where only that changed; nothing happens where nothing did', async () => {
    await using world = setUp([aHost()]);
    await world.clock.advance(30_000);
    world.asked.length = 0;
    world.poller.setHosts([aHost()]);
    await world.clock.advance(20);
    expect(world.asked).toEqual([]);
    world.poller.setHosts([aHost({ pollSeconds: 60 })]);
    await world.clock.advance(300_000);
    expect(
      gapsOf(world.asked)
        .slice(1)
        .every((gap) => Math.abs(gap - 60_000) < 100),
    ).toBe(true);
  });

  it('of a host that is gone is heard no more, also where it was on its way', async () => {
    await using world = setUp([aHost()], { takes: 4_000 });
    await world.clock.advance(20);
    world.poller.setHosts([]);
    await world.clock.advance(60_000);
    expect([world.asked.length, world.heard]).toEqual([1, []]);
    expect(world.poller.statistics()).toMatchObject({ hosts: 0, inFlight: 0, waiting: 0 });
  });
});

describe('its slot', () => {
  it('is the one that its name has on the wall clock, whenever the process began', async () => {
    await using world = setUp([aHost()], { upSeconds: 4.321 });
    const wall = world.clock.now() - world.clock.elapsed();
    await world.clock.advance(120_000);
    for (const { atMs } of world.asked.slice(1)) {
      const slot = nextSlotMs('web-1', 15_000, atMs + wall - 7_500);
      expect(Math.abs(atMs + wall - slot)).toBeLessThan(20);
    }
  });

  it('is kept by a host that takes long to answer', async () => {
    await using world = setUp([aHost()], { takes: 4_900 });
    await world.clock.advance(150_000);
    expect(
      gapsOf(world.asked)
        .slice(1)
        .every((gap) => Math.abs(gap - 15_000) < 50),
    ).toBe(true);
  });
});

describe('a host that does not answer', () => {
  it('is asked every interval six times, then every other one', async () => {
    await using world = setUp([aHost()], { answer: () => silent });
    await world.clock.advance(240_000);
    const gaps = gapsOf(world.asked).map((gap) => Math.round(gap / 1_000));
    // The first gap leads into its slot.
    expect(gaps.slice(1, 8)).toEqual([15, 15, 15, 15, 30, 30, 30]);
  });

  it.each([
    [5, 10],
    [20, 20],
  ])(
    'every %d seconds is asked every %d then: half as often, but never less often than every thirty',
    async (pollSeconds, gap) => {
      await using world = setUp([aHost({ pollSeconds })], { answer: () => silent });
      for (let second = 0; second < pollSeconds * 20; second += 1) await world.clock.advance(1_000);
      const gaps = gapsOf(world.asked).map((ms) => Math.round(ms / 1_000));
      expect(gaps.slice(-4)).toEqual([gap, gap, gap, gap]);
    },
  );

  it('with a long interval is asked no less often than its interval', async () => {
    await using world = setUp([aHost({ pollSeconds: 60 })], { answer: () => silent });
    await world.clock.advance(1_200_000);
    const gaps = gapsOf(world.asked)
      .slice(1)
      .map((gap) => Math.round(gap / 1_000));
    expect(Math.max(...gaps)).toBe(60);
  });

  it('and then does is looked at again within three seconds', async () => {
    let answer: PollOutcome = silent;
    await using world = setUp([aHost()], { answer: () => answer });
    await world.clock.advance(300_000);
    answer = good;
    world.asked.length = 0;
    await world.clock.advance(34_000);
    expect(gapsOf(world.asked)[0]).toBeGreaterThan(2_900);
    expect(gapsOf(world.asked)[0]).toBeLessThan(3_100);
    await world.clock.advance(60_000);
    expect(
      gapsOf(world.asked)
        .slice(2)
        .every((gap) => Math.abs(gap - 15_000) < 50),
    ).toBe(true);
  });
});

describe('who asks now', () => {
  it('gets an outcome of its own beside the slot, and the slot after goes on', async () => {
    await using world = setUp([aHost()]);
    await world.clock.advance(40_000);
    world.asked.length = 0;
    expect(await world.poller.pollNow('web-1', 1_500)).toEqual(good);
    expect(world.asked).toHaveLength(1);
    await world.clock.advance(60_000);
    expect(world.asked.length).toBeGreaterThanOrEqual(4);
    expect(world.asked.length).toBeLessThanOrEqual(6);
  });

  it('gets none once the poller has stopped', async () => {
    const world = setUp([aHost()]);
    await world.clock.advance(20);
    await world.poller[Symbol.asyncDispose]();
    world.asked.length = 0;
    expect(await world.poller.pollNow('web-1', 1_500)).toBeUndefined();
    expect(world.asked).toEqual([]);
  });
});

it('says how many it asks, how many answers it waits for, and when it last ran', async () => {
  await using world = setUp([aHost(), aHost({ name: 'web-2' })], { takes: 4_000 });
  await world.clock.advance(20);
  expect(world.poller.statistics()).toMatchObject({ hosts: 2, inFlight: 2, waiting: 0, started: 2 });
  await world.clock.advance(4_000);
  expect(world.poller.statistics()).toMatchObject({ inFlight: 0, finished: { report: 2 } });
  expect(world.poller.lastRanAt()).toBeGreaterThan(world.startedAt);
});

it('begins the first round one after another', async () => {
  await using world = setUp(Array.from({ length: 100 }, (_, at) => aHost({ name: `web-${at}` })));
  await world.clock.advance(60);
  expect(world.asked.length).toBeGreaterThan(30);
  expect(world.asked.length).toBeLessThan(60);
  await world.clock.advance(150);
  expect(world.asked.length).toBeGreaterThanOrEqual(100);
});

it('counts who waits for a free place, and how late each began', async () => {
  const hosts = Array.from({ length: 520 }, (_, at) => aHost({ name: `web-${at}`, pollSeconds: 60 }));
  await using world = setUp(hosts, { takes: 4_000 });
  await world.clock.advance(1_000);
  expect(world.poller.statistics()).toMatchObject({ hosts: 520, inFlight: 512, waiting: 8, started: 512 });
  await world.clock.advance(4_000);
  const { worstLagMs, ...counted } = world.poller.statistics();
  expect(counted).toMatchObject({ waiting: 0, started: 520, finished: { report: 512 } });
  expect(worstLagMs).toBeGreaterThan(3_000);
  expect(worstLagMs).toBeLessThan(4_100);
});
