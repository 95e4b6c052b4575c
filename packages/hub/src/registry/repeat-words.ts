/** Repeats as people write them, in the registry and in Discord: `monthly on the last Saturday` -> `FREQ=MONTHLY;BYDAY=-1SA` (RFC 5545, 3.3.10). */
import { monthNames } from '@herald/understanding/calendar-names';
import { capitalised, listInWords } from '../format/words.ts';

export type Repeat = {
  /** Without the prefix. */
  rrule: string;
  /** As it is read back: "every last Saturday of the month". */
  words: string;
  /** The part of day that the repeat names beside its days: "every evening". */
  part?: string;
  /** It names no day of its own: that of the start is meant. */
  isOfStart?: true;
  /** Not every month or year has such a day. */
  leavesOut?: true;
};

/** "every second Friday": of the month, or every other one. */
export type RepeatDoubt = { typed: string; texts: readonly [string, string] };

const dayNames: readonly (readonly [code: string, name: string, form: string])[] = [
  ['MO', 'Monday', 'mon(?:day)?s?'],
  ['TU', 'Tuesday', 'tue(?:s(?:day)?)?s?'],
  ['WE', 'Wednesday', 'wed(?:nesday)?s?'],
  ['TH', 'Thursday', 'thu(?:r(?:s(?:day)?)?)?s?'],
  ['FR', 'Friday', 'fri(?:day)?s?'],
  ['SA', 'Saturday', 'sat(?:urday)?s?'],
  ['SU', 'Sunday', 'sun(?:day)?s?'],
];
const places: Readonly<Record<string, readonly [number, string]>> = {
  first: [1, 'first'],
  '1st': [1, 'first'],
  second: [2, 'second'],
  '2nd': [2, 'second'],
  third: [3, 'third'],
  '3rd': [3, 'third'],
  fourth: [4, 'fourth'],
  '4th': [4, 'fourth'],
  fifth: [5, 'fifth'],
  '5th': [5, 'fifth'],
  last: [-1, 'last'],
  'second last': [-2, 'second last'],
};
const counts: Readonly<Record<string, number>> = { other: 2, second: 2, two: 2, three: 3, four: 4, six: 6 };
const frequencies: Readonly<Record<string, string>> = {
  d: 'DAILY',
  w: 'WEEKLY',
  m: 'MONTHLY',
  y: 'YEARLY',
  a: 'YEARLY',
};
const units: Readonly<Record<string, string>> = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' };

const day = `(?:${dayNames.map(([, , form]) => form).join('|')})`;
const days = String.raw`(?<days>${day}(?:\s*(?:,|and|&|\+)\s*(?:and\s+)?${day})*)`;
/** "Saturdays" is every Saturday. */
const plural = `(?:${dayNames.map(([, name]) => `${name.toLowerCase()}s`).join('|')})`;
const place = String.raw`(?<place>second(?:\s+to)?[\s-]last|first|1st|second|2nd|third|3rd|fourth|4th|fifth|5th|last)`;
const number = String.raw`(?<count>\d{1,3}|other|second|two|three|four|six)`;
const every = '(?:every|each)';
const ofMonth = String.raw`(?:\s+(?:of|in)\s+(?:the|every|each)\s+month)`;
const on = String.raw`,?\s+(?:on\s+)?(?:the\s+)?`;
const months = String.raw`(?:monthly|(?<quarter>quarterly)|${every}\s+month|every\s+${number}\s+months?)`;
const weeks = String.raw`(?:weekly|(?<fortnight>fortnightly|bi-?weekly)|${every}\s+week|every\s+${number}\s+weeks?)`;
const years = String.raw`(?:yearly|annually|${every}\s+year|every\s+${number}\s+years?)`;
const month = `(?<month>${monthNames.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|')})`;
const ofDate = String.raw`(?<date>\d{1,2})(?:st|nd|rd|th)?`;

type Groups = Readonly<Record<string, string | undefined>>;
type Form = readonly [pattern: string, read: (found: Groups) => Repeat | undefined];

/** More telling forms first. */
const forms: readonly Form[] = [
  [String.raw`${every}\s+(?:month\s+on\s+the\s+)?${place}\s+(?<days>${day})${ofMonth}?`, placedDay],
  [String.raw`${months}${on}${place}\s+(?<days>${day})${ofMonth}?`, placedDay],
  [String.raw`(?:on\s+)?(?:the\s+)?${place}\s+(?<days>${day})\s+(?:of|in)\s+(?:every|each)\s+month`, placedDay],
  [String.raw`(?:the\s+)?${place}\s+(?<days>${day}),?\s+monthly`, placedDay],
  [String.raw`${months}${on}last\s+day${ofMonth}?`, lastDay],
  [String.raw`(?:(?:on\s+)?the\s+last\s+day\s+of\s+(?:every|each)\s+month|${every}\s+last\s+day${ofMonth})`, lastDay],
  [String.raw`${months}${on}(?:day\s+)?${ofDate}(?:\s+day)?`, dayOfMonth],
  [String.raw`(?:on\s+)?(?:the\s+)?(?<date>\d{1,2})(?:st|nd|rd|th)\s+of\s+(?:every|each)\s+month`, dayOfMonth],
  [String.raw`${years}${on}${ofDate}\s+(?:of\s+)?${month}`, dayOfYear],
  [String.raw`${years}${on}${month}\s+${ofDate}`, dayOfYear],
  [String.raw`${years}${on}${place}\s+(?<days>${day})\s+(?:of|in)\s+${month}`, placedDay],
  [String.raw`${every}\s+other\s+(?<days>${day})`, (found) => weekly({ ...found, count: 'other' })],
  [String.raw`${weeks},?\s+(?:on\s+)?${days}`, weekly],
  [String.raw`${every}\s+${days}`, weekly],
  [String.raw`(?:on\s+)?(?<days>${plural}(?:\s*(?:,|and|&|\+)\s*${plural})*)`, weekly],
  [
    String.raw`(?:${every}\s+(?:weekday|workday|working\s+day)s?|(?:on\s+)?(?:weekdays|workdays|working\s+days))`,
    () => ({ rrule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', words: 'every day from Monday to Friday' }),
  ],
  [String.raw`(?:${every}\s+weekend|(?:on\s+)?weekends)`, () => weekly({ days: 'sat and sun' })],
  [
    String.raw`(?:${every}\s+(?:day|(?<part>night|evening|afternoon|morning))|daily|(?<night>nightly))`,
    ({ part, night }) => ({
      rrule: 'FREQ=DAILY',
      words: 'every day',
      ...((part ?? night) && { part: part ?? 'night' }),
    }),
  ],
  ['(?<unit>weekly|monthly|yearly|annually)', ofStart],
  [String.raw`${every}\s+(?:${number}\s+)?(?<unit>day|week|month|year)s?`, ofStart],
];
const anywhere = forms.map(
  ([pattern, read]) => [new RegExp(String.raw`\b${pattern}(?![\w-]|:\d)`, 'i'), read] as const,
);
const whole = forms.map(([pattern, read]) => [new RegExp(`^${pattern}$`, 'i'), read] as const);

/** The text is a repeat from end to end. */
export function parseRepeatWords(text: string): Repeat | undefined {
  return firstOf(whole, text)?.repeat;
}

/** A repeat somewhere in the text, and where it stands there. */
export function findRepeat(text: string): { repeat: Repeat; typed: string; index: number } | undefined {
  return firstOf(anywhere, text);
}

function firstOf(readers: typeof whole, text: string) {
  for (const [form, read] of readers) {
    const match = form.exec(text);
    const repeat = match && read(match.groups ?? {});
    if (match && repeat) return { repeat, typed: match[0], index: match.index };
  }
  return undefined;
}

/** "every third Friday" without "of the month" is two repeats. */
export function findRepeatDoubt(text: string): RepeatDoubt | undefined {
  const once = /\b(?:every|each|monthly)\b/i.test(text) ? null : ofTheMonth.exec(text);
  if (once) {
    const [typed, position, name] = once;
    return { typed, texts: [`${position} ${name} of this month`, `every ${position} ${name} of the month`] };
  }
  const match = doubtful.exec(text);
  if (!match) return undefined;
  const [typed, position = '', name = ''] = match;
  const [count = 0, word] = places[position.toLowerCase()] ?? [];
  const often = count === 2 ? `every other ${name}` : `every ${count} weeks on ${name}`;
  return { typed, texts: [often, `every ${word} ${name} of the month`] };
}

/** The next one, or each: people write both so. */
const ofTheMonth = new RegExp(
  String.raw`\b(first|second|third|fourth|last)\s+(${day})\s+(?:of|in)\s+the\s+month(?![\w-])`,
  'i',
);

const doubtful = new RegExp(
  String.raw`\b${every}\s+(second|2nd|third|3rd|fourth|4th)\s+(${day})(?!${ofMonth})(?![\w-])`,
  'i',
);

/** Of each month, or of one month of each year. */
function placedDay({ place: typed = '', days: name = '', month: of, ...often }: Groups): Repeat | undefined {
  const [position, word] =
    places[
      typed
        .toLowerCase()
        .replace(/\s+to\b/, '')
        .replace('-', ' ')
    ] ?? [];
  const [code] = codesOf(name);
  const interval = intervalOf(often);
  if (position === undefined || !code || interval === 0) return undefined;
  const inMonth = of === undefined ? undefined : monthOf(of);
  const stem = stemOf(inMonth === undefined ? 'MONTHLY' : 'YEARLY', interval);
  return {
    rrule: `${stem}${inMonth === undefined ? '' : `;BYMONTH=${inMonth}`};BYDAY=${position}${code}`,
    words: `every ${word} ${dayName(code)} of ${inMonth === undefined ? monthWords(interval) : `${monthName(inMonth)}${yearWords(interval)}`}`,
    ...(position === 5 && { leavesOut: true }),
  };
}

function dayOfMonth({ date, ...often }: Groups): Repeat | undefined {
  const number = Number(date);
  const interval = intervalOf(often);
  if (number < 1 || number > 31 || interval === 0) return undefined;
  return {
    rrule: `${stemOf('MONTHLY', interval)};BYMONTHDAY=${number}`,
    words: `on day ${number} of ${interval === 1 ? 'every month' : monthWords(interval)}`,
    ...(number > 28 && { leavesOut: true }),
  };
}

function lastDay(often: Groups): Repeat | undefined {
  const interval = intervalOf(often);
  if (interval === 0) return undefined;
  const words = `on the last day of ${interval === 1 ? 'every month' : monthWords(interval)}`;
  return { rrule: `${stemOf('MONTHLY', interval)};BYMONTHDAY=-1`, words };
}

function dayOfYear({ date, month: of = '', ...often }: Groups): Repeat | undefined {
  const number = Number(date);
  const inMonth = monthOf(of);
  const interval = intervalOf(often);
  if (number < 1 || number > 31 || interval === 0) return undefined;
  return {
    rrule: `${stemOf('YEARLY', interval)};BYMONTH=${inMonth};BYMONTHDAY=${number}`,
    words: `on ${number} ${monthName(inMonth)}${yearWords(interval)}`,
    ...(number > 28 && { leavesOut: true }),
  };
}

function weekly({ days: names = '', ...often }: Groups): Repeat | undefined {
  const codes = codesOf(names);
  const interval = intervalOf(often);
  if (codes.length === 0 || interval === 0) return undefined;
  const spoken = listInWords(codes.map(dayName));
  const words = interval === 1 ? `every ${spoken}` : `every ${interval} weeks on ${spoken}`;
  return { rrule: `${stemOf('WEEKLY', interval)};BYDAY=${codes.join(',')}`, words };
}

function ofStart({ unit = '', ...often }: Groups): Repeat | undefined {
  const frequency = frequencies[unit.charAt(0).toLowerCase()] ?? '';
  const interval = intervalOf(often);
  if (interval === 0) return undefined;
  const words = interval === 1 ? `every ${units[frequency]}` : `every ${interval} ${units[frequency]}s`;
  return { rrule: stemOf(frequency, interval), words, isOfStart: true };
}

function intervalOf({ count, quarter, fortnight }: Groups): number {
  if (quarter) return 3;
  if (fortnight) return 2;
  return count === undefined ? 1 : (counts[count.toLowerCase()] ?? Number(count));
}

function stemOf(frequency: string, interval: number): string {
  return `FREQ=${frequency}${interval === 1 ? '' : `;INTERVAL=${interval}`}`;
}

function monthWords(interval: number): string {
  if (interval === 1) return 'the month';
  return interval === 3 ? 'every third month' : `every ${interval} months`;
}

function yearWords(interval: number): string {
  return interval === 1 ? ' every year' : ` every ${interval} years`;
}

function monthOf(typed: string): number {
  return monthNames.findIndex((name) => name.startsWith(typed.toLowerCase())) + 1;
}

function monthName(number: number): string {
  return capitalised(monthNames[number - 1] ?? '');
}

/** In the order of the week, each once. */
function codesOf(names: string): string[] {
  const typed = names.toLowerCase().split(/[^a-z]+/);
  return dayNames
    .filter(([, , form]) => typed.some((word) => new RegExp(`^${form}$`).test(word)))
    .map(([code]) => code);
}

function dayName(code: string): string {
  return dayNames.find(([known]) => known === code)?.[1] ?? code;
}
