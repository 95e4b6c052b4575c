/** The repeat of a maintenance in the registry, in words or as a rule of RFC 5545: read, with its end, and tried. */

import { monthNames } from '@herald/understanding/calendar-names';
import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { capitalised } from '../format/words.ts';
import { findRepeatDoubt, parseRepeatWords } from './repeat-words.ts';

export type RepeatReading =
  | { kind: 'rule'; rrule: string; startFits: boolean; leftOut?: string }
  | { kind: 'wrong'; message: string };

const examples =
  'Write for example daily, every 2 weeks, weekly on Monday, monthly on the last Saturday, monthly on day 1, or an RFC 5545 rule.';

/** `startsLocal` (2026-03-28T22:00) and `zone` are needed to say when an `until` ends, and to try the rule. */
export function parseRepeats(
  text: string,
  { startsLocal, zone }: { startsLocal: string; zone: string },
): RepeatReading {
  const start = Temporal.PlainDateTime.from(startsLocal).toZonedDateTime(zone);
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ');
  const raw = /^(rrule:)?([a-z-]+=[^;=]+;?)+$/i.test(text.trim())
    ? text
        .trim()
        .replace(/^rrule:/i, '')
        .replace(/;$/, '')
    : undefined;
  const doubt = raw === undefined ? findRepeatDoubt(words) : undefined;
  if (doubt) return wrong(`can be read in two ways. Write "${doubt.texts[0]}" or "${doubt.texts[1]}".`);
  const rule = raw?.toUpperCase() ?? ruleOfWords(words, start);
  if (rule === undefined) return wrong(`is no repeat that Herald understands. ${examples}`);
  return tryRule(rule, start);
}

function ruleOfWords(words: string, start: Temporal.ZonedDateTime): string | undefined {
  const ending = /^(.*?),? (?:until (\d{4}-\d{2}-\d{2})|(?:for )?(\d{1,4}) times)$/.exec(words);
  const [, body = words, untilDate, times] = ending ?? [];
  const pattern = parseRepeatWords(body.trim())?.rrule;
  if (pattern === undefined) return undefined;
  if (times !== undefined) return `${pattern};COUNT=${Number(times)}`;
  if (untilDate === undefined) return pattern;
  const until = endOfDay(untilDate, start.timeZoneId);
  return until === undefined ? undefined : `${pattern};UNTIL=${until}`;
}

/** RFC 5545 wants UNTIL in UTC where the start has a zone. */
function endOfDay(date: string, zone: string): string | undefined {
  try {
    const end = Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(zone).subtract({ seconds: 1 });
    return `${end.toInstant().toString().replace(/[-:]/g, '').slice(0, 15)}Z`;
  } catch {
    return undefined;
  }
}

const knownParts =
  /^(FREQ|UNTIL|COUNT|INTERVAL|BYHOUR|BYMINUTE|BYDAY|BYMONTHDAY|BYYEARDAY|BYWEEKNO|BYMONTH|BYSETPOS|WKST)=/;

/** The rule must be one that the library which later steps through it can read, and must happen at all. */
function tryRule(rrule: string, start: Temporal.ZonedDateTime): RepeatReading {
  const unknown = rrule.split(';').find((part) => !knownParts.test(part));
  if (unknown !== undefined) return wrong(`has ${unknown.split('=')[0]}, which Herald does not take. ${examples}`);
  const frequency = /FREQ=([A-Z]+)/.exec(rrule)?.[1];
  if (!frequency || !/^(YEARLY|MONTHLY|WEEKLY|DAILY)$/.test(frequency))
    return wrong('repeats more often than daily, or has no FREQ.');
  if (/(INTERVAL|COUNT)=(0|-)/.test(rrule)) return wrong('has a count below 1.');
  try {
    const rule = new RRuleTemporal({
      rruleString: rrule,
      dtstart: start,
      tzid: start.timeZoneId,
      temporal: Temporal,
      maxIterations: 2_000,
      maxCandidateEvaluations: 20_000,
    });
    const times = rule.all((_date, index) => index < (canLeaveOut.test(rrule) ? mostTried : 1));
    const [first] = times;
    if (first === undefined) return wrong('never happens.');
    const leftOut = firstLeftOut(times, rrule);
    const startFits = first.toInstant().equals(start.toInstant());
    return { kind: 'rule', rrule, startFits, ...(leftOut !== undefined && { leftOut }) };
  } catch {
    return wrong(`is no rule of RFC 5545. ${examples}`);
  }
}

/** Days and weeks all have what a rule can name; not every month has a day 31, nor every year a 29 February. */
const canLeaveOut = /FREQ=(MONTHLY|YEARLY)/;
/** Two years of months: the next February without a day 29 is among them. */
const mostTried = 26;

/** The first month, or year, in which a rule that names each of them has no time: `February 2027`. */
function firstLeftOut(times: readonly Temporal.ZonedDateTime[], rrule: string): string | undefined {
  const isMonthly = rrule.includes('FREQ=MONTHLY');
  const months = /BYMONTH=([\d,]+)/.exec(rrule)?.[1]?.split(',').map(Number);
  const interval = Number(/INTERVAL=(\d+)/.exec(rrule)?.[1] ?? 1);
  const countsMonths = isMonthly || (months !== undefined && !/BY(SETPOS|WEEKNO|YEARDAY)/.test(rrule));
  const periods = times.map(({ year, month }) => (countsMonths ? year * 12 + month - 1 : year));
  const [first = 0] = periods;
  for (let at = first; at < (periods.at(-1) ?? first); at += 1) {
    if (isDue(at) && !periods.includes(at))
      return countsMonths ? `${capitalised(monthNames[at % 12] ?? '')} ${Math.floor(at / 12)}` : String(at);
  }
  return undefined;

  function isDue(at: number): boolean {
    if (!countsMonths) return (at - first) % interval === 0;
    const away = isMonthly ? at - first : Math.floor(at / 12) - Math.floor(first / 12);
    return away % interval === 0 && (months?.includes((at % 12) + 1) ?? true);
  }
}

function wrong(message: string): RepeatReading {
  return { kind: 'wrong', message };
}
