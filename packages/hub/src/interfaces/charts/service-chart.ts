/** The chart of one service: the CPU of its servers over a period, with what was wrong and what was planned. */

import { coveredSeconds } from '../../answers/uptime.ts';
import type { Downtime } from '../../domain/downtime.ts';
import type { Period, Series } from '../../domain/history.ts';
import { type Incident, phasesOf } from '../../domain/incident.ts';
import { lengthInWords, percentInWords, plural } from '../../format/words.ts';
import { bandsOf, bandWords } from './bands.ts';
import type { ChartLine, ChartPlan } from './chart-plan.ts';
import { spanWords } from './host-chart.ts';
import { niceScale } from './nice-scale.ts';
import { periodWords, timeTicks } from './time-ticks.ts';

/** More lines than this can't be told apart at the size of a preview. */
export const mostServiceLines = 3;
/** What has room beside the end of a line. */
const labelLength = 8;

export type ServiceChartInput = {
  service: string;
  period: Period;
  zone: string;
  /** CPU by host; at most `mostServiceLines`. */
  cpu: readonly { host: string; series: Series }[];
  /** How many servers it has in all. */
  hostCount: number;
  incidents: readonly Incident[];
  downtimes: readonly Downtime[];
};

export function serviceChart(input: ServiceChartInput): ChartPlan {
  const { service, period, zone, cpu, hostCount } = input;
  const bands = bandsOf(input, period);
  const labels = shortNames(cpu.map(({ host }) => host));
  const lines = cpu.map(({ host, series }, at) => lineOf(labels[at] ?? host, series, at));
  const { top, values } = niceScale(highestOf(lines), 'percent');
  const shown = cpu.length < hostCount ? ` Shown is the CPU of ${cpu.length} of ${plural(hostCount, 'server')}.` : '';
  const title = `${service}, ${spanWords(period)}: ${incidentWords(input.incidents, period)}${lines.length > 0 ? '; CPU of its servers' : ''}`;
  return {
    title,
    alt: `${title}.${shown}${cpu.map(levelWords).join('')}${bandWords(bands)}`,
    note: periodWords(period.fromMs, period.toMs, zone),
    zone,
    ...period,
    ticks: timeTicks(period.fromMs, period.toMs, zone),
    top,
    rules: values.map((value) => ({ value, label: percentInWords(value) })),
    lines,
    ranges: [],
    bars: [],
    bands,
    levels: [],
    moments: [],
    ...(lines.every(({ points }) => points.every(([, value]) => value === null))
      ? { emptyWords: 'Nothing was measured in this time' }
      : {}),
  };
}

/** Without what all of them begin with, up to a hyphen or dot: `checkout-1` and `checkout-2` are told apart by `1` and `2`. */
function shortNames(names: readonly string[]): string[] {
  const [first = '', ...others] = names;
  const cuts = [...first.matchAll(/[-.]/g)].map(({ index }) => index + 1);
  const cut = cuts.findLast((at) => others.every((name) => name.startsWith(first.slice(0, at)))) ?? 0;
  return names.map((name) => {
    const short = names.length > 1 ? name.slice(cut) : name;
    return short.length > labelLength ? `…${short.slice(1 - labelLength)}` : short;
  });
}

function lineOf(label: string, { points }: Series, at: number): ChartLine {
  return {
    label,
    colour: at === 0 ? 0 : at === 1 ? 1 : 2,
    look: 'solid',
    points: points.map(({ atMs, average }) => [atMs, average] as const),
  };
}

function highestOf(lines: readonly ChartLine[]): number {
  let highest = 0;
  for (const { points } of lines) for (const [, value] of points) highest = Math.max(highest, value ?? 0);
  return highest;
}

function levelWords({ host, series }: { host: string; series: Series }): string {
  const values = series.points.map(({ average }) => average).filter((value) => value !== null);
  if (values.length === 0) return ` ${host}: nothing measured.`;
  return ` ${host}: ${percentInWords(values.reduce((sum, value) => sum + value, 0) / values.length)} on average.`;
}

function incidentWords(incidents: readonly Incident[], { fromMs, toMs }: Period): string {
  const down = incidents.filter(({ isPlanned, worst }) => !isPlanned && worst === 'down');
  const slow = incidents.filter(({ isPlanned, worst }) => !isPlanned && worst === 'degraded');
  if (down.length > 0) {
    const phases = down.flatMap((incident) => phasesOf(incident, toMs)).filter(({ status }) => status === 'down');
    const seconds = coveredSeconds(
      phases.map((phase) => ({ fromMs: Math.max(phase.fromMs, fromMs), toMs: Math.min(phase.toMs, toMs) })),
    );
    return `down ${down.length === 1 ? 'once' : plural(down.length, 'time')}, ${lengthInWords(seconds)} in all`;
  }
  return slow.length > 0 ? `slow ${slow.length === 1 ? 'once' : plural(slow.length, 'time')}` : 'never down';
}
