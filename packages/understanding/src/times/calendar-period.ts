/** Stretches of whole days in a zone, and those that the calendar names: a weekday, a day of the month, a month, a date. */
import { Temporal } from 'temporal-polyfill';
import { monthNames, weekdayNames } from '../vocabulary/calendar-names.ts';

export type NamedPeriod = {
  fromMs: number;
  /** Exclusive. */
  toMs: number;
  /** As it is said in a sentence: "yesterday", "in the last 2 hours", "on Monday". */
  words: string;
};

/** Which way a name that fits both is meant: "Monday" is the last one in a question about the past, the next one for plans. */
export type Looking = 'back' | 'ahead';

/** "monday", "next-friday", "day-12", "october", "2026-11-20". */
export function calendarPeriod(range: string, now: Temporal.ZonedDateTime, looking: Looking): NamedPeriod | undefined {
  return (
    weekday(range, now, looking) ??
    dayOfMonth(range, now, looking) ??
    month(range, now, looking) ??
    date(range, now, looking)
  );
}

function weekday(range: string, now: Temporal.ZonedDateTime, looking: Looking): NamedPeriod | undefined {
  const match = /^(?:(last|next)-)?([a-z]+)$/.exec(range);
  const wanted = weekdayNames.indexOf(match?.[2] ?? '') + 1;
  if (wanted === 0) return undefined;
  const today = now.startOfDay();
  const isAhead = match?.[1] ? match[1] === 'next' : looking === 'ahead';
  const distance = isAhead ? (wanted - today.dayOfWeek + 7) % 7 : -((today.dayOfWeek - wanted + 7) % 7);
  const whole = match?.[1] && distance === 0 ? (isAhead ? 7 : -7) : distance;
  const name = capitalised(weekdayNames[wanted - 1] ?? '');
  return days(today.add({ days: whole }), 1, match?.[1] ? `${match[1]} ${name}` : `on ${name}`);
}

/** "day-12": the 12th that was last, or comes next; a month without it is left out. */
function dayOfMonth(range: string, now: Temporal.ZonedDateTime, looking: Looking): NamedPeriod | undefined {
  const day = Number(/^day-(\d\d)$/.exec(range)?.[1]);
  if (!(day >= 1 && day <= 31)) return undefined;
  const step = looking === 'ahead' ? 1 : -1;
  const first = now.startOfDay().with({ day: 1 });
  for (let months = 0; months <= 2; months++) {
    const start = first.add({ months: step * months });
    if (day > start.daysInMonth) continue;
    const found = start.with({ day });
    const isThere =
      step > 0
        ? found.add({ days: 1 }).epochMilliseconds > now.epochMilliseconds
        : found.epochMilliseconds <= now.epochMilliseconds;
    if (isThere) return days(found, 1, `on ${dayInWords(found)}`);
  }
  return undefined;
}

function month(range: string, now: Temporal.ZonedDateTime, looking: Looking): NamedPeriod | undefined {
  const wanted = monthNames.indexOf(range) + 1;
  if (wanted === 0) return undefined;
  let first = now.startOfDay().with({ day: 1 }).with({ month: wanted });
  if (looking === 'back' && wanted > now.month) first = first.subtract({ years: 1 });
  if (looking === 'ahead' && wanted < now.month) first = first.add({ years: 1 });
  return between(first, first.add({ months: 1 }), `in ${capitalised(range)}`);
}

/** "2026-11-20" or "november-20". */
function date(range: string, now: Temporal.ZonedDateTime, looking: Looking): NamedPeriod | undefined {
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(range);
  const named = /^([a-z]+)-(\d\d)$/.exec(range);
  const monthNumber = iso ? Number(iso[2]) : monthNames.indexOf(named?.[1] ?? '') + 1;
  const day = Number(iso ? iso[3] : named?.[2]);
  if (monthNumber < 1 || monthNumber > 12 || !(day >= 1)) return undefined;
  const year = iso ? Number(iso[1]) : now.year;
  // The 31st of a shorter month is its last day, as Temporal constrains it.
  let start = now.startOfDay().with({ year, month: monthNumber, day });
  if (!iso && looking === 'back' && Temporal.ZonedDateTime.compare(start, now) > 0)
    start = start.subtract({ years: 1 });
  if (!iso && looking === 'ahead' && Temporal.ZonedDateTime.compare(start.add({ days: 1 }), now) <= 0)
    start = start.add({ years: 1 });
  return days(start, 1, `on ${dayInWords(start)}`);
}

/** "2 November" */
export function dayInWords({ day, month }: Pick<Temporal.ZonedDateTime, 'day' | 'month'>): string {
  return `${day} ${capitalised(monthNames[month - 1] ?? '')}`;
}

export function days(start: Temporal.ZonedDateTime, count: number, words: string): NamedPeriod {
  return between(start, start.add({ days: count }).startOfDay(), words);
}

/** From whole days on: a day that begins after its midnight, where clocks jump there, begins when it begins. */
export function between(from: Temporal.ZonedDateTime, to: Temporal.ZonedDateTime, words: string): NamedPeriod {
  return { fromMs: from.epochMilliseconds, toMs: to.epochMilliseconds, words };
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
