/** All that is known about inquiries over a stretch of days: what the picture, the words, the digest and the export are made of. */

import type { Period } from '../domain/history.ts';
import { foldInquiries } from '../domain/inquiry.ts';
import type { InquiryEvent } from '../domain/inquiry-event.ts';
import type { InquirySettings } from '../domain/registry.ts';
import { localDay } from '../format/zone-time.ts';
import { forgottenPerson } from '../store/inquiries/forget.ts';
import {
  type Baseline,
  type BusinessDayCount,
  baselineOf,
  observedFromDay,
  perBusinessDay,
  switchDay,
} from './baseline.ts';
import { type InquiryDay, inquiryDays } from './metric.ts';
import { fitTrend, type Trend } from './trend.ts';

export type InquiryReport = {
  zone: string;
  /** Every calendar day, oldest first; the last one is today and still runs. */
  days: readonly InquiryDay[];
  /** The headline's series: whole business days, oldest first. Today is not among them. */
  businessDays: readonly BusinessDayCount[];
  baseline: Baseline;
  goalPerDay: number;
  /** The first day on which Herald answered: the marker on the chart. */
  switchedOn: string | undefined;
  trend: Trend;
  /** The business days that the trend was fitted to; the line runs from the first to the last. */
  trendDays: readonly string[];
};

/** A trend is looked for over as many of these weeks as say something, longest first. */
const trendWeeks = [12, 10, 8, 6, 5, 4, 3, 2];

/**
 * `events` is the whole log, or at least all since the baseline's first day: what was before can't be known otherwise.
 * `dayCount` limits what is shown, not what the baseline is made of.
 */
export function reportInquiries(
  events: readonly InquiryEvent[],
  { settings, nowMs, dayCount = 90 }: { settings: InquirySettings; nowMs: number; dayCount?: number },
): InquiryReport {
  const today = localDay(nowMs, settings.zone);
  const firstMs = events.reduce((least, { atMs }) => Math.min(least, atMs), nowMs);
  const all = inquiryDays(events, { fromDay: localDay(firstMs, settings.zone), toDay: today, nowMs, settings });
  const switchedOn = switchDay(events, settings);
  const whole = perBusinessDay(all, settings).filter(({ day }) => day < today);
  const days = all.slice(-dayCount);
  const shown = whole.filter(({ day }) => day >= (days[0]?.day ?? today));
  // The step at the switch is no trend: only what came after it is fitted.
  const { trend, trendDays } = findTrend(
    switchedOn === undefined ? shown : shown.filter(({ day }) => day > switchedOn),
  );
  return {
    zone: settings.zone,
    // While Herald only counted it could answer nothing: there is no share of that time.
    days: days.map((day) =>
      switchedOn !== undefined && day.day < switchedOn ? { ...day, selfServiceShare: undefined } : day,
    ),
    businessDays: shown,
    baseline: baselineOf(all, { observedFrom: observedFromDay(events, settings), switchedOn }, settings),
    goalPerDay: settings.goalPerDay,
    switchedOn,
    trend,
    trendDays,
  };
}

/** What was asked within hours of a day; undefined of whole days, which the report has. */
export function partsOfDays(
  events: readonly InquiryEvent[],
  period: Period,
  { settings, nowMs }: { settings: InquirySettings; nowMs: number },
): InquiryDay[] | undefined {
  const [fromDay, toDay] = [localDay(period.fromMs, settings.zone), localDay(period.toMs - 1, settings.zone)];
  const isAtMidnight = (atMs: number) => localDay(atMs, settings.zone) !== localDay(atMs - 1, settings.zone);
  if (isAtMidnight(period.fromMs) && (isAtMidnight(period.toMs) || period.toMs >= nowMs)) return undefined;
  const firstMs = events.reduce((least, { atMs }) => Math.min(least, atMs), nowMs);
  return period.toMs <= firstMs ? [] : inquiryDays(events, { fromDay, toDay, nowMs, settings, askedIn: period });
}

/** How many different people asked then; of these services, or of anything. Whoever was forgotten is in it no more. */
export function peopleWhoAsked(
  events: readonly InquiryEvent[],
  { fromMs, toMs }: Period,
  services: readonly string[] = [],
): number {
  const own = foldInquiries(events).filter(
    ({ askedAtMs, service = '' }) =>
      askedAtMs >= fromMs && askedAtMs < toMs && (services.length === 0 || services.includes(service)),
  );
  const people = new Set(own.map(({ personHash = forgottenPerson }) => personHash));
  people.delete(forgottenPerson);
  return people.size;
}

/** The longest stretch up to now that rises or falls; where none does, what the last three weeks say. */
function findTrend(series: readonly BusinessDayCount[]): { trend: Trend; trendDays: string[] } {
  const over = (count: number) => {
    const last = series.slice(-count);
    return {
      trend: fitTrend(last.map(({ reachedEngineers }) => reachedEngineers)),
      trendDays: last.map(({ day }) => day),
    };
  };
  for (const weeks of trendWeeks) {
    // Weeks that are not there yet would only name the same days again.
    if (series.length <= (weeks - 1) * 5) continue;
    const found = over(weeks * 5);
    if (found.trend.kind === 'falling' || found.trend.kind === 'rising') return found;
  }
  return over(15);
}
