/** What answers and pages may know: the fleet as it is now, and the past from the store. */
import type { Clock } from '@herald/protocol/clock';
import type { ReadModel } from '../../answers/read-model.ts';
import { withOutages } from '../../answers/uptime.ts';
import { hostStatusNow, serviceStatusNow } from '../../domain/doubt.ts';
import type { Fleet } from '../../domain/fleet.ts';
import type { ShownStatus } from '../../domain/health.ts';
import type { Registry } from '../../domain/registry.ts';
import type { Calendar } from '../../downtime/calendar.ts';
import { readDowntimeEvents } from '../../store/downtime/downtime-events.ts';
import { readSeries } from '../../store/history/read-series.ts';
import { readUptime, readWatched } from '../../store/history/read-uptime.ts';
import type { Retention } from '../../store/history/retention.ts';
import { incidentsDuring } from '../../store/incidents/read-incidents.ts';
import type { Database } from '../../store/query.ts';
import { findTargetsByWord } from '../../store/rollups/targets.ts';

export type ReadModelParts = {
  database: Database;
  registry(): Registry;
  fleet: Fleet;
  calendar: Calendar;
  retention: Retention;
  clock: Clock;
};

/** Each call is of the moment in which it is made. */
export function createReadModel({
  database,
  registry,
  fleet,
  calendar,
  retention,
  clock,
}: ReadModelParts): () => ReadModel {
  /** Of what is not in the registry any more, as it was recorded last. */
  async function kindOf(name: string): Promise<'host' | 'service'> {
    if (registry().services.has(name)) return 'service';
    if (registry().hosts.has(name)) return 'host';
    const [kept] = await findTargetsByWord(database.query, [name.toLowerCase()]);
    return kept?.kind ?? 'host';
  }

  function statusNow(kind: 'host' | 'service', name: string, nowMs: number): ShownStatus {
    if (fleet.connectivity().kind !== 'connected') return 'unknown';
    const service = kind === 'service' ? fleet.service(name) : undefined;
    const host = kind === 'host' ? fleet.host(name) : undefined;
    return service ? serviceStatusNow(service, nowMs) : host ? hostStatusNow(host, nowMs) : 'unknown';
  }

  return () => ({
    nowMs: clock.now(),
    registry: registry(),
    fleet,
    downtimes: (period, names) => calendar.downtimes(period, names),
    announcedAtMs: async (id) => (await readDowntimeEvents(database.query, id))[0]?.atMs,
    incidents: (period, names) => incidentsDuring(database.query, period, names),
    async uptime(name, period) {
      const nowMs = clock.now();
      const kind = await kindOf(name);
      const [measured, incidents] = await Promise.all([
        readUptime(database.query, { kind, name }, period, { nowMs, retention }),
        incidentsDuring(database.query, period, [name]),
      ]);
      const own = incidents.filter(({ target }) => target.kind === kind);
      return withOutages(measured, own, period, nowMs, statusNow(kind, name, nowMs));
    },
    watchedIn: async (name, stretches) =>
      readWatched(database.query, { kind: await kindOf(name), name }, stretches, { nowMs: clock.now(), retention }),
    recorded: async (names) =>
      (await findTargetsByWord(database.query, names)).map(({ kind, name }) => ({ kind, name })),
    series: (hostName, names, period) =>
      readSeries(database.query, hostName, names, period, { nowMs: clock.now(), retention }),
  });
}
