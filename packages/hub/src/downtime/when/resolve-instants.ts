/** From a reading to instants: what clocks of the zone make of it, and what must be asked. */

import { localInstant, zoned } from '../../format/zone-time.ts';
import { askSeason } from './ask-of-clocks.ts';
import type { Asks } from './askings.ts';
import { plusDays } from './day-choices.ts';
import type { Exact } from './exact-words.ts';
import type { Reading } from './readings.ts';
import type { ZoneFound } from './take-zone.ts';
import type { WhenOptions } from './when.ts';

export type WhenParts = {
  typed: string;
  options: WhenOptions;
  zone: string;
  zoneFound: ZoneFound | undefined;
  exact: Exact;
  /** From midnight to midnight: where clocks skip one, the day begins behind it. */
  isAllDay: boolean;
  lastsSeconds?: number;
};

/** How far a start may lie behind now: whoever types "now" presses a little later. */
const graceMs = 60_000;

export function isPast(atMs: number, { options }: WhenParts): boolean {
  return atMs < options.nowMs - graceMs;
}

/** Where no day was named, or only a weekday, a time that has passed is that of the next one. */
export function startDayOf(reading: Reading, parts: WhenParts): string {
  const { startDay, startMinutes, opens } = reading;
  if (opens === undefined || !isPast(nearestAt(startDay, startMinutes, parts), parts)) return startDay;
  return plusDays(startDay, opens === 'next-day' ? 1 : 7);
}

/** An instant for comparing: the later where clocks repeat the time, the one after where they skip it. */
export function nearestAt(day: string, minutes: number, { zone, exact }: WhenParts): number {
  const local = localAt(day, minutes);
  const known = exact.instants.find((instant) => instant.local === local);
  if (known) return known.atMs;
  const found = localInstant(local, zone);
  return found.kind === 'one' ? found.atMs : found.kind === 'twice' ? found.laterMs : found.afterMs;
}

/** `2026-03-28T22:00` of a day and minutes since its midnight, however many days that is. */
export function localAt(day: string, minutes: number): string {
  const date = plusDays(day, Math.floor(minutes / 1440));
  const time = minutes % 1440;
  return `${date}T${String(Math.floor(time / 60)).padStart(2, '0')}:${String(time % 60).padStart(2, '0')}`;
}

/** "22:00 CET" in July: Berlin is on CEST then. */
export function findWrongSeason({ zoneFound, zone, typed }: WhenParts, atMs: number): Asks | undefined {
  if (zoneFound?.kind !== 'abbreviation') return undefined;
  const offset = zoned(atMs, zone).offsetNanoseconds / 60e9;
  return offset === zoneFound.offsetMinutes ? undefined : askSeason(typed, zoneFound, atMs);
}
