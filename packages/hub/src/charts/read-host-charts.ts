/** The charts of one host as plans: one read of its series for all of them. */
import type { Knowledge, Period, Series } from '../answers/knowledge.ts';
import type { ChartPlan } from './chart-plan.ts';
import {
  chartSeries,
  type HostChartKind,
  type HostChartName,
  hostChart,
  hostChartNames,
  moveSeries,
} from './host-chart.ts';

export type HostChartChoice = { period: Period; isCompared: boolean };

export async function readHostCharts(
  host: string,
  choice: HostChartChoice,
  knowledge: Knowledge,
): Promise<Record<HostChartName, ChartPlan>> {
  const read = await readFigures(host, hostChartNames, choice, knowledge);
  const plan = (chart: HostChartName) => planOf(host, chart, choice, knowledge, read);
  return { cpu: plan('cpu'), memory: plan('memory'), disk: plan('disk'), network: plan('network'), load: plan('load') };
}

export async function readHostChart(
  host: string,
  chart: HostChartKind,
  choice: HostChartChoice,
  knowledge: Knowledge,
): Promise<ChartPlan> {
  return planOf(host, chart, choice, knowledge, await readFigures(host, [chart], choice, knowledge));
}

type Figures = {
  series: readonly Series[];
  before: readonly Series[];
  incidents: Awaited<ReturnType<Knowledge['incidents']>>;
};

async function readFigures(
  host: string,
  charts: readonly HostChartKind[],
  { period, isCompared }: HostChartChoice,
  knowledge: Knowledge,
): Promise<Figures> {
  const names = charts.flatMap((chart) => chartSeries[chart]);
  const length = period.toMs - period.fromMs;
  const earlier = { fromMs: period.fromMs - length, toMs: period.fromMs };
  const [series, before, incidents] = await Promise.all([
    knowledge.series(host, names, period),
    isCompared ? knowledge.series(host, names, earlier) : [],
    knowledge.incidents(period, [host]),
  ]);
  return { series, before: moveSeries(before, length), incidents };
}

function planOf(
  host: string,
  chart: HostChartKind,
  { period }: HostChartChoice,
  knowledge: Knowledge,
  { series, before, incidents }: Figures,
): ChartPlan {
  const first = chartSeries[chart][0];
  return hostChart({
    chart,
    host,
    period,
    zone: knowledge.registry.zone,
    series,
    before: before.filter(({ name }) => name === first),
    incidents,
    downtimes: knowledge.downtimes(period, [host]),
  });
}
