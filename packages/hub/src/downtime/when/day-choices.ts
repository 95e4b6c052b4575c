/** Which day the words mean, or which two: counted in the zone, never clamped. */
import { Temporal } from 'temporal-polyfill';
import { monthName, weekdayName } from './calendar-words.ts';
import type { Days } from './days.ts';
import type { DateItem, NamedDay } from './items.ts';
import { severalDays } from './several-days.ts';

/** `today` as `2026-03-28`. */
export function daysOf(dates: readonly NamedDay[], today: string): Days {
  const [first, second] = dates;
  if (!first) return { kind: 'none' };
  if (!second) return dayOf(first, today);
  const weekdayItem = dates.find(({ date }) => date.form === 'weekday');
  const [other, ...more] = dates.filter((item) => item !== weekdayItem);
  if (!other || (weekdayItem?.date.form === 'weekday' && weekdayItem.date.shift === 'last'))
    return { kind: 'unread', typed: second.typed };
  const found = more.reduce((days, item) => agreeing(days, dayOf(item, today), item.typed), dayOf(other, today));
  if (weekdayItem?.date.form !== 'weekday') return found;
  return withWeekday(found, weekdayItem.date.weekday, dates.map(({ typed }) => typed).join(' '));
}

/** "tomorrow, 3 March": the days that both name; two that name none in common are not one window's. */
function agreeing(one: Days, other: Days, typed: string): Days {
  const impossible = [one, other].find(({ kind }) => kind === 'impossible');
  if (impossible) return impossible;
  if (one.kind !== 'days' || other.kind !== 'days') return { kind: 'unread', typed };
  const days = one.days.filter((day) => other.days.includes(day));
  return days.length === 0 ? { kind: 'unread', typed } : { kind: 'days', days, isOpen: false };
}

/** "Friday 28 March": the weekday must fit, or decides between two days. */
function withWeekday(found: Days, weekday: number, typed: string): Days {
  if (found.kind !== 'days' || found.isOpen) return found.kind === 'impossible' ? found : { kind: 'unread', typed };
  const fitting = found.days.filter((day) => Temporal.PlainDate.from(day).dayOfWeek === weekday);
  if (fitting.length > 0) return { kind: 'days', days: fitting, isOpen: false };
  const [given = ''] = found.days;
  return { kind: 'days', days: [given, nearestWeekday(given, weekday)], isOpen: false, why: 'weekday' };
}

function nearestWeekday(day: string, weekday: number): string {
  const date = Temporal.PlainDate.from(day);
  const ahead = (weekday - date.dayOfWeek + 7) % 7;
  return date.add({ days: ahead > 3 ? ahead - 7 : ahead }).toString();
}

function dayOf({ date, typed }: NamedDay, today: string): Days {
  switch (date.form) {
    case 'date':
      return calendarDay(date, today);
    case 'figures':
      return figuresDay(date, today);
    case 'offset':
      return certain(plusDays(today, date.days), date.isTonight);
    case 'weekday':
      return weekdayDay(date, today, typed);
    case 'day-of-month':
      return dayOfMonth(date, today);
    case 'nth-weekday':
      return nthWeekday(date, today);
    case 'edge-of-month':
      return edgeOfMonth(date, today);
    case 'several':
      return severalDays(date, typed, today, daysOf);
    default:
      return date satisfies never;
  }
}

function certain(day: string, isTonight?: true): Days {
  return { kind: 'days', days: [day], isOpen: false, ...(isTonight && { isTonight }) };
}

/** So long ago, a day without a year is asked about. */
const justGoneDays = 60;

function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to).days;
}

/** Without a year it is the next such day. */
function calendarDay({ year, month, day }: { year?: number; month: number; day: number }, today: string): Days {
  const thisYear = Number(today.slice(0, 4));
  if (year !== undefined) return existing(year, month, day);
  const found = existing(thisYear, month, day);
  if (found.kind === 'days' && (found.days[0] ?? '') >= today) return found;
  const later = existing(thisYear + 1, month, day);
  return found.kind === 'days' || later.kind === 'days' ? yearLater(found, later, today) : found;
}

/** "14 June" on 15 June: rather a slip than eleven months ahead. */
function yearLater(gone: Days, later: Days, today: string): Days {
  const isJustGone = gone.kind === 'days' && daysBetween(gone.days[0] ?? today, today) <= justGoneDays;
  return isJustGone && later.kind === 'days' ? { ...later, why: 'gone-by' } : later;
}

function existing(year: number, month: number, day: number): Days {
  const date = dateOf(year, month, day);
  if (date !== undefined) return certain(date);
  if (month < 1 || month > 12)
    return { kind: 'impossible', question: `There is no month ${month}. Which day do you mean?` };
  const { daysInMonth } = Temporal.PlainYearMonth.from({ year, month });
  return {
    kind: 'impossible',
    question: `There is no ${day} ${monthName(month)}${month === 2 && day === 29 ? ` in ${year}` : ''}: ${monthName(month)} has ${daysInMonth} days. Which day do you mean?`,
  };
}

function figuresDay({ first, second, year }: { first: number; second: number; year?: number }, today: string): Days {
  const given = year === undefined ? {} : { year };
  const dayFirst = calendarDay({ ...given, day: first, month: second }, today);
  if (first > 12 || first === second) return dayFirst;
  const monthFirst = calendarDay({ ...given, day: second, month: first }, today);
  if (second > 12) return monthFirst;
  if (dayFirst.kind !== 'days' || monthFirst.kind !== 'days') return dayFirst.kind === 'days' ? monthFirst : dayFirst;
  return { kind: 'days', days: [...dayFirst.days, ...monthFirst.days], isOpen: false, why: 'order' };
}

function weekdayDay({ weekday, shift }: Extract<DateItem, { form: 'weekday' }>, today: string, typed: string): Days {
  const date = Temporal.PlainDate.from(today);
  const ahead = (weekday - date.dayOfWeek + 7) % 7;
  const coming = date.add({ days: ahead }).toString();
  const monday = date.subtract({ days: date.dayOfWeek - 1 });
  const inWeek = (weeks: number) => monday.add({ days: 7 * weeks + weekday - 1 }).toString();
  // On a Sunday the week has ended for some and begun for others.
  const nextWeeks = date.dayOfWeek === 7 ? plusDays(coming, 7) : inWeek(1);
  switch (shift) {
    case undefined:
      // On a Wednesday "Wednesday" is today, or in a week.
      return ahead === 0
        ? { kind: 'days', days: [coming, plusDays(coming, 7)], isOpen: false, why: 'today' }
        : { kind: 'days', days: [coming], isOpen: true };
    case 'this':
      return { kind: 'days', days: [coming], isOpen: true };
    case 'last':
      return certain(plusDays(coming, -7));
    case 'this-week':
      return certain(inWeek(0));
    case 'next-week':
      return certain(inWeek(1));
    case 'week-later':
      return certain(plusDays(coming, 7));
    case 'two-weeks-later':
      return certain(plusDays(coming, 14));
    case 'week-after-next': {
      // Two readings of "next" are two of what comes after it.
      const days = [...new Set([plusDays(coming, ahead === 0 ? 14 : 7), plusDays(nextWeeks, 7)])];
      return { kind: 'days', days, isOpen: false, ...(days.length > 1 && { why: 'next' as const }) };
    }
    case 'next': {
      // Today's weekday, or one that this week has behind it, can only be next week's. Of the others people mean either.
      const days = ahead === 0 ? [plusDays(coming, 7)] : [...new Set([coming, nextWeeks])];
      return { kind: 'days', days, isOpen: false, ...(days.length > 1 && { why: 'next' as const }) };
    }
    default:
      return { kind: 'unread', typed };
  }
}

function dayOfMonth({ day, month }: { day: number; month?: 'this' | 'next' }, today: string): Days {
  const thisMonth = Temporal.PlainDate.from(today).toPlainYearMonth();
  const inMonth = (of: Temporal.PlainYearMonth) => existing(of.year, of.month, day);
  const [here, next] = [inMonth(thisMonth), inMonth(thisMonth.add({ months: 1 }))];
  if (month !== undefined) return month === 'next' ? next : here;
  return here.kind === 'days' && here.days.every((date) => date < today) ? next : here;
}

function nthWeekday({ nth, weekday, month, year }: Extract<DateItem, { form: 'nth-weekday' }>, today: string): Days {
  const thisMonth = Temporal.PlainDate.from(today).toPlainYearMonth();
  if (typeof month === 'string') {
    const { year: inYear, month: inMonth } = thisMonth.add({ months: month === 'next' ? 1 : 0 });
    return nthIn(inYear, inMonth);
  }
  const found = nthIn(year ?? thisMonth.year, month);
  const isPast = found.kind === 'days' && (found.days[0] ?? '') < today;
  return year === undefined && isPast ? yearLater(found, nthIn(thisMonth.year + 1, month), today) : found;

  function nthIn(inYear: number, inMonth: number): Days {
    const whole = Temporal.PlainYearMonth.from({ year: inYear, month: inMonth });
    const first = whole.toPlainDate({ day: 1 });
    const firstDay = 1 + ((weekday - first.dayOfWeek + 7) % 7);
    const last = firstDay + 7 * Math.floor((whole.daysInMonth - firstDay) / 7);
    const day = nth === -1 ? last : firstDay + 7 * (nth - 1);
    if (day > whole.daysInMonth)
      return {
        kind: 'impossible',
        question: `${monthName(inMonth)} has no such ${weekdayName(weekday)}. Which day do you mean?`,
      };
    return existing(inYear, inMonth, day);
  }
}

function edgeOfMonth(date: Extract<DateItem, { form: 'edge-of-month' }>, today: string): Days {
  const { day, month, year, isVague } = date;
  const thisMonth = Temporal.PlainDate.from(today).toPlainYearMonth();
  const edge = (of: Temporal.PlainYearMonth) => of.toPlainDate({ day: day === 'first' ? 1 : of.daysInMonth });
  const near =
    typeof month === 'string'
      ? thisMonth.add({ months: month === 'next' ? 1 : 0 })
      : Temporal.PlainYearMonth.from({ year: year ?? thisMonth.year, month });
  const isPast = typeof month === 'number' && year === undefined && edge(near).toString() < today;
  const found = edge(isPast ? near.add({ years: 1 }) : near);
  if (!isVague) {
    const day = certain(found.toString());
    return isPast ? yearLater(certain(edge(near).toString()), day, today) : day;
  }
  const behindFriday = Math.max(0, found.dayOfWeek - 5);
  const workday = behindFriday === 0 ? found : found.add({ days: day === 'first' ? 3 - behindFriday : -behindFriday });
  const days = [...new Set([found, workday].map(String))];
  return { kind: 'days', days, isOpen: false, why: 'edge' };
}

function dateOf(year: number, month: number, day: number): string | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
  } catch {
    return undefined;
  }
}

export function plusDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}
