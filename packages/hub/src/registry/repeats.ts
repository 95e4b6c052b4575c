/** Repeats in words, made into the RRULE value of RFC 5545 (section 3.3.10): `monthly on the last Saturday` -> `FREQ=MONTHLY;BYDAY=-1SA`. */

import { monthNames } from '@herald/understanding/calendar-names';
import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { capitalised } from '../format/words.ts';

export type RepeatReading =
  | { kind: 'rule'; rrule: string; startFits: boolean; leftOut?: string }
  | { kind: 'wrong'; message: string };

const dayWord = '(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?s?';
const ordinals: Record<string, number> = {
  first: 1,
  '1st': 1,
  second: 2,
  '2nd': 2,
  third: 3,
  '3rd': 3,
  fourth: 4,
  '4th': 4,
  fifth: 5,
  '5th': 5,
  last: -1,
  'second last': -2,
  'second to last': -2,
  'second-last': -2,
};
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
  const rule = raw?.toUpperCase() ?? ruleOfWords(words, start);
  if (rule === undefined) return wrong(`is no repeat that Herald understands. ${examples}`);
  return tryRule(rule, start);
}

function ruleOfWords(words: string, start: Temporal.ZonedDateTime): string | undefined {
  const ending = /^(.*?),? (?:until (\d{4}-\d{2}-\d{2})|(?:for )?(\d{1,4}) times)$/.exec(words);
  const [, body = words, untilDate, times] = ending ?? [];
  const pattern = patternOf(body.trim());
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

function patternOf(words: string): string | undefined {
  if (words === 'every weekday' || words === 'weekdays' || words === 'on weekdays')
    return 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR';
  const everyDay = new RegExp(`^(?:every|on|each) (${dayWord}(?:(?:, | and |, and )${dayWord})*)$`).exec(words);
  if (everyDay) return `FREQ=WEEKLY;BYDAY=${dayCodes(everyDay[1] ?? '')}`;
  const split =
    /^(daily|weekly|monthly|yearly|annually|every (?:(\d{1,3}|other|second) )?(day|week|month|year)s?)(?: on (.+))?$/.exec(
      words,
    );
  if (!split) return undefined;
  const [, head = '', count, unit, on] = split;
  const interval = count === undefined ? 1 : count === 'other' || count === 'second' ? 2 : Number(count);
  const frequency = frequencyOf(unit ?? head);
  const stem = `FREQ=${frequency}${interval === 1 ? '' : `;INTERVAL=${interval}`}`;
  if (on === undefined) return stem;
  const part = partOf(frequency, on.replace(/^the /, ''));
  return part === undefined ? undefined : `${stem};${part}`;
}

function frequencyOf(word: string): string {
  if (word.startsWith('d')) return 'DAILY';
  if (word.startsWith('w')) return 'WEEKLY';
  return word.startsWith('m') ? 'MONTHLY' : 'YEARLY';
}

function partOf(frequency: string, on: string): string | undefined {
  if (frequency === 'WEEKLY') {
    return new RegExp(`^${dayWord}(?:(?:, | and |, and )${dayWord})*$`).test(on) ? `BYDAY=${dayCodes(on)}` : undefined;
  }
  if (frequency === 'MONTHLY') return dayOfMonth(on);
  if (frequency !== 'YEARLY') return undefined;
  const date = /^(?:(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]+)|([a-z]+) (\d{1,2})(?:st|nd|rd|th)?)$/.exec(on);
  const month = monthNames.findIndex((name) => name.startsWith(date?.[2] ?? date?.[3] ?? '?')) + 1;
  const day = Number(date?.[1] ?? date?.[4]);
  if (date) return month > 0 && day >= 1 && day <= 31 ? `BYMONTH=${month};BYMONTHDAY=${day}` : undefined;
  const [, weekday = '', monthName = '?'] = /^(.+) (?:of|in) ([a-z]+)$/.exec(on) ?? [];
  const inMonth = monthNames.findIndex((name) => name.startsWith(monthName)) + 1;
  const part = dayOfMonth(weekday);
  return inMonth > 0 && part ? `BYMONTH=${inMonth};${part}` : undefined;
}

function dayOfMonth(on: string): string | undefined {
  if (on === 'last day') return 'BYMONTHDAY=-1';
  const number = /^(?:day )?(\d{1,2})(?:st|nd|rd|th)?(?: day)?$/.exec(on)?.[1];
  if (number !== undefined)
    return Number(number) >= 1 && Number(number) <= 31 ? `BYMONTHDAY=${Number(number)}` : undefined;
  const nth = new RegExp(`^(.+) (${dayWord})$`).exec(on);
  const ordinal = ordinals[nth?.[1] ?? ''];
  return ordinal === undefined ? undefined : `BYDAY=${ordinal}${dayCodes(nth?.[2] ?? '')}`;
}

function dayCodes(list: string): string {
  const codes = list.split(/, and |, | and /).map((word) => word.slice(0, 2).toUpperCase());
  return [...new Set(codes)].join(',');
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
