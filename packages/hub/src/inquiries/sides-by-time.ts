/** When people ask: by hour of the day, by day of the week, on weekdays and at weekends. */
import { say, strong, type Text } from '../format/text.ts';
import { countInWords, listInWords, plural } from '../format/words.ts';
import { byHour, byKindOfDay, byWeekday, type DayKind, total } from './breakdowns.ts';
import { named, nothingCounted, type SideContext } from './side-context.ts';
import { meanInWords } from './weekly.ts';

export function hoursWords({ days, when, isOfLeast, report: { zone } }: SideContext): Text {
  const hours = byHour(days).map((count, hour) => ({ hour, count }));
  const asked = total(hours, ({ count }) => count);
  const [most, ...others] = hours
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => other.count - one.count || one.hour - other.hour);
  if (!most) return nothingCounted(when);
  if (isOfLeast) {
    // Hours in which nobody ever asks are night, and no answer.
    const quiet = [most, ...others]
      .toReversed()
      .slice(0, 4)
      .map(({ hour, count }) => `${hour}:00 to ${hour + 1}:00 (${count})`);
    return say`${strong(`Of the hours in which people ask, these have the fewest questions ${when}:`)} ${listInWords(quiet)}. By the clocks of ${zone}.`;
  }
  const then = others.slice(0, 3).map(({ hour, count }) => `${hour}:00 to ${hour + 1}:00 (${count})`);
  const rest = then.length === 0 ? '' : ` Then ${listInWords(then)}.`;
  return say`${strong(`People ask most between ${most.hour}:00 and ${most.hour + 1}:00: ${most.count} of ${plural(asked, 'question')} ${when}.`)}${rest} By the clocks of ${zone}.`;
}

export function weekdaysWords({ days, when }: SideContext): Text {
  const { weekdays, weekends } = byKindOfDay(days);
  if (weekdays.asked + weekends.asked === 0) return nothingCounted(when);
  const counts = byWeekday(days);
  const most = Math.max(...counts);
  const busiest = weekdayNames[counts.indexOf(most)] ?? '';
  return say`${strong(`On weekdays ${kindWords(weekdays)}, at weekends ${kindWords(weekends)} ${when}.`)} Most on ${busiest}s (${countInWords(most)}).`;
}

export function daysWords({ days, when, isOfLeast }: SideContext): Text {
  const counts = byWeekday(days).map((count, weekday) => ({ name: `${weekdayNames[weekday]}s`, count }));
  const asked = total(counts, ({ count }) => count);
  const [most, ...others] = counts.filter(({ count }) => count > 0).toSorted((one, other) => other.count - one.count);
  if (!most) return nothingCounted(when);
  if (isOfLeast) {
    const quiet = counts.toSorted((one, other) => one.count - other.count).slice(0, 3);
    return say`${strong(`The fewest questions ${when} come on ${named(quiet)}.`)} The most: ${named([most])}.`;
  }
  const then = others.length === 0 ? '' : ` Then ${named(others)}.`;
  return say`${strong(`Most questions come on ${most.name}: ${most.count} of ${asked} ${when}.`)}${then}`;
}

function kindWords({ days, asked, reachedEngineers }: DayKind): string {
  if (days === 0) return 'no day has been counted';
  return `${plural(asked, 'question')} (${meanInWords(asked / days)} a day; ${countInWords(reachedEngineers)} reached engineers)`;
}

const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
