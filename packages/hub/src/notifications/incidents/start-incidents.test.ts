/** The rounds that keep incidents: when they run, what a failing store or another hub means for them, and what a restart finds. */
import { type FakeClock, fakeClock } from '@herald/protocol/fake-clock';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import type { Fleet, HostView } from '../../domain/fleet.ts';
import { outcome } from '../../monitoring/fleet/testing/outcomes.ts';
import { type Lease, leaseLost, soleLease } from '../../store/leases/lease.ts';
import type { Store } from '../../store/open-store.ts';
import { temporaryStore } from '../../store/testing/temporary-store.ts';
import { trouble } from '../../testing/a-trouble.ts';
import { aFleet, aHealth, aHostView, aRegistry } from '../../testing/builders.ts';
import { alertNotice } from '../messages/alert.ts';
import type { AlertNotification } from './alert-notification.ts';
import { createIncidentStore, type IncidentStore } from './incident-store.ts';
import { startIncidents } from './start-incidents.ts';

const web = { kind: 'host', name: 'web-1' } as const;
type Settings = { leader?: Lease; wrap?: (store: IncidentStore) => IncidentStore };

async function aKeeper() {
  const clock: FakeClock = fakeClock();
  const store = await temporaryStore(clock);
  const logged: string[] = [];
  const said: AlertNotification[] = [];
  const log = pino({}, { write: (line: string) => void logged.push(JSON.parse(line).msg) });
  let fleet: Fleet = aFleet({ hosts: [] });
  const kept = createIncidentStore(store, {
    clock,
    alertNotice: (alert) => {
      said.push(alert);
      return alertNotice(alert);
    },
  });
  const see = (status: 'up' | 'down', more: Partial<HostView> = {}) => {
    fleet = aFleet({
      hosts: [
        {
          ...aHostView({ name: 'web-1' }),
          health: aHealth(status),
          lastOutcome: outcome(status === 'up' ? 'good' : 'timeout', clock.now()),
          ...more,
        },
      ],
    });
  };
  const start = ({ leader, wrap = (one) => one }: Settings = {}) =>
    startIncidents({
      store: wrap(kept),
      fleet: new Proxy({} as Fleet, { get: (_, key: keyof Fleet) => fleet[key] }),
      registry: () => aRegistry({ hosts: [] }),
      recipientsOf: () => [{ kind: 'channel', id: 'alerts' }],
      clock,
      log,
      newId: () => `i-${clock.now()}`,
      ...(leader && { leader }),
    });
  return {
    clock,
    store,
    kept,
    logged,
    see,
    start,
    kinds: () => said.map(({ kind }) => kind),
    isolate() {
      fleet = aFleet({ hosts: [], connectivity: { kind: 'isolated', sinceMs: clock.now() - 60_000 } });
    },
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  };
}

/** Round by round, with a question to the store after each: what a round asked of it before is done by then. */
async function rounds(
  { clock, store }: { clock: FakeClock; store: Store },
  most: number,
  isSo: () => boolean,
): Promise<void> {
  for (let turn = 0; turn < most && !isSo(); turn += 1) {
    await clock.advance(1_000);
    await store.query('select 1');
  }
}

it('what is noted is written in the next round, by itself', async () => {
  await using world = await aKeeper();
  await using incidents = await world.start();
  expect(incidents.lastRanAt()).toBeUndefined();
  world.see('down');
  incidents.note(web);
  await rounds(world, 1_000, () => incidents.open().length > 0);
  expect(incidents.open()).toMatchObject([{ target: web }]);
  await rounds(world, 1_000, () => incidents.lastRanAt() !== undefined);
  expect(incidents.lastRanAt()).toBeLessThanOrEqual(world.clock.elapsed());
});

it('what nobody noted is found when all is looked at, once a minute', async () => {
  await using world = await aKeeper();
  await using incidents = await world.start();
  await incidents.reconcile();
  world.see('down');
  await incidents.reconcile();
  expect(incidents.open()).toEqual([]);
  world.clock.setNow(world.clock.now());
  await world.clock.advance(60_000);
  world.see('down');
  await incidents.reconcile();
  expect(incidents.open()).toMatchObject([{ target: web }]);
});

it('a store that fails is said once, what was due stays due, and is written when it is back', async () => {
  await using world = await aKeeper();
  let isLost = true;
  const wrap = (one: IncidentStore): IncidentStore => ({
    ...one,
    transaction: (work) => (isLost ? Promise.reject(new Error('disk full')) : one.transaction(work)),
  });
  await using incidents = await world.start({ wrap });
  world.see('down');
  incidents.note(web);
  await incidents.reconcile();
  await incidents.reconcile();
  expect(world.logged).toEqual(['incidents cannot be written']);
  expect(incidents.problem()).toMatchObject({ message: 'disk full' });
  isLost = false;
  await incidents.reconcile();
  expect(incidents.open()).toHaveLength(1);
  expect(incidents.problem()).toBeUndefined();
});

it('a lease that was lost is no failure: another hub keeps them', async () => {
  await using world = await aKeeper();
  const wrap = (one: IncidentStore): IncidentStore => ({
    ...one,
    transaction: () => Promise.reject(leaseLost('speaker')),
  });
  await using incidents = await world.start({ wrap });
  world.see('down');
  incidents.note(web);
  await incidents.reconcile();
  expect([world.logged, incidents.problem()]).toEqual([[], undefined]);
});

it('a hub that does not speak writes nothing; one that takes over begins with what the other wrote', async () => {
  await using world = await aKeeper();
  let [isHeld, term] = [false, 1];
  const leader = { ...soleLease('speaker'), isHeld: () => isHeld, term: () => term };
  await using incidents = await world.start({ leader });
  world.see('down');
  incidents.note(web);
  await incidents.reconcile();
  expect(incidents.open()).toEqual([]);
  const theirs = trouble('web-1', 5);
  await world.kept.transaction((transaction) => transaction.change({ kind: 'open', incident: theirs }));
  [isHeld, term] = [true, 2];
  await incidents.reconcile();
  expect(incidents.open()).toMatchObject([{ id: theirs.id }]);
  // It was told by the other: the fall is not said again.
  expect(world.kinds()).not.toContain('fall');
});

it('after a start what was written open is kept, and its end is told only to who was told of it', async () => {
  await using world = await aKeeper();
  await world.kept.transaction(async (transaction) => {
    await transaction.change({ kind: 'open', incident: trouble('web-1', 5) });
    await transaction.noteNotified(trouble('web-1', 5).id, { kind: 'channel', id: 'alerts' });
  });
  await using incidents = await world.start();
  expect(incidents.open()).toMatchObject([{ target: web }]);
  // Of a state from before the start nothing is concluded.
  world.see('up', { lastOutcome: outcome('good', world.clock.now() - 1) });
  incidents.note(web);
  await incidents.reconcile();
  expect(incidents.open()).toHaveLength(1);
  // Nor of one that is held up while it does not answer.
  world.see('up', { lastOutcome: outcome('timeout', world.clock.now()) });
  await incidents.reconcile();
  expect(incidents.open()).toHaveLength(1);
  world.see('up');
  await incidents.reconcile();
  expect(incidents.open()).toEqual([]);
  expect(world.kinds()).toEqual(['update', 'recovery']);
});

it('by a hub that is isolated no server is judged', async () => {
  await using world = await aKeeper();
  await using incidents = await world.start();
  world.isolate();
  incidents.note(web);
  await incidents.reconcile();
  expect(incidents.open()).toEqual([]);
});

/** How often the store was read whole, and how many changes it was asked for. */
function counted() {
  const count = { reads: 0, changes: 0 };
  const wrap = (one: IncidentStore): IncidentStore => ({
    ...one,
    read: () => {
      count.reads += 1;
      return one.read();
    },
    transaction: (work) => {
      count.changes += 1;
      return one.transaction(work);
    },
  });
  return { count, wrap };
}

it('a round in which nothing is due asks nothing of the store', async () => {
  await using world = await aKeeper();
  const { count, wrap } = counted();
  await using incidents = await world.start({ wrap });
  await incidents.reconcile();
  await incidents.reconcile();
  expect(count).toEqual({ reads: 1, changes: 0 });
  world.see('down');
  incidents.note(web);
  await incidents.reconcile();
  await incidents.reconcile();
  expect(count).toEqual({ reads: 1, changes: 1 });
});

it('a hub that takes over reads what is written once, and looks at everything at once', async () => {
  await using world = await aKeeper();
  let term = 1;
  const leader = { ...soleLease('speaker'), term: () => term };
  const { count, wrap } = counted();
  await using incidents = await world.start({ leader, wrap });
  await incidents.reconcile();
  world.see('down');
  await incidents.reconcile();
  // It looked at all of it a moment ago, and nobody noted a change.
  expect(incidents.open()).toEqual([]);
  term = 2;
  await incidents.reconcile();
  expect(incidents.open()).toMatchObject([{ target: web }]);
  await incidents.reconcile();
  expect(count.reads).toBe(2);
});
