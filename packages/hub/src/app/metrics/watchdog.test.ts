import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fakeClock } from '@herald/protocol/fake-clock';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { createFleet } from '../../monitoring/fleet/create-fleet.ts';
import { aHost, aRegistry, aService } from '../../monitoring/fleet/testing/a-registry.ts';
import { outcome } from '../../monitoring/fleet/testing/outcomes.ts';
import { createPollStatistics } from '../../monitoring/poller/poll-statistics.ts';
import { startHistory } from '../../store/history/start-history.ts';
import { soleLease } from '../../store/leases/lease.ts';
import type { Store } from '../../store/open-store.ts';
import { temporaryStore } from '../../store/testing/temporary-store.ts';
import { watchEventLoopDelay } from './event-loop-delay.ts';
import { type HubMetricsParts, renderHubMetrics } from './hub-metrics.ts';
import { startWatchdog } from './start-watchdog.ts';

const silent = pino({ level: 'silent' });

it('notices a loop that stalls, tells of it once, and that it runs again', async () => {
  const clock = fakeClock();
  let ranAt = 0;
  const told: string[][] = [];
  await using watchdog = startWatchdog({
    watched: [{ name: 'poller', lastRanAt: () => ranAt, stallsAfterMs: 30_000 }],
    onStall: (stalls) => told.push(stalls.map(({ name }) => name)),
    clock,
    log: silent,
  });
  await clock.advance(60_000);
  expect(told).toEqual([['poller']]);
  expect(watchdog.stalls()).toMatchObject([{ name: 'poller' }]);
  ranAt = clock.elapsed();
  await clock.advance(5_000);
  expect(watchdog.stalls()).toEqual([]);
});

it('notices a writer that waits for a database which neither takes nor refuses', async () => {
  const clock = fakeClock();
  await using store = await temporaryStore(clock);
  const hanging = Promise.withResolvers<void>();
  const database: Store = {
    ...store,
    async transaction(work) {
      await hanging.promise;
      return store.transaction(work);
    },
  };
  await using history = startHistory({ database, log: silent, clock });
  await using watchdog = startWatchdog({
    watched: [{ name: 'writing history', lastRanAt: history.lastRanAt, stallsAfterMs: 120_000 }],
    clock,
    log: silent,
  });
  await clock.advance(200_000);
  expect(watchdog.stalls()).toEqual([]);
  const target = { kind: 'host', name: 'web-1' } as const;
  history.recordReading({ target, atMs: clock.now(), status: 'up', pollSeconds: 15 }, soleLease('shard/any/0'));
  await clock.advance(200_000);
  expect(watchdog.stalls()).toMatchObject([{ name: 'writing history' }]);
  hanging.resolve();
});

it('sends a heartbeat while all runs, and none while a loop stalls', async () => {
  let beats = 0;
  const arrived = Promise.withResolvers<void>();
  const server = createServer((_request, response) => {
    beats += 1;
    response.end();
    arrived.resolve();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const heartbeatUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ping`;
  const clock = fakeClock();
  {
    await using _watchdog = startWatchdog({ watched: [], heartbeatUrl, clock, log: silent });
    await arrived.promise;
  }
  expect(beats).toBe(1);
  const stalled = { name: 'poller', lastRanAt: () => Number.NEGATIVE_INFINITY, stallsAfterMs: 1 };
  {
    await using _watchdog = startWatchdog({ watched: [stalled], heartbeatUrl, clock, log: silent });
    await clock.advance(600_000);
  }
  expect(beats).toBe(1);
  server.close();
  server.closeAllConnections();
});

it('shows Prometheus whether the hub keeps up, and hosts only where asked', () => {
  const clock = fakeClock();
  const fleet = createFleet({
    registry: aRegistry(
      [aHost('web-1'), aHost('odd"name')],
      [aService('shop', ['web-1']), aService('odd', ['odd"name'])],
    ),
    clock,
    runningDowntimes: () => [],
    hasNetwork: () => true,
  });
  fleet.apply('web-1', outcome('good', clock.now()));
  using eventLoop = watchEventLoopDelay();
  const polls = createPollStatistics();
  polls.noteOutcome(outcome('refused', 0));
  const counts = { hosts: 2, inFlight: 1, waiting: 0 };
  const render = (hosts: 'every' | 'none', discord: HubMetricsParts['discord'] = () => ({ kind: 'off' })) =>
    renderHubMetrics({
      version: '1.2.3',
      isRegistryInForce: () => true,
      isLeader: () => true,
      newestBackupAtMs: () => Date.UTC(2026, 10, 29, 2),
      fleet,
      polls: () => polls.read(counts),
      eventLoop,
      stalls: () => [{ name: 'polling', forMs: 100_000 }],
      store: () => ({ kind: 'recording', buffered: 7, lost: 0 }),
      outboxWaiting: () => 3,
      discord,
      openIncidents: () => 2,
      hosts,
    }).body;
  for (const line of ['stalled_loops 1', 'store_buffered_readings 7', 'outbox_waiting 3', 'open_incidents 2'])
    expect(render('none')).toContain(`herald_${line}\n`);
  expect(render('none')).toContain('herald_polls_total{outcome="silent"} 1\n');
  expect(render('none')).toContain('herald_targets{of="host",status="up"} 1\n');
  for (const line of [
    `build_info{version="1.2.3",node="${process.versions.node}"} 1`,
    'registry_in_force 1',
    'hub_speaks 1',
    'agents{version="0.1.0"} 1',
    'service_up{service="shop"} 1',
    'service_up{service="odd"} 0',
    'backup_newest_timestamp_seconds 1795917600',
  ])
    expect(render('none')).toContain(`herald_${line}\n`);
  expect(render('none')).not.toContain('web-1');
  // A gauge with the label of summaries is refused by strict readers.
  expect(render('none')).toContain('herald_event_loop_delay_seconds{statistic=');
  expect(render('none')).not.toMatch(/quantile=/);
  expect(render('none')).not.toMatch(/^herald_discord_connected/m);
  expect(render('none', () => ({ kind: 'up' }))).toContain('herald_discord_connected 1\n');
  expect(render('none', () => ({ kind: 'down' }))).toContain('herald_discord_connected 0\n');
  expect(render('every')).toContain('herald_host_cpu_used_percent{host="web-1"} 23\n');
  expect(render('every')).toContain('herald_host_up{host="odd\\"name"} 0\n');
});
