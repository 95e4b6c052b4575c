/** The answer to `/inquiries`: headline, lines, and what to draw. */
import { say, type Text } from '../format/text.ts';
import { engineerTimeWords } from './answer-times.ts';
import type { Baseline } from './baseline.ts';
import type { InquiryReport } from './inquiry-report.ts';
import { headlineWords, lengthWords, mostAskedWords, servedWords, trendWords } from './inquiry-words.ts';
import type { Trend } from './trend.ts';

export type InquiryChart = {
  /** What is to be seen, for the title and for the alternative text. */
  title: string;
  zone: string;
  /** One a business day, oldest first. */
  days: readonly { day: string; reachedEngineers: number; askedHerald: number }[];
  baseline: { perDay: number; label: string; isMeasured: boolean };
  goal: { perDay: number; label: string };
  /** The day on which Herald began to answer: a marker. */
  switchedOn?: string;
  /** The fitted line, only where a trend is clear, and the 95 % interval of its slope, which opens from the middle to both ends. */
  trend?: {
    fromDay: string;
    fromValue: number;
    toDay: string;
    toValue: number;
    label: string;
    /** What the line could be at either end. */
    from: { low: number; high: number };
    to: { low: number; high: number };
  };
};

export type InquiriesAnswer = {
  headline: Text;
  lines: readonly Text[];
  chart: InquiryChart;
};

export function answerInquiries(report: InquiryReport): InquiriesAnswer {
  const last = report.businessDays.at(-1);
  const lastDays = report.days.filter(({ day }) => day === last?.day);
  const [day] = lastDays;
  const lines: Text[] = [
    say`${[trendWords(report.trend), mostAskedWords(lastDays)].filter((words) => words !== undefined).join(' ')}`,
  ];
  if (day) {
    lines.push(say`${servedWords([day], 'that day')}`);
    const engineers = engineerTimeWords([day]);
    const herald = day.heraldSeconds.median;
    const typical = [
      ...(herald === undefined ? [] : [`Herald ${lengthWords(herald)}`]),
      ...(engineers === undefined ? [] : [`engineers ${engineers}`]),
    ];
    if (typical.length > 0) lines.push(say`Typical (median) time to an answer: ${typical.join(', ')}.`);
    if (day.breaches > 0) lines.push(say`${day.breaches} waited longer than agreed.`);
  }
  // What was only assumed is named in the headline and in the picture.
  if (report.baseline.kind === 'measured') lines.push(say`${baselineWords(report.baseline)}`);
  return { headline: headlineWords(report), lines, chart: chartOf(report) };
}

const dayOfYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** `5 to 30 October 2026`. */
function spanInWords(fromDay: string, toDay: string): string {
  return dayOfYear.formatRange(Date.parse(fromDay), Date.parse(toDay)).replace(/\s*–\s*/, ' to ');
}

/** Says whether "before" was measured. */
export function baselineWords(baseline: Baseline): string {
  return baseline.kind === 'measured'
    ? `Before Herald: ${Math.round(baseline.perDay)} a business day, measured over ${baseline.businessDays} business days (${spanInWords(baseline.fromDay, baseline.toDay)}).`
    : `Before Herald: ${Math.round(baseline.perDay)} a business day is assumed; it was not measured here.`;
}

function chartOf(report: InquiryReport): InquiryChart {
  const { businessDays, baseline, goalPerDay, switchedOn, trend, trendDays, zone } = report;
  const [first, last] = [trendDays[0], trendDays.at(-1)];
  const isClear = trend.kind === 'falling' || trend.kind === 'rising';
  return {
    title: `Inquiries that reach engineers: ${trendWords(trend).replace(/\.$/, '').toLowerCase()}`,
    zone,
    days: businessDays.map(({ day, reachedEngineers }) => ({
      day,
      reachedEngineers,
      askedHerald: report.days.find((one) => one.day === day)?.answeredByHerald ?? 0,
    })),
    baseline: {
      perDay: baseline.perDay,
      label: `${baseline.kind === 'measured' ? 'before Herald' : 'assumed before Herald'}: ${Math.round(baseline.perDay)}`,
      isMeasured: baseline.kind === 'measured',
    },
    goal: { perDay: goalPerDay, label: `goal: ${goalPerDay}` },
    ...(switchedOn !== undefined && { switchedOn }),
    ...(isClear &&
      first !== undefined &&
      last !== undefined && {
        trend: {
          fromDay: first,
          fromValue: trend.firstValue,
          toDay: last,
          toValue: trend.lastValue,
          label: trendWords(trend),
          ...trendEnds(trend),
        },
      }),
  };
}

/** Slopes of the interval through the middle of the line. */
function trendEnds({ firstValue, lastValue, lowPerWeek, highPerWeek, dayCount }: Trend) {
  const level = (firstValue + lastValue) / 2;
  const weeks = (dayCount - 1) / 2 / 5;
  return {
    from: { low: level - highPerWeek * weeks, high: level - lowPerWeek * weeks },
    to: { low: level + lowPerWeek * weeks, high: level + highPerWeek * weeks },
  };
}
