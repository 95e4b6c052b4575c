/** When something is planned, in the words people type, checked against the clocks of the zone: understood, or asked about, never guessed. */
import { Temporal } from 'temporal-polyfill';
import { instantOrNearest, localInstant, localText, zoned } from '../format/zone-time.ts';
import { occurrencesOf } from './occurrences.ts';
import { longestWindowSeconds } from './plan.ts';
import { type Asks, askings } from './when/askings.ts';
import { takeClockTimes } from './when/clock-times.ts';
import { dotted, type Exact, intervalWords, isoWords, relativeWords } from './when/exact-words.ts';
import { clock, dayWords, spanReadBack } from './when/read-back.ts';
import { plusDays, readDate } from './when/read-date.ts';
import { takeDuration } from './when/take-duration.ts';
import { type Repeat, takeRepeat } from './when/take-repeat.ts';
import { takeZone, type ZoneFound, zoneName } from './when/take-zone.ts';
import { tidy } from './when/taken.ts';

export type When = {
  /** Wall clock time of the start, or of the first start, in `zone`. */
  startsLocal: string;
  zone: string;
  lastsSeconds: number;
  startsAtMs: number;
  endsAtMs: number;
  /** An RFC 5545 rule without the prefix. */
  rrule?: string;
};

export type WhenOutcome =
  | { kind: 'understood'; when: When; readBack: string }
  | Asks
  /** `question` says what was not followed, and gives examples. */
  | { kind: 'not-understood'; question: string };

export type WhenOptions = {
  nowMs: number;
  /** Where the text names no zone. */
  zone: string;
  /** `accept`: a repeating window may start at a time that clocks skip or repeat on some day: the person was shown which. */
  doubtfulRepeats?: 'ask' | 'accept';
};

const longestText = 200;
/** How far ahead repeats are looked at for times that clocks skip or repeat. */
const doubtAheadMs = 2 * 366 * 86_400_000;
const examples =
  'For example: "Saturday 22:00-23:30 Berlin", "tomorrow 10pm for 90 minutes" or "every last Saturday of the month at 22:00 for 90m".';

/** Reads a time expression. Pure: the same words at the same instant give the same outcome. */
export function parseWhen(typed: string, options: WhenOptions): WhenOutcome {
  const { nowMs } = options;
  if (typed.length > longestText)
    return { kind: 'not-understood', question: `That is too long for a time. ${examples}` };
  const exact: Exact = { instants: [] };
  const named = takeZone(dotted(tidy(intervalWords(typed))));
  const found = named.found;
  if (found?.kind === 'ambiguous') return askings.zone(typed, found);
  const zone = found?.zone ?? options.zone;
  const ready = relativeWords(isoWords(named.rest, zone, exact), nowMs, zone, exact);
  const lasting = takeDuration(ready);
  const repeat = takeRepeat(lasting.rest);
  const until = repeat.found ? takeUntil(repeat.rest, nowMs, zone) : { rest: repeat.rest };
  const times = takeClockTimes(until.rest);
  if (!times) return notFollowed(until.rest, typed);
  return settle({
    typed,
    options,
    zone,
    zoneFound: found,
    exact,
    repeat: repeat.found,
    ...(until.until !== undefined && { until: until.until }),
    startMinutes: times.startMinutes,
    ...(times.endMinutes !== undefined && { endMinutes: times.endMinutes }),
    ...(lasting.found !== undefined && { lastsSeconds: lasting.found }),
    startText: times.startRest,
    endText: times.endRest,
  });
}

type Pieces = {
  typed: string;
  options: WhenOptions;
  zone: string;
  zoneFound: ZoneFound | undefined;
  exact: Exact;
  repeat: Repeat | undefined;
  until?: string;
  startMinutes: number;
  endMinutes?: number;
  lastsSeconds?: number;
  startText: string;
  endText: string;
};

function settle(pieces: Pieces): WhenOutcome {
  const { typed, options, zone, startMinutes, endMinutes, lastsSeconds } = pieces;
  const { nowMs } = options;
  // "22:00-23:30 on Saturday": the day stands behind, and is that of the start.
  const isDayBehind = pieces.startText === '' && pieces.endText !== '';
  const startDate = readDate(isDayBehind ? pieces.endText : pieces.startText, nowMs, zone);
  const endDate = readDate(isDayBehind ? '' : pieces.endText, nowMs, zone);
  for (const date of [startDate, endDate]) {
    if (date.kind === 'unread') return notFollowed(date.typed, typed);
    if (date.kind === 'either') return askings.dateOrder(typed, date);
    if (date.kind === 'other-weekday') return askings.weekday(date);
  }
  if (endMinutes === undefined && lastsSeconds === undefined) return askings.noEnd(typed);
  const today = localText(nowMs, zone).slice(0, 10);
  let startDay = startDate.kind === 'date' ? startDate.day : today;
  const isOpenDay = startDate.kind === 'none' || (startDate.kind === 'date' && startDate.isWeekdayOnly);
  if (isOpenDay && !pieces.repeat && (instantOf(startDay, startMinutes, zone, pieces.exact) ?? 0) < nowMs - 60_000) {
    startDay = plusDays(startDay, startDate.kind === 'none' ? 1 : 7);
  }
  const start = settleTime(pieces, startDay, startMinutes);
  if ('kind' in start) return start;
  if (pieces.repeat) return settleRepeat(pieces, pieces.repeat, startDay);
  const end = settleEnd(pieces, start.atMs, startDay, endDate.kind === 'date' ? endDate.day : undefined);
  if ('kind' in end) return end;
  const wrongSeason = findWrongSeason(pieces, start.atMs);
  if (wrongSeason) return wrongSeason;
  if (start.atMs < nowMs - 60_000) return askings.past(start.atMs, end.atMs, zone);
  if (end.atMs <= start.atMs) return askings.endBeforeStart(spanReadBack(start.atMs, end.atMs, zone));
  if (end.atMs - start.atMs > longestWindowSeconds * 1000) return askings.tooLong(start.atMs, end.atMs, zone);
  return {
    kind: 'understood',
    when: {
      startsLocal: localText(start.atMs, zone),
      zone,
      lastsSeconds: Math.round((end.atMs - start.atMs) / 1000),
      startsAtMs: start.atMs,
      endsAtMs: end.atMs,
    },
    readBack: spanReadBack(start.atMs, end.atMs, zone),
  };
}

function settleEnd(
  pieces: Pieces,
  startAtMs: number,
  startDay: string,
  endDay: string | undefined,
): { atMs: number } | Asks {
  const { endMinutes, lastsSeconds, startMinutes } = pieces;
  if (endMinutes === undefined) return { atMs: startAtMs + (lastsSeconds ?? 0) * 1000 };
  const day = endDay ?? (endMinutes > startMinutes ? startDay : plusDays(startDay, 1));
  return settleTime(pieces, day, endMinutes, startAtMs);
}

/** A wall clock time that exists once, or what to ask. `startAtMs` is set where the time is the end. */
function settleTime(pieces: Pieces, day: string, minutes: number, startAtMs?: number): { atMs: number } | Asks {
  const local = localAt(day, minutes);
  const known = pieces.exact.instants.find((instant) => instant.local === local);
  if (known) return { atMs: known.atMs };
  const found = localInstant(local, pieces.zone);
  if (found.kind === 'one') return { atMs: found.atMs };
  // For a repeating window each night counts, not only the first: see settleRepeat.
  if (pieces.repeat) return { atMs: found.kind === 'twice' ? found.earlierMs : found.afterMs };
  return askings.clockChange(pieces, found, local, startAtMs);
}

function settleRepeat(pieces: Pieces, repeat: Repeat, startDay: string): WhenOutcome {
  const { zone, startMinutes, endMinutes, options } = pieces;
  const lastsSeconds = pieces.lastsSeconds ?? (((endMinutes ?? 0) - startMinutes + 1440) % 1440) * 60;
  if (lastsSeconds === 0) return askings.noEnd(pieces.typed);
  const until = pieces.until === undefined ? '' : `;UNTIL=${lastInstant(pieces.until, zone)}`;
  const rule = { startsLocal: localAt(startDay, startMinutes), lastsSeconds, zone, rrule: repeat.rrule + until };
  const fromMs = options.nowMs;
  const coming = occurrencesOf(rule, { fromMs, toMs: fromMs + doubtAheadMs }).filter(
    ({ startsAtMs }) => startsAtMs >= options.nowMs,
  );
  const [first] = coming;
  if (!first) return askings.never(repeat.words);
  const doubtful = coming.find(({ doubt }) => doubt !== undefined);
  if (doubtful && options.doubtfulRepeats !== 'accept') return askings.doubtfulRepeat(pieces.typed, doubtful, zone);
  const wrongSeason = findWrongSeason(pieces, first.startsAtMs);
  if (wrongSeason) return wrongSeason;
  if (lastsSeconds > longestWindowSeconds) return askings.tooLong(first.startsAtMs, first.endsAtMs, zone);
  const starts = zoned(first.startsAtMs, zone);
  const ends = zoned(first.endsAtMs, zone);
  const last =
    pieces.until === undefined
      ? ''
      : `, until ${dayWords(Temporal.PlainDate.from(pieces.until).toZonedDateTime(zone))}`;
  const words = repeat.words.charAt(0).toUpperCase() + repeat.words.slice(1);
  return {
    kind: 'understood',
    when: {
      startsLocal: first.startsLocal,
      zone,
      lastsSeconds,
      startsAtMs: first.startsAtMs,
      endsAtMs: first.endsAtMs,
      rrule: rule.rrule,
    },
    readBack: `${words}, ${clock(starts)} to ${clock(ends)} (${zoneName(zone)})${last}; first on ${spanReadBack(first.startsAtMs, first.endsAtMs, zone)}`,
  };
}

/** "22:00 CET" in July: Berlin is on CEST then. */
function findWrongSeason({ zoneFound, zone, typed }: Pieces, atMs: number): Asks | undefined {
  if (zoneFound?.kind !== 'abbreviation') return undefined;
  const offset = zoned(atMs, zone).offsetNanoseconds / 60e9;
  return offset === zoneFound.offsetMinutes ? undefined : askings.season(typed, zoneFound, atMs);
}

function localAt(day: string, minutes: number): string {
  const date = minutes >= 1440 ? plusDays(day, 1) : day;
  const time = minutes % 1440;
  return `${date}T${String(Math.floor(time / 60)).padStart(2, '0')}:${String(time % 60).padStart(2, '0')}`;
}

/** The end of a day as UNTIL wants it: in UTC. */
function lastInstant(day: string, zone: string): string {
  const endMs = zoned(instantOrNearest(`${plusDays(day, 1)}T00:00`, zone), zone).epochMilliseconds - 1000;
  return `${new Date(endMs).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

function instantOf(day: string, minutes: number, zone: string, exact: Exact): number | undefined {
  const local = localAt(day, minutes);
  const known = exact.instants.find((instant) => instant.local === local);
  if (known) return known.atMs;
  const found = localInstant(local, zone);
  return found.kind === 'one' ? found.atMs : found.kind === 'twice' ? found.laterMs : found.afterMs;
}

/** The last day of a repeat: "until 30 June". A clock time after "until" is not one. */
function takeUntil(text: string, nowMs: number, zone: string): { rest: string; until?: string } {
  const match = /\b(?:until|till|ending(?:\s+on)?|through)\s+([^,]*?\d[^,]*|[^,]*[a-z]+day[^,]*)$/i.exec(text);
  if (!match || takeClockTimes(match[1] ?? '')) return { rest: text };
  const found = readDate(match[1] ?? '', nowMs, zone);
  return found.kind === 'date' ? { rest: tidy(text.slice(0, match.index)), until: found.day } : { rest: text };
}

function notFollowed(rest: string, typed: string): WhenOutcome {
  const left = tidy(rest);
  const what =
    left === '' || left === tidy(typed)
      ? "I couldn't read that as a time."
      : `I couldn't follow "${left.slice(0, 60)}".`;
  return { kind: 'not-understood', question: `${what} ${examples}` };
}
