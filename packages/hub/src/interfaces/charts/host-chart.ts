/** The charts of one host: a metric over a period, with what was wrong and what was planned. */

import type { SampledMetric } from '@herald/understanding/metrics';
import type { Downtime } from '../../domain/downtime.ts';
import type { Period, Series } from '../../domain/history.ts';
import type { Incident } from '../../domain/incident.ts';
import {
  metricCatalogue,
  metricNames,
  type SeriesName,
  seriesNamesOf,
  seriesOf,
} from '../../domain/metrics/catalogue.ts';
import { amountInWords, capitalised, durationInWords } from '../../format/words.ts';
import { bandsOf, bandWords } from './bands.ts';
import type { ChartLine, ChartPlan, ChartRange } from './chart-plan.ts';
import { niceScale } from './nice-scale.ts';
import { busiestWords, seriesWords } from './series-words.ts';
import { periodWords, timeTicks } from './time-ticks.ts';

export const hostChartNames = metricNames;
/** `vitals`: CPU and memory in one picture, for an answer that has room for one. */
export type HostChartKind = SampledMetric | 'vitals';

/** What to read from `ReadModel.series` for a chart. The first is the one that the title speaks of. */
export function chartSeries(chart: HostChartKind): readonly SeriesName[] {
  return chart === 'vitals' ? ['cpu', 'memory'] : seriesNamesOf(chart);
}

export type HostChartInput = {
  chart: HostChartKind;
  host: string;
  /** The series are of several hosts as one. */
  isOfSeveral?: boolean;
  period: Period;
  zone: string;
  series: readonly Series[];
  /** The same series of the period before, moved onto this one. */
  before?: readonly Series[];
  incidents: readonly Incident[];
  downtimes: readonly Downtime[];
};

export function hostChart(input: HostChartInput): ChartPlan {
  const { chart, host, isOfSeveral, period, zone, before = [] } = input;
  const series = chartSeries(chart).flatMap((name) => input.series.filter((one) => one.name === name));
  const shown = series.filter((one) => highestOf([one]) >= (seriesOf(one.name).drawnAbove ?? 0));
  const [first = 'cpu'] = chartSeries(chart);
  const { unit } = seriesOf(first);
  const { top, values } = niceScale(highestOf([...shown, ...before]), unit);
  // Of two directions the busier one is spoken of.
  const spoken = series.toSorted((one, other) => highestAverage(other) - highestAverage(one))[0];
  const clock = clockOf(period, zone);
  const title =
    chart === 'vitals'
      ? `${host}, ${spanWords(period)}: ${vitalsWords(series, clock)}`
      : `${capitalised(metricCatalogue[chart].noun)} of ${host}, ${spanWords(period)}: ${seriesWords(spoken, clock)}${isOfSeveral ? busiestWords(spoken) : ''}`;
  const bands = bandsOf(input, period);
  const isEmpty = shown.every(({ points }) => points.every(({ average }) => average === null));
  return {
    title,
    alt: `${title}.${bandWords(bands)}${before.length > 0 ? ' The period before is drawn as a dashed line.' : ''}`,
    note: periodWords(period.fromMs, period.toMs, zone),
    zone,
    ...period,
    ticks: timeTicks(period.fromMs, period.toMs, zone),
    top,
    rules: values.map((value) => ({ value, label: amountInWords({ value, unit }) })),
    lines: [
      ...before.map((one): ChartLine => lineOf(one, 'dashed', period)),
      ...shown.map((one, at) => lineOf(one, 'solid', period, at > 0)),
    ],
    ranges: (chart === 'vitals' ? [] : shown.slice(0, 1)).map(rangeOf).filter(({ points }) => points.length > 0),
    bars: [],
    bands,
    levels: [],
    moments: [],
    ...(isEmpty ? { emptyWords: 'Nothing was measured in this time' } : {}),
  };
}

/** Each series in its own words, unless nothing was measured at all. */
function vitalsWords(series: readonly Series[], clock: (atMs: number) => string): string {
  const measured = series.filter(({ points }) => points.some(({ average }) => average !== null));
  if (measured.length === 0) return 'nothing measured';
  return measured.map((one) => `${seriesOf(one.name).end} ${seriesWords(one, clock).replace(/;.*$/, '')}`).join('; ');
}

function lineOf(series: Series, look: ChartLine['look'], period: Period, isSecond = false): ChartLine {
  return {
    label: look === 'dashed' ? 'before' : seriesOf(series.name).end,
    colour: isSecond ? 1 : 0,
    look,
    points: series.points
      .filter(({ atMs }) => atMs >= period.fromMs - series.bucketSeconds * 1000 && atMs <= period.toMs)
      .map(({ atMs, average }) => [atMs, average] as const),
  };
}

/** Lowest to highest of each bucket, where buckets are long enough to hide something. */
function rangeOf(series: Series): ChartRange {
  return {
    colour: 0,
    points:
      series.bucketSeconds < 60
        ? []
        : series.points.map(({ atMs, minimum, maximum }) => [atMs, minimum, maximum] as const),
  };
}

function highestOf(series: readonly Series[]): number {
  let highest = 0;
  for (const { points } of series)
    for (const { maximum, average } of points) highest = Math.max(highest, maximum ?? average ?? 0);
  return highest;
}

function highestAverage({ points }: Series): number {
  return points.reduce((highest, { average }) => Math.max(highest, average ?? 0), 0);
}

/** Moves the series of the period before onto this one. */
export function moveSeries(series: readonly Series[], byMs: number): Series[] {
  return series.map((one) => ({ ...one, points: one.points.map((point) => ({ ...point, atMs: point.atMs + byMs })) }));
}

/** `last 24 hours`; for a period that has been over for a while, its length. */
export function spanWords({ fromMs, toMs }: Period): string {
  const seconds = (toMs - fromMs) / 1000;
  const days = seconds / 86_400;
  if (days > 360) return 'one year';
  if (days >= 60) return `${Math.round(days)} days`;
  return durationInWords(days === 1 ? 86_400 : seconds);
}

function clockOf({ fromMs, toMs }: Period, zone: string): (atMs: number) => string {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
  const day = new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: 'numeric', month: 'short' });
  if (toMs - fromMs <= 26 * 3_600_000) return (atMs) => clock.format(atMs);
  return toMs - fromMs <= 15 * 86_400_000
    ? (atMs) => `${clock.format(atMs)} on ${day.format(atMs)}`
    : (atMs) => day.format(atMs);
}
