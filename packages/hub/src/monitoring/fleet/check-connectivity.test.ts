import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import type { EndpointCheck } from '../../domain/registry.ts';
import type { CheckResult } from '../checks/check-state.ts';
import { createFleet } from './create-fleet.ts';
import { aHost, aRegistry, aService } from './testing/a-registry.ts';
import { outcome } from './testing/outcomes.ts';

const names = ['a', 'b', 'c', 'd'];

function aFleet({
  withHosts = true,
  site = (name: string) => `${name}.example`,
  isProven = (): boolean => false,
} = {}) {
  const clock = fakeClock();
  const fell: string[] = [];
  const checks = new Map<string, EndpointCheck>(
    names.map((name) => [
      name,
      { kind: 'http', url: `https://${site(name)}/${name}`, expectStatus: 200, everySeconds: 30, timeoutSeconds: 5 },
    ]),
  );
  const fleet = createFleet({
    registry: aRegistry(
      withHosts ? names.map((name) => aHost(`host-${name}`)) : [],
      names.map((name) =>
        aService(name, withHosts ? [`host-${name}`] : [], {
          checks: [...checks].filter(([of]) => of === name).map(([, check]) => check),
        }),
      ),
    ),
    clock,
    runningDowntimes: () => [],
    hasNetwork: () => true,
    wayOut: { isProven },
    onTransition: ({ target, after }) => after.status === 'down' && fell.push(target.name),
  });
  const found = (isGood: boolean, more: object = {}): CheckResult => {
    const measured = { atMs: clock.now(), elapsedMs: 5 };
    if (isGood) return { ...measured, kind: 'good', provesService: true, detail: '' };
    return {
      ...measured,
      kind: 'bad',
      text: 'It fails.',
      detail: 'timeout',
      weight: 'down',
      isUnreached: true,
      ...more,
    };
  };
  const round = async ({
    hosts = 'good',
    bad = [],
    more = {},
  }: {
    hosts?: 'good' | 'timeout';
    bad?: readonly string[];
    more?: object;
  } = {}) => {
    await clock.advance(15_000);
    for (const [name, check] of checks) {
      if (withHosts) fleet.apply(`host-${name}`, outcome(hosts, clock.now()));
      fleet.applyCheck(name, check, found(!bad.includes(name), more));
    }
    fleet.tick();
  };
  const rounds = async (count: number, what?: Parameters<typeof round>[0]) => {
    for (let turn = 0; turn < count; turn += 1) await round(what);
  };
  const statuses = () => fleet.services().map(({ health }) => health.status);
  return { fleet, fell, rounds, statuses };
}

it('calls no service down when the hub sees neither hosts nor what customers use', async () => {
  const { fell, rounds, fleet } = aFleet();
  await rounds(4);
  await rounds(8, { hosts: 'timeout', bad: names });
  expect(fleet.connectivity().kind).toBe('isolated');
  expect(fell).toEqual([]);
});

it('calls no service down when nothing that it checks answers and its own servers do', async () => {
  const { fell, rounds, fleet, statuses } = aFleet();
  await rounds(4);
  await rounds(8, { bad: names });
  expect(fell).toEqual([]);
  expect(statuses()).toEqual(['up', 'up', 'up', 'up']);
  expect(fleet.service('a')?.health.reasons[0]).toMatchObject({
    code: 'checks-blind',
    text: 'Nothing that I check from here answers, so the fault may be with my own network.',
  });
  await rounds(2);
  expect(fleet.service('a')?.health.reasons).toEqual([]);
});

it('holds it against what it checks where the hub reaches the world, however silent all of it is', async () => {
  const { fell, rounds } = aFleet({ isProven: () => true });
  await rounds(4);
  await rounds(4, { bad: names });
  expect(fell).toEqual(names);
});

it('does not know how services are that it has nothing but checks of', async () => {
  const { fell, rounds, statuses } = aFleet({ withHosts: false });
  await rounds(4);
  await rounds(8, { bad: names });
  expect([fell, statuses()]).toEqual([[], ['unknown', 'unknown', 'unknown', 'unknown']]);
});

it('lets what still fails fall when the others are back', async () => {
  const { fell, rounds } = aFleet();
  await rounds(4);
  await rounds(6, { bad: names });
  await rounds(3, { bad: ['c'] });
  expect(fell).toEqual(['c']);
});

it('holds it against what it checks where an answer came, where others answer, and where all is one machine', async () => {
  const answered = aFleet();
  await answered.rounds(4);
  await answered.rounds(4, { bad: names, more: { isUnreached: false } });
  expect(answered.fell).toEqual(names);
  const some = aFleet();
  await some.rounds(4);
  await some.rounds(4, { bad: ['a', 'b'] });
  expect(some.fell).toEqual(['a', 'b']);
  const oneMachine = aFleet({ site: () => 'shop.example' });
  await oneMachine.rounds(4);
  await oneMachine.rounds(4, { bad: names });
  expect(oneMachine.fell).toEqual(names);
});
