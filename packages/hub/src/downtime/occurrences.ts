/** When a window takes place: once, or repeating by an RFC 5545 rule whose wall clock time outlives daylight-saving changes. */
import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { instantOrNearest, localInstant, localText } from '../format/zone-time.ts';

export type Schedule = {
  /** Wall clock time in `zone`, `2026-03-28T22:00`. */
  startsLocal: string;
  lastsSeconds: number;
  zone: string;
  /** An RRULE value without the prefix. */
  rrule?: string;
};

export type Occurrence = {
  /** `2026-03-28T22:00` in the zone, as the rule gives it, even where clocks skip that time. */
  startsLocal: string;
  startsAtMs: number;
  endsAtMs: number;
  /** Set where the wall clock time does not exist or exists twice: to be asked about while it is planned. */
  doubt?: 'skipped' | 'twice';
};

/** More of one rule than this in one look is not a maintenance plan: the rest is left off. */
const mostOccurrences = 500;
const dayMs = 86_400_000;

/** Occurrences that touch the period (half-open), in order, at most 500. */
export function occurrencesOf(schedule: Schedule, period: { fromMs: number; toMs: number }): Occurrence[] {
  if (schedule.rrule === undefined) return [occurrenceAt(schedule, schedule.startsLocal)].filter(touches);
  // The rule runs on wall clock times held as UTC, so that only the zone decides what they mean.
  const wall = (ms: number) => Date.parse(`${localText(ms, schedule.zone)}:00Z`);
  const from = wall(period.fromMs) - schedule.lastsSeconds * 1000 - dayMs;
  const to = wall(period.toMs) + dayMs;
  const found: Occurrence[] = [];
  let after = new Date(from - 1);
  const rule = ruleOf(schedule);
  for (let count = 0; count < mostOccurrences; count += 1) {
    const next = rule.next(after);
    if (next === null || next.epochMilliseconds > to) break;
    after = new Date(next.epochMilliseconds);
    const occurrence = occurrenceAt(schedule, next.toPlainDateTime().toString({ smallestUnit: 'minute' }));
    if (touches(occurrence)) found.push(occurrence);
  }
  return found;

  function touches({ startsAtMs, endsAtMs }: Occurrence): boolean {
    return startsAtMs < period.toMs && endsAtMs > period.fromMs;
  }
}

function ruleOf({ rrule, startsLocal, zone }: Schedule): RRuleTemporal {
  const dtstart = Temporal.PlainDateTime.from(startsLocal).toZonedDateTime('UTC');
  return new RRuleTemporal({ rruleString: wallClockUntil(rrule ?? '', zone), dtstart, tzid: 'UTC', cache: false });
}

/** UNTIL is written in UTC; the rule here runs on wall clock times. */
function wallClockUntil(rrule: string, zone: string): string {
  return rrule.replace(
    /UNTIL=(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/,
    (_all, year, month, day, hour, minute, second) => {
      const atMs = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
      return `UNTIL=${localText(atMs, zone).replaceAll(/[-:]/g, '')}00Z`;
    },
  );
}

function occurrenceAt({ lastsSeconds, zone }: Schedule, startsLocal: string): Occurrence {
  const found = localInstant(startsLocal, zone);
  const startsAtMs = instantOrNearest(startsLocal, zone);
  return {
    startsLocal,
    startsAtMs,
    endsAtMs: startsAtMs + lastsSeconds * 1000,
    ...(found.kind !== 'one' && { doubt: found.kind }),
  };
}
