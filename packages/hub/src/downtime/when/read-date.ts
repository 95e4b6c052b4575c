/** The day in what someone typed, through chrono-node; numbers that two countries read differently are asked about. */
import { en } from 'chrono-node';
import { Temporal } from 'temporal-polyfill';
import { localDay, zoned } from '../../format/zone-time.ts';
import { tidy } from './taken.ts';

export type DateFound =
  | { kind: 'date'; day: string; isWeekdayOnly: boolean }
  /** `03/04/2026`: two days it may be. */
  | { kind: 'either'; days: readonly [string, string]; typed: string }
  /** "Friday 28 March" where the 28th is a Saturday: one of the two is a slip. */
  | { kind: 'other-weekday'; day: string; typed: string }
  | { kind: 'none' }
  | { kind: 'unread'; typed: string };

/** Words around a date that say nothing more. */
const fillers =
  /\b(?:on|at|from|the|starting|starts?|begin(?:s|ning)?|between|of|in the|coming|evening|morning|afternoon|night|window|maintenance|downtime|local|time|o'?clock|please)\b/gi;

/** `typed` holds no time of day any more. Days are counted in the zone. */
export function readDate(typed: string, nowMs: number, zone: string): DateFound {
  const text = tidy(
    typed
      .replaceAll(/\btonight\b|\bthis (?:evening|afternoon|morning|night)\b/gi, 'today')
      .replaceAll(fillers, ' ')
      .replaceAll(/,/g, ' ')
      .replaceAll(/\(\s*\)/g, ' '),
  );
  if (text === '') return { kind: 'none' };
  return readNumbers(text, nowMs, zone) ?? readWords(text, nowMs, zone);
}

function readNumbers(text: string, nowMs: number, zone: string): DateFound | undefined {
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text);
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]), text);
  const match = /^(?:[a-z]+\s+)?(\d{1,2})([./])(\d{1,2})(?:[./](\d{4}|\d{2})?)?$/i.exec(text);
  if (!match) return undefined;
  const [, first, mark, second, typedYear] = match;
  const year = typedYear === undefined ? undefined : Number(typedYear.length === 2 ? `20${typedYear}` : typedYear);
  const dayFirst = completed(year, Number(second), Number(first), text);
  if (mark === '.' || Number(first) > 12) return dayFirst;
  const monthFirst = completed(year, Number(first), Number(second), text);
  if (Number(second) > 12 || first === second) return monthFirst;
  if (dayFirst.kind !== 'date' || monthFirst.kind !== 'date') return { kind: 'unread', typed: text };
  return { kind: 'either', days: [dayFirst.day, monthFirst.day], typed: text };

  /** Without a year it is the next such day. */
  function completed(given: number | undefined, month: number, day: number, all: string): DateFound {
    const today = localDay(nowMs, zone);
    const found = dateOf(given ?? Number(today.slice(0, 4)), month, day, all);
    return given === undefined && found.kind === 'date' && found.day < today
      ? dateOf(Number(today.slice(0, 4)) + 1, month, day, all)
      : found;
  }
}

function readWords(text: string, nowMs: number, zone: string): DateFound {
  const offsetMinutes = zoned(nowMs, zone).offsetNanoseconds / 60e9;
  const isPast = /\b(?:last|ago|yesterday|previous)\b/i.test(text);
  const results = en.parse(text, { instant: new Date(nowMs), timezone: offsetMinutes }, { forwardDate: !isPast });
  const [result] = results;
  if (!result || results.length > 1 || result.end || tidy(text.replace(result.text, '')) !== '')
    return { kind: 'unread', typed: text };
  const { start } = result;
  const hasWeekday = start.isCertain('weekday');
  if (!start.isCertain('day') && !hasWeekday) return { kind: 'unread', typed: text };
  const found = dateOf(start.get('year') ?? 0, start.get('month') ?? 0, start.get('day') ?? 0, text);
  if (found.kind !== 'date') return found;
  const isWeekdayOnly = hasWeekday && !start.isCertain('day') && !isPast;
  if (hasWeekday && !isWeekdayOnly && start.isCertain('day') && !weekdayFits(found.day, start.get('weekday'))) {
    return { kind: 'other-weekday', day: found.day, typed: text };
  }
  const today = localDay(nowMs, zone);
  const day = isWeekdayOnly && found.day < today ? plusDays(found.day, 7) : found.day;
  return { kind: 'date', day, isWeekdayOnly };
}

function dateOf(year: number, month: number, day: number, typed: string): DateFound {
  try {
    const date = Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
    return { kind: 'date', day: date.toString(), isWeekdayOnly: false };
  } catch {
    return { kind: 'unread', typed };
  }
}

function weekdayFits(day: string, weekday: number | null): boolean {
  return weekday === null || Temporal.PlainDate.from(day).dayOfWeek % 7 === weekday;
}

export function plusDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}
