/** What an answer may draw on: the fleet as it is now, what is planned, and what was. Reading it changes nothing. */

import type { Target } from '@herald/understanding/question';
import type { Downtime } from '../domain/downtime.ts';
import type { Fleet } from '../domain/fleet.ts';
import type { Period, Series, UptimeSummary } from '../domain/history.ts';
import type { Incident } from '../domain/incident.ts';
import type { SeriesName } from '../domain/metrics/catalogue.ts';
import type { Registry } from '../domain/registry.ts';

export type ReadModel = {
  nowMs: number;
  registry: Registry;
  fleet: Fleet;
  /** Downtime that touches the period and any of the names (all where none are given), soonest first. */
  downtimes(period: Period, names?: readonly string[]): readonly Downtime[];
  /** When a window was first announced; undefined of one that was not yet. */
  announcedAtMs?(downtimeId: string): Promise<number | undefined>;
  incidents(period: Period, names?: readonly string[]): Promise<readonly Incident[]>;
  uptime(name: string, period: Period): Promise<UptimeSummary>;
  /** Whether anything was monitored in each of these, oldest first: one look for all of them. */
  watchedIn(name: string, stretches: readonly Period[]): Promise<readonly boolean[]>;
  /** Those of these names (in lower case) of which a history is kept, in the registry or not. */
  recorded(names: readonly string[]): Promise<readonly Target[]>;
  /** What goes on now, by `service/billing`, where it was read beforehand: see `withOpenIncidents`. */
  open?: ReadonlyMap<string, Incident>;
  /** What touched the last day, where it was read beforehand. */
  lately?: readonly Incident[];
  series(hostName: string, names: readonly SeriesName[], period: Period): Promise<readonly Series[]>;
};
