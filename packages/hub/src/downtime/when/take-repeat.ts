/** Repeats as people write them, as RFC 5545 rules: "every last Saturday of the month", "weekly on Sat and Sun". */
import { type Taken, tidy } from './taken.ts';

export type Repeat = {
  /** Without the prefix. */
  rrule: string;
  /** As it is read back: "every last Saturday of the month". */
  words: string;
  /** The part of day that the repeat names beside its days: "every evening". */
  part?: string;
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
const day = `(?:${dayNames.map(([, , form]) => form).join('|')})`;
const days = String.raw`(${day}(?:\s*(?:,|and|&|\+)\s*(?:and\s+)?${day})*)`;
/** "Saturdays" is every Saturday. */
const plural = `(?:${dayNames.map(([, name]) => `${name.toLowerCase()}s`).join('|')})`;
const ordinals: Readonly<Record<string, readonly [number, string]>> = {
  first: [1, 'first'],
  '1st': [1, 'first'],
  second: [2, 'second'],
  '2nd': [2, 'second'],
  third: [3, 'third'],
  '3rd': [3, 'third'],
  fourth: [4, 'fourth'],
  '4th': [4, 'fourth'],
  last: [-1, 'last'],
};
const nth = '(first|1st|second|2nd|third|3rd|fourth|4th|last)';
const ofMonth = String.raw`(?:\s+(?:of|in)\s+(?:the|every|each)\s+month)`;
const every = '(?:every|each)';

type Reader = readonly [RegExp, (match: RegExpExecArray) => Repeat | undefined];

const whole = (pattern: string) => new RegExp(String.raw`\b${pattern}(?![\w-])`, 'i');

/** More telling forms first. */
const readers: readonly Reader[] = [
  [
    whole(String.raw`${every}\s+(?:month\s+on\s+the\s+)?${nth}\s+(${day})${ofMonth}?`),
    (m) => monthlyDay(m[1], m[2], 1),
  ],
  [whole(String.raw`monthly,?\s+(?:on\s+)?(?:the\s+)?${nth}\s+(${day})${ofMonth}?`), (m) => monthlyDay(m[1], m[2], 1)],
  [
    whole(String.raw`(?:on\s+)?(?:the\s+)?${nth}\s+(${day})\s+(?:of|in)\s+(?:every|each)\s+month`),
    (m) => monthlyDay(m[1], m[2], 1),
  ],
  [
    whole(String.raw`quarterly,?\s+(?:on\s+)?(?:the\s+)?${nth}\s+(${day})${ofMonth}?`),
    (m) => monthlyDay(m[1], m[2], 3),
  ],
  [whole(String.raw`(?:monthly|${every}\s+month),?\s+(?:on\s+)?(?:the\s+)?last\s+day${ofMonth}?`), () => lastOfMonth()],
  [
    whole(String.raw`(?:(?:on\s+)?the\s+last\s+day\s+of\s+(?:every|each)\s+month|${every}\s+last\s+day${ofMonth})`),
    () => lastOfMonth(),
  ],
  [
    whole(String.raw`(?:monthly|${every}\s+month),?\s+(?:on\s+)?(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)?`),
    (m) => monthDay(m[1]),
  ],
  [
    whole(String.raw`(?:on\s+)?(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)\s+of\s+(?:every|each)\s+month`),
    (m) => monthDay(m[1]),
  ],
  [whole(String.raw`${every}\s+other\s+(${day})`), (m) => weekly(m[1], 2)],
  [
    whole(String.raw`(?:every\s+(?:two|2|other)\s+weeks?|fortnightly|bi-?weekly),?\s+(?:on\s+)?${days}`),
    (m) => weekly(m[1], 2),
  ],
  [whole(String.raw`every\s+(three|3|four|4|six|6)\s+weeks,?\s+(?:on\s+)?${days}`), (m) => weekly(m[2], countOf(m[1]))],
  [whole(String.raw`(?:weekly|${every}\s+week),?\s+(?:on\s+)?${days}`), (m) => weekly(m[1], 1)],
  [whole(String.raw`${every}\s+${days}`), (m) => weekly(m[1], 1)],
  [whole(String.raw`(?:on\s+)?(${plural}(?:\s*(?:,|and|&|\+)\s*${plural})*)`), (m) => weekly(m[1], 1)],
  [
    whole(
      String.raw`(?:${every}\s+(?:weekday|workday|working\s+day)s?|(?:on\s+)?(?:weekdays|workdays|working\s+days))`,
    ),
    () => workdays(),
  ],
  [whole(String.raw`(?:${every}\s+weekend|(?:on\s+)?weekends)`), () => weekly('sat and sun', 1)],
  [
    whole(String.raw`(?:${every}\s+(day|night|evening|afternoon|morning)|daily|(nightly))`),
    (m) => ({ rrule: 'FREQ=DAILY', words: 'every day', ...partOf(m[1] ?? (m[2] && 'night')) }),
  ],
];

/** Takes the repeat, if the text has one; `typed` is how it stands there. */
export function takeRepeat(text: string): Taken<Repeat> & { typed: string } {
  for (const [form, read] of readers) {
    const match = form.exec(text);
    const found = match ? read(match) : undefined;
    if (!match || !found) continue;
    const [all] = match;
    const rest = `${text.slice(0, match.index)} , ${found.part ?? ''} , ${text.slice(match.index + all.length)}`;
    return { found, rest: tidy(rest), typed: found.part === undefined ? all : 'every day' };
  }
  return { found: undefined, rest: text, typed: '' };
}

/** "every third Friday" without "of the month" is two repeats. */
export function findRepeatDoubt(text: string): RepeatDoubt | undefined {
  const form = String.raw`${every}\s+(second|2nd|third|3rd|fourth|4th)\s+(${day})(?!${ofMonth})`;
  const match = whole(form).exec(text);
  if (!match) return undefined;
  const [typed, position = '', name = ''] = match;
  const [count = 0, word] = ordinals[position.toLowerCase()] ?? [];
  const often = count === 2 ? `every other ${name}` : `every ${count} weeks on ${name}`;
  return { typed, texts: [often, `every ${word} ${name} of the month`] };
}

function partOf(part: string | undefined): { part?: string } {
  return part === undefined || part === 'day' ? {} : { part };
}

function monthlyDay(ordinal = '', name = '', interval = 1): Repeat | undefined {
  const [position, word] = ordinals[ordinal.toLowerCase()] ?? [];
  const [code] = codesOf(name);
  if (position === undefined || !code) return undefined;
  const often = interval === 1 ? '' : `;INTERVAL=${interval}`;
  const words = `every ${word} ${dayName(code)} of ${interval === 1 ? 'the month' : 'every third month'}`;
  return { rrule: `FREQ=MONTHLY${often};BYDAY=${position}${code}`, words };
}

function monthDay(digits = ''): Repeat | undefined {
  const number = Number(digits);
  // A rule for the 31st would leave out five months in silence.
  if (number < 1 || number > 28) return undefined;
  return { rrule: `FREQ=MONTHLY;BYMONTHDAY=${number}`, words: `on day ${number} of every month` };
}

function lastOfMonth(): Repeat {
  return { rrule: 'FREQ=MONTHLY;BYMONTHDAY=-1', words: 'on the last day of every month' };
}

function weekly(names = '', interval = 1): Repeat | undefined {
  const codes = codesOf(names);
  if (codes.length === 0) return undefined;
  const often = interval === 1 ? '' : `;INTERVAL=${interval}`;
  const list = codes.map(dayName);
  const spoken = list.length === 1 ? list[0] : `${list.slice(0, -1).join(', ')} and ${list.at(-1)}`;
  const words = interval === 1 ? `every ${spoken}` : `every ${interval} weeks on ${spoken}`;
  return { rrule: `FREQ=WEEKLY${often};BYDAY=${codes.join(',')}`, words };
}

function workdays(): Repeat {
  return { rrule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', words: 'every day from Monday to Friday' };
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

function countOf(word = ''): number {
  return { three: 3, four: 4, six: 6 }[word.toLowerCase()] ?? Number(word);
}
