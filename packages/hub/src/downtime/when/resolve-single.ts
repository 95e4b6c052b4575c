/** One window: the reading that can be, or which of several is asked for. */

import { localInstant, localText, zoned } from '../../format/zone-time.ts';
import { longestWindowSeconds } from '../plan.ts';
import { askClockChange } from './ask-of-clocks.ts';
import { askWhich } from './ask-which.ts';
import { type Asks, askings } from './askings.ts';
import { plusDays } from './day-choices.ts';
import { spanReadBack } from './read-back.ts';
import type { Doubt, Reading, Readings } from './readings.ts';
import { findWrongSeason, isPast, localAt, nearestAt, startDayOf, type WhenParts } from './resolve-instants.ts';
import type { WhenOutcome } from './when.ts';

/** Asked about even where only one reading lies ahead: the other may be what was meant, with a slip elsewhere. */
const askedAlone: ReadonlySet<Doubt> = new Set<Doubt>(['weekday', 'long', 'no-day', 'gone-by', 'order', 'edge']);

type Found = Extract<Readings, { kind: 'readings' }>;
type Sketch = { reading: Reading; startDay: string; startsAtMs: number; endsAtMs: number };

export function resolveSingle(parts: WhenParts, { readings, why }: Found): WhenOutcome {
  const { lastsSeconds, zone } = parts;
  const sketches = distinct(readings.map((reading) => sketch(reading, parts)));
  const fitting = sketches.filter(
    ({ startsAtMs, endsAtMs }) => lastsSeconds === undefined || endsAtMs - startsAtMs === lastsSeconds * 1000,
  );
  if (fitting.length === 0) {
    return askings.length(
      sketches.map(({ startsAtMs, endsAtMs }) => [startsAtMs, endsAtMs]),
      lastsSeconds ?? 0,
      zone,
    );
  }
  const possible = fitting.filter((one) => isPossible(one, parts));
  const [first, second] = possible.length > 0 ? possible : fitting;
  if (!first) return askings.noEnd(parts.typed);
  const gone =
    why === 'half' && second === undefined ? fitting.find((one) => isGoneToday(one, first, parts)) : undefined;
  if (gone) return askWhich('gone-today', [first, ahead(gone, parts)], zone);
  const mustAsk = why !== undefined && possible.length > 0 && (second !== undefined || askedAlone.has(why));
  return mustAsk ? askWhich(why, possible, zone) : resolveOne(parts, first);
}

/** "today 8-9" at ten: the evening is left, but mornings are what such figures mean first. Nobody means four in the morning. */
function isGoneToday({ reading, startDay, startsAtMs }: Sketch, left: Sketch, parts: WhenParts): boolean {
  return reading.startMinutes >= 7 * 60 && startDay === left.startDay && isPast(startsAtMs, parts);
}

/** What runs is meant from now on, what is over a day later. */
function ahead({ reading, startDay, startsAtMs, endsAtMs }: Sketch, parts: WhenParts) {
  const fromMs = Math.ceil(parts.options.nowMs / 60_000) * 60_000;
  if (endsAtMs > fromMs) return { startsAtMs: fromMs, endsAtMs };
  const nextMs = nearestAt(plusDays(startDay, 1), reading.startMinutes, parts);
  return { startsAtMs: nextMs, endsAtMs: nextMs + endsAtMs - startsAtMs };
}

function sketch(reading: Reading, parts: WhenParts): Sketch {
  const startDay = startDayOf(reading, parts);
  const startsAtMs = nearestAt(startDay, reading.startMinutes, parts);
  const end = endOf(reading, startDay);
  const endsAtMs = end ? nearestAt(end.day, end.minutes, parts) : startsAtMs + (parts.lastsSeconds ?? 0) * 1000;
  return { reading, startDay, startsAtMs, endsAtMs };
}

/** An end that follows from the start moves with it; "to Monday" is the Monday behind the start. */
function endOf({ end, startDay, startMinutes }: Reading, movedTo: string): Reading['end'] {
  if (!end) return undefined;
  if (!end.opens) return { ...end, day: end.day === startDay ? movedTo : end.day };
  const isBehind = (day: string) => day > movedTo || (day === movedTo && end.minutes > startMinutes);
  let { day } = end;
  for (let week = 0; week < 60 && !isBehind(day); week += 1) day = plusDays(day, 7);
  return { ...end, day };
}

function isPossible({ startsAtMs, endsAtMs }: Sketch, parts: WhenParts): boolean {
  return !isPast(startsAtMs, parts) && endsAtMs > startsAtMs && endsAtMs - startsAtMs <= longestWindowSeconds * 1000;
}

function distinct(sketches: readonly Sketch[]): Sketch[] {
  const seen = new Map(sketches.map((one) => [`${one.startsAtMs} ${one.endsAtMs}`, one]));
  return [...seen.values()];
}

function resolveOne(parts: WhenParts, { reading, startDay }: Sketch): WhenOutcome {
  const { zone, lastsSeconds } = parts;
  const end = endOf(reading, startDay);
  const start = resolveTime(parts, end, startDay, reading.startMinutes);
  if ('kind' in start) return start;
  const ending = end
    ? resolveTime(parts, end, end.day, end.minutes, start.atMs)
    : { atMs: start.atMs + (lastsSeconds ?? 0) * 1000 };
  if ('kind' in ending) return ending;
  const [startsAtMs, endsAtMs] = [start.atMs, ending.atMs];
  const wrongSeason = findWrongSeason(parts, startsAtMs);
  if (wrongSeason) return wrongSeason;
  if (isPast(startsAtMs, parts)) return askings.past(startsAtMs, endsAtMs, zone, parts.options.nowMs);
  if (endsAtMs <= startsAtMs) return askings.endBeforeStart(spanReadBack(startsAtMs, endsAtMs, zone));
  if (endsAtMs - startsAtMs > longestWindowSeconds * 1000) return askings.tooLong(startsAtMs, endsAtMs, zone);
  return {
    kind: 'understood',
    when: {
      startsLocal: localText(startsAtMs, zone),
      zone,
      lastsSeconds: Math.round((endsAtMs - startsAtMs) / 1000),
      startsAtMs,
      endsAtMs,
    },
    readBack: spanReadBack(startsAtMs, endsAtMs, zone),
  };
}

/** A wall clock time that exists once, or what to ask. `startAtMs` is set where the time is the end. */
function resolveTime(
  parts: WhenParts,
  end: Reading['end'],
  day: string,
  minutes: number,
  startAtMs?: number,
): { atMs: number } | Asks {
  const { zone, exact, lastsSeconds } = parts;
  const local = localAt(day, minutes);
  const known = exact.instants.find((instant) => instant.local === local);
  if (known) return { atMs: known.atMs };
  const found = localInstant(local, zone);
  if (found.kind === 'one') return { atMs: found.atMs };
  // 02:15 CEST is the first of the two. "EST" is said in summer too, and decides nothing.
  const named = parts.zoneFound?.kind === 'abbreviation' ? parts.zoneFound.offsetMinutes : undefined;
  if (found.kind === 'twice' && named !== undefined && zoned(found.earlierMs, zone).offsetNanoseconds === named * 60e9)
    return { atMs: found.earlierMs };
  if (parts.isAllDay) return { atMs: found.kind === 'twice' ? found.earlierMs : found.afterMs };
  const rest = end ? { end } : lastsSeconds === undefined ? {} : { lastsSeconds };
  return askClockChange({ zone, ...rest }, found, local, startAtMs);
}
