/** The words about inquiries, the same on Discord, in a terminal and on a page. */
import { say, strong, type Text } from '../format/text.ts';
import { capitalised, countInWords, plural } from '../format/words.ts';
import { comparedWords } from './baseline.ts';
import { countsBy } from './breakdowns.ts';
import type { InquiryReport } from './inquiry-report.ts';
import type { InquiryDay } from './metric.ts';
import type { Trend } from './trend.ts';
import { reachedPerDayWords } from './weekly.ts';

/** One good or bad day says little: of a week there is a mean, as on the page. */
const aWeek = 5;

/** "24 questions a day reached engineers in the last five business days, …", or "31 inquiries reached engineers yesterday, 19 fewer than before Herald." */
export function headlineWords(report: InquiryReport): Text {
  const { businessDays, baseline, days } = report;
  const last = businessDays.at(-1);
  if (!last) {
    const asked = days.reduce((sum, day) => sum + day.asked, 0);
    const sofar = asked === 0 ? 'No inquiries were counted yet.' : servedWords(days, 'so far');
    return say`${strong(sofar)} The first whole business day will be shown here.`;
  }
  const isYesterday = days.at(-2)?.day === last.day;
  const when = isYesterday ? 'yesterday' : `on ${weekdayOf(last.day)}`;
  if (businessDays.length >= aWeek && report.switchedOn !== undefined)
    return say`${strong(reachedPerDayWords(report))} ${capitalised(when)}: ${last.reachedEngineers}.`;
  const count = `${inquiries(last.reachedEngineers)} reached engineers ${when}`;
  return say`${strong(`${count}, ${comparedWords(last.reachedEngineers, baseline)}.`)}`;
}

/** "About 4 fewer a day each week, for 3 weeks." Called so only where the data say so. */
export function trendWords({ kind, perWeek, lowPerWeek, highPerWeek, dayCount }: Trend): string {
  const weeks = Math.max(1, Math.round(dayCount / 5));
  const span = weeks === 1 ? 'a week' : `${weeks} weeks`;
  const about = figure(Math.abs(perWeek));
  switch (kind) {
    case 'falling':
      return `About ${about} fewer a day each week, for ${span}.`;
    case 'rising':
      return `About ${about} more a day each week, for ${span}.`;
    case 'unclear':
      return `No clear trend in ${span}: between ${signed(lowPerWeek)} and ${signed(highPerWeek)} a week.`;
    case 'too-few':
      return `${dayCount === 1 ? '1 business day is' : `${dayCount} business days are`} too few to speak of a trend.`;
    default:
      return kind satisfies never;
  }
}

/** "Most asked about on Friday: exports, 9." of what reached engineers that day; undefined where nothing is known. */
export function mostAskedWords(days: readonly InquiryDay[]): string | undefined {
  const [top] = rankedServices(days);
  return top && `Most asked about${days[0] ? ` on ${weekdayOf(days[0].day)}` : ''}: ${top.service}, ${top.count}.`;
}

export function rankedServices(days: readonly InquiryDay[]): { service: string; count: number }[] {
  return countsBy(days, 'reachedByService').flatMap(({ name, count }) =>
    name === '' ? [] : [{ service: name, count }],
  );
}

export function inquiries(count: number): string {
  return count === 1 ? '1 inquiry' : `${count} inquiries`;
}

/** One decimal only below 10, and only where it matters. */
export function figure(value: number): string {
  return value >= 10 ? String(Math.round(value)) : String(Math.round(value * 10) / 10);
}

/** "Herald answered 37 of 54 (69 %) that day; 1 answer did not help, so 36 of 54 (67 %) needed nobody else." */
export function servedWords(days: readonly InquiryDay[], when: string): string {
  const sum = (of: (day: InquiryDay) => number) => days.reduce((total, day) => total + of(day), 0);
  const asked = sum((day) => day.asked);
  const wrong = sum((day) => day.wrongAnswers);
  const answered = `Herald answered ${shareWords(
    sum((day) => day.answeredByHerald),
    asked,
  )} ${when}`;
  if (wrong === 0) return `${answered}.`;
  const served = shareWords(
    sum((day) => day.selfServed),
    asked,
  );
  return `${answered}; ${plural(wrong, 'answer')} did not help, so ${served} needed nobody else.`;
}

/** "37 of 54 (69 %)": a share never stands without the counts that it is made of. */
export function shareWords(part: number, whole: number): string {
  const words = `${countInWords(part)} of ${countInWords(whole)}`;
  return whole === 0 ? words : `${words} (${Math.round((100 * part) / whole)} %)`;
}

/** "18 minutes", "2 hours", "40 seconds": of seconds. */
export function lengthWords(seconds: number): string {
  const count = (value: number, unit: string) => `${figure(value)} ${unit}${figure(value) === '1' ? '' : 's'}`;
  if (seconds < 90) return count(Math.round(seconds), 'second');
  if (seconds < 5_400) return count(Math.round(seconds / 60), 'minute');
  return count(seconds / 3_600, 'hour');
}

function signed(value: number): string {
  const rounded = figure(Math.abs(value));
  return rounded === '0' ? '0' : `${value < 0 ? '\u2212' : '+'}${rounded}`;
}

function weekdayOf(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' }).format(Date.parse(day));
}
