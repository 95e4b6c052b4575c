import { anInstance } from '@herald/protocol/report-builder';
import { describe, expect, it } from 'vitest';
import type { Downtime } from '../../domain/downtime.ts';
import type { EndpointCheck } from '../../domain/registry.ts';
import { aHost, aRegistry, aService } from '../../monitoring/fleet/testing/a-registry.ts';
import { outcome, reportWith } from '../../monitoring/fleet/testing/outcomes.ts';
import { incidentsDuring } from '../../store/incidents/read-incidents.ts';
import { aWorld, wordsOf } from './testing/scenario.ts';

const hosts = (...names: string[]) => names.map((name) => aHost(name));
const shop = () =>
  aRegistry(hosts('web-1', 'web-2', 'db-1'), [
    aService('storefront', ['web-1', 'web-2'], {
      needs: 1,
      customers: 'The shop',
      owner: { team: 'Shop', role: '42' },
    }),
  ]);
const always = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER };

it('a killed agent: falls at the third failure, is told once, rises at the second good reading', async () => {
  await using world = await aWorld({ registry: shop() });
  await world.run(`
    | time     | readings                  | health                   | messages                                      |
    | 15 s     | web-* good, db-1 good     | web-1 up, storefront up  |                                               |
    | 15 s     | web-1 refused             | web-1 up                 |                                               |
    | 15 s     | web-1 refused             | web-1 up                 |                                               |
    | 15 s     | web-1 refused             | web-1 unknown, storefront up | fall: web-1 can't be measured since <t>. The server responds, but the Herald agent on it doesn't. |
    | 8 x 15 s | web-1 refused | web-1 unknown            |                                               |
    | 15 s     | web-1 good                | web-1 unknown            |                                               |
    | 3 s      | web-1 good                | web-1 up                 | update: Resolved: web-1 was not measured for 2 minutes 48 seconds / recovery: web-1 can be measured again and is up (not measured for 2 minutes 48 seconds) |
    | 60 s     | web-* good                | web-1 up                 |                                               |`);
  const [incident, ...more] = await incidentsDuring(world.store.query, always);
  expect(more).toEqual([]);
  expect(incident).toMatchObject({ worst: 'unknown', endedAtMs: world.clock.now() - 60_000 });
  expect(incident?.timeline.map(({ kind }) => kind)).toEqual(['opened', 'told', 'closed']);
});

it('one lost packet is no news', async () => {
  await using world = await aWorld({ registry: shop() });
  await world.run(`
    | time     | readings              | health   | messages |
    | 15 s     | web-* good, db-1 good | web-1 up |          |
    | 15 s     | web-1 timeout         | web-1 up |          |
    | 15 s     | web-1 good            | web-1 up |          |
    | 15 s     | web-1 timeout         | web-1 up |          |
    | 10 x 15 s | web-1 good           | web-1 up |          |`);
});

it('a server that comes and goes is told of once, and its end when it has settled', async () => {
  await using world = await aWorld({ registry: aRegistry(hosts('web-1', 'web-2')) });
  await world.run(`
    | time      | readings                   | health         | messages |
    | 20 x 15 s | web-* good                 | web-1 up       |          |
    | 15 s      | web-1 timeout, web-2 good  | web-1 up       |          |
    | 15 s      | web-1 good                 | web-1 up       |          |
    | 15 s      | web-1 timeout              | web-1 up       |          |
    | 15 s      | web-1 good                 | web-1 up       |          |
    | 15 s      | web-1 timeout              | web-1 up       |          |
    | 15 s      | web-1 good                 | web-1 degraded | fall: web-1 is degraded since <t>. It keeps coming and going. |
    | 15 s      | web-1 timeout              | web-1 degraded |          |
    | 15 s      | web-1 good                 | web-1 degraded |          |
    | 10 x 15 s | web-1 good                 | web-1 degraded |          |
    | 10 x 15 s | web-1 good                 | web-1 up       | update: Resolved: web-1 was / recovery: web-1 is back |`);
});

it('a hub that is cut off says so once, and nothing of single servers', async () => {
  const registry = aRegistry(hosts('web-1', 'web-2', 'web-3', 'web-4', 'web-5'));
  await using world = await aWorld({ registry });
  await world.run(`
    | time     | readings                 | health             | messages |
    | 15 s     | web-* good               | web-1 up, web-5 up |          |
    | 15 s     | web-* timeout            | web-1 up, web-5 up |          |
    | 15 s     | web-* timeout            | web-1 up           |          |
    | 15 s     | web-* timeout            | web-1 up           | connectivity: I can't reach any server right now |
    | 20 x 15 s | web-* timeout           | web-1 up           |          |
    | 15 s     | web-* good               | web-1 up           | connectivity: I can reach the servers again since <t>. For 6 minutes I could not. |
    | 15 s     | web-1 timeout, web-2 good | web-1 up          |          |
    | 15 s     | web-1 timeout            | web-1 up           |          |
    | 15 s     | web-1 timeout            | web-1 down         | fall: web-1 is down |`);
});

it('a hub without a network of its own sees nothing, however few its servers', async () => {
  let network = true;
  await using world = await aWorld({ registry: aRegistry(hosts('web-1')), hasNetwork: () => network });
  await world.run(`
    | time | readings   | health   | messages |
    | 15 s | web-1 good | web-1 up |          |`);
  network = false;
  await world.run(`
    | time     | readings          | health   | messages |
    | 15 s     | web-1 unreachable | web-1 up |          |
    | 5 x 15 s | web-1 unreachable | web-1 up | connectivity: I can't reach any server right now |`);
});

it('five hundred servers that fail at once are one message', async () => {
  const names = Array.from({ length: 2_000 }, (_, index) => `${index < 500 ? 'dead' : 'well'}-${index}`);
  const registry = aRegistry(hosts(...names), [aService('grid', names, { needs: 1_000 })]);
  await using world = await aWorld({ registry });
  await world.run(`
    | time     | readings                   | health             | messages |
    | 15 s     | dead-* good, well-* good   | dead-0 up, grid up |          |
    | 2 x 15 s | dead-* timeout             | dead-0 up          |          |
    | 15 s     | dead-* timeout             | dead-499 down, well-500 up, grid up | fall: 500 servers are down since <t>. dead-0, dead-1, dead-2, dead-3, dead-4 and 495 more: Not responding |
    | 15 s     | dead-* timeout             | dead-0 down        |          |
    | 15 s     | dead-* good                | dead-0 down        |          |
    | 3 s      | dead-* good                | dead-499 up        | update: Resolved: 500 servers were down / recovery: All 500 servers are back up |`);
});

it('servers that fall within a poll interval join one message, which is edited', async () => {
  await using world = await aWorld({ registry: shop() });
  await world.run(`
    | time | readings                | health     | messages |
    | 15 s | web-* good, db-1 good   | web-1 up   |          |
    | 8 s  | web-1 refused           | web-1 up   |          |
    | 7 s  | web-2 refused, db-1 good | web-2 up  |          |
    | 8 s  | web-1 refused           | web-1 up   |          |
    | 7 s  | web-2 refused           | web-2 up   |          |
    | 8 s  | web-1 refused           | web-1 unknown | fall: web-1 can't be measured |
    | 7 s  | web-2 refused           | web-2 unknown, storefront unknown | update: storefront can't be measured since <t>. |`);
  const keys = new Set(world.said.map(({ editKey }) => editKey));
  expect(keys.size).toBe(1);
});

it('a service that is well again before all its servers are is no new fall of those that are not', async () => {
  const registry = aRegistry(hosts('web-1', 'web-2', 'ok-1', 'ok-2', 'ok-3', 'ok-4'), [
    aService('storefront', ['web-1', 'web-2'], { needs: 1 }),
  ]);
  await using world = await aWorld({ registry });
  await world.run(`
    | time     | readings                    | health                      | messages |
    | 15 s     | web-* good, ok-* good       | web-1 up, storefront up     |          |
    | 3 x 15 s | web-* timeout               | web-1 down, storefront down | fall: storefront is down since <t>. |
    | 15 s     | web-1 good, web-2 timeout   | storefront down             |          |
    | 15 s     | web-1 good, web-2 timeout   | storefront up, web-2 down   | update: web-2 is down / recovery: storefront is back up (down |
    | 8 x 15 s | web-1 good, web-2 timeout   | storefront up, web-2 down   |          |
    | 2 x 15 s | web-* good                  | storefront up, web-2 up     | update: / recovery: |`);
  expect(world.said.filter(({ kind }) => kind === 'fall')).toHaveLength(1);
});

const patching = (override: Partial<Downtime> = {}): Downtime => ({
  id: 'patching',
  source: 'registry',
  title: 'Database patching',
  startsAtMs: 0,
  endsAtMs: Number.MAX_SAFE_INTEGER,
  zone: 'Europe/Berlin',
  hosts: ['db-1'],
  services: [],
  state: 'running',
  takesDown: [],
  revision: 1,
  ...override,
});

it('a planned downtime silences the alert and keeps the fact; what outlasts it is told', async () => {
  let running: Downtime[] = [patching()];
  await using world = await aWorld({ registry: shop(), running: () => running });
  await world.run(`
    | time     | readings              | health       | messages |
    | 15 s     | web-* good, db-1 good | db-1 up      |          |
    | 9 x 15 s | db-1 timeout          | db-1 planned |          |`);
  expect(await incidentsDuring(world.store.query, always)).toMatchObject([{ isPlanned: true, worst: 'down' }]);
  running = [];
  await world.run(`
    | time     | readings     | health    | messages |
    | 15 s     | db-1 timeout | db-1 down | fall: db-1 is down |
    | 2 x 15 s | db-1 good    | db-1 up   | update: Resolved: db-1 was down / recovery: db-1 is back up |`);
});

it('a planned downtime that ends in time is told to nobody', async () => {
  let running: Downtime[] = [patching()];
  await using world = await aWorld({ registry: shop(), running: () => running });
  await world.run(`
    | time     | readings              | health       | messages |
    | 15 s     | web-* good, db-1 good | db-1 up      |          |
    | 9 x 15 s | db-1 timeout          | db-1 planned |          |
    | 2 x 15 s | db-1 good             | db-1 up      |          |`);
  running = [];
  await world.run(`
    | time     | readings  | health  | messages |
    | 4 x 15 s | db-1 good | db-1 up |          |`);
});

it('what fell before a window and rose in it is closed properly, to those who were told', async () => {
  let running: Downtime[] = [];
  await using world = await aWorld({ registry: shop(), running: () => running });
  await world.run(`
    | time     | readings              | health    | messages |
    | 15 s     | web-* good, db-1 good | db-1 up   |          |
    | 3 x 15 s | db-1 timeout          | db-1 down | fall: db-1 is down |`);
  running = [patching()];
  await world.run(`
    | time     | readings     | health       | messages |
    | 15 s     | db-1 timeout | db-1 planned | update: db-1 is down |
    | 2 x 15 s | db-1 good    | db-1 up      | update: Resolved: db-1 was down / recovery: db-1 is back up |`);
});

it('a spot interruption is told at once', async () => {
  const notice = {
    kind: 'spot-interruption' as const,
    id: 'spot-1',
    code: 'terminate',
    description: 'Spot interruption',
    state: 'active' as const,
    seenAt: '2026-03-02T09:00:00.000Z',
  };
  await using world = await aWorld({ registry: shop(), readings: { interrupted: { notices: [notice] } } });
  await world.run(`
    | time | readings              | health         | messages |
    | 15 s | web-* good, db-1 good | web-1 up       |          |
    | 15 s | web-1 interrupted     | web-1 degraded | fall: web-1 is degraded since <t>. AWS takes this machine back within minutes. |`);
});

it('a busy CPU is told after five minutes, and not before', async () => {
  await using world = await aWorld({
    registry: shop(),
    readings: { busy: { metrics: reportWith({ cpu: 97 }).metrics } },
  });
  await world.run(`
    | time      | readings              | health         | messages |
    | 15 s      | web-* good, db-1 good | web-1 up       |          |
    | 19 x 15 s | web-1 busy            | web-1 up       |          |
    | 2 x 15 s  | web-1 busy            | web-1 degraded | fall: web-1 is degraded since <t>. CPU is at 97 %. |
    | 15 s      | web-1 good            | web-1 degraded |          |
    | 15 s      | web-1 good            | web-1 up       | update: Resolved: web-1 was / recovery: web-1 is back |`);
});

it('what becomes worse, eases and is well again is one incident and one message, edited each time', async () => {
  await using world = await aWorld({
    registry: aRegistry(hosts('web-1', 'ok-1', 'ok-2', 'ok-3')),
    readings: { busy: { metrics: reportWith({ cpu: 97 }).metrics } },
  });
  await world.run(`
    | time      | readings               | health         | messages |
    | 15 s      | web-1 good, ok-* good  | web-1 up       |          |
    | 21 x 15 s | web-1 busy             | web-1 degraded | fall: web-1 is degraded since <t>. |
    | 3 x 15 s  | web-1 timeout          | web-1 down     | update: web-1 is down |
    | 2 x 15 s  | web-1 busy             | web-1 degraded | update: web-1 is degraded |
    | 2 x 15 s  | web-1 good             | web-1 up       | update: Resolved: web-1 was / recovery: web-1 is back |`);
  const [incident, ...more] = await incidentsDuring(world.store.query, always);
  expect(more).toEqual([]);
  expect(incident).toMatchObject({ worst: 'down' });
  expect(incident?.timeline.map(({ kind }) => kind)).toEqual(['opened', 'told', 'worsened', 'eased', 'closed']);
  const edited = world.said.filter(({ kind }) => kind !== 'recovery').map(({ editKey }) => editKey);
  expect(new Set(edited).size).toBe(1);
});

it('a disk that will be full within a day is told while there is time', async () => {
  await using world = await aWorld({ registry: shop() });
  const gib = 1024 ** 3;
  for (let step = 0; step <= 8; step += 1)
    world.readings[`full-${step}`] = {
      metrics: reportWith({ disk: 70, diskUsedBytes: (20 + step * 0.1) * gib }).metrics,
    };
  await world.run(
    `
    | time  | readings                | health        | messages |
    | 15 s  | web-* good, db-1 full-0 | db-1 up       |          |
    | 300 s | db-1 full-1             | db-1 up       |          |
    | 300 s | db-1 full-2             | db-1 up       |          |
    | 300 s | db-1 full-3             | db-1 up       |          |
    | 300 s | db-1 full-4             | db-1 up       |          |
    | 300 s | db-1 full-5             | db-1 up       |          |
    | 300 s | db-1 full-6             | db-1 degraded | fall: db-1 is degraded since <t>. Its disk |`,
  );
  expect(world.said.map(wordsOf).join()).toContain('will be full in about 8 hours');
});

it('a clock that is off and a replaced instance are said, and alarm nobody', async () => {
  await using world = await aWorld({
    registry: shop(),
    readings: {
      replaced: { instance: anInstance({ instanceId: 'i-0ffffffffffffffff' }) },
      late: { clockSkewSeconds: -42 },
    },
  });
  await world.run(`
    | time     | readings              | health             | messages |
    | 15 s     | web-* good, db-1 good | web-1 up, web-2 up |          |
    | 4 x 15 s | web-1 replaced, web-2 late | web-1 up, web-2 up |     |`);
  expect(world.fleet.host('web-1')?.health.reasons).toMatchObject([{ code: 'other-identity', weight: 'none' }]);
  expect(world.fleet.host('web-2')?.health.reasons).toMatchObject([
    { code: 'clock-skew', text: 'Its clock is 42 seconds slow.', weight: 'none' },
  ]);
});

it("another machine at a host's address is told apart from a replacement", async () => {
  const registry = aRegistry([aHost('web-1', { instanceId: 'i-0a1b2c3d4e5f60718' })]);
  await using world = await aWorld({
    registry,
    readings: { stranger: { instance: anInstance({ instanceId: 'i-0ffffffffffffffff' }) } },
  });
  await world.run(`
    | time      | readings       | health        | messages |
    | 15 s      | web-1 good     | web-1 up      |          |
    | 8 x 15 s  | web-1 stranger | web-1 up      |          |
    | 15 s      | web-1 stranger | web-1 unknown | fall: web-1 can't be measured since <t>. Another machine answers at its address. |`);
});

it('what nobody takes on is said again and escalated, three times in all', async () => {
  await using world = await aWorld({ registry: shop() });
  await world.run(`
    | time       | readings                  | health    | messages |
    | 15 s       | web-* good, db-1 good     | web-1 up  |          |
    | 3 x 15 s   | web-* refused, db-1 good  | web-1 unknown, storefront unknown | fall: storefront can't be measured |
    | 59 x 15 s  | web-* refused             |           |          |
    | 15 s       | web-* refused, db-1 good  |           | reminder: storefront can't be measured |
    | 59 x 15 s  | web-* refused, db-1 good  |           |          |
    | 15 s       | web-* refused, db-1 good  |           | escalation: storefront can't be measured |
    | 240 x 15 s | web-* refused, db-1 good  |           | escalation: storefront can't be measured |
    | 400 x 15 s | web-* refused, db-1 good  |           |          |`);
  expect(world.said.find(({ kind }) => kind === 'escalation')?.mentionRoleId).toBe('42');
});

it('what an engineer takes on is not said again', async () => {
  await using world = await aWorld({ registry: shop() });
  await world.run(`
    | time     | readings              | health    | messages |
    | 15 s     | web-* good, db-1 good | db-1 up   |          |
    | 3 x 15 s | db-1 timeout          | db-1 down | fall: db-1 is down |`);
  const id = world.said[0]?.acknowledgeId ?? '';
  expect(await world.incidents().acknowledge(id, { personHash: 'user-7', name: 'Esra', team: 'Payments' })).toBe(
    'acknowledged',
  );
  expect(await world.incidents().acknowledge(id, { personHash: 'user-8' })).toBe('already');
  expect(await world.incidents().acknowledge('no-such', { personHash: 'user-8' })).toBe('unknown');
  await world.run(`
    | time       | readings     | health    | messages |
    | 15 s       | db-1 timeout | db-1 down | update: db-1 is down |
    | 200 x 15 s | db-1 timeout | db-1 down |          |`);
  expect(world.said.map(wordsOf).at(-1)).toContain('Esra (Payments) is on it since');
});

it('a hub killed while something is down tells of its end, once, and of no fall twice', async () => {
  await using world = await aWorld({ registry: shop() });
  await world.run(`
    | time     | readings              | health    | messages |
    | 15 s     | web-* good, db-1 good | db-1 up   |          |
    | 3 x 15 s | db-1 timeout          | db-1 down | fall: db-1 is down |`);
  await world.restart();
  await world.run(`
    | time     | readings                 | health    | messages |
    | 15 s     | web-* good, db-1 timeout | db-1 down |          |
    | 8 x 15 s | web-* good, db-1 timeout | db-1 down |          |`);
  await world.restart();
  await world.run(`
    | time     | readings              | health  | messages |
    | 15 s     | web-* good, db-1 good | db-1 down |        |
    | 5 x 15 s | web-* good, db-1 good | db-1 up | update: Resolved: db-1 was down / recovery: db-1 is back up |`);
  expect(await incidentsDuring(world.store.query, always)).toHaveLength(1);
});

it('a hub killed between writing an incident and the state that made it takes the one fall for one', async () => {
  await using world = await aWorld({ registry: shop() });
  await world.run(`
    | time     | readings                 | health    | messages |
    | 15 s     | web-* good, db-1 good    | db-1 up   |          |
    | 2 x 15 s | web-* good, db-1 timeout | db-1 up   |          |`);
  const kept = world.states();
  await world.run(`
    | time     | readings                 | health    | messages |
    | 15 s     | web-* good, db-1 timeout | db-1 down | fall: db-1 is down |`);
  await world.restart(kept);
  await world.run(`
    | time     | readings                 | health    | messages |
    | 2 x 15 s | web-* good, db-1 timeout | db-1 up   |          |
    | 4 x 15 s | web-* good, db-1 timeout | db-1 down |          |
    | 6 x 15 s | web-* good, db-1 good    | db-1 up   | update: Resolved: db-1 was down / recovery: db-1 is back up |`);
  expect(await incidentsDuring(world.store.query, always)).toHaveLength(1);
});

describe('a hub killed while a check fails', () => {
  const check: EndpointCheck = { kind: 'tcp', host: 'shop.example', port: 443, everySeconds: 15, timeoutSeconds: 1 };
  it.each([
    ['of a service without servers', []],
    ['of a service whose servers are well', ['web-1']],
  ])('%s tells of its end when the check succeeds, and not before', async (_what, servers) => {
    const registry = aRegistry(hosts('web-1'), [aService('storefront', servers, { checks: [check] })]);
    await using world = await aWorld({ registry });
    const turn = async (found?: 'good' | 'bad') => {
      const at = { atMs: world.clock.now(), elapsedMs: 5, detail: 'd' };
      if (found === 'good') world.fleet.applyCheck('storefront', check, { ...at, kind: 'good', provesService: true });
      if (found === 'bad')
        world.fleet.applyCheck('storefront', check, { ...at, kind: 'bad', text: 'It is closed.', weight: 'down' });
      const before = world.said.length;
      await world.clock.advance(15_000);
      world.fleet.apply('web-1', outcome('good', world.clock.now()));
      world.fleet.tick();
      await world.incidents().reconcile();
      return world.said.slice(before).map(({ kind }) => kind);
    };
    expect([await turn('good'), await turn('bad'), await turn('bad'), await turn('bad')]).toEqual([
      [],
      [],
      [],
      ['fall'],
    ]);
    await world.restart();
    expect([await turn(), await turn('bad'), await turn('bad'), await turn('bad')]).toEqual([[], [], [], []]);
    await world.restart();
    expect([await turn(), await turn('good')]).toEqual([[], ['update', 'recovery']]);
  });
});

it('a hub killed before its message was brought up to date forgets neither who joined nor who rose', async () => {
  const registry = aRegistry(hosts('web-1', 'web-2', 'web-3', 'ok-1', 'ok-2', 'ok-3', 'ok-4', 'ok-5'));
  await using world = await aWorld({ registry });
  await world.run(`
    | time     | readings                   | health     | messages |
    | 15 s     | web-* good, ok-* good      | web-1 up   |          |
    | 2 x 15 s | web-* refused              | web-1 up   |          |
    | 13 s     | web-1 refused              | web-1 unknown | fall: web-1 can't be measured |
    | 2 s      | web-2 refused              | web-2 unknown |          |`);
  await world.restart();
  await world.run(`
    | time     | readings                          | health     | messages |
    | 13 s     | web-1 refused, ok-* good          | web-2 unknown | update: web- |
    | 2 x 10 s | web-* refused, ok-* good          | web-3 up   |          |
    | 10 s     | web-* refused                     | web-3 unknown | update: web-1, web-2 and web-3 can't be measured |
    | 15 s     | web-* good                        |            |          |
    | 13 s     | web-1 good, web-2 refused, web-3 refused | web-1 up | update: web- |
    | 1 s      | web-2 good, web-3 refused         |            |          |
    | 2 s      | web-2 good, web-3 refused         | web-2 up   |          |`);
  await world.restart();
  await world.run(`
    | time     | readings                     | health     | messages |
    | 13 s     | web-3 refused, ok-* good     | web-3 unknown | update: web-3 can't be measured |
    | 2 x 15 s | web-* good, ok-* good        | web-3 up   | update: Resolved: web-1, web-2 and web-3 were not measured / recovery: web-1, web-2 and web-3 can be measured again and are up |`);
});

it('a service that is back is told by name although a server of another goes on, and nothing of that one is told to a newcomer', async () => {
  const registry = aRegistry(
    ['worker-1', 'checkout-1'].map((name) => aHost(name)),
    [aService('exports', ['worker-1'], { customers: 'CSV exports' }), aService('checkout', ['checkout-1'])],
  );
  await using world = await aWorld({ registry });
  await world.run(`
    | time      | given                         | health                       | said |
    | 15 s      | worker-1 good, checkout-1 good | exports up                  | |
    | 3 x 15 s  | worker-1 timeout, checkout-1 unreadable | exports down, checkout unknown | fall: exports is down since <t>. Customer impact: CSV exports are unavailable. None of its servers is responding. |
    | 2 x 15 s  | worker-1 good, checkout-1 unreadable | exports up            | update: / recovery: exports is back up (down |`);
  expect(world.said.filter(({ kind }) => kind === 'recovery').map(wordsOf)).toEqual([
    expect.stringMatching(/^exports is back up \(down \d+ seconds\)\. Cause: None of its servers was responding\.$/),
  ]);
});
