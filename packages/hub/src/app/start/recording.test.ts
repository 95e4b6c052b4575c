/** What is recorded of hosts and services, and what of it counts as watched. */
import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import type { Downtime } from '../../domain/downtime.ts';
import { createFleet } from '../../monitoring/fleet/create-fleet.ts';
import { aHost, aRegistry, aService } from '../../monitoring/fleet/testing/a-registry.ts';
import { outcome } from '../../monitoring/fleet/testing/outcomes.ts';
import { readUptime } from '../../store/history/read-uptime.ts';
import { startHistory } from '../../store/history/start-history.ts';
import { soleLease } from '../../store/leases/lease.ts';
import { silentLog, temporaryStore } from '../../store/testing/temporary-store.ts';
import { hostReading } from './host-reading.ts';
import { serviceReadingSeconds, startRecordingServices } from './record-services.ts';

const names = ['web-1', 'web-2', 'web-3', 'web-4'];
const pollsPerMinute = 60 / serviceReadingSeconds;

async function aRecording() {
  await using starting = new AsyncDisposableStack();
  const clock = fakeClock();
  const store = starting.use(await temporaryStore(clock));
  const history = starting.use(startHistory({ database: store, log: silentLog, clock }));
  let registry = aRegistry(
    names.map((name) => aHost(name)),
    [aService('storefront', names)],
  );
  const downtimes: Downtime[] = [];
  const fleet = createFleet({ registry, clock, runningDowntimes: () => downtimes, hasNetwork: () => true });
  const leader = soleLease('speaker');
  starting.use(startRecordingServices({ fleet, history, leader, clock }));
  const startMs = clock.now();
  const stack = starting.move();
  return { clock, fleet, downtimes, poll, uptime, change, [Symbol.asyncDispose]: () => stack.disposeAsync() };

  /** Polls all hosts for so many minutes: those named here give no answer. */
  async function poll(minutes: number, silent: readonly string[] = []): Promise<void> {
    for (let turn = 0; turn < minutes * pollsPerMinute; turn += 1) {
      await clock.advance(serviceReadingSeconds * 1000);
      for (const host of registry.hosts.values()) {
        const heard = outcome(silent.includes(host.name) ? 'timeout' : 'good', clock.now());
        const applied = fleet.apply(host.name, heard);
        if (applied) history.recordReading(hostReading(host, heard, applied.health, fleet.connectivity()), leader);
      }
      fleet.tick();
    }
  }

  async function uptime(kind: 'host' | 'service', name: string) {
    await history.flush();
    const period = { fromMs: startMs, toMs: clock.now() };
    return readUptime(store.query, { kind, name }, period, { nowMs: clock.now() });
  }

  function change(hosts: readonly string[]): void {
    registry = aRegistry(
      hosts.map((name) => aHost(name)),
      [aService('storefront', hosts)],
    );
    fleet.setRegistry(registry);
  }
}

/** Within a minute and a half: the last minute is read when it is over, and the first look comes after a start. */
const about = (minutes: number) => ({
  asymmetricMatch: (seconds: unknown) => typeof seconds === 'number' && Math.abs(seconds - minutes * 60) <= 90,
});

it('counts the outage of a host, and of the service that needs it', async () => {
  await using recording = await aRecording();
  await recording.poll(30);
  // The first two failures are no outage yet.
  await recording.poll(10.5, ['web-1']);
  await recording.poll(20);
  const expected = { watchedSeconds: about(60.5), upSeconds: about(50), downSeconds: about(10), plannedSeconds: 0 };
  expect(await recording.uptime('host', 'web-1')).toMatchObject(expected);
  expect(await recording.uptime('service', 'storefront')).toMatchObject(expected);
  expect(await recording.uptime('host', 'web-2')).toMatchObject({ upPercent: 100, downSeconds: 0 });
});

it('says up to when it is written: a minute is, once it is over', async () => {
  await using recording = await aRecording();
  await recording.poll(5.5);
  const { recordedFromMs = 0, recordedToMs = 0 } = await recording.uptime('host', 'web-1');
  const nowMs = recording.clock.now();
  expect(Math.abs(recordedFromMs - (nowMs - 330_000))).toBeLessThan(60_000);
  expect(recordedToMs).toBe(Math.floor(nowMs / 60_000) * 60_000);
  expect(nowMs - recordedToMs).toBeGreaterThan(0);
});

it('counts the time in which the hub saw nothing as neither up nor down', async () => {
  await using recording = await aRecording();
  await recording.poll(30);
  await recording.poll(20, names);
  expect(recording.fleet.connectivity().kind).toBe('isolated');
  await recording.poll(10);
  const expected = { watchedSeconds: about(40), upSeconds: about(40), downSeconds: 0, upPercent: 100 };
  expect(await recording.uptime('host', 'web-1')).toMatchObject(expected);
  expect(await recording.uptime('service', 'storefront')).toMatchObject(expected);
});

it('counts planned downtime apart', async () => {
  await using recording = await aRecording();
  await recording.poll(20);
  recording.downtimes.push({
    id: 'patching',
    source: 'registry',
    title: 'Database patching',
    startsAtMs: recording.clock.now(),
    endsAtMs: recording.clock.now() + 3_600_000,
    zone: 'Europe/Berlin',
    hosts: ['web-1'],
    services: [],
    state: 'running',
    takesDown: [],
    revision: 1,
  });
  await recording.poll(10.5, ['web-1']);
  expect(await recording.uptime('host', 'web-1')).toMatchObject({ plannedSeconds: about(10), downSeconds: 0 });
  expect(await recording.uptime('service', 'storefront')).toMatchObject({
    plannedSeconds: about(10),
    downSeconds: 0,
    upPercent: 100,
  });
});

it('keeps the history of a host that leaves the registry, and carries it on when it comes back', async () => {
  await using recording = await aRecording();
  await recording.poll(10);
  recording.change(['web-2', 'web-3', 'web-4']);
  await recording.poll(10);
  expect(await recording.uptime('host', 'web-1')).toMatchObject({ watchedSeconds: about(10), upPercent: 100 });
  recording.change(names);
  await recording.poll(10);
  expect(await recording.uptime('host', 'web-1')).toMatchObject({ watchedSeconds: about(20), upPercent: 100 });
});
