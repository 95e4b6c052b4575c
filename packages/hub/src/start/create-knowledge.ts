/** What answers and pages may know: the fleet as it is now, and the past from the store. */
import type { Clock } from '@herald/protocol/clock';
import type { Knowledge } from '../answers/knowledge.ts';
import type { Calendar } from '../downtime/calendar.ts';
import type { Fleet } from '../fleet/fleet.ts';
import { readSeries } from '../history/read-series.ts';
import { readUptime } from '../history/read-uptime.ts';
import type { Retention } from '../history/retention.ts';
import type { Registry } from '../registry/registry.ts';
import { incidentsDuring } from '../store/incidents/read-incidents.ts';
import type { Database } from '../store/query.ts';

export type KnowledgeParts = {
  database: Database;
  registry(): Registry;
  fleet: Fleet;
  calendar: Calendar;
  retention: Retention;
  clock: Clock;
};

/** Each call is of the moment in which it is made. */
export function createKnowledge({
  database,
  registry,
  fleet,
  calendar,
  retention,
  clock,
}: KnowledgeParts): () => Knowledge {
  return () => ({
    nowMs: clock.now(),
    registry: registry(),
    fleet,
    downtimes: (period, names) => calendar.downtimes(period, names),
    incidents: (period, names) => incidentsDuring(database.query, period, names),
    uptime: (name, period) =>
      readUptime(database.query, { kind: registry().services.has(name) ? 'service' : 'host', name }, period, {
        nowMs: clock.now(),
        retention,
      }),
    series: (hostName, names, period) =>
      readSeries(database.query, hostName, names, period, { nowMs: clock.now(), retention }),
  });
}
