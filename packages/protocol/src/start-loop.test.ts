import { expect, it } from 'vitest';
import { startLoop } from './start-loop.ts';

it('runs at once, and ends in order when it is disposed of', async () => {
  const steps: string[] = [];
  const loop = startLoop(async (signal) => {
    steps.push('begun');
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    steps.push('ended');
  });
  expect(steps).toEqual(['begun']);
  await loop[Symbol.asyncDispose]();
  expect(steps).toEqual(['begun', 'ended']);
});
