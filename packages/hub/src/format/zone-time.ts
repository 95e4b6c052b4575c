/** Wall clock times and the zones they are meant in. Whether a time exists at all is data here, never a guess. */
import { Temporal } from 'temporal-polyfill';

/** What a wall clock time means in a zone: one instant, none (clocks skip it) or two (clocks repeat it). */
export type LocalInstant =
  | { kind: 'one'; atMs: number }
  /** `beforeMs` and `afterMs`: what people may have meant, read with the offset before and after the change. */
  | { kind: 'skipped'; beforeMs: number; afterMs: number }
  | { kind: 'twice'; earlierMs: number; laterMs: number };

/** `local` as `2026-03-28T22:00`. Throws a RangeError for a text or a zone that is none: both are checked where they come in. */
export function localInstant(local: string, zone: string): LocalInstant {
  const time = Temporal.PlainDateTime.from(local);
  const earlier = time.toZonedDateTime(zone, { disambiguation: 'earlier' }).epochMilliseconds;
  const later = time.toZonedDateTime(zone, { disambiguation: 'later' }).epochMilliseconds;
  if (earlier === later) return { kind: 'one', atMs: earlier };
  const exists = localText(earlier, zone) === time.toString({ smallestUnit: 'minute' });
  return exists
    ? { kind: 'twice', earlierMs: earlier, laterMs: later }
    : { kind: 'skipped', beforeMs: earlier, afterMs: later };
}

/** For clocks that must not stop: a skipped time moves on with the clocks (02:30 is 03:30), a repeated one is the first. As RFC 5545 3.3.5. */
export function instantOrNearest(local: string, zone: string): number {
  const found = localInstant(local, zone);
  if (found.kind === 'one') return found.atMs;
  return found.kind === 'twice' ? found.earlierMs : found.afterMs;
}

/** `2026-03-28T22:00`: what clocks in the zone show, to the minute. */
export function localText(atMs: number, zone: string): string {
  return zoned(atMs, zone).toPlainDateTime().toString({ smallestUnit: 'minute' });
}

/** `2026-03-28`: the day that it is in the zone. */
export function localDay(atMs: number, zone: string): string {
  return zoned(atMs, zone).toPlainDate().toString();
}

export function zoned(atMs: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone);
}

/** Whether the runtime knows the zone; `UTC` and every IANA name are known. */
export function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

/** "20:06", or with its day where that is another: for text that is read outside Discord. */
export function zonedWords(atMs: number, style: string, nowMs: number, zone: string): string {
  const time = format(atMs, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const date = format(atMs, zone, { weekday: 'long', day: 'numeric', month: 'long' });
  if (style === 'date') return date;
  const isToday = localDay(atMs, zone) === localDay(nowMs, zone);
  return style === 'clock' || isToday ? time : `${date}, ${time}`;
}

/** "CET", or the offset where the zone has no short name. */
export function zoneLabel(atMs: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'short' }).formatToParts(atMs);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

function format(atMs: number, zone: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone }).format(atMs);
}
