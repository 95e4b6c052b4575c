import { fakeClock } from '@herald/protocol/fake-clock';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { keepHostStates, readHostStates } from '../../store/hosts/host-states.ts';
import { temporaryStore } from '../../store/testing/temporary-store.ts';
import { createFleet } from './create-fleet.ts';
import { startStateKeeper } from './start-state-keeper.ts';
import { fromStored } from './stored-state.ts';
import { aHost, aRegistry } from './testing/a-registry.ts';
import { outcome } from './testing/outcomes.ts';

const aFleet = (clock: ReturnType<typeof fakeClock>) =>
  createFleet({
    registry: aRegistry([aHost('web-1'), aHost('web-2')]),
    clock,
    runningDowntimes: () => [],
    hasNetwork: () => true,
  });

it('keeps over a restart what was last known of each host', async () => {
  const clock = fakeClock();
  await using store = await temporaryStore(clock);
  const fleet = aFleet(clock);
  {
    const changed = new Set<string>();
    await using _keeper = startStateKeeper({
      fleet,
      changed,
      urgent: new Set(),
      everySeconds: 60,
      keep: (states) => keepHostStates(store.query, states),
      clock,
      log: pino({ level: 'silent' }),
    });
    fleet.apply('web-1', outcome('good', clock.now()));
    for (const _poll of [1, 2, 3]) {
      await clock.advance(15_000);
      fleet.apply('web-2', outcome('refused', clock.now()));
    }
    for (const name of ['web-1', 'web-2']) changed.add(name);
  }
  const restarted = aFleet(clock);
  restarted.restore((await readHostStates(store.query, 0)).map(fromStored).filter((state) => state !== undefined));
  for (const name of ['web-1', 'web-2']) {
    expect(restarted.host(name)?.health).toEqual(fleet.host(name)?.health);
    expect(restarted.host(name)?.lastReport).toEqual(fleet.host(name)?.lastReport);
  }
  expect(restarted.host('web-2')?.lastOutcome).toMatchObject({ kind: 'silent', reason: 'refused' });
});

it('leaves out a state that it cannot read', () => {
  expect(fromStored({ hostName: 'web-1', health: { status: 'fine' }, changedAtMs: 0 })).toBeUndefined();
  const usable = { status: 'up', sinceMs: 1, isFlapping: false, reasons: [] };
  const state = fromStored({
    hostName: 'web-1',
    health: usable,
    report: { version: 9 },
    receivedAtMs: 1,
    changedAtMs: 0,
  });
  expect(state).toEqual({ hostName: 'web-1', health: usable });
});
