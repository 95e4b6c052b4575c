import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import { createBoundedRead } from './bounded-read.ts';

it('gives what was read, and nothing where the reading failed', async () => {
  const clock = fakeClock();
  expect(await createBoundedRead(async () => 7, { waitMs: 1_000, clock })()).toBe(7);
  const failing = createBoundedRead(() => Promise.reject(new Error('no disk')), { waitMs: 1_000, clock });
  expect(await failing()).toBeUndefined();
  expect(await failing()).toBeUndefined();
});

it('does not wait for a store that hangs, nor asks it again before it has answered', async () => {
  const clock = fakeClock();
  const reading = Promise.withResolvers<number>();
  let asked = 0;
  const read = createBoundedRead(
    () => {
      asked += 1;
      return reading.promise;
    },
    { waitMs: 1_000, clock },
  );
  for (const _turn of [1, 2, 3]) {
    const got = read();
    await clock.asleep();
    await clock.advance(1_000);
    expect(await got).toBeUndefined();
  }
  expect(asked).toBe(1);
  reading.resolve(3);
  await reading.promise;
  await Promise.resolve();
  expect(await read()).toBe(3);
  expect(asked).toBe(2);
});
