/** Several days in one expression: "26-28 July", "Mon-Fri", "Mon, Wed and Fri", each found from the one before. */
import { Temporal } from 'temporal-polyfill';
import type { Days } from './days.ts';
import type { DateItem, NamedDay } from './items.ts';

/** More days than anybody plans in one go are rather a slip. */
const mostDays = 62;

type Several = Extract<DateItem, { form: 'several' }>;
type DaysOf = (dates: readonly NamedDay[], today: string) => Days;

/** Each must be one certain day; nothing is clamped or turned round. */
export function severalDays({ parts, joint }: Several, typed: string, today: string, daysOf: DaysOf): Days {
  const days: string[] = [];
  const unread: Days = { kind: 'unread', typed };
  for (const { from, to } of parts) {
    const first = oneDay(from, days.at(-1), today, daysOf);
    if (typeof first !== 'string') return first ?? unread;
    const last = to ? oneDay(to, first, today, daysOf) : first;
    if (typeof last !== 'string') return last ?? unread;
    const begins = last < first ? begun(first, last, from, today) : first;
    if (begins === undefined)
      return { kind: 'impossible', question: `"${typed}" ends before it starts. Which days do you mean?` };
    const between = Temporal.PlainDate.from(begins).until(last).days;
    if (between >= mostDays) return unread;
    for (let ahead = 0; ahead <= between; ahead += 1) days.push(plus(begins, ahead));
  }
  if (days.some((day, at) => at > 0 && day <= (days[at - 1] ?? ''))) return unread;
  const [only, second] = days;
  if (only === undefined) return unread;
  if (second === undefined) return { kind: 'days', days: [only], isOpen: false };
  const isRun = days.every((day, at) => at === 0 || day === plus(days[at - 1] ?? day, 1));
  return { kind: 'several', days, isRun, joint };
}

/** A weekday alone is the next one behind the day before it, and of the first the coming one. */
function oneDay(
  words: readonly NamedDay[],
  before: string | undefined,
  today: string,
  daysOf: DaysOf,
): string | Days | undefined {
  const [word, more] = words;
  const isPlain = more === undefined && word?.date.form === 'weekday' && word.date.shift === undefined;
  if (word?.date.form === 'weekday' && isPlain) {
    const from = Temporal.PlainDate.from(before ?? today);
    const ahead = (word.date.weekday - from.dayOfWeek + 7) % 7;
    return from.add({ days: ahead === 0 && before !== undefined ? 7 : ahead }).toString();
  }
  const found = daysOf(words, today);
  if (found.kind === 'impossible') return found;
  const [day, other] = found.kind === 'days' ? found.days : [];
  return other === undefined ? day : undefined;
}

/** "20-24 July" on the 22nd has begun: its first day is no day of next year. */
function begun(first: string, last: string, words: readonly NamedDay[], today: string): string | undefined {
  const date = words.find((word) => word.date.form !== 'weekday')?.date;
  const isOfYear = date?.form === 'date' && date.year === undefined;
  if (!isOfYear && !(date?.form === 'day-of-month' && date.month === undefined)) return undefined;
  const earlier = Temporal.PlainDate.from(first)
    .subtract(isOfYear ? { years: 1 } : { months: 1 })
    .toString();
  return earlier <= today && today <= last ? earlier : undefined;
}

function plus(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}
