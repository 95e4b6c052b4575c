import { expect, it } from 'vitest';
import { fakeClock } from './fake-clock.ts';

it('wakes sleepers in the order of their time', async () => {
  const clock = fakeClock();
  const woken: string[] = [];
  clock.sleep(200).then(() => woken.push('late'));
  clock.sleep(100).then(() => woken.push('early'));
  await clock.advance(150);
  expect(woken).toEqual(['early']);
  await clock.advance(50);
  expect(woken).toEqual(['early', 'late']);
});

it('tells when somebody sleeps, and wakes at once when the signal aborts', async () => {
  const clock = fakeClock();
  const stopping = new AbortController();
  const sleeping = clock.sleep(1e9, stopping.signal);
  await clock.asleep();
  stopping.abort();
  await sleeping;
  await clock.sleep(1e9, stopping.signal);
  expect(clock.elapsed()).toBe(0);
});

it('lets the wall clock be set without moving what has elapsed', async () => {
  const clock = fakeClock(1000);
  await clock.advance(500);
  clock.setNow(0);
  expect([clock.now(), clock.elapsed()]).toEqual([0, 500]);
});
