/** What a repeat that was found in words means, as a rule of RFC 5545 (3.3.10) and as it is read back. */
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

/** What a form has found, by name. */
export type Groups = Readonly<Record<string, string | undefined>>;

export const dayNames: readonly (readonly [code: string, name: string, form: string])[] = [
  ['MO', 'Monday', 'mon(?:day)?s?'],
  ['TU', 'Tuesday', 'tue(?:s(?:day)?)?s?'],
  ['WE', 'Wednesday', 'wed(?:nesday)?s?'],
  ['TH', 'Thursday', 'thu(?:r(?:s(?:day)?)?)?s?'],
  ['FR', 'Friday', 'fri(?:day)?s?'],
  ['SA', 'Saturday', 'sat(?:urday)?s?'],
  ['SU', 'Sunday', 'sun(?:day)?s?'],
];
export const places: Readonly<Record<string, readonly [number, string]>> = {
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

/** Of each month, or of one month of each year. */
export function placedDay({ place: typed = '', days: name = '', month: of, ...often }: Groups): Repeat | undefined {
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

export function dayOfMonth({ date, ...often }: Groups): Repeat | undefined {
  const number = Number(date);
  const interval = intervalOf(often);
  if (number < 1 || number > 31 || interval === 0) return undefined;
  return {
    rrule: `${stemOf('MONTHLY', interval)};BYMONTHDAY=${number}`,
    words: `on day ${number} of ${interval === 1 ? 'every month' : monthWords(interval)}`,
    ...(number > 28 && { leavesOut: true }),
  };
}

export function lastDay(often: Groups): Repeat | undefined {
  const interval = intervalOf(often);
  if (interval === 0) return undefined;
  const words = `on the last day of ${interval === 1 ? 'every month' : monthWords(interval)}`;
  return { rrule: `${stemOf('MONTHLY', interval)};BYMONTHDAY=-1`, words };
}

export function dayOfYear({ date, month: of = '', ...often }: Groups): Repeat | undefined {
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

export function weekly({ days: names = '', ...often }: Groups): Repeat | undefined {
  const codes = codesOf(names);
  const interval = intervalOf(often);
  if (codes.length === 0 || interval === 0) return undefined;
  const spoken = listInWords(codes.map(dayName));
  const words = interval === 1 ? `every ${spoken}` : `every ${interval} weeks on ${spoken}`;
  return { rrule: `${stemOf('WEEKLY', interval)};BYDAY=${codes.join(',')}`, words };
}

export function ofStart({ unit = '', ...often }: Groups): Repeat | undefined {
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
  return dayNames.filter(([code]) => typed.some((word) => word.startsWith(code.toLowerCase()))).map(([code]) => code);
}

function dayName(code: string): string {
  return dayNames.find(([known]) => known === code)?.[1] ?? code;
}
