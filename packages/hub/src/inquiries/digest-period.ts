/** Which week or month a digest is about, and when it is due. */
import { Temporal } from 'temporal-polyfill';
import type { InquirySettings } from '../domain/registry.ts';
import { businessDayOf } from '../downtime/business-hours.ts';
import { instantOrNearest, localDay } from '../format/zone-time.ts';
import type { BusinessDayCount } from './baseline.ts';

export type DigestPeriod = 'week' | 'month';

export type DuePeriod = {
  period: DigestPeriod;
  fromDay: string;
  toDay: string;
  before: { fromDay: string; toDay: string };
  /** When it is to be said: as the first business day after the period opens. */
  dueAtMs: number;
};

/** The last whole week (Monday to Sunday) and the last whole month, as far as they are due. */
export function duePeriods(nowMs: number, settings: InquirySettings): DuePeriod[] {
  const today = Temporal.PlainDate.from(localDay(nowMs, settings.zone));
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const first = today.with({ day: 1 });
  const periods: Omit<DuePeriod, 'dueAtMs'>[] = [
    {
      period: 'week',
      ...span(monday.subtract({ days: 7 }), monday),
      before: span(monday.subtract({ days: 14 }), monday.subtract({ days: 7 })),
    },
    {
      period: 'month',
      ...span(first.subtract({ months: 1 }), first),
      before: span(first.subtract({ months: 2 }), first.subtract({ months: 1 })),
    },
  ];
  return periods
    .map((period) => ({ ...period, dueAtMs: opening(period.toDay, settings) }))
    .filter(({ dueAtMs }) => dueAtMs <= nowMs);
}

export function businessDaysIn(days: readonly BusinessDayCount[], fromDay: string, toDay: string): BusinessDayCount[] {
  return days.filter(({ day }) => day >= fromDay && day <= toDay);
}

function span(from: Temporal.PlainDate, next: Temporal.PlainDate): { fromDay: string; toDay: string } {
  return { fromDay: from.toString(), toDay: next.subtract({ days: 1 }).toString() };
}

function opening(lastDay: string, settings: InquirySettings): number {
  const next = Temporal.PlainDate.from(lastDay).add({ days: 1 }).toString();
  return instantOrNearest(`${businessDayOf(next, settings)}T${settings.opensLocal}`, settings.zone);
}
