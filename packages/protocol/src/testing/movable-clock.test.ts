import { expect, it } from 'vitest';
import { movableClock } from './movable-clock.ts';

const start = Date.UTC(2026, 2, 2, 9);

it('runs by itself, and wakes whoever was to wake by the instant it is moved to', async () => {
  const clock = movableClock(start);
  const woken: string[] = [];
  const soon = clock.sleep(3_600_000).then(() => woken.push('in an hour'));
  const stop = new AbortController();
  const late = clock.sleep(7_200_000, stop.signal).then(() => woken.push('in two hours'));
  await clock.sleep(5);
  expect(clock.now()).toBeGreaterThan(start);
  clock.moveTo(start + 3_600_001);
  await soon;
  expect(woken).toEqual(['in an hour']);
  expect(clock.elapsed()).toBeGreaterThanOrEqual(3_600_000);
  stop.abort();
  await late;
});

it('never moves back', () => {
  const clock = movableClock(start);
  clock.moveTo(start + 1_000);
  clock.moveTo(start);
  expect(clock.now()).toBeGreaterThanOrEqual(start + 1_000);
});
