/** The weekly and the monthly digest: how many inquiries reached engineers, and what drove the change. */
import { say, strong, type Text } from '../format/text.ts';
import { listInWords } from '../format/words.ts';
import { engineerTimeWords } from './answer-times.ts';
import { type Baseline, comparedWords } from './baseline.ts';
import { businessDaysIn, type DigestPeriod } from './digest-period.ts';
import { driversWords } from './inquiry-drivers.ts';
import type { InquiryReport } from './inquiry-report.ts';
import { figure, servedWords, trendWords } from './inquiry-words.ts';
import type { InquiryDay } from './metric.ts';
import { changeWords, shownMean } from './weekly.ts';

/** Questions that Herald could not answer, grouped: by the name that it did not know, or by why. */
export type Unanswered = { what: string; count: number };

export type Digest = {
  /** `inquiries/week/2026-03-02`: said once. */
  reference: string;
  headline: Text;
  lines: readonly Text[];
};

/** `fromDay` to `toDay` is the period, both included; `report` reaches back to the one before it. */
export function digestInquiries(
  report: InquiryReport,
  {
    period,
    fromDay,
    toDay,
    before,
    unanswered,
  }: {
    period: DigestPeriod;
    fromDay: string;
    toDay: string;
    before: { fromDay: string; toDay: string };
    unanswered: readonly Unanswered[];
  },
): Digest {
  const perDay = perBusinessDayIn(report, fromDay, toDay);
  const earlier = perBusinessDayIn(report, before.fromDay, before.toDay);
  const reference = `inquiries/${period}/${fromDay}`;
  if (perDay === undefined) {
    return { reference, headline: say`${strong(`No business day was counted last ${period}.`)}`, lines: [] };
  }
  const days = report.days.filter(({ day }) => day >= fromDay && day <= toDay);
  const daysBefore = report.days.filter(({ day }) => day >= before.fromDay && day <= before.toDay);
  const mean = figure(perDay);
  const headline = say`${strong(`${mean} ${mean === '1' ? 'question' : 'questions'} a day reached engineers last ${period}, ${againstBefore(perDay, report.baseline)}.`)}`;
  const lines = [
    periodWords(perDay, earlier, period),
    trendWords(report.trend),
    driversWords(days, daysBefore, period),
    selfServiceWords(days, period),
    timeWords(days),
    unansweredWords(unanswered),
    goalWords(perDay, report.goalPerDay),
  ];
  return { reference, headline, lines: lines.filter((line) => line !== '').map((line) => say`${line}`) };
}

function perBusinessDayIn({ businessDays }: InquiryReport, fromDay: string, toDay: string): number | undefined {
  const counts = businessDaysIn(businessDays, fromDay, toDay);
  return counts.length === 0
    ? undefined
    : counts.reduce((sum, { reachedEngineers }) => sum + reachedEngineers, 0) / counts.length;
}

/** In the words of the page; an assumed baseline is named as one. */
function againstBefore(mean: number, baseline: Baseline): string {
  const before = Math.round(baseline.perDay);
  return baseline.kind === 'measured' && before > 0
    ? changeWords((100 * (shownMean(mean) - before)) / before)
    : comparedWords(shownMean(mean), baseline);
}

function periodWords(now: number, before: number | undefined, period: DigestPeriod): string {
  if (before === undefined) return '';
  // Of the figures as they are shown, so that a reader who subtracts gets the same.
  const difference = shownMean(now) - shownMean(before);
  if (Math.abs(difference) < 0.5) return `As many as the ${period} before.`;
  return `${figure(Math.abs(difference))} a day ${difference < 0 ? 'fewer' : 'more'} than the ${period} before.`;
}

/** The counts of the page's own row of that week. */
function selfServiceWords(days: readonly InquiryDay[], period: DigestPeriod): string {
  const asked = sum(days, ({ asked: count }) => count);
  if (asked === 0) return '';
  const notIt = sum(days, ({ pressedNotIt }) => pressedNotIt);
  const pressed = notIt === 0 ? '' : ` "Not what I asked" was pressed ${notIt === 1 ? 'once' : `${notIt} times`}.`;
  return `${servedWords(days, `last ${period}`)}${pressed}`;
}

function timeWords(days: readonly InquiryDay[]): string {
  const engineers = engineerTimeWords(days);
  const breaches = sum(days, ({ breaches: count }) => count);
  const late = breaches === 0 ? 'None waited longer than agreed.' : `${breaches} waited longer than agreed.`;
  return engineers === undefined ? late : `Engineers typically (median) replied within ${engineers}. ${late}`;
}

function unansweredWords(unanswered: readonly Unanswered[]): string {
  const top = [...unanswered].sort((a, b) => b.count - a.count).slice(0, 3);
  if (top.length === 0) return '';
  return `Herald could not answer: ${listInWords(top.map(({ what, count }) => `${what} (${count})`))}.`;
}

function goalWords(perDay: number, goalPerDay: number): string {
  return perDay <= goalPerDay ? `The goal of ${goalPerDay} a day is met.` : `The goal is ${goalPerDay} a day.`;
}

function sum(days: readonly InquiryDay[], of: (day: InquiryDay) => number): number {
  return days.reduce((total, day) => total + of(day), 0);
}
