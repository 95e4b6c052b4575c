/** What was understood, in words: always shown before anything is posted. */
import { Temporal } from 'temporal-polyfill';
import { zoned } from '../../format/zone-time.ts';
import { zoneName } from './take-zone.ts';

/** "Saturday 28 March 2026, 22:00 to 23:30 (Berlin, UTC+1)". The zone is named once, its offset twice where it changes within. */
export function spanReadBack(startsAtMs: number, endsAtMs: number, zone: string): string {
  const start = zoned(startsAtMs, zone);
  const end = zoned(endsAtMs, zone);
  const isSameDay = start.toPlainDate().equals(end.toPlainDate());
  const until = isSameDay ? clock(end) : `${dayWords(end)}, ${clock(end)}`;
  return `${dayWords(start)}, ${clock(start)} to ${until} (${zoneWords(zone, start, end)})`;
}

/** "Saturday 28 March 2026". */
export function dayWords(date: Temporal.ZonedDateTime): string {
  return new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
    .format(Date.UTC(date.year, date.month - 1, date.day))
    .replace(',', '');
}

/** Of a day alone. */
export function plainDayWords(day: string): string {
  return dayWords(Temporal.PlainDate.from(day).toZonedDateTime('UTC'));
}

/** "22:00". */
export function clock(date: Temporal.ZonedDateTime): string {
  return date.toPlainTime().toString({ smallestUnit: 'minute' });
}

/** "UTC+1", "UTC-3:30", "UTC". */
export function offsetWords(date: Temporal.ZonedDateTime): string {
  return utcWords(Math.round(date.offsetNanoseconds / 60e9));
}

/** Of an offset in minutes. */
export function utcWords(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const size = Math.abs(minutes);
  const rest = size % 60 === 0 ? '' : `:${String(size % 60).padStart(2, '0')}`;
  return `UTC${minutes < 0 ? '-' : '+'}${Math.floor(size / 60)}${rest}`;
}

function zoneWords(zone: string, start: Temporal.ZonedDateTime, end: Temporal.ZonedDateTime): string {
  const name = zoneName(zone);
  const [first, last] = [offsetWords(start), offsetWords(end)];
  if (name === first && first === last) return name;
  return first === last ? `${name}, ${first}` : `${name}, ${first} to ${last}`;
}

/** "02:30" of minutes since midnight. */
export function minutesWords(minutes: number): string {
  return Temporal.PlainTime.from({ hour: Math.floor(minutes / 60) % 24, minute: minutes % 60 }).toString({
    smallestUnit: 'minute',
  });
}

/** Times that are read as these and no others: an end on the clock may be read, and asked about, once more. */
export function timesTyped(startMinutes: number, endMinutes: number): string {
  return `at ${minutesWords(startMinutes)} for ${endMinutes - startMinutes} minutes`;
}
