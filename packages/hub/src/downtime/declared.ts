/** Windows that people declared, in the registry or in Discord, as stretches of time. */

import type { PlannedStretch } from '../domain/downtime.ts';
import type { MaintenanceEntry } from '../domain/registry.ts';
import { type Occurrence, occurrencesOf, type Schedule } from './occurrences.ts';
import type { DowntimeOverride, DowntimePlan } from './plan.ts';

export type Span = { fromMs: number; toMs: number };

/** Windows of one entry of the registry within the span. */
export function stretchesOfEntry(entry: MaintenanceEntry, span: Span): PlannedStretch[] {
  return stretches(`registry/${entry.id}`, entry, span).map((when) => ({
    ...when,
    source: 'registry',
    title: entry.title,
    zone: entry.zone,
    hosts: entry.hosts,
    services: entry.services,
    ...(entry.customers !== undefined && { customers: entry.customers }),
    ...(entry.owner !== undefined && { plannedBy: entry.owner }),
  }));
}

/** Windows of one plan from Discord within the span; a cancelled plan still gives them, marked. */
export function stretchesOfPlan(plan: DowntimePlan, span: Span): PlannedStretch[] {
  return stretches(`discord/${plan.id}`, plan, span).map((when) => ({
    ...when,
    ...(plan.startsAtMs !== undefined && {
      startsAtMs: plan.startsAtMs,
      endsAtMs: plan.startsAtMs + plan.lastsSeconds * 1000,
    }),
    source: 'discord',
    title: plan.title,
    zone: plan.zone,
    hosts: plan.hosts,
    services: plan.services,
    ...(plan.customers !== undefined && { customers: plan.customers }),
    ...(plan.plannedBy !== undefined && { plannedBy: plan.plannedBy }),
    ...(plan.cancelledAtMs !== undefined &&
      plan.cancelledAtMs < when.endsAtMs && { cancelledAtMs: plan.cancelledAtMs }),
  }));
}

/** What people said later replaces what the source says. An end before its start would be no window: it is left out. */
export function withOverride(stretch: PlannedStretch, override: DowntimeOverride | undefined): PlannedStretch {
  if (override === undefined) return stretch;
  const startsAtMs = override.startsAtMs ?? stretch.startsAtMs;
  const lastsMs = stretch.endsAtMs - stretch.startsAtMs;
  const wished = override.endsAtMs ?? (override.startsAtMs === undefined ? stretch.endsAtMs : startsAtMs + lastsMs);
  const { cancelledAtMs = stretch.cancelledAtMs, finishedAtMs = stretch.finishedAtMs } = override;
  const isLonger = startsAtMs === stretch.startsAtMs && wished > stretch.endsAtMs;
  return {
    ...stretch,
    startsAtMs,
    endsAtMs: wished > startsAtMs ? wished : startsAtMs + lastsMs,
    ...(isLonger && {
      plannedEndsAtMs: stretch.endsAtMs,
      ...(stretch.customers !== undefined && { customers: withoutLength(stretch.customers) }),
    }),
    ...(cancelledAtMs !== undefined && { cancelledAtMs }),
    ...(finishedAtMs !== undefined && { finishedAtMs }),
  };
}

const typedLength =
  /,?\s+(?:for|within|during|until|till|up to)\s+(?:(?:up to|about|around|some|at most|roughly|less than|a|an|the)\s+)*(?:\d{1,2}[:.]\d\d(?:\s*[ap]m)?(?:\s[A-Z]{2,4})?\b|(?:\d+|half an|few|couple of|two|three|five|ten|fifteen|twenty|thirty|forty|forty-five|sixty|ninety)?\s*(?:minutes?|mins?|hours?)\b)/gi;

/** What was typed for a shorter time says a length that no longer holds: "Invoices wait for ten minutes." */
function withoutLength(customers: string): string {
  return customers.replaceAll(typedLength, '');
}

/**
 * A window that takes place once keeps its id whatever happens to its time. One of a series is named by its day (and by its
 * time where a day has several), so that a later hour on the same day is a move, not an end and a beginning.
 */
function stretches(
  id: string,
  schedule: Schedule,
  span: Span,
): (Pick<PlannedStretch, 'id' | 'startsAtMs' | 'endsAtMs'> & { seriesId?: string })[] {
  const occurrences = occurrencesOf(schedule, span);
  if (schedule.rrule === undefined) {
    return occurrences.map(({ startsAtMs, endsAtMs }) => ({ id, startsAtMs, endsAtMs }));
  }
  const severalADay = /FREQ=(HOURLY|MINUTELY|SECONDLY)|BYHOUR=[^;]*,/.test(schedule.rrule);
  const key = ({ startsLocal }: Occurrence) => (severalADay ? startsLocal : startsLocal.slice(0, 10));
  return occurrences.map((occurrence) => ({
    id: `${id}/${key(occurrence)}`,
    startsAtMs: occurrence.startsAtMs,
    endsAtMs: occurrence.endsAtMs,
    seriesId: id,
  }));
}
