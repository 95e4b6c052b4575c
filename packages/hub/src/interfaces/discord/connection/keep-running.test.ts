/** What fails is started again: how soon, how often, and how it is stopped. */
import { fakeClock } from '@herald/protocol/fake-clock';
import { HeraldError } from '@herald/protocol/herald-error';
import { pino } from 'pino';
import { expect, it, vi } from 'vitest';
import { type KeptState, keepRunning, type Running } from './keep-running.ts';

const log = pino({ level: 'silent' });
const broken = (code: string) => new HeraldError(code, { message: 'It broke.', next: 'Wait.' });

function downOf<R>(state: KeptState<R>): Extract<KeptState<R>, { kind: 'down' }> {
  if (state.kind !== 'down') throw new Error(`It is ${state.kind}.`);
  return state;
}

/** Something that ends when it is told to. */
function aRunning(): Running & { end(code: string): void; isStopped(): boolean } {
  const ended = Promise.withResolvers<HeraldError>();
  let isStopped = false;
  return {
    ended: ended.promise,
    end: (code) => ended.resolve(broken(code)),
    isStopped: () => isStopped,
    async [Symbol.asyncDispose]() {
      isStopped = true;
    },
  };
}

it('tries again after pauses that grow to five minutes, and says when the next one is', async () => {
  const clock = fakeClock();
  const startedAtMs: number[] = [];
  const begin = clock.now();
  await using kept = keepRunning({
    clock,
    log,
    start: async () => {
      startedAtMs.push(clock.now() - begin);
      throw broken('discord/unreachable');
    },
  });
  await kept.firstTry;
  for (let tries = 1; tries < 12; tries += 1) {
    await clock.asleep();
    const state = downOf(kept.state());
    expect(state).toMatchObject({ sinceMs: begin, why: { code: 'discord/unreachable' } });
    await clock.advance(state.nextTryAtMs - clock.now());
  }
  const pauses = startedAtMs.slice(1).map((atMs, at) => (atMs - (startedAtMs[at] ?? 0)) / 1000);
  expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
});

it('stops what ended before it starts the next, and begins with a short pause after a long good run', async () => {
  const clock = fakeClock();
  const all: ReturnType<typeof aRunning>[] = [];
  await using kept = keepRunning({
    clock,
    log,
    start: async () => {
      expect(all.every((one) => one.isStopped())).toBe(true);
      const running = aRunning();
      all.push(running);
      return running;
    },
  });
  await kept.firstTry;
  for (const ranMs of [1_000, 1_000, 601_000]) {
    const running = all.at(-1);
    await clock.advance(ranMs);
    running?.end('discord/failed');
    const state = await vi.waitFor(() => downOf(kept.state()));
    const pauseMs = state.nextTryAtMs - clock.now();
    expect(pauseMs).toBe(ranMs > 600_000 || all.length === 1 ? 1_000 : 2_000);
    await clock.advance(pauseMs);
    await vi.waitFor(() => expect(kept.state().kind).toBe('up'));
  }
});

it.each([61, 601])(
  'logs in fewer than 250 times in six hours, for Discord takes 1,000 a day, where each ends after %i seconds',
  async (seconds) => {
    const clock = fakeClock();
    const endsAtMs = clock.now() + 21_600_000;
    let logins = 0;
    let running = aRunning();
    await using kept = keepRunning({
      clock,
      log,
      start: async () => {
        logins += 1;
        running = aRunning();
        return running;
      },
    });
    await kept.firstTry;
    while (clock.now() < endsAtMs) {
      await clock.advance(seconds * 1_000);
      running.end('discord/failed');
      const state = await vi.waitFor(() => downOf(kept.state()));
      await clock.advance(state.nextTryAtMs - clock.now());
      await vi.waitFor(() => expect(kept.state().kind).toBe('up'));
    }
    expect(logins).toBeLessThan(250);
  },
);

it('is stopped during a start, which is told by its signal', async () => {
  const clock = fakeClock();
  let wasTold = false;
  const kept = keepRunning<Running>({
    clock,
    log,
    start: (signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          wasTold = true;
          reject(broken('discord/not-ready'));
        });
      }),
  });
  expect(kept.state().kind).toBe('starting');
  await kept[Symbol.asyncDispose]();
  expect(wasTold).toBe(true);
});

it.each<[string, () => Promise<Running>]>([
  ['a start that does not listen', () => new Promise(() => undefined)],
  [
    'a part that does not stop',
    async () => ({ ended: new Promise(() => undefined), [Symbol.asyncDispose]: () => new Promise(() => undefined) }),
  ],
])('is stopped within four seconds in spite of %s', async (_what, start) => {
  const clock = fakeClock();
  const kept = keepRunning({ clock, log, start });
  let isStopped = false;
  const stopped = kept[Symbol.asyncDispose]().then(() => (isStopped = true));
  await clock.advance(3_900);
  expect(isStopped).toBe(false);
  await clock.advance(200);
  expect(isStopped).toBe(true);
  await stopped;
});
