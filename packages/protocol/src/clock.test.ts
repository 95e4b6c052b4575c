import { expect, it } from 'vitest';
import { systemClock } from './clock.ts';

it('tells the time of the machine, and measures by a clock that does not step back', () => {
  const before = Date.now();
  const nowMs = systemClock.now();
  const after = Date.now();
  expect(nowMs).toBeGreaterThanOrEqual(before);
  expect(nowMs).toBeLessThanOrEqual(after);

  const begunMs = Number(process.hrtime.bigint()) / 1e6;
  const elapsedMs = systemClock.elapsed();
  const endedMs = Number(process.hrtime.bigint()) / 1e6;
  expect(elapsedMs).toBeGreaterThanOrEqual(begunMs);
  expect(elapsedMs).toBeLessThanOrEqual(endedMs);
});

it('whoever sleeps is woken by the signal without an error, and a time that is over is no sleep', async () => {
  const stopping = new AbortController();
  const sleeping = systemClock.sleep(3_600_000, stopping.signal);
  stopping.abort();
  await expect(sleeping).resolves.toBeUndefined();
  await expect(systemClock.sleep(3_600_000, stopping.signal)).resolves.toBeUndefined();
  await expect(systemClock.sleep(-5)).resolves.toBeUndefined();
});
