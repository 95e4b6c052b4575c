import { fakeClock } from '@herald/protocol/fake-clock';
import { aReport } from '@herald/protocol/report-builder';
import { expect, it } from 'vitest';
import type { PollOutcome } from '../../domain/poll-outcome.ts';
import { type PolledHost, type PollerOptions, startPoller } from './start-poller.ts';

const aHost = (name: string, override: Partial<PolledHost> = {}): PolledHost => ({
  name,
  url: 'http://127.0.0.1:1',
  pollSeconds: 15,
  ...override,
});
const good: PollOutcome = { kind: 'report', report: aReport(), clockSkewSeconds: 0, atMs: 0, elapsedMs: 1 };
const silent: PollOutcome = { kind: 'silent', reason: 'timeout', atMs: 0, elapsedMs: 5_000 };

const unasked = () => expect.fail('nobody was asked');

function setUp(names: readonly string[], answer: (name: string) => PollOutcome = () => good) {
  const clock = fakeClock();
  const asked: { name: string; atMs: number }[] = [];
  const outcomes: { name: string; outcome: PollOutcome }[] = [];
  const options: PollerOptions<PolledHost> = {
    hosts: names.map((name) => aHost(name)),
    clock,
    poll: async ({ name }) => {
      asked.push({ name, atMs: clock.elapsed() });
      return answer(name);
    },
    onOutcome: (name, outcome) => void outcomes.push({ name, outcome }),
  };
  return { clock, asked, outcomes, options, start: () => startPoller(options) };
}

it('asks every host at once after a start, then once in each interval', async () => {
  const { clock, asked, start } = setUp(['web-1', 'web-2', 'api-1']);
  await using _poller = start();
  await clock.advance(100);
  expect(asked.map(({ name }) => name).sort()).toEqual(['api-1', 'web-1', 'web-2']);
  await clock.advance(30_000);
  asked.length = 0;
  await clock.advance(150_000);
  for (const name of ['web-1', 'web-2', 'api-1']) expect(asked.filter((one) => one.name === name)).toHaveLength(10);
});

it('spreads a thousand hosts evenly over the interval', async () => {
  const { clock, asked, start } = setUp(Array.from({ length: 1_000 }, (_, index) => `host-${index}`));
  await using _poller = start();
  await clock.advance(30_000);
  asked.length = 0;
  await clock.advance(15_000);
  expect(asked).toHaveLength(1_000);
  const perSecond = Array.from(
    { length: 15 },
    (_, second) => asked.filter(({ atMs }) => Math.floor(atMs / 1000) % 15 === second).length,
  );
  expect(Math.max(...perSecond)).toBeLessThan(110);
});

it('asks a silent host half as often after a while, yet at least every thirty seconds', async () => {
  const { clock, asked, start } = setUp(['web-1'], () => silent);
  await using _poller = start();
  await clock.advance(20);
  await clock.advance(600_000);
  const gaps = asked.slice(1).map(({ atMs }, index) => atMs - (asked[index]?.atMs ?? 0));
  expect(Math.max(...gaps)).toBeLessThanOrEqual(30_100);
  expect(asked.length).toBeLessThan(30);
});

it('asks a host that is back once more soon', async () => {
  let answer: PollOutcome = silent;
  const { clock, asked, start } = setUp(['web-1'], () => answer);
  await using _poller = start();
  await clock.advance(120_000);
  answer = good;
  const before = asked.length;
  await clock.advance(34_000);
  expect(asked.length - before).toBeGreaterThanOrEqual(2);
});

it('asks a new host at once and a removed one no more, and leaves the others their slot', async () => {
  const { clock, asked, start } = setUp(['web-1', 'web-2']);
  await using poller = start();
  await clock.advance(60_000);
  const slot = asked
    .filter(({ name }) => name === 'web-1')
    .map(({ atMs }) => Math.round(atMs % 15_000))
    .at(-1);
  poller.setHosts([aHost('web-1'), aHost('db-1')]);
  asked.length = 0;
  await clock.advance(20);
  expect(asked.map(({ name }) => name)).toEqual(['db-1']);
  await clock.advance(30_000);
  expect(asked.some(({ name }) => name === 'web-2')).toBe(false);
  const later = asked.filter(({ name }) => name === 'web-1').map(({ atMs }) => Math.round(atMs % 15_000));
  expect(later.every((at) => Math.abs(at - (slot ?? -1)) <= 20)).toBe(true);
});

it('joins a request in flight when asked to poll now', async () => {
  const { clock, options, outcomes } = setUp([]);
  let finish: (outcome: PollOutcome) => void = unasked;
  let asked = 0;
  await using poller = startPoller({
    ...options,
    hosts: [aHost('web-1')],
    poll: () => {
      asked += 1;
      return new Promise((resolve) => {
        finish = resolve;
      });
    },
  });
  await clock.advance(20);
  const one = poller.pollNow('web-1', 1_500);
  const other = poller.pollNow('web-1', 1_500);
  finish(good);
  expect(await Promise.all([one, other])).toEqual([good, good]);
  expect(asked).toBe(1);
  expect(outcomes).toHaveLength(1);
});

it('tells a person that it is late once the budget is spent, and takes the outcome all the same when it comes', async () => {
  const { clock, options, outcomes } = setUp([]);
  let finish: (outcome: PollOutcome) => void = unasked;
  await using poller = startPoller({
    ...options,
    hosts: [aHost('web-1')],
    poll: () =>
      new Promise((resolve) => {
        finish = resolve;
      }),
  });
  const answer = poller.pollNow('web-1', 1_500);
  await clock.advance(1_600);
  expect(await answer).toBe('late');
  finish(silent);
  await clock.advance(1);
  expect(outcomes).toEqual([{ name: 'web-1', outcome: silent }]);
});

it('knows no host that it does not poll', async () => {
  const { start } = setUp(['web-1']);
  await using poller = start();
  expect(await poller.pollNow('web-9', 1_500)).toBeUndefined();
});

it('lets two thousand hosts that hang take no turn from one that answers', async () => {
  const hanging = Array.from({ length: 2_500 }, (_, index) => `dead-${index}`);
  const clock = fakeClock();
  let answers = 0;
  await using _poller = startPoller({
    hosts: ['web-1', ...hanging].map((name) => aHost(name)),
    clock,
    poll: async ({ name }, signal) => {
      if (name === 'web-1') return good;
      await clock.sleep(5_000, signal);
      return silent;
    },
    onOutcome: (name) => {
      if (name === 'web-1') answers += 1;
    },
  });
  await clock.advance(60_000);
  expect(answers).toBeGreaterThanOrEqual(4);
});

it('cancels what is in flight when it is stopped', async () => {
  const { clock, options, outcomes } = setUp([]);
  const poller = startPoller({
    ...options,
    hosts: [aHost('web-1')],
    poll: (_host, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve(silent))),
  });
  await clock.advance(20);
  await poller[Symbol.asyncDispose]();
  expect(outcomes).toEqual([]);
});
