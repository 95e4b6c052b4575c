/**
 * The iCalendar feed (RFC 5545) of planned downtime, for calendars that subscribe to it: a window keeps its UID, its SEQUENCE
 * rises with each change, and a cancelled one stays for a while, marked, so that calendars take it away.
 * Written here and not by a library: it is a dozen properties, and the time zones must be those the calendar reckons with.
 */
import { type Downtime, endOf } from '../../domain/downtime.ts';
import type { Registry } from '../../domain/registry.ts';
import { zoned } from '../../format/zone-time.ts';
import { downtimeDetails, downtimePlace, downtimeSummary } from './downtime-summary.ts';
import { icsInstant, icsLine, icsText } from './ics-lines.ts';
import { icsZone, localStamp } from './ics-zone.ts';

export type FeedOptions = {
  /** With the cancelled: `calendar.all(feedSpan(nowMs))`, filtered by `isTouched` for the feed of one service. */
  downtimes: readonly Downtime[];
  registry: Registry;
  nowMs: number;
  /** "Planned downtime", "Planned downtime of billing". */
  name: string;
  /** `downtimeSummary` where it is not given. */
  summaryOf?(downtime: Downtime): string;
  /** The page that shows the same, where the hub knows its address. */
  url?: string;
};

const dayMs = 86_400_000;
/** How often calendars should look. Many look less often whatever is asked for. */
const refreshMinutes = 15;

/** What a feed covers: cancelled and finished windows stay for 30 days. */
export function feedSpan(nowMs: number): { fromMs: number; toMs: number } {
  return { fromMs: nowMs - 30 * dayMs, toMs: nowMs + 366 * dayMs };
}

export function writeFeed({ downtimes, registry, nowMs, name, summaryOf = downtimeSummary, url }: FeedOptions): string {
  const zones = [...new Set(downtimes.map(({ zone }) => zone).filter(isNamedZone))].sort();
  const starts = downtimes.map(({ startsAtMs }) => startsAtMs);
  // A calendar needs a component (RFC 5545, 3.6): where nothing is planned it is the zone.
  const emptyZone = downtimes.length === 0 ? icsZone(registry.zone, nowMs, nowMs) : [];
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Herald//Planned downtime//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    icsLine('NAME', icsText(name)),
    icsLine('X-WR-CALNAME', icsText(name)),
    icsLine('REFRESH-INTERVAL;VALUE=DURATION', `PT${refreshMinutes}M`),
    icsLine('X-PUBLISHED-TTL', `PT${refreshMinutes}M`),
    ...emptyZone,
    ...zones.flatMap((zone) =>
      icsZone(zone, Math.min(...starts), Math.max(...downtimes.map(({ endsAtMs }) => endsAtMs))),
    ),
    ...downtimes.flatMap((downtime) => event(downtime)),
    'END:VCALENDAR',
  ];
  return `${lines.join('\r\n')}\r\n`;

  function event(downtime: Downtime): string[] {
    const { id, revision, state, services, takesDown } = downtime;
    const isCancelled = state === 'cancelled';
    const endsAtMs = endOf(downtime);
    const details = downtimeDetails(downtime, registry);
    const categories = [...new Set([...takesDown, ...services])];
    return [
      'BEGIN:VEVENT',
      icsLine('UID', icsText(`${id}@herald`)),
      icsLine('DTSTAMP', icsInstant(nowMs)),
      // Nothing changes any more after an early end.
      icsLine('SEQUENCE', String(endsAtMs === downtime.endsAtMs ? revision : revision + 1)),
      timeLine('DTSTART', downtime.startsAtMs, downtime.zone),
      timeLine('DTEND', endsAtMs, downtime.zone),
      icsLine('SUMMARY', icsText(`${isCancelled ? 'Cancelled: ' : ''}${summaryOf(downtime)}`)),
      ...(details.length === 0 ? [] : [icsLine('DESCRIPTION', icsText(details.join('\n')))]),
      icsLine('LOCATION', icsText(downtimePlace(downtime))),
      ...(categories.length === 0 ? [] : [icsLine('CATEGORIES', categories.map(icsText).join(','))]),
      ...(url === undefined ? [] : [icsLine('URL', url)]),
      `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
      // Nobody is busy because a server is.
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ];
  }
}

function timeLine(name: string, atMs: number, zone: string): string {
  if (!isNamedZone(zone)) return icsLine(name, icsInstant(atMs));
  const shown = zoned(atMs, zone).toPlainDateTime();
  // A wall clock time that comes twice is read as the first by some calendars and as the second by others: it is written as an instant.
  const [first, second] = (['earlier', 'later'] as const).map((disambiguation) =>
    shown.toZonedDateTime(zone, { disambiguation }),
  );
  if (first?.epochMilliseconds !== second?.epochMilliseconds) return icsLine(name, icsInstant(atMs));
  return icsLine(`${name};TZID=${zone}`, localStamp(shown));
}

function isNamedZone(zone: string): boolean {
  return zone.includes('/') && !zone.startsWith('Etc/');
}
