import { fakeClock } from '@herald/protocol/fake-clock';
import { anInstance, aReport } from '@herald/protocol/report-builder';
import { expect, it } from 'vitest';
import type { Downtime } from '../../domain/downtime.ts';
import type { HubConnectivity } from '../../domain/fleet.ts';
import { createFleet } from './create-fleet.ts';
import type { Transition } from './live-fleet.ts';
import { aHost, aRegistry, aService } from './testing/a-registry.ts';
import { outcome, reportWith } from './testing/outcomes.ts';

function setUp({ hosts = ['web-1'], running = (): Downtime[] => [] } = {}) {
  const clock = fakeClock();
  const transitions: Transition[] = [];
  const changes: HubConnectivity['kind'][] = [];
  const registry = aRegistry(
    hosts.map((name) => aHost(name)),
    [aService('storefront', hosts)],
  );
  const fleet = createFleet({
    registry,
    clock,
    runningDowntimes: running,
    hasNetwork: () => true,
    onTransition: (transition) => transitions.push(transition),
    onConnectivity: ({ kind }) => changes.push(kind),
  });
  const poll = async (word: Parameters<typeof outcome>[0], names: readonly string[] = hosts, report = aReport()) => {
    await clock.advance(15_000);
    for (const name of names) fleet.apply(name, outcome(word, clock.now(), report));
    fleet.tick();
  };
  return { clock, transitions, changes, fleet, registry, poll };
}

const aDowntime = (override: Partial<Downtime>): Downtime => ({
  id: 'patching',
  source: 'registry',
  title: 'Database patching',
  startsAtMs: 0,
  endsAtMs: Number.MAX_SAFE_INTEGER,
  zone: 'Europe/Berlin',
  hosts: ['web-1'],
  services: [],
  state: 'running',
  takesDown: [],
  revision: 1,
  ...override,
});

it('does not know how a host is before it has answered', () => {
  const { fleet } = setUp();
  expect(fleet.host('web-1')?.health).toMatchObject({ status: 'unknown', reasons: [{ code: 'not-polled-yet' }] });
  expect(fleet.connectivity()).toEqual({ kind: 'starting' });
});

it('keeps a killed host up for two failures, though the last outcome says at once that it is silent', async () => {
  const { fleet, poll } = setUp();
  await poll('good');
  await poll('refused');
  expect(fleet.host('web-1')).toMatchObject({
    health: { status: 'up', reasons: [{ code: 'agent-not-answering', weight: 'none' }] },
    lastOutcome: { kind: 'silent', reason: 'refused' },
  });
  await poll('refused');
  expect(fleet.host('web-1')?.health.status).toBe('up');
  await poll('refused');
  expect(fleet.host('web-1')?.health.status).toBe('unknown');
});

it('does not let a host fall because a person asks three times', async () => {
  const { clock, fleet, poll } = setUp();
  await poll('good');
  for (const _ask of [1, 2, 3, 4]) {
    await clock.advance(1_000);
    fleet.apply('web-1', outcome('timeout', clock.now()));
  }
  expect(fleet.host('web-1')?.health.status).toBe('up');
});

it('shows the last report of a host that is down, with its age', async () => {
  const { clock, fleet, poll } = setUp();
  await poll('good');
  const heardAtMs = clock.now();
  for (const _poll of [1, 2, 3]) await poll('timeout');
  expect(fleet.host('web-1')).toMatchObject({ lastReport: { receivedAtMs: heardAtMs }, lastAnsweredAtMs: heardAtMs });
});

it('is isolated, and claims nothing, when most hosts fall silent at once', async () => {
  const hosts = ['web-1', 'web-2', 'api-1', 'db-1'];
  const { fleet, poll, transitions, changes } = setUp({ hosts });
  await poll('good');
  for (const _poll of [1, 2, 3, 4, 5]) await poll('timeout');
  expect(fleet.connectivity().kind).toBe('isolated');
  expect(fleet.hosts().map(({ health }) => health.status)).toEqual(['up', 'up', 'up', 'up']);
  await poll('good', ['web-1', 'web-2', 'api-1']);
  expect(fleet.connectivity()).toEqual({ kind: 'connected' });
  await poll('timeout', ['db-1']);
  await poll('timeout', ['db-1']);
  expect(fleet.host('db-1')?.health.status).toBe('up');
  await poll('timeout', ['db-1']);
  expect(fleet.host('db-1')?.health.status).toBe('down');
  expect(changes).toEqual(['connected', 'isolated', 'connected']);
  expect(transitions.map(({ target, after }) => `${target.name} ${after.status}`)).toEqual([
    'db-1 down',
    'storefront down',
  ]);
});

it('is not isolated when agents refuse: their machines answer', async () => {
  const hosts = ['web-1', 'web-2', 'api-1'];
  const { fleet, poll } = setUp({ hosts });
  await poll('good');
  for (const _poll of [1, 2, 3]) await poll('refused');
  expect(fleet.connectivity().kind).toBe('connected');
  expect(fleet.hosts().map(({ health }) => health.status)).toEqual(['unknown', 'unknown', 'unknown']);
});

it('calls a silent host planned while a downtime runs, and down when it has ended', async () => {
  let running = [aDowntime({})];
  const { fleet, poll, transitions } = setUp({ running: () => running });
  await poll('good');
  for (const _poll of [1, 2, 3]) await poll('timeout');
  expect(fleet.host('web-1')?.health).toMatchObject({ status: 'down', planned: { downtimeId: 'patching' } });
  running = [];
  fleet.tick();
  expect(fleet.host('web-1')?.health.planned).toBeUndefined();
  expect(transitions.at(-1)).toMatchObject({ target: { kind: 'service' }, after: { status: 'down' } });
});

it('calls a reading stale when the poller has stopped coming round', async () => {
  const { clock, fleet, poll } = setUp();
  await poll('good');
  await clock.advance(61_000);
  fleet.tick();
  expect(fleet.host('web-1')?.health).toMatchObject({ status: 'unknown', reasons: [{ code: 'stale' }] });
});

it('forgets a host that left the registry, and keeps the others as they were', async () => {
  const { fleet, poll, registry } = setUp({ hosts: ['web-1', 'web-2'] });
  await poll('good');
  const before = fleet.host('web-1')?.health;
  fleet.setRegistry(aRegistry([aHost('web-1'), aHost('db-1')], [...registry.services.values()]));
  expect(fleet.host('web-2')).toBeUndefined();
  expect(fleet.host('web-1')?.health).toBe(before);
  expect(fleet.host('db-1')?.health.status).toBe('unknown');
  expect(fleet.service('storefront')?.hosts.map(({ host }) => host.name)).toEqual(['web-1']);
});

it('knows after a restart what it knew before, and lets a fallen host rise by two good readings', async () => {
  const first = setUp();
  await first.poll('good');
  for (const _poll of [1, 2, 3]) await first.poll('refused');
  const kept = first.fleet.lastState('web-1');
  const second = setUp();
  second.fleet.restore(kept ? [kept] : []);
  expect(second.fleet.host('web-1')).toMatchObject({
    health: { status: 'unknown' },
    lastReport: { receivedAtMs: expect.any(Number) },
  });
  await second.poll('good');
  expect(second.fleet.host('web-1')?.health.status).toBe('unknown');
  await second.poll('good');
  expect(second.fleet.host('web-1')?.health.status).toBe('up');
  expect(second.transitions.map(({ target, after }) => `${target.name} ${after.status}`)).toContain('web-1 up');
});

it('says what AWS says of a machine that does not answer', async () => {
  const { clock, fleet, poll } = setUp();
  await poll('good', ['web-1'], aReport({ instance: anInstance({ instanceId: 'i-1' }) }));
  for (const _poll of [1, 2, 3]) await poll('timeout');
  fleet.setEc2([{ instanceId: 'i-1', state: 'stopped', stateReason: 'User initiated', readAtMs: clock.now() }]);
  expect(fleet.host('web-1')?.health.reasons[0]).toMatchObject({
    code: 'ec2-state',
    text: 'AWS says the machine is stopped (User initiated).',
  });
});

it('finds a service degraded while its only host is short of CPU for five minutes', async () => {
  const { fleet, poll } = setUp();
  for (let minute = 0; minute < 6 * 4; minute += 1) await poll('good', ['web-1'], reportWith({ cpu: 97 }));
  expect(fleet.host('web-1')?.health).toMatchObject({ status: 'degraded', reasons: [{ code: 'cpu-high' }] });
  expect(fleet.service('storefront')?.health).toMatchObject({
    status: 'degraded',
    reasons: [{ code: 'too-few-hosts' }],
  });
});

it('cannot say how a service is whose agents alone are silent, and says down when its machines are', async () => {
  const { fleet, poll } = setUp();
  await poll('good');
  for (const _poll of [1, 2, 3]) await poll('refused');
  expect(fleet.service('storefront')?.health.status).toBe('unknown');
  for (const _poll of [1, 2, 3]) await poll('timeout');
  expect(fleet.service('storefront')?.health.status).toBe('down');
});

it('trusts a check of what customers use over silent hosts', async () => {
  const { clock, fleet, registry, poll } = setUp();
  const check = { kind: 'http', url: 'http://shop', expectStatus: 200, everySeconds: 30, timeoutSeconds: 5 } as const;
  fleet.setRegistry(aRegistry([...registry.hosts.values()], [aService('storefront', ['web-1'], { checks: [check] })]));
  fleet.applyCheck('storefront', check, {
    kind: 'good',
    provesService: true,
    detail: '200',
    atMs: clock.now(),
    elapsedMs: 3,
  });
  await poll('good');
  for (const _poll of [1, 2, 3]) await poll('refused');
  expect(fleet.service('storefront')?.health.status).toBe('up');
});
