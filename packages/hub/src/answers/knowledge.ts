/** What an answer may draw on: the fleet as it is now, what is planned, and what was. Reading it changes nothing. */
import type { Downtime } from '../downtime/downtime.ts';
import type { Fleet } from '../fleet/fleet.ts';
import type { Incident } from '../incidents/incident.ts';
import type { Registry } from '../registry/registry.ts';

export type Period = { fromMs: number; toMs: number };

/** Seconds of a period by what they were. Time that Herald did not watch is neither up nor down. */
export type UptimeSummary = {
  watchedSeconds: number;
  upSeconds: number;
  degradedSeconds: number;
  downSeconds: number;
  plannedSeconds: number;
  /** 0-100 of the watched time that was not planned; undefined where nothing was watched. */
  upPercent: number | undefined;
};

export type SeriesName = 'cpu' | 'steal' | 'memory' | 'disk' | 'load' | 'network-in' | 'network-out';

/** One point per bucket; `null` where nothing was measured, so that a gap stays a gap. */
export type Series = {
  name: SeriesName;
  unit: 'percent' | 'bytes-per-second' | 'load';
  bucketSeconds: number;
  points: readonly { atMs: number; average: number | null; minimum: number | null; maximum: number | null }[];
};

export type Knowledge = {
  nowMs: number;
  registry: Registry;
  fleet: Fleet;
  /** Downtime that touches the period and any of the names (all where none are given), soonest first. */
  downtimes(period: Period, names?: readonly string[]): readonly Downtime[];
  incidents(period: Period, names?: readonly string[]): Promise<readonly Incident[]>;
  uptime(name: string, period: Period): Promise<UptimeSummary>;
  series(hostName: string, names: readonly SeriesName[], period: Period): Promise<readonly Series[]>;
};
