/** The figures week by week, and before against after: what a leader looks at first. */
import { inOrder } from '../format/words.ts';
import { comparedWords } from './baseline.ts';
import type { InquiryReport } from './inquiry-report.ts';
import type { InquiryDay } from './metric.ts';

export type Week = {
  /** The Monday, `2026-03-02`. */
  fromDay: string;
  /** False while it still runs, or where it began before the report. */
  isWhole: boolean;
  /** Inquiries that reached engineers, the mean of its business days; undefined without one. */
  reachedPerDay: number | undefined;
  asked: number;
  answeredByHerald: number;
  /** Answers that did not help: called wrong, asked again at once, or an engineer asked after all. */
  wrongAnswers: number;
};

/** Newest first. The holidays that the report leaves out count in no mean. */
export function weeksOf({ days, businessDays }: Pick<InquiryReport, 'days' | 'businessDays'>): Week[] {
  const counted = new Map(businessDays.map(({ day, reachedEngineers }) => [day, reachedEngineers]));
  const byWeek = Map.groupBy(days, ({ day }) => mondayOf(day));
  return [...byWeek]
    .map(([fromDay, own]) => {
      const counts = own.flatMap(({ day }) => counted.get(day) ?? []);
      return {
        fromDay,
        // The last day of the report is today.
        isWhole: own.length === 7 && own.at(-1)?.day !== days.at(-1)?.day,
        reachedPerDay: meanOf(counts),
        asked: sum(own, ({ asked }) => asked),
        answeredByHerald: sum(own, ({ answeredByHerald }) => answeredByHerald),
        wrongAnswers: sum(own, ({ wrongAnswers }) => wrongAnswers),
      };
    })
    .toReversed();
}

export type Summary = {
  /** Mean of the last five whole business days. */
  lastWeekPerDay: number | undefined;
  /** Beside what it was before Herald: -54 is 54 % fewer. */
  changePercent: number | undefined;
  goalPerDay: number;
  isGoalMet: boolean | undefined;
  /** Of the last seven days, today with them: counts, so that a share always fits them. */
  asked: number;
  answeredByHerald: number;
  wrongAnswers: number;
};

/** As a mean is shown: one decimal below ten, none above. Whatever is compared with it is compared with what is shown. */
export function shownMean(mean: number): number {
  return mean < 10 ? Math.round(mean * 10) / 10 : Math.round(mean);
}

export function summaryOf({ days, businessDays, baseline, goalPerDay, switchedOn }: InquiryReport): Summary {
  const lastWeekPerDay = meanOf(businessDays.slice(-5).map(({ reachedEngineers }) => reachedEngineers));
  const before = Math.round(baseline.perDay);
  // While Herald only counted it could answer nothing.
  const recent = days.slice(-7).filter(({ day }) => switchedOn === undefined || day >= switchedOn);
  return {
    lastWeekPerDay,
    changePercent:
      lastWeekPerDay === undefined || before === 0 ? undefined : (100 * (shownMean(lastWeekPerDay) - before)) / before,
    goalPerDay,
    isGoalMet: lastWeekPerDay === undefined ? undefined : lastWeekPerDay <= goalPerDay,
    asked: sum(recent, ({ asked }) => asked),
    answeredByHerald: sum(recent, ({ answeredByHerald }) => answeredByHerald),
    wrongAnswers: sum(recent, ({ wrongAnswers }) => wrongAnswers),
  };
}

/** "24 questions a day reached engineers in the last five business days, 54 % fewer than before Herald." */
export function reachedPerDayWords(report: InquiryReport): string {
  const { lastWeekPerDay, changePercent } = summaryOf(report);
  if (lastWeekPerDay === undefined) return 'No business day has been counted yet.';
  const change =
    changePercent === undefined || report.switchedOn === undefined
      ? ''
      : report.baseline.kind === 'measured'
        ? `, ${changeWords(changePercent)}`
        : // What was only assumed is no achievement.
          `, ${comparedWords(shownMean(lastWeekPerDay), report.baseline)}`;
  const mean = meanInWords(lastWeekPerDay);
  return `${mean} ${mean === '1' ? 'question' : 'questions'} a day reached engineers in the last five business days${change}.`;
}

/** "54 % fewer than before Herald". */
export function changeWords(percent: number): string {
  const size = Math.round(Math.abs(percent));
  return size === 0
    ? 'as many as before Herald'
    : `${size}\u00a0% ${percent < 0 ? 'fewer' : 'more'} than before Herald`;
}

export function meanInWords(mean: number): string {
  return String(shownMean(mean));
}

export type ServiceChange = { service: string; beforePerDay: number; afterPerDay: number };

/** A business day before and since the switch; undefined where the report shows only one of the two. Most asked before first. */
export function changeByService({
  days,
  businessDays,
  switchedOn,
}: Pick<InquiryReport, 'days' | 'businessDays' | 'switchedOn'>): ServiceChange[] | undefined {
  if (switchedOn === undefined) return undefined;
  const counted = new Set(businessDays.map(({ day }) => day));
  const whole = days.filter(({ day }) => counted.has(day));
  const before = whole.filter(({ day }) => day < switchedOn);
  const after = whole.filter(({ day }) => day > switchedOn);
  if (before.length === 0 || after.length === 0) return undefined;
  const services = new Set(whole.flatMap(({ reachedByService }) => Object.keys(reachedByService)));
  return [...services]
    .map((service) => ({
      service,
      beforePerDay: sum(before, ({ reachedByService }) => reachedByService[service] ?? 0) / before.length,
      afterPerDay: sum(after, ({ reachedByService }) => reachedByService[service] ?? 0) / after.length,
    }))
    .toSorted((one, other) => other.beforePerDay - one.beforePerDay || inOrder(one.service, other.service));
}

function mondayOf(day: string): string {
  const atMs = Date.parse(`${day}T00:00:00Z`);
  const sinceMonday = (new Date(atMs).getUTCDay() + 6) % 7;
  return new Date(atMs - sinceMonday * 86_400_000).toISOString().slice(0, 10);
}

function sum(days: readonly InquiryDay[], count: (day: InquiryDay) => number): number {
  return days.reduce((total, day) => total + count(day), 0);
}

function meanOf(counts: readonly number[]): number | undefined {
  return counts.length === 0 ? undefined : counts.reduce((total, count) => total + count, 0) / counts.length;
}
