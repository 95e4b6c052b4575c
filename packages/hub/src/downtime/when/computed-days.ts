/** Days that have to be computed: a week of the year, the next working day, Patch Tuesday, a weekend named by one of its days. Each is put as its date. */
import { Temporal } from 'temporal-polyfill';
import { monthForm, monthOf, numberForm, numberOf, weekdayForm, weekdayOf } from './calendar-words.ts';
import { daysOf } from './day-choices.ts';
import { readItems } from './read-items.ts';

type Day = Temporal.PlainDate;

/** `today` as `2026-03-28`. Public holidays are working days here: they differ from place to place, and the date is read back. */
export function withComputedDays(typed: string, today: string): string {
  const day = Temporal.PlainDate.from(today);
  return wholeWeekends(workingDays(withoutWeekNumbers(patchTuesdays(typed, day), day), day), today);
}

const number = String.raw`(?:calendar\s+week|week|wk|kw|cw)\.?\s?#?(\d{1,2})(?!\d|[:./-]\d)`;
const weekFirst = new RegExp(String.raw`\b${number},?\s+(?:on\s+)?(${weekdayForm})`, 'i');
/** "Sunday week 1am" is no first week: behind the number nothing may make an hour of it. */
const dayFirst = new RegExp(
  String.raw`\b(${weekdayForm}),?\s+(?:of\s+|in\s+)?${number}(?=\s*(?:$|,|\s+(?:at\s+|from\s+|between\s+)?\d))`,
  'i',
);
/** ISO 8601: "2026-W32-6". */
const isoWeek = /\b(20\d\d)-?W(\d\d)-?([1-7])(?!\d|[:./-]\d)/gi;

/** "week 42, Wed": by ISO 8601, as calendars in Europe count; the next one that is not over. */
function withoutWeekNumbers(typed: string, today: Day): string {
  const next = (week: number, weekday: number) =>
    [today.year, today.year + 1]
      .map((year) => weekDay(year, week, weekday))
      .find((date) => date !== undefined && Temporal.PlainDate.compare(date, today) >= 0)
      ?.toString();
  return typed
    .replaceAll(
      isoWeek,
      (all, year: string, week: string, weekday: string) =>
        weekDay(Number(year), Number(week), Number(weekday))?.toString() ?? all,
    )
    .replace(weekFirst, (all, week: string, name: string) => next(Number(week), weekdayOf(name)) ?? all)
    .replace(dayFirst, (all, name: string, week: string) => next(Number(week), weekdayOf(name)) ?? all);
}

/** Undefined where the year has no such week. */
function weekDay(year: number, week: number, weekday: number): Day | undefined {
  const fourth = Temporal.PlainDate.from({ year, month: 1, day: 4 });
  const monday = fourth.subtract({ days: fourth.dayOfWeek - 1 }).add({ weeks: week - 1 });
  return week >= 1 && monday.yearOfWeek === year ? monday.add({ days: weekday - 1 }) : undefined;
}

const working = String.raw`(?:business|working|work)\s?day`;
const nextWorking = new RegExp(String.raw`\b(?:on\s+)?(?:the\s+)?(?:next|following)\s+${working}\b`, 'i');
const workingLater = new RegExp(
  String.raw`\b(?:in\s+(\d{1,2}|${numberForm})\s+${working}s(?:'?\s+time)?|(\d{1,2}|${numberForm})\s+${working}s\s+from\s+(?:now|today))\b`,
  'i',
);
const workingEdge = new RegExp(
  String.raw`\b(?:on\s+)?(?:the\s+)?(first|1st|last|final)\s+${working}\s+(?:of|in)\s+(?:(this|next|the)\s+month|(${monthForm})(?:\s+(20\d\d))?)`,
  'i',
);

function workingDays(typed: string, today: Day): string {
  const ahead = (count: string) => laterWorkingDay(today, numberOf(count)).toString();
  return typed
    .replace(nextWorking, () => laterWorkingDay(today, 1).toString())
    .replace(workingLater, (_all, count: string | undefined, other = '') => ahead(count ?? other))
    .replace(workingEdge, (_all, edge: string, near?: string, month?: string, year?: string) =>
      edgeWorkingDay(today, /^(?:last|final)$/i.test(edge) ? 'last' : 'first', { near, month, year }).toString(),
    );
}

function isWorkingDay({ dayOfWeek }: Day): boolean {
  return dayOfWeek <= 5;
}

function laterWorkingDay(from: Day, count: number): Day {
  let day = from;
  for (let left = count; left > 0; left -= isWorkingDay(day) ? 1 : 0) day = day.add({ days: 1 });
  return day;
}

type NamedMonth = Partial<Record<'near' | 'month' | 'year', string | undefined>>;

/** Of a month without its year the next one whose day has not gone by. */
function edgeWorkingDay(today: Day, edge: 'first' | 'last', { near, month, year }: NamedMonth): Day {
  const inMonth = (of: Temporal.PlainYearMonth) => {
    const days = Array.from({ length: of.daysInMonth }, (_, at) => of.toPlainDate({ day: at + 1 }));
    return (edge === 'first' ? days.find(isWorkingDay) : days.findLast(isWorkingDay)) ?? today;
  };
  const here = today.toPlainYearMonth();
  if (month === undefined) return inMonth(near?.toLowerCase() === 'next' ? here.add({ months: 1 }) : here);
  const found = (of: number) => inMonth(Temporal.PlainYearMonth.from({ year: of, month: monthOf(month) }));
  if (year !== undefined) return found(Number(year));
  return Temporal.PlainDate.compare(found(today.year), today) < 0 ? found(today.year + 1) : found(today.year);
}

const patchTuesday = /\b(?:on\s+)?(?:the\s+)?(?:next\s+)?patch tuesdays?\b/i;
const everyPatchTuesday =
  /\b(?:every\s+|each\s+)patch tuesdays?\b|\bpatch tuesdays?,?\s+(?:of\s+)?(?:every|each)\s+month/i;

/** The second Tuesday of the month, on which Microsoft publishes its updates. */
function patchTuesdays(typed: string, today: Day): string {
  return typed
    .replace(everyPatchTuesday, 'every second Tuesday of the month')
    .replace(patchTuesday, () => nextSecondTuesday(today).toString());
}

function nextSecondTuesday(today: Day): Day {
  const second = (of: Temporal.PlainYearMonth) => {
    const first = of.toPlainDate({ day: 1 });
    return first.add({ days: ((9 - first.dayOfWeek) % 7) + 7 });
  };
  const here = today.toPlainYearMonth();
  const near = second(here);
  return Temporal.PlainDate.compare(near, today) >= 0 ? near : second(here.add({ months: 1 }));
}

const weekendOf = /\b(?:all|(?:the\s+)?(?:whole|entire|full))\s+weekend\s+of\s+(?:the\s+)?/i;

/** "the whole weekend of 18 July", where that is a Saturday or a Sunday. */
function wholeWeekends(typed: string, today: string): string {
  const match = weekendOf.exec(typed);
  if (!match) return typed;
  const items = readItems(typed.slice(match.index + match[0].length)).filter(({ kind }) => kind !== 'filler');
  const dates = items.flatMap((item) => (item.kind === 'date' ? [item] : []));
  const found = dates.length === items.length ? daysOf(dates, today) : undefined;
  const [only, other] = found?.kind === 'days' ? found.days : [];
  if (only === undefined || other !== undefined) return typed;
  const day = Temporal.PlainDate.from(only);
  if (isWorkingDay(day)) return typed;
  const saturday = day.subtract({ days: day.dayOfWeek - 6 });
  return `${typed.slice(0, match.index)}all day ${saturday.toString()} to ${saturday.add({ days: 1 }).toString()}`;
}
