/** A repeating window: its rule, and the days on which clocks skip or repeat its time. */
import { Temporal } from 'temporal-polyfill';
import { instantOrNearest, zoned } from '../../format/zone-time.ts';
import type { Repeat } from '../../registry/read-repeat.ts';
import { type Occurrence, occurrencesOf } from '../occurrences.ts';
import { longestWindowSeconds } from '../plan.ts';
import { askDoubtfulRepeat } from './ask-of-clocks.ts';
import { askWhichHours } from './ask-which.ts';
import { askings } from './askings.ts';
import { plusDays } from './day-choices.ts';
import { clock, dayWords, minutesWords, offsetWords, plainDayWords, spanReadBack, timesTyped } from './read-back.ts';
import type { Reading, Readings } from './readings.ts';
import { findWrongSeason, localAt, startDayOf, type WhenParts } from './resolve-instants.ts';
import { zoneName } from './take-zone.ts';
import type { WhenOutcome } from './when.ts';

/** How far ahead repeats are looked at for times that clocks skip or repeat. */
const doubtAheadMs = 2 * 366 * 86_400_000;

type Rule = Repeat & { typed: string; until?: string };

export function resolveRepeat(
  parts: WhenParts,
  found: Extract<Readings, { kind: 'readings' }>,
  repeat: Rule,
): WhenOutcome {
  const { options, zone } = parts;
  const { readings, why, startDays } = found;
  const [reading] = readings;
  if (!reading) return askings.noEnd(parts.typed);
  if (why !== undefined) {
    const firstDay = startDays.kind === 'days' ? startDays.days : [];
    return askWhichHours(
      why,
      firstDay.length > 1 || why === 'weekday' ? [] : hourTexts(parts, readings, repeat, firstDay[0]),
    );
  }
  const lastsSeconds = lastsOf(reading, parts);
  if (parts.lastsSeconds !== undefined && parts.lastsSeconds !== lastsSeconds) return askings.otherLength();
  if (lastsSeconds <= 0)
    return { kind: 'not-understood', question: 'That would end before it starts. When does it end?' };
  const until = repeat.until === undefined ? '' : `;UNTIL=${lastInstant(repeat.until, zone)}`;
  // Only the wall clock counts: which day is the first, the rule says.
  const startDay = startDays.kind === 'none' ? firstDayOf(reading, parts) : reading.startDay;
  const rule = {
    startsLocal: localAt(startDay, reading.startMinutes),
    lastsSeconds,
    zone,
    rrule: repeat.rrule + until,
  };
  const fromMs = options.nowMs;
  const coming = occurrencesOf(rule, { fromMs, toMs: fromMs + doubtAheadMs }).filter(
    ({ startsAtMs }) => startsAtMs >= options.nowMs,
  );
  const [first] = coming;
  if (!first) return askings.never(repeat.words);
  if (first.doubt !== undefined && options.doubtfulRepeats !== 'accept')
    return askDoubtfulRepeat(parts.typed, first, zone);
  const doubtful = coming.find(({ doubt }) => doubt !== undefined);
  const wrongSeason = findWrongSeason(parts, first.startsAtMs);
  if (wrongSeason) return wrongSeason;
  if (lastsSeconds > longestWindowSeconds) return askings.tooLong(first.startsAtMs, first.endsAtMs, zone);
  const starts = zoned(first.startsAtMs, zone);
  const ends = zoned(first.endsAtMs, zone);
  const last =
    repeat.until === undefined
      ? ''
      : `, until ${dayWords(Temporal.PlainDate.from(repeat.until).toZonedDateTime(zone))}`;
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
    readBack: `${words}, ${clock(starts)} to ${clock(ends)} (${zoneName(zone)})${last}; first on ${spanReadBack(first.startsAtMs, first.endsAtMs, zone)}${doubtful ? clockChangeWords(doubtful, zone) : ''}`,
  };
}

/** Of the next time that clocks skip or show twice: the series keeps its time, and that one is told. */
function clockChangeWords({ startsLocal, startsAtMs, doubt }: Occurrence, zone: string): string {
  const there = zoned(startsAtMs, zone);
  const day = plainDayWords(startsLocal.slice(0, 10));
  return doubt === 'skipped'
    ? `. On ${day} clocks go forward: at ${clock(there)} that day`
    : `. On ${day} clocks go back: the first ${startsLocal.slice(11)} (${offsetWords(there)}) that day`;
}

function firstDayOf(reading: Reading, parts: WhenParts): string {
  const { opens: _opens, ...fixed } = reading;
  return startDayOf(fixed, parts);
}

function lastsOf({ startMinutes, startDay, end }: Reading, { lastsSeconds }: WhenParts): number {
  if (!end) return lastsSeconds ?? 0;
  const days = Temporal.PlainDate.from(startDay).until(end.day).days;
  return (days * 1440 + end.minutes - startMinutes) * 60;
}

/** Each pair of times with the repeat as it was typed. A night that lies on the day after can't be said so, and is left to be typed. */
function hourTexts(
  parts: WhenParts,
  readings: readonly Reading[],
  repeat: Rule,
  firstDay: string | undefined,
): { label: string; text: string }[] {
  const zone = /^[+-]/.test(parts.zone) ? `UTC${parts.zone}` : parts.zone;
  const [reading] = readings;
  return readings
    .filter(({ startDay }) => startDay === reading?.startDay)
    .map((one) => {
      const minutes = one.startMinutes + lastsOf(one, parts) / 60;
      const times = `${minutesWords(one.startMinutes)}-${minutesWords(minutes % 1440)}`;
      const from = firstDay === undefined ? '' : ` starting ${firstDay}`;
      const until = repeat.until === undefined ? '' : ` until ${repeat.until}`;
      return {
        label: `${repeat.words}, ${times}`.slice(0, 80),
        text: `${repeat.typed} ${timesTyped(one.startMinutes, minutes)}${from} ${zone}${until}`,
      };
    });
}

/** The end of a day as UNTIL wants it: in UTC. */
function lastInstant(day: string, zone: string): string {
  const endMs = zoned(instantOrNearest(`${plusDays(day, 1)}T00:00`, zone), zone).epochMilliseconds - 1000;
  return `${new Date(endMs).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}
