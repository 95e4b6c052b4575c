/** Questions by hour, by kind of day, by service, by channel: what the page, Discord and the digest break them down into. */
import { inOrder } from '../format/words.ts';
import type { InquiryDay } from './metric.ts';

/** 24 numbers: all that was asked, by the hour that it was asked in. */
export function byHour(days: readonly Pick<InquiryDay, 'askedByHour'>[]): number[] {
  return Array.from({ length: 24 }, (_, hour) => total(days, ({ askedByHour }) => askedByHour[hour] ?? 0));
}

export type DayKind = { days: number; asked: number; reachedEngineers: number };

/** Saturday and Sunday, and the other days. */
export function byKindOfDay(days: readonly InquiryDay[]): { weekdays: DayKind; weekends: DayKind } {
  const of = (own: readonly InquiryDay[]): DayKind => ({
    days: own.length,
    asked: total(own, ({ asked }) => asked),
    reachedEngineers: total(own, ({ reachedEngineers }) => reachedEngineers),
  });
  const isWeekend = ({ day }: InquiryDay) => weekdayOf(day) >= 5;
  return { weekdays: of(days.filter((day) => !isWeekend(day))), weekends: of(days.filter(isWeekend)) };
}

/** All that was asked, Monday to Sunday. */
export function byWeekday(days: readonly InquiryDay[]): number[] {
  return Array.from({ length: 7 }, (_, weekday) =>
    total(
      days.filter(({ day }) => weekdayOf(day) === weekday),
      ({ asked }) => asked,
    ),
  );
}

type Counted = 'askedByService' | 'reachedByService' | 'askedByChannel' | 'reachedByChannel';

/** The counts of one kind over all the days, by the name that `nameOf` gives each. Most first. */
export function countsBy(
  days: readonly InquiryDay[],
  kind: Counted,
  nameOf: (key: string) => string = (key) => key,
): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const day of days)
    for (const [key, count] of Object.entries(day[kind])) {
      const name = nameOf(key);
      counts.set(name, (counts.get(name) ?? 0) + count);
    }
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((one, other) => other.count - one.count || inOrder(one.name, other.name));
}

export function total<Day>(days: readonly Day[], of: (day: Day) => number): number {
  return days.reduce((sum, day) => sum + of(day), 0);
}

/** 0 is Monday. */
function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}
