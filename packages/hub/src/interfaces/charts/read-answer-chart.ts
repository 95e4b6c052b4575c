/** The chart that belongs to an answer: read from what is known, as a plan to be drawn. */
import type { ChartRequest } from '../../answers/answer.ts';
import type { ReadModel } from '../../answers/read-model.ts';
import type { Period } from '../../domain/history.ts';
import type { ChartPlan } from './chart-plan.ts';
import { type HostChartKind, hostChartNames } from './host-chart.ts';
import { readChart } from './read-charts.ts';
import { mostServiceLines, serviceChart } from './service-chart.ts';

/** `undefined` where there is nothing worth a picture: nothing measured and nothing wrong or planned. */
export async function readAnswerChart(request: ChartRequest, readModel: ReadModel): Promise<ChartPlan | undefined> {
  const { target, fromMs, toMs } = request;
  const period = { fromMs, toMs };
  const plan =
    target.kind === 'service'
      ? await readServiceChart(target.name, period, readModel)
      : await readChart({ kind: 'host', name: target.name }, kindOf(request), { period, isCompared: false }, readModel);
  const isEmpty = plan?.emptyWords !== undefined && plan.bands.length === 0;
  return isEmpty ? undefined : plan;
}

function kindOf({ metrics }: ChartRequest): HostChartKind {
  const [first, ...more] = metrics;
  return more.length > 0 ? 'vitals' : (hostChartNames.find((name) => name === first) ?? 'vitals');
}

async function readServiceChart(name: string, period: Period, readModel: ReadModel): Promise<ChartPlan | undefined> {
  const hosts = readModel.fleet.service(name)?.hosts ?? [];
  const drawn = hosts.slice(0, mostServiceLines).map(({ host }) => host.name);
  const [incidents, ...cpu] = await Promise.all([
    readModel.incidents(period, [name]),
    ...drawn.map(async (host) => ({ host, series: (await readModel.series(host, ['cpu'], period))[0] })),
  ]);
  return serviceChart({
    service: name,
    period,
    zone: readModel.registry.zone,
    cpu: cpu.flatMap(({ host, series }) => (series ? [{ host, series }] : [])),
    hostCount: hosts.length,
    incidents,
    downtimes: readModel.downtimes(period, [name]),
  });
}
