import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import { createFleet } from './create-fleet.ts';
import { aHost, aRegistry } from './testing/a-registry.ts';
import { outcome } from './testing/outcomes.ts';

const names = ['web-1', 'web-2', 'web-3', 'web-4', 'web-5', 'web-6'];

function aFleet() {
  const clock = fakeClock();
  const fleet = createFleet({
    registry: aRegistry(names.map((name) => aHost(name))),
    clock,
    runningDowntimes: () => [],
    hasNetwork: () => true,
  });
  return { clock, fleet };
}

it('sees clearly once it has heard from half of the hosts that are its own', () => {
  const { clock, fleet } = aFleet();
  fleet.setOwn(new Set(['web-1', 'web-2']));
  expect(fleet.connectivity().kind).toBe('starting');
  fleet.apply('web-1', outcome('good', clock.now()));
  expect(fleet.connectivity().kind).toBe('connected');
});

it('is not made to look isolated by hosts that another hub polls now', async () => {
  const { clock, fleet } = aFleet();
  for (const name of names) fleet.apply(name, outcome('good', clock.now()));
  await clock.advance(15_000);
  for (const name of ['web-1', 'web-2', 'web-3']) fleet.apply(name, outcome('timeout', clock.now()));
  expect(fleet.connectivity().kind).toBe('connected');
  fleet.setOwn(new Set(['web-3', 'web-4', 'web-5', 'web-6']));
  fleet.apply('web-3', outcome('timeout', clock.now()));
  expect(fleet.connectivity().kind).toBe('connected');
});

it('answers for a host of another hub with what that hub keeps', async () => {
  const other = aFleet();
  other.fleet.apply('web-2', outcome('good', other.clock.now()));
  const kept = other.fleet.lastState('web-2');
  const { fleet } = aFleet();
  fleet.setOwn(new Set(['web-1']));
  fleet.restore(kept ? [kept] : []);
  expect(fleet.host('web-2')).toMatchObject({
    health: { status: 'up' },
    lastReport: { receivedAtMs: other.clock.now() },
  });
});
