/** What was: stretches of time, how much of them a host or service was up, and measured figures over time. */
import type { SeriesName } from './metrics/catalogue.ts';
import type { MetricSeries } from './metrics/metric-entry.ts';

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

/** One point per bucket; `null` where nothing was measured, so that a gap stays a gap. */
export type Series = {
  name: SeriesName;
  unit: MetricSeries['unit'];
  bucketSeconds: number;
  points: readonly { atMs: number; average: number | null; minimum: number | null; maximum: number | null }[];
};
