/**
 * Time that counts: the hours in which engineers work, in their zone, without holidays.
 * A working day is the half-open span from `opensLocal` to `closesLocal` by the clocks of the zone, so a day on which clocks
 * change between the two is an hour shorter or longer. What begins outside waits for the next opening.
 */
import { HeraldError } from '@herald/protocol/herald-error';
import { Temporal } from 'temporal-polyfill';
import type { InquirySettings } from '../domain/registry.ts';
import { instantOrNearest, localDay } from '../format/zone-time.ts';

export type BusinessHours = Pick<InquirySettings, 'zone' | 'workingDays' | 'opensLocal' | 'closesLocal' | 'holidays'>;

/** Working days are looked for this far; a longer stretch without one is a calendar without any. */
const furthestDays = 3_660;

/** Seconds of working time between the two instants; 0 where the second is not after the first. */
export function businessSecondsBetween(fromMs: number, toMs: number, hours: BusinessHours): number {
  let seconds = 0;
  for (const { opensAtMs, closesAtMs } of workingSpans(fromMs, hours)) {
    if (opensAtMs >= toMs) break;
    seconds += Math.max(0, Math.min(closesAtMs, toMs) - Math.max(opensAtMs, fromMs)) / 1000;
  }
  return seconds;
}

/**
 * The instant at which so much working time has passed since `fromMs`. Zero seconds outside working hours are up at the next
 * opening. Throws `inquiries/no-working-days` where the calendar has none.
 */
export function addBusinessSeconds(fromMs: number, seconds: number, hours: BusinessHours): number {
  let leftMs = seconds * 1000;
  for (const { opensAtMs, closesAtMs } of workingSpans(fromMs, hours)) {
    const startMs = Math.max(opensAtMs, fromMs);
    const roomMs = closesAtMs - startMs;
    // An end exactly at closing time is that day's, not the next morning's.
    if (roomMs > 0 && leftMs <= roomMs) return startMs + leftMs;
    leftMs -= Math.max(0, roomMs);
  }
  throw new HeraldError('inquiries/no-working-days', {
    message: 'No working day was found within ten years.',
    next: 'Correct inquiries.hours and inquiries.holidays in the registry.',
  });
}

/** `day` as `2026-03-02`. */
export function isBusinessDay(day: string, { workingDays, holidays }: BusinessHours): boolean {
  return workingDays.includes(Temporal.PlainDate.from(day).dayOfWeek) && !holidays.includes(day);
}

/** The day itself if it is a working day, else the next one. */
export function businessDayOf(day: string, hours: BusinessHours): string {
  let date = Temporal.PlainDate.from(day);
  for (let count = 0; count < furthestDays; count += 1) {
    if (isBusinessDay(date.toString(), hours)) return date.toString();
    date = date.add({ days: 1 });
  }
  return day;
}

/** Seconds of working time of an ordinary day: what "one business day" is. */
export function businessDaySeconds({ opensLocal, closesLocal }: BusinessHours): number {
  const minutes = minutesOf(closesLocal) - minutesOf(opensLocal);
  return (minutes > 0 ? minutes : minutes + 1_440) * 60;
}

function* workingSpans(fromMs: number, hours: BusinessHours): Generator<WorkingSpan> {
  // A day that began yesterday may not have closed yet.
  let date = Temporal.PlainDate.from(localDay(fromMs, hours.zone)).subtract({ days: 1 });
  for (let count = 0; count < furthestDays; count += 1) {
    const day = date.toString();
    if (isBusinessDay(day, hours)) yield spanOf(day, hours);
    date = date.add({ days: 1 });
  }
}

/** Spans are reckoned once a day and calendar: the metric asks for the same days thousands of times. */
const spans = new WeakMap<BusinessHours, Map<string, WorkingSpan>>();

type WorkingSpan = { opensAtMs: number; closesAtMs: number };

function spanOf(day: string, hours: BusinessHours): WorkingSpan {
  const known = spans.get(hours) ?? new Map<string, WorkingSpan>();
  spans.set(hours, known);
  const found = known.get(day);
  if (found) return found;
  const isNextDay = hours.closesLocal === '24:00' || minutesOf(hours.closesLocal) <= minutesOf(hours.opensLocal);
  const closingDay = isNextDay ? Temporal.PlainDate.from(day).add({ days: 1 }).toString() : day;
  const closes = hours.closesLocal === '24:00' ? '00:00' : hours.closesLocal;
  const span = {
    opensAtMs: instantOrNearest(`${day}T${hours.opensLocal}`, hours.zone),
    closesAtMs: instantOrNearest(`${closingDay}T${closes}`, hours.zone),
  };
  known.set(day, span);
  return span;
}

function minutesOf(local: string): number {
  const [hour = 0, minute = 0] = local.split(':').map(Number);
  return hour * 60 + minute;
}
