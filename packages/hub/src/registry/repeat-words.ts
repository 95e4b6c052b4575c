/** Repeats as people write them, in the registry and in Discord: `monthly on the last Saturday` -> `FREQ=MONTHLY;BYDAY=-1SA` (RFC 5545, 3.3.10). */
import { monthNames } from '@herald/understanding/calendar-names';
import {
  dayNames,
  dayOfMonth,
  dayOfYear,
  type Groups,
  lastDay,
  ofStart,
  placedDay,
  places,
  type Repeat,
  weekly,
} from './read-repeat.ts';

/** "every second Friday": of the month, or every other one. */
export type RepeatDoubt = { typed: string; texts: readonly [string, string] };

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
