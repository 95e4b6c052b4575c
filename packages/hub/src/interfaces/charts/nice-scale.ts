/** The scale of a value axis: from 0 to a round top, with few lines. */

import type { MetricSeries } from '../../domain/metrics/metric-entry.ts';

/** Percentages always run to 100, so that two charts can be compared; loads and rates to what is there. */
export function niceScale(highest: number, unit: MetricSeries['unit']): { top: number; values: number[] } {
  if (unit === 'percent') return { top: 100, values: [0, 50, 100] };
  const least = unit === 'load' ? 1 : unit === 'count' ? 10 : 1_000;
  const wanted = Math.max(least, highest * 1.05);
  const size = 10 ** Math.floor(Math.log10(wanted));
  const top =
    ([1, ...(unit === 'load' ? [] : [1.5]), 2, 3, 4, 5, 6, 8, 10].find((step) => step * size >= wanted) ?? 10) * size;
  return { top, values: [0, top / 2, top] };
}
