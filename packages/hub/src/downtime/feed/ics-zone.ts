/** A VTIMEZONE for the years that a feed speaks of, made from the same clocks that the calendar reckons with. */
import { Temporal } from 'temporal-polyfill';
import { zoned } from '../../format/zone-time.ts';
import { icsLine, icsText } from './ics-lines.ts';

/** Every change of the clocks from before `fromMs` to `toMs` is an observance of its own, so no rule can go stale. */
export function icsZone(zone: string, fromMs: number, toMs: number): string[] {
  const start = zoned(fromMs, zone);
  const changes: Temporal.ZonedDateTime[] = [];
  for (
    let at = start.getTimeZoneTransition('next');
    at && at.epochMilliseconds <= toMs;
    at = at.getTimeZoneTransition('next')
  )
    changes.push(at);
  // What holds at the start of the feed began with the change before it; a zone that never changed begins in 1970.
  const first = start.getTimeZoneTransition('previous') ?? zoned(0, zone);
  return [
    'BEGIN:VTIMEZONE',
    icsLine('TZID', icsText(zone)),
    ...[first, ...changes].flatMap((change) => observance(change)),
    'END:VTIMEZONE',
  ];
}

function observance(change: Temporal.ZonedDateTime): string[] {
  const before = change.subtract({ nanoseconds: 1 });
  const kind = change.offsetNanoseconds > standardOffset(change) ? 'DAYLIGHT' : 'STANDARD';
  // 3.6.5: the start is what clocks showed before they changed.
  const shown = Temporal.PlainDateTime.from(
    Temporal.Instant.fromEpochMilliseconds(change.epochMilliseconds + before.offsetNanoseconds / 1e6)
      .toZonedDateTimeISO('UTC')
      .toPlainDateTime(),
  );
  return [
    `BEGIN:${kind}`,
    icsLine('DTSTART', localStamp(shown)),
    icsLine('TZOFFSETFROM', offset(before.offsetNanoseconds)),
    icsLine('TZOFFSETTO', offset(change.offsetNanoseconds)),
    `END:${kind}`,
  ];
}

/** The smaller of the offsets in January and July of that year: what is not daylight saving. */
function standardOffset({ timeZoneId, year }: Temporal.ZonedDateTime): number {
  const offsets = [1, 7].map(
    (month) => Temporal.PlainDate.from({ year, month, day: 1 }).toZonedDateTime(timeZoneId).offsetNanoseconds,
  );
  return Math.min(...offsets);
}

function offset(nanoseconds: number): string {
  const minutes = Math.round(nanoseconds / 60e9);
  const size = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${two(size % 60)}`;
}

/** `20260328T220000`. */
export function localStamp(time: Temporal.PlainDateTime): string {
  return `${time.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')}`;
}
