/** Inquiries that reached engineers, each business day, against the baseline and the goal: the picture that leadership looks at. */
import { Temporal } from 'temporal-polyfill';
import { countInWords } from '../../format/words.ts';
import type { InquiryChart } from '../../inquiries/answer-inquiries.ts';
import type { ChartPlan } from './chart-plan.ts';
import { niceScale } from './nice-scale.ts';
import { periodWords, timeTicks } from './time-ticks.ts';

export function inquiryChart({ title, zone, days, baseline, goal, switchedOn, trend }: InquiryChart): ChartPlan {
  const bars = days.map(({ day, reachedEngineers }) => ({
    ...dayPeriod(day, zone),
    value: reachedEngineers,
    look: switchedOn !== undefined && day < switchedOn ? ('faint' as const) : ('full' as const),
  }));
  const fromMs = bars[0]?.fromMs ?? 0;
  const toMs = bars.at(-1)?.toMs ?? fromMs + 86_400_000;
  const { top, values } = niceScale(
    Math.max(
      baseline.perDay,
      goal.perDay,
      trend?.from.high ?? 0,
      trend?.to.high ?? 0,
      ...bars.map(({ value }) => value),
    ),
    'count',
  );
  const switchedAtMs = switchedOn === undefined ? undefined : dayPeriod(switchedOn, zone).fromMs;
  return {
    title,
    alt: `${title}. ${sentence(baseline.label)} ${sentence(goal.label)}${bars.length > 0 ? ` On the last day ${countInWords(bars.at(-1)?.value ?? 0)}.` : ''}`,
    note: bars.length > 0 ? `Each business day, ${periodWords(fromMs, toMs - 1, zone)}` : '',
    zone,
    fromMs,
    toMs,
    ticks: bars.length > 0 ? timeTicks(fromMs, toMs, zone) : [],
    top,
    rules: values.map((value) => ({ value, label: countInWords(value) })),
    lines: trend
      ? [
          {
            label: 'trend',
            colour: 1,
            look: 'solid',
            points: [
              [middayOf(trend.fromDay, zone), Math.max(0, trend.fromValue)],
              [middayOf(trend.toDay, zone), Math.max(0, trend.toValue)],
            ],
          },
        ]
      : [],
    ranges: trend ? [{ colour: 1, points: uncertainty(trend, zone) }] : [],
    bars,
    bands: [],
    levels: [
      { value: baseline.perDay, label: `${Math.round(baseline.perDay)} ${baseline.isMeasured ? 'before' : 'assumed'}` },
      { value: goal.perDay, label: `goal ${goal.perDay}` },
    ],
    moments:
      switchedAtMs !== undefined && switchedAtMs >= fromMs && switchedAtMs < toMs
        ? [{ atMs: switchedAtMs, label: 'Herald answers' }]
        : [],
    ...(bars.length === 0 ? { emptyWords: 'No business day has been counted yet' } : {}),
  };
}

/** Narrow in the middle, wide at both ends: how steep the trend could be with 95 % confidence. */
function uncertainty(
  { fromDay, toDay, fromValue, toValue, from, to }: NonNullable<InquiryChart['trend']>,
  zone: string,
) {
  const [startMs, endMs] = [middayOf(fromDay, zone), middayOf(toDay, zone)];
  const level = (fromValue + toValue) / 2;
  return [
    [startMs, Math.max(0, from.low), Math.max(0, from.high)],
    [(startMs + endMs) / 2, level, level],
    [endMs, Math.max(0, to.low), Math.max(0, to.high)],
  ] as const;
}

function sentence(label: string): string {
  return `${label.charAt(0).toUpperCase()}${label.slice(1)}.`;
}

function dayPeriod(date: string, zone: string): { fromMs: number; toMs: number } {
  const start = Temporal.PlainDate.from(date).toZonedDateTime(zone);
  return { fromMs: start.epochMilliseconds, toMs: start.add({ days: 1 }).startOfDay().epochMilliseconds };
}

function middayOf(date: string, zone: string): number {
  const { fromMs, toMs } = dayPeriod(date, zone);
  return (fromMs + toMs) / 2;
}
