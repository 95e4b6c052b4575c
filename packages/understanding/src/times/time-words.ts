/** Finds named ranges in a row of words: "last night", "past 2 hours", "on monday", "in october". */

import { isLikelyTypo, typoBetween } from '../names/typos.ts';
import { monthNames, weekdayNames } from '../vocabulary/calendar-names.ts';
import { fixed, leading, longestFixed, monthShort, numbers, units, weekdayShort } from '../vocabulary/time-names.ts';

export type RangeTense = 'past' | 'present' | 'future';

export type FoundRange = { range: string; length: number };

const compact = /^(\d{1,3})(m|min|mins|h|hr|hrs|d|w)$/;
const isoDate = /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** The longest range that starts at `at`, or nothing. */
export function findRange(words: readonly string[], at: number): FoundRange | undefined {
  const first = words[at] ?? '';
  return (
    findNextOne(words, at) ??
    findSpan(words, at) ??
    findFixed(words, at) ??
    findMonthOrDate(words, at, first) ??
    findWeekdayShort(first) ??
    findDayOfMonth(words, at) ??
    findMisspelt(words, at)
  );
}

/** "this week or the next one": of the same length. */
function findNextOne(words: readonly string[], at: number): FoundRange | undefined {
  if (words[at] !== 'next') return undefined;
  const joining = words[at - 1] === 'the' ? at - 2 : at - 1;
  const span = words[joining - 1] ?? '';
  const isAlike = (words[joining] === 'or' || words[joining] === 'and') && words[joining - 2] === 'this';
  const range = isAlike && fixed.has(`next ${words[at + 1]}`) === false ? fixed.get(`next ${span}`) : undefined;
  return range === undefined ? undefined : { range, length: words[at + 1] === 'one' ? 2 : 1 };
}

/** "the 12th", "on the 3rd": the next or last day of that number. */
function findDayOfMonth(words: readonly string[], at: number): FoundRange | undefined {
  const day = /^\d{1,2}(?:st|nd|rd|th)$/.test(words[at] ?? '') ? dayOf(words[at] ?? '') : undefined;
  return day ? { range: `day-${day}`, length: 1 } : undefined;
}

const calendarWords = [...monthNames, ...weekdayNames, 'yesterday', 'tomorrow', 'weekend'].filter(
  (word) => word.length >= 6,
);

/** "septmber", "wendesday": one slip in a long name of the calendar. */
function findMisspelt(words: readonly string[], at: number): FoundRange | undefined {
  const typed = words[at] ?? '';
  if (typed.length < 6 || typed.length > 10 || ordinarySpan.has(typed)) return undefined;
  const meant = calendarWords.find((word) => isLikelyTypo(typoBetween(typed, word), word.length));
  if (!meant) return undefined;
  const corrected = [...words];
  corrected[at] = meant;
  return findFixed(corrected, at) ?? findMonthOrDate(corrected, at, meant);
}

/** Words of their own, one slip from a name of the calendar. */
const ordinarySpan: ReadonlySet<string> = new Set(['weekends', 'remember', 'weekday', 'sundry']);

/** "billing yesterday? day before?"; "50 a day before Herald" is of no day. */
const onesBefore: ReadonlyMap<string, string> = new Map([
  ['the week before', 'last-week'],
  ['the month before', 'last-month'],
  ['the quarter before', 'last-quarter'],
  ['the year before', 'last-year'],
  ['the day before', 'day-before-yesterday'],
  ['day before', 'day-before-yesterday'],
]);

function findFixed(words: readonly string[], at: number): FoundRange | undefined {
  let best: FoundRange | undefined;
  let joined = '';
  for (let length = 1; length <= longestFixed && at + length <= words.length; length++) {
    joined = length === 1 ? (words[at] ?? '') : `${joined} ${words[at + length - 1]}`;
    const range = fixed.get(joined) ?? (at + length === words.length ? onesBefore.get(joined) : undefined);
    if (range) best = { range, length };
  }
  return best;
}

/** "2 hours ago", "last 30 days", "next two weeks", "24h". */
function findSpan(words: readonly string[], at: number): FoundRange | undefined {
  const isLed = leading.has(words[at] ?? '');
  let i = isLed ? at + 1 : at;
  if (words[i] === 'a' && words[i + 1] === 'couple') i++;
  const compacted = compact.exec(words[i] ?? '');
  const direction = words[at] === 'next' || words[at] === 'coming' ? 'next-' : '';
  if (compacted) {
    const unit = units.get(compacted[2] ?? '') ?? 'h';
    i++;
    if (words[i] === 'ago') i++;
    return { range: direction + span(Number(compacted[1]), unit), length: i - at };
  }
  const count = countOf(words[i]);
  if (count === undefined) return undefined;
  i++;
  if (words[i] === 'of') i++;
  const unit = units.get(words[i] ?? '');
  if (!unit) return undefined;
  i++;
  const isAgo = words[i] === 'ago' || words[i] === 'back';
  if (isAgo) i++;
  if (!isLed && !isAgo && !startsPeriod(words[at - 1]) && unit.length === 1 && words[at - 1] !== 'the')
    return undefined;
  return { range: direction + span(count, unit), length: i - at };
}

function startsPeriod(word: string | undefined): boolean {
  return word === 'for' || word === 'over' || word === 'since' || word === 'during' || word === 'within';
}

function span(count: number, unit: string): string {
  if (unit === 'w') return `${count * 7}d`;
  if (unit === 'mo') return `${count * 30}d`;
  return `${count}${unit}`;
}

function countOf(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  if (/^\d{1,3}$/.test(word)) return Number(word);
  return numbers.get(word);
}

/** "in may", "october", "nov 20", "20 november", "2026-11-20". "may" and "march" alone are other words. */
function findMonthOrDate(words: readonly string[], at: number, first: string): FoundRange | undefined {
  if (isoDate.test(first)) return { range: first, length: 1 };
  const month = monthOf(first);
  const second = words[at + 1] ?? '';
  if (month) {
    const day = dayOf(second);
    if (day) return { range: `${month}-${day}`, length: 2 };
    const before = words[at - 1] ?? '';
    const isSure =
      first.length > 5 ||
      surelyMonth.has(first) ||
      isAlone(words, at, month) ||
      ['in', 'last', 'this', 'since', 'during', 'of', 'next', 'for', 'over'].includes(before);
    return isSure ? { range: month, length: 1 } : undefined;
  }
  const day = dayOf(first);
  const offset = second === 'of' ? 2 : 1;
  const following = day ? monthOf(words[at + offset] ?? '') : undefined;
  if (day && following) return { range: `${following}-${day}`, length: offset + 1 };
  const isNamed = (first === 'last' || first === 'next' || first === 'this') && monthOf(second);
  return isNamed ? { range: isNamed, length: 2 } : undefined;
}

/** Short, and no other word or name: "4 SLA nr exports nov". */
const surelyMonth: ReadonlySet<string> = new Set(['feb', 'aug', 'sept', 'oct', 'nov', 'dec']);

/** "June?", "April then?": of what was asked before, with no more words. */
function isAlone(words: readonly string[], at: number, month: string): boolean {
  const before = words[at - 1];
  return (
    words.length <= mostBesideMonth &&
    (before === undefined || before === 'and' || before === 'or') &&
    month !== 'may' &&
    month !== 'march'
  );
}

const mostBesideMonth = 3;

function monthOf(word: string): string | undefined {
  return monthNames.includes(word) ? word : monthShort.get(word);
}

function dayOf(word: string): string | undefined {
  const match = /^(\d{1,2})(st|nd|rd|th)?$/.exec(word);
  const day = match ? Number(match[1]) : 0;
  return day >= 1 && day <= 31 ? String(day).padStart(2, '0') : undefined;
}

/** "wed", and "mon-wed" to its end. */
function findWeekdayShort(first: string): FoundRange | undefined {
  const [from, to, ...more] = first
    .split(/[-–]/)
    .map((part) => weekdayShort.get(part) ?? weekdayNames.find((name) => name === part));
  if (from && to && more.length === 0) return { range: `${from}~${to}`, length: 1 };
  const day = weekdayShort.get(first);
  return day ? { range: day, length: 1 } : undefined;
}

const presentRanges = new Set([
  'today',
  'this-week',
  'this-month',
  'this-year',
  'this-quarter',
  'weekend',
  'this-afternoon',
]);

/** Where a range lies seen from now, as far as its name says. Weekdays, months and dates can be either. */
export function rangeTense(named: string): RangeTense | undefined {
  if (/^\d{1,3}[mhd]-before-/.test(named)) return 'past';
  const [first = '', last] = named.split('~');
  if (last !== undefined) {
    if (first === 'now') return 'future';
    const tense = rangeTense(first) ?? rangeTense(last);
    // "from today until Friday" lies ahead.
    return tense === 'present' && last !== 'now' && rangeTense(last) !== 'present' ? 'future' : tense;
  }
  const [range = ''] = named.split('.');
  if (presentRanges.has(range)) return 'present';
  if (range === 'before-today') return 'past';
  if (
    range.startsWith('after-') ||
    range === 'tomorrow' ||
    range === 'tonight' ||
    range === 'day-after-tomorrow' ||
    range.startsWith('next-')
  )
    return 'future';
  if (range === 'yesterday' || range === 'day-before-yesterday' || range === 'this-morning') return 'past';
  if (range.startsWith('last-') || range.startsWith('before-last-') || /^\d{1,3}[mhd]$/.test(range)) return 'past';
  return undefined;
}
