import { getDefaultAutoSelectFamilyAttemptTimeout, setDefaultAutoSelectFamilyAttemptTimeout } from 'node:net';
import { expect, it, onTestFinished, vi } from 'vitest';
import { runHub } from './run-hub.ts';

it('the hub waits for the first of several addresses longer than a way round the world takes', async () => {
  const before = getDefaultAutoSelectFamilyAttemptTimeout();
  onTestFinished(() => setDefaultAutoSelectFamilyAttemptTimeout(before));
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  // Settings that cannot be end it at once.
  expect(
    await runHub({ env: { HERALD_PORT: 'none', HERALD_POLL_SECONDS: 'none', HERALD_LOG_LEVEL: 'none' } }),
  ).not.toBe(0);
  expect(getDefaultAutoSelectFamilyAttemptTimeout()).toBeGreaterThanOrEqual(1_000);
});
