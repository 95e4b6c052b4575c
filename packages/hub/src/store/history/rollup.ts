/** What is kept of a stretch of time: how it was, second by second, and count, minimum, maximum and mean of each metric. */
import { seriesNames } from './metric-codes.ts';

/** `mean` times `count` is the sum. `count` is less than the rollup's where some reports did not have this metric. */
export type MetricRollup = { count: number; minimum: number; maximum: number; mean: number };

export type Rollup = {
  /** Start of the stretch, epoch seconds. */
  startS: number;
  /** Readings with metrics. */
  count: number;
  /** What is in none of these was not watched. */
  upSeconds: number;
  degradedSeconds: number;
  downSeconds: number;
  plannedSeconds: number;
  /** In the order of `seriesNames`, as values of the metric's own unit; `undefined` where nothing was measured. */
  metrics: readonly (MetricRollup | undefined)[];
};

const emptyMetrics: readonly undefined[] = seriesNames.map(() => undefined);

export function emptyRollup(startS: number): Rollup {
  return {
    startS,
    count: 0,
    upSeconds: 0,
    degradedSeconds: 0,
    downSeconds: 0,
    plannedSeconds: 0,
    metrics: emptyMetrics,
  };
}

/** One rollup of several that do not overlap. */
export function mergeRollups(startS: number, parts: readonly Rollup[]): Rollup {
  const sumOf = (pick: (part: Rollup) => number) => parts.reduce((sum, part) => sum + pick(part), 0);
  return {
    startS,
    count: sumOf(({ count }) => count),
    upSeconds: sumOf(({ upSeconds }) => upSeconds),
    degradedSeconds: sumOf(({ degradedSeconds }) => degradedSeconds),
    downSeconds: sumOf(({ downSeconds }) => downSeconds),
    plannedSeconds: sumOf(({ plannedSeconds }) => plannedSeconds),
    metrics: seriesNames.map((_, index) => mergeMetric(parts, index)),
  };
}

/** Groups rollups into stretches of `seconds`, oldest first. Stretches with no rollup are left out. */
export function regroup(rollups: readonly Rollup[], seconds: number): Rollup[] {
  const groups = Map.groupBy(rollups, ({ startS }) => Math.floor(startS / seconds) * seconds);
  return [...groups].sort(([a], [b]) => a - b).map(([startS, parts]) => mergeRollups(startS, parts));
}

function mergeMetric(parts: readonly Rollup[], index: number): MetricRollup | undefined {
  let minimum = Number.POSITIVE_INFINITY;
  let maximum = Number.NEGATIVE_INFINITY;
  let sum = 0;
  let count = 0;
  for (const part of parts) {
    const metric = part.metrics[index];
    if (!metric) continue;
    minimum = Math.min(minimum, metric.minimum);
    maximum = Math.max(maximum, metric.maximum);
    sum += metric.mean * metric.count;
    count += metric.count;
  }
  return count === 0 ? undefined : { count, minimum, maximum, mean: sum / count };
}
