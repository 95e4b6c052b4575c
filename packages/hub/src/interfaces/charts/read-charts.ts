/** The charts of one host, or of a service as a whole, as plans: one read of the series for all of them. */
import type { SampledMetric } from '@herald/understanding/metrics';
import type { ReadModel } from '../../answers/read-model.ts';
import type { Period, Series } from '../../domain/history.ts';
import type { SeriesName } from '../../domain/metrics/catalogue.ts';
import type { ChartPlan } from './chart-plan.ts';
import { chartSeries, type HostChartKind, hostChart, hostChartNames, moveSeries } from './host-chart.ts';
import { mergeSeries } from './merge-series.ts';

export type ChartTarget = { kind: 'host' | 'service'; name: string };
export type NamedChart = { chart: SampledMetric; plan: ChartPlan };
export type HostChartChoice = { period: Period; isCompared: boolean };

/** More hosts of a service than this are not read for one page; its charts say of how many they speak. */
export const mostMergedHosts = 24;

export async function readCharts(
  target: ChartTarget,
  choice: HostChartChoice,
  readModel: ReadModel,
): Promise<readonly NamedChart[]> {
  const read = await readFigures(target, hostChartNames, choice, readModel);
  return hostChartNames.map((chart) => ({ chart, plan: planOf(target, chart, choice, readModel, read) }));
}

export async function readChart(
  target: ChartTarget,
  chart: HostChartKind,
  choice: HostChartChoice,
  readModel: ReadModel,
): Promise<ChartPlan> {
  return planOf(target, chart, choice, readModel, await readFigures(target, [chart], choice, readModel));
}

type Figures = {
  series: readonly Series[];
  before: readonly Series[];
  incidents: Awaited<ReturnType<ReadModel['incidents']>>;
};

async function readFigures(
  target: ChartTarget,
  charts: readonly HostChartKind[],
  { period, isCompared }: HostChartChoice,
  readModel: ReadModel,
): Promise<Figures> {
  const names = charts.flatMap((chart) => chartSeries(chart));
  const length = period.toMs - period.fromMs;
  const earlier = { fromMs: period.fromMs - length, toMs: period.fromMs };
  const [series, before, incidents] = await Promise.all([
    readSeries(target, names, period, readModel),
    isCompared ? readSeries(target, names, earlier, readModel) : [],
    readModel.incidents(period, [target.name]),
  ]);
  return { series, before: moveSeries(before, length), incidents };
}

async function readSeries(
  { kind, name }: ChartTarget,
  names: readonly SeriesName[],
  period: Period,
  readModel: ReadModel,
): Promise<readonly Series[]> {
  if (kind === 'host') return readModel.series(name, names, period);
  const hosts = (readModel.fleet.service(name)?.hosts ?? []).slice(0, mostMergedHosts);
  const all = await Promise.all(hosts.map(({ host }) => readModel.series(host.name, names, period)));
  return names.flatMap((one) => mergeSeries(all.flat().filter((series) => series.name === one)) ?? []);
}

function planOf(
  { kind, name }: ChartTarget,
  chart: HostChartKind,
  { period }: HostChartChoice,
  readModel: ReadModel,
  { series, before, incidents }: Figures,
): ChartPlan {
  const first = chartSeries(chart)[0];
  return hostChart({
    chart,
    host: name,
    isOfSeveral: kind === 'service',
    period,
    zone: readModel.registry.zone,
    series,
    before: before.filter((one) => one.name === first),
    incidents,
    downtimes: readModel.downtimes(period, [name]),
  });
}
