/** A window put in words that can be read in one way only: what a button stands for. */
import { Temporal } from 'temporal-polyfill';
import { zoned } from '../../format/zone-time.ts';
import { minutesWords } from './read-back.ts';

/** `end` in minutes since midnight of its day. */
export type WindowParts = { zone: string; end?: { day: string; minutes: number }; lastsSeconds?: number };

/** A window as instants, which can't be read in two ways. */
export function restatedSpan(startsAtMs: number, endsAtMs: number, zone: string): string {
  return restated({ zone, lastsSeconds: (endsAtMs - startsAtMs) / 1000 }, startsAtMs);
}

/** The same window with its start as an instant. */
export function restated({ zone, end, lastsSeconds }: WindowParts, startsAtMs: number): string {
  const iso = zoned(startsAtMs, zone).toString({ timeZoneName: 'never', smallestUnit: 'minute' });
  const start = `${iso} ${zone.startsWith('+') || zone.startsWith('-') ? `UTC${zone}` : zone}`;
  if (lastsSeconds !== undefined) return `${start} for ${Math.round(lastsSeconds / 60)} minutes`;
  if (end === undefined) return start;
  const day = Temporal.PlainDate.from(end.day).add({ days: Math.floor(end.minutes / 1440) });
  return `${start} to ${day.toString()} ${minutesWords(end.minutes % 1440)}`;
}
