/** Days without a time of day: they may be meant whole, or their times are to come. */
import { instantOrNearest, localDay } from '../../format/zone-time.ts';
import { longestWindowSeconds } from '../plan.ts';
import type { Arranged } from './arrange.ts';
import { type Asks, askings } from './askings.ts';
import { daysOf, plusDays } from './day-choices.ts';
import type { WhenOptions } from './when.ts';

/** Undefined where another word is in the way. */
export function askForTime(
  { start, end, lastsSeconds, isAllDay }: Extract<Arranged, { kind: 'arranged' }>,
  zone: string,
  { nowMs }: WhenOptions,
): Asks | undefined {
  if (start.dates.length === 0 || end || lastsSeconds !== undefined || isAllDay || start.part) return undefined;
  const today = localDay(nowMs, zone);
  const found = daysOf(start.dates, today);
  if (found.kind !== 'days' && found.kind !== 'several') return undefined;
  const first = found.days[0] ?? today;
  const runs =
    found.kind === 'days' ? found.days.map((day) => [day, day]) : found.isRun ? [[first, found.days.at(-1)]] : [];
  const spans = runs.map(([from = first, to = from]): [number, number] => [midnight(from), midnight(plusDays(to, 1))]);
  return askings.noTime(
    spans.filter(([from, to]) => from >= midnight(today) && to - from <= longestWindowSeconds * 1000),
    zone,
  );

  function midnight(day: string): number {
    return instantOrNearest(`${day}T00:00`, zone);
  }
}
