/** What "before Herald" was: measured while Herald only watched, or the figure that the registry assumes, and said to be so. */

import type { InquiryEvent } from '../domain/inquiry-event.ts';
import type { InquirySettings } from '../domain/registry.ts';
import { businessDayOf } from '../downtime/business-hours.ts';
import { localDay } from '../format/zone-time.ts';
import { daysBetween, type InquiryDay } from './metric.ts';

export type Baseline =
  | { kind: 'measured'; perDay: number; fromDay: string; toDay: string; businessDays: number }
  | { kind: 'assumed'; perDay: number };

/** Fewer watched business days are no baseline: one odd day would be half of it. */
const fewestBaselineDays = 5;

export type BusinessDayCount = { day: string; reachedEngineers: number; asked: number };

/** The first day on which Herald answered, if it ever did. */
export function switchDay(events: Iterable<InquiryEvent>, { zone }: InquirySettings): string | undefined {
  let firstMs = Number.POSITIVE_INFINITY;
  for (const { kind, atMs, details } of events) {
    if (kind === 'mode-changed' && modeOf(details) === 'answer') firstMs = Math.min(firstMs, atMs);
  }
  return Number.isFinite(firstMs) ? localDay(firstMs, zone) : undefined;
}

/** The first day on which Herald watched without answering; undefined where it answered from its first day. */
export function observedFromDay(events: Iterable<InquiryEvent>, { zone }: InquirySettings): string | undefined {
  let firstMs = Number.POSITIVE_INFINITY;
  for (const { kind, atMs, details } of events) {
    if (kind === 'mode-changed' && modeOf(details) === 'observe') firstMs = Math.min(firstMs, atMs);
  }
  return Number.isFinite(firstMs) ? localDay(firstMs, zone) : undefined;
}

/**
 * Frozen: it takes only whole days between the first on which Herald watched and the first on which it answered, so that
 * nothing which happens later changes it.
 */
export function baselineOf(
  days: readonly InquiryDay[],
  { observedFrom, switchedOn }: { observedFrom: string | undefined; switchedOn: string | undefined },
  settings: InquirySettings,
): Baseline {
  if (observedFrom !== undefined) {
    const before = days.filter(({ day }) => day > observedFrom && (switchedOn === undefined || day < switchedOn));
    const counts = perBusinessDay(before, settings).slice(0, switchedOn === undefined ? -1 : undefined);
    const [first, last] = [counts[0], counts.at(-1)];
    if (first && last && counts.length >= fewestBaselineDays) {
      const perDay = counts.reduce((sum, { reachedEngineers }) => sum + reachedEngineers, 0) / counts.length;
      return { kind: 'measured', perDay, fromDay: first.day, toDay: last.day, businessDays: counts.length };
    }
  }
  return { kind: 'assumed', perDay: settings.baselinePerDay };
}

/** One count a business day; what was asked on a free day counts with the next business day, so that nothing is left out. */
export function perBusinessDay(days: readonly InquiryDay[], settings: InquirySettings): BusinessDayCount[] {
  const counts = new Map<string, BusinessDayCount>();
  for (const { day, reachedEngineers, asked } of days) {
    const counted = businessDayOf(day, settings);
    const known = counts.get(counted) ?? { day: counted, reachedEngineers: 0, asked: 0 };
    counts.set(counted, {
      day: counted,
      reachedEngineers: known.reachedEngineers + reachedEngineers,
      asked: known.asked + asked,
    });
  }
  const within = new Set(daysBetween(days[0]?.day ?? '', days.at(-1)?.day ?? ''));
  return [...counts.values()].filter(({ day }) => within.has(day));
}

export function modeOf(details: unknown): 'observe' | 'answer' | undefined {
  const mode = (details as { mode?: unknown } | null | undefined)?.mode;
  return mode === 'observe' || mode === 'answer' ? mode : undefined;
}

/** "19 fewer than before Herald"; an assumed baseline is named as one. */
export function comparedWords(count: number, baseline: Baseline): string {
  const before = Math.round(baseline.perDay);
  const difference = count - before;
  const against =
    baseline.kind === 'measured' ? 'before Herald' : `the ${before} a day that are assumed for the time before Herald`;
  if (difference === 0) return `as many as ${against}`;
  return `${Math.abs(difference)} ${difference < 0 ? 'fewer' : 'more'} than ${against}`;
}
