/** The hub's own `/metrics`: whether it keeps up, and with what. */
import type { Fleet } from '../../domain/fleet.ts';
import { shownStatus } from '../../domain/health.ts';
import type { PollStatistics } from '../../monitoring/poller/poll-statistics.ts';
import type { StoreHealth } from '../../store/store-health.ts';
import type { EventLoopDelay } from './event-loop-delay.ts';
import { type Family, renderFamilies, type Sample } from './exposition.ts';
import { hostFamilies } from './host-families.ts';
import { type Standing, standingFamilies } from './standing-families.ts';
import type { Stall } from './watchdog-report.ts';

export type HubMetricsParts = Standing & {
  polls(): PollStatistics;
  eventLoop: EventLoopDelay;
  stalls(): readonly Stall[];
  store(): StoreHealth;
  /** These two are `undefined` where the store cannot say. */
  outboxWaiting(): number | undefined;
  openIncidents(): number | undefined;
  discord(): { kind: 'off' | 'starting' | 'up' | 'down' };
  /** `every` adds each host's latest figures. */
  hosts: 'every' | 'none';
};

const contentType = 'text/plain; version=0.0.4; charset=utf-8';

/** The text, and the content type it is served with. */
export function renderHubMetrics(parts: HubMetricsParts): { contentType: string; body: string } {
  const families = [
    ...pollFamilies(parts.polls()),
    ...fleetFamilies(parts.fleet),
    ...selfFamilies(parts),
    ...standingFamilies(parts),
  ];
  if (parts.hosts === 'every') families.push(...hostFamilies(parts.fleet));
  return { contentType, body: renderFamilies(families) };
}

const gauge = (name: string, help: string, value: number | undefined): Family => ({
  name,
  kind: 'gauge',
  help,
  samples: value === undefined ? [] : [{ value }],
});
const counter = (name: string, help: string, samples: readonly Sample[]): Family => ({
  name,
  kind: 'counter',
  help,
  samples,
});

function pollFamilies(polls: PollStatistics): Family[] {
  const outcomes = Object.entries(polls.finished).map(([outcome, value]) => ({ labels: { outcome }, value }));
  return [
    gauge('herald_polled_hosts', 'Hosts that this hub polls.', polls.hosts),
    counter('herald_polls_started_total', 'Polls begun.', [{ value: polls.started }]),
    counter('herald_polls_total', 'Polls by their outcome.', outcomes),
    counter('herald_poll_seconds_total', 'Time that polls took, summed.', [{ value: polls.elapsedSumMs / 1000 }]),
    gauge('herald_polls_in_flight', 'Polls that wait for an answer.', polls.inFlight),
    gauge('herald_polls_waiting', 'Hosts whose turn has come and that wait for a free place.', polls.waiting),
    gauge(
      'herald_poll_lag_worst_seconds',
      'The latest start of a poll since the last scrape.',
      polls.worstLagMs / 1000,
    ),
    counter('herald_poll_lag_seconds_total', 'How late polls began, summed.', [{ value: polls.lagSumMs / 1000 }]),
  ];
}

function fleetFamilies(fleet: Fleet): Family[] {
  const count = (healths: readonly { health: Parameters<typeof shownStatus>[0] }[], of: string): Sample[] => {
    const byStatus = Map.groupBy(healths, ({ health }) => shownStatus(health));
    const statuses = ['up', 'degraded', 'down', 'unknown', 'planned'] as const;
    return statuses.map((status) => ({ labels: { of, status }, value: byStatus.get(status)?.length ?? 0 }));
  };
  return [
    {
      name: 'herald_targets',
      kind: 'gauge',
      help: 'Hosts and services by their status.',
      samples: [...count(fleet.hosts(), 'host'), ...count(fleet.services(), 'service')],
    },
    gauge(
      'herald_sight_clear',
      '1 while the hub can see, 0 while most hosts fell silent at once.',
      Number(fleet.connectivity().kind !== 'isolated'),
    ),
  ];
}

function selfFamilies({ eventLoop, stalls, store, outboxWaiting, openIncidents, discord }: HubMetricsParts): Family[] {
  const { p50Ms, p99Ms, maxMs } = eventLoop.read();
  const delays = Object.entries({ p50: p50Ms, p99: p99Ms, max: maxMs });
  const memory = process.memoryUsage();
  const cpu = process.cpuUsage();
  const health = store();
  return [
    {
      name: 'herald_event_loop_delay_seconds',
      kind: 'gauge',
      help: 'How long the event loop kept others waiting, since the last scrape: the median, the 99th percentile and the longest.',
      // Not "quantile": that label belongs to summaries.
      samples: delays.map(([statistic, ms]) => ({ labels: { statistic }, value: ms / 1000 })),
    },
    gauge('herald_stalled_loops', 'Loops of the hub that should have run and have not.', stalls().length),
    gauge('herald_store_recording', '1 while readings are written.', Number(health.kind === 'recording')),
    gauge('herald_store_buffered_readings', 'Readings that wait to be written.', health.buffered),
    counter('herald_store_lost_readings_total', 'Readings given up since the start.', [{ value: health.lost }]),
    gauge(
      'herald_discord_connected',
      '1 while Discord is connected, 0 while it is not; missing without a token.',
      discord().kind === 'off' ? undefined : Number(discord().kind === 'up'),
    ),
    gauge('herald_outbox_waiting', 'Messages that wait to be sent.', outboxWaiting()),
    gauge('herald_open_incidents', 'Incidents that have not ended.', openIncidents()),
    gauge('process_resident_memory_bytes', 'Resident memory.', memory.rss),
    counter('process_cpu_seconds_total', 'CPU time of the process.', [{ value: (cpu.user + cpu.system) / 1e6 }]),
  ];
}
