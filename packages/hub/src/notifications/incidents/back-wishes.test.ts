/** When a wish to be told is granted: by what is judged well, is in no doubt, and was seen since the wish. */
import { describe, expect, it } from 'vitest';
import type { HostView, HubConnectivity } from '../../domain/fleet.ts';
import { outcome } from '../../monitoring/fleet/testing/outcomes.ts';
import { aFleet, aHealth, aHostView, aServiceView, testNowMs } from '../../testing/builders.ts';
import { type BackWish, isGranted, wishKey } from './back-wishes.ts';

const asked = testNowMs - 60_000;
const wish = (more: Partial<BackWish> = {}): BackWish => ({
  personId: 'carla',
  target: { kind: 'service', name: 'billing' },
  sinceMs: asked - 60_000,
  until: 'up',
  askedAtMs: asked,
  ...more,
});
const heard = (atMs = testNowMs, kind: 'good' | 'timeout' = 'good') =>
  aHostView({ name: 'db-1', lastOutcome: outcome(kind, atMs) });
const granted = (
  {
    status = 'up',
    hosts = [heard()],
    ...more
  }: { status?: 'up' | 'down' | 'degraded' | 'unknown'; hosts?: HostView[]; failingCheckSinceMs?: number },
  one = wish(),
  connectivity: HubConnectivity = { kind: 'connected' },
) =>
  isGranted(
    one,
    aFleet({
      services: [{ ...aServiceView({ name: 'billing', hosts, health: aHealth(status) }), ...more }],
      connectivity,
    }),
    testNowMs,
  );

describe('of a service', () => {
  it.each<[what: string, isGranted: boolean, Parameters<typeof granted>]>([
    ['that is up', true, [{}]],
    ['that is down', false, [{ status: 'down' }]],
    ['that cannot be measured', false, [{ status: 'unknown' }]],
    ['that is slow', false, [{ status: 'degraded' }]],
    ['that is slow, where working is enough', true, [{ status: 'degraded' }, wish({ until: 'working' })]],
    ['that is down, where working is enough', false, [{ status: 'down' }, wish({ until: 'working' })]],
    ['whose check just failed', false, [{ failingCheckSinceMs: testNowMs - 1 }]],
    ['whose server just failed', false, [{ hosts: [heard(testNowMs, 'timeout')] }]],
    ['that was last seen before the wish', false, [{ hosts: [heard(asked)] }]],
    ['of which one server was seen since', true, [{ hosts: [heard(asked), heard(asked + 1)] }]],
    ['without a server', true, [{ hosts: [] }]],
    ['of another name', false, [{}, wish({ target: { kind: 'service', name: 'gone' } })]],
    ['by a hub that is isolated', false, [{}, wish(), { kind: 'isolated', sinceMs: 0 }]],
    ['by a hub that starts', false, [{}, wish(), { kind: 'starting' }]],
  ])('%s: %s', (_, expected, given) => {
    expect(granted(...given)).toBe(expected);
  });
});

it('of a server by its own readings', () => {
  const ofServer = wish({ target: { kind: 'host', name: 'db-1' } });
  expect(granted({ status: 'down' }, ofServer)).toBe(true);
  expect(granted({ hosts: [heard(testNowMs, 'timeout')] }, ofServer)).toBe(false);
  expect(granted({ hosts: [heard(asked)] }, ofServer)).toBe(false);
});

it('is one for each person and thing', () => {
  expect(wishKey(wish())).toBe('carla/service/billing');
});
