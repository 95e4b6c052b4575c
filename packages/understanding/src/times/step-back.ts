/** The time that lies right before another: "the week before", "the four weeks before that", "and before that?". */
import { numbers, units } from '../vocabulary/time-names.ts';

const lead =
  '^(?:(?:and|so|ok|but|then|what about|how about|what was|what were|how (?:was|were) (?:it|that|they|things)|in|for|over|during|of|the) )*';
const behind = '(?: (?:that|this|then|those|these|them|it))?(?: one)?(?: (?:in|by) comparison)?$';
const stretch = new RegExp(
  `${lead}(?:(\\d{1,3}|\\w+) )?(minutes?|hours?|days?|weeks?|months?|quarters?|years?) (?:before|earlier|prior)${behind}`,
);
const asLong = new RegExp(`${lead}(?:before (?:that|then|this)|(?:same )?(?:time|period|stretch) before)${behind}`);

/** Counted lengths of what the calendar names otherwise. */
const daysOf: Readonly<Record<string, number>> = { week: 7, month: 30, quarter: 90, year: 365 };
/** Each step is written out in the range: a talk of a hundred of them is none. */
const mostSteps = 4;

/** `before`: the time that was spoken of. Undefined where the words ask for none before it. */
export function stepBack(words: string, before: string | undefined): string | undefined {
  if (asLong.test(words)) return before === undefined ? undefined : asLongBefore(before);
  const [, counted, named = ''] = stretch.exec(words) ?? [];
  const unit = named.replace(/s$/, '');
  if (unit === '') return undefined;
  const count = counted === undefined ? 1 : (numbers.get(counted) ?? Number(counted));
  if (!(count >= 1)) return undefined;
  const ofCalendar = counted === undefined ? calendarBefore(before, unit) : undefined;
  return ofCalendar ?? (before === undefined ? undefined : countedBefore(before, count, unit));
}

const joined =
  /^(?:\S+ ){0,12}?(?:and|or|&|with|to|against|vs|versus|than|from) ((?:in |over |during )?(?:the )?(?:\w+ )?(?:minutes?|hours?|days?|weeks?|months?|quarters?|years?) (?:before|earlier|prior)(?: (?:that|this|those|it))?)(?= |$)(?! (?:yesterday|last)\b)/;

/** "this week and the week before", "in the last 30 days against the 30 days before": the words behind a time that was named. */
export function stepBackBeside(behind: string, range: string): string | undefined {
  const [, words] = joined.exec(behind) ?? [];
  return words === undefined ? undefined : stepBack(words, range);
}

const runs = /^(?:\S+ ){0,8}?(?:and|or|with|to|against|vs|versus|than) (?:in )?this one(?= |$)/;

/** "last month against this one": what runs, of the same length. */
export function runningBeside(behind: string, range: string): string | undefined {
  if (!runs.test(behind)) return undefined;
  const [, unit] = /^last-(\w+)$/.exec(range) ?? [];
  return unit === undefined ? { '7d': 'this-week', '30d': 'this-month', '365d': 'this-year' }[range] : `this-${unit}`;
}

function asLongBefore(before: string): string | undefined {
  const [, counted] = /^(\d{1,3}[mhd])$/.exec(before) ?? [];
  const [, unit] = /^(?:this|last)-(\w+)$/.exec(before) ?? [];
  if (counted !== undefined) return `${counted}-before-${before}`;
  return calendarBefore(before, unit ?? (/^(?:today|yesterday)$/.test(before) ? 'day' : ''));
}

/** Of a month the month before it, rather than thirty days. */
function calendarBefore(before: string | undefined, unit: string): string | undefined {
  if (unit === 'day') {
    if (before === undefined || before === 'today') return 'yesterday';
    return before === 'yesterday' ? 'day-before-yesterday' : undefined;
  }
  if (daysOf[unit] === undefined) return undefined;
  if (before === `last-${unit}`) return `before-last-${unit}`;
  return before === undefined || ofCalendar.test(before) ? `last-${unit}` : undefined;
}

const ofCalendar = /^(?:today|yesterday|(?:this|last)-\w+)$/;

function countedBefore(before: string, count: number, unit: string): string | undefined {
  const days = daysOf[unit];
  const length = days === undefined ? `${count}${units.get(unit)}` : `${count * days}d`;
  const isTooLong = Number.parseInt(length, 10) > 999 || before.split('-before-').length > mostSteps;
  return isTooLong ? undefined : `${length}-before-${before}`;
}
