/** Charts to look at and to test with: a quiet day with a peak, a gap, an outage and a downtime; a year; inquiries. */
import type { Series } from '../../../domain/history.ts';
import { metricSeries, type SeriesName, seriesOf } from '../../../domain/metrics/catalogue.ts';
import type { InquiryChart } from '../../../inquiries/answer-inquiries.ts';
import { aDowntime, anIncident, testNowMs } from '../../../testing/builders.ts';
import type { ChartPlan } from '../chart-plan.ts';
import { chartSeries, type HostChartKind, hostChart, moveSeries } from '../host-chart.ts';
import { inquiryChart } from '../inquiry-chart.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Points every `bucketSeconds`; `value` by the share of the period that has passed. `null` where nothing was measured. */
export function aSeries(
  name: SeriesName,
  {
    fromMs,
    toMs,
    bucketSeconds,
    value,
  }: { fromMs: number; toMs: number; bucketSeconds: number; value(share: number): number | null },
): Series {
  const count = Math.floor((toMs - fromMs) / (bucketSeconds * 1000));
  return {
    name,
    unit: seriesOf(name).unit,
    bucketSeconds,
    points: Array.from({ length: count }, (_, at) => {
      const average = value(at / count);
      return {
        atMs: fromMs + at * bucketSeconds * 1000,
        average,
        minimum: average === null ? null : average * 0.7,
        maximum: average === null ? null : name === 'cpu' ? Math.min(100, average * 1.3) : average * 1.2,
      };
    }),
  };
}

export const dayPeriod = { fromMs: testNowMs - dayMs, toMs: testNowMs };

export function dayOf(chart: HostChartKind, options: { before?: boolean; hours?: number } = {}): ChartPlan {
  const period = { fromMs: testNowMs - (options.hours ?? 24) * hourMs, toMs: testNowMs };
  const wave = (share: number) => Math.sin(share * 40) * 4 + Math.sin(share * 97) * 3;
  const isGap = (share: number) => share > 0.3 && share < 0.34;
  const values: Partial<Record<SeriesName, (share: number) => number>> = {
    cpu: (share) => 22 + wave(share) + 66 * Math.exp(-(((share - 0.75) / 0.015) ** 2)),
    steal: () => 0,
    memory: (share) => 48 + 20 * share + wave(share) / 5,
    disk: (share) => 47 + share,
    load: (share) => 0.6 + wave(share) / 20 + 2 * Math.exp(-(((share - 0.75) / 0.02) ** 2)),
    'network-in': (share) => 220_000 + wave(share) * 9_000,
    'network-out': (share) => 260_000 + wave(share) * 14_000 + 900_000 * Math.exp(-(((share - 0.75) / 0.02) ** 2)),
  };
  const series = metricSeries.map(({ name }) =>
    aSeries(name, {
      ...period,
      bucketSeconds: Math.max(15, (period.toMs - period.fromMs) / 288_000),
      value: (share) => (isGap(share) ? null : (values[name]?.(share) ?? 100)),
    }),
  );
  const length = period.toMs - period.fromMs;
  return hostChart({
    chart,
    host: 'web-1',
    period,
    zone: 'Europe/Berlin',
    series,
    ...(options.before
      ? {
          before: moveSeries(
            [
              aSeries(chart === 'network' ? 'network-out' : (chartSeries(chart)[0] ?? 'cpu'), {
                fromMs: period.fromMs - length,
                toMs: period.fromMs,
                bucketSeconds: 300,
                value: (share) => 30 + wave(share + 0.3),
              }),
            ],
            length,
          ),
        }
      : {}),
    incidents: [anIncident({ startedAtMs: period.fromMs + length * 0.3, endedAtMs: period.fromMs + length * 0.34 })],
    downtimes: [aDowntime({ startsAtMs: period.fromMs + length * 0.5, endsAtMs: period.fromMs + length * 0.57 })],
  });
}

/** Six weeks: three that were only watched, three in which Herald answered. */
function someInquiries(override: Partial<InquiryChart> = {}): InquiryChart {
  const dates = Array.from({ length: 42 }, (_, at) => new Date(testNowMs - (42 - at) * dayMs)).filter(
    (date) => ![0, 6].includes(date.getUTCDay()),
  );
  const days = dates.map((date, at) => {
    const reachedEngineers = Math.round((at < 15 ? 50 : 50 - (at - 15) * 1.3) + Math.sin(at * 2.3) * 4);
    return { day: date.toISOString().slice(0, 10), reachedEngineers, askedHerald: at < 15 ? 0 : 30 + at };
  });
  return {
    title: 'Inquiries that reach engineers: falling for 3 weeks (about 6.5 a week)',
    zone: 'Europe/Berlin',
    days,
    baseline: { perDay: 50, label: 'before Herald: 50', isMeasured: true },
    goal: { perDay: 30, label: 'goal: 30' },
    switchedOn: days[15]?.day,
    trend: {
      fromDay: days[15]?.day ?? '',
      fromValue: 50,
      toDay: days.at(-1)?.day ?? '',
      toValue: 31,
      from: { low: 40, high: 50 },
      to: { low: 26, high: 36 },
      label: 'Falling for 3 weeks.',
    },
    ...override,
  };
}

export function inquiriesPlan(override: Partial<InquiryChart> = {}): ChartPlan {
  return inquiryChart(someInquiries(override));
}
