/**
 * Everything that Herald measures on a host, one file a metric. Facts, answers, history, charts, thresholds, the fleet's table
 * and the hub's `/metrics` follow from it; how people call them stands in `@herald/understanding/metrics`.
 */
import { type SampledMetric, sampledMetrics } from '@herald/understanding/metrics';
import { cpu } from './cpu.ts';
import { disk } from './disk.ts';
import { load } from './load.ts';
import { memory } from './memory.ts';
import type { MetricEntry, MetricSeries, MetricThreshold } from './metric-entry.ts';
import { network } from './network.ts';
import { openFiles } from './open-files.ts';

const rows = { cpu, memory, disk, network, load, 'open-files': openFiles } as const satisfies Record<
  SampledMetric,
  MetricEntry
>;

type Row = (typeof rows)[SampledMetric];
export type SeriesName = Row['series'][number]['name'];
export type ThresholdName = Row['thresholds'][number]['name'];
export type ThresholdCode = Row['thresholds'][number]['code'];

export const metricCatalogue: Readonly<Record<SampledMetric, MetricEntry>> = rows;

/** In reading order. */
export const metricNames: readonly SampledMetric[] = sampledMetrics.map(([name]) => name);

type Series = MetricSeries & { name: SeriesName };
/** In the order in which history has them on disk. */
export const metricSeries: readonly Series[] = metricNames
  .flatMap((name): readonly Series[] => rows[name].series)
  .toSorted((one, other) => one.place - other.place);

type Threshold = MetricThreshold & { name: ThresholdName; code: ThresholdCode };
export const metricThresholds: readonly Threshold[] = metricNames.flatMap(
  (name): readonly Threshold[] => rows[name].thresholds,
);

/** Something for each threshold. */
export function byThreshold<Value>(make: (threshold: Threshold) => Value): Record<ThresholdName, Value> {
  // The list has each name once: its type is made of the same rows.
  return Object.fromEntries(metricThresholds.map((one) => [one.name, make(one)])) as Record<ThresholdName, Value>;
}

export function seriesNamesOf(metric: SampledMetric): readonly SeriesName[] {
  return rows[metric].series.map(({ name }) => name);
}

export function seriesOf(name: SeriesName): Series {
  const found = metricSeries.find((one) => one.name === name);
  if (!found) throw new RangeError(`No metric has the series ${name}.`);
  return found;
}
