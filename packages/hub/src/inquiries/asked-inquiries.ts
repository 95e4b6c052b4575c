/** A question about questions, asked in words: the figure that was asked for first, then what it is measured against. */
import type { InquiryWish } from '../answers/people-directory.ts';
import { say, strong, type Text } from '../format/text.ts';
import { listInWords, plural } from '../format/words.ts';
import { localDay } from '../format/zone-time.ts';
import { baselineWords, servedWords } from './answer-inquiries.ts';
import type { InquiryReport } from './inquiry-report.ts';
import { lengthWords, rankedServices, trendWords } from './inquiry-words.ts';
import type { InquiryDay } from './metric.ts';
import { meanInWords, reachedPerDayWords, summaryOf } from './weekly.ts';

const recentDays = 30;

export function answerAsked(report: InquiryReport, { about, period }: InquiryWish): { headline: Text; lines: Text[] } {
  const asked = period && within(report, period);
  const recent = asked ?? report.days.slice(-recentDays);
  const when = period?.words ?? `in the last ${recentDays} days`;
  const reached = reachedLines(report, asked, when);
  if (asked?.length === 0 || total(report.days) === 0)
    return {
      headline: say`${strong(`I counted no questions ${when}.`)}`,
      lines: [say`${baselineWords(report.baseline)}`],
    };
  switch (about) {
    case 'share':
      return { headline: strongly(servedWords(recent, when)), lines: reached };
    case 'speed':
      return { headline: speedWords(recent), lines: reached };
    case 'services':
      return { headline: servicesWords(recent, when), lines: [say`${servedWords(recent, when)}`, ...reached] };
    case 'goal':
      return { headline: goalWords(report), lines: reached };
    case 'trend':
      return { headline: changeOf(report), lines: reached };
    case 'people':
      return {
        headline: say`${strong('I count questions, not people:')} people are kept as keyed hashes, never by name.`,
        lines: [servicesWords(recent, when), ...reached],
      };
    case 'reached': {
      const [headline = say``, ...lines] = reached;
      return { headline: strongly(plainOf(headline)), lines: [...lines, say`${servedWords(recent, when)}`] };
    }
    default:
      return about satisfies never;
  }
}

/** How many reached engineers then, and beside before Herald. */
function reachedLines(report: InquiryReport, asked: readonly InquiryDay[] | undefined, when: string): Text[] {
  const { lastWeekPerDay } = summaryOf(report);
  const counted = asked ?? (lastWeekPerDay === undefined ? report.days : undefined);
  const reached = counted?.reduce((sum, day) => sum + day.reachedEngineers, 0) ?? 0;
  return [
    ...(counted ? [say`${plural(reached, 'question')} reached engineers ${asked ? when : 'so far'}.`] : []),
    ...(lastWeekPerDay === undefined ? [] : [say`${reachedPerDayWords(report)}`]),
    say`${baselineWords(report.baseline)}`,
    ...(report.trend.kind === 'too-few' ? [] : [say`${trendWords(report.trend)}`]),
  ];
}

/** Yes or no first: are they at the goal? */
function goalWords(report: InquiryReport): Text {
  const { lastWeekPerDay, goalPerDay, isGoalMet } = summaryOf(report);
  if (lastWeekPerDay === undefined)
    return say`${strong("I can't tell yet:")} no whole business day has been counted. The goal is at most ${goalPerDay} a day.`;
  return say`${strong(`${isGoalMet ? 'Yes' : 'No'}: ${meanInWords(lastWeekPerDay)} a day`)} reached engineers in the last five business days; the goal is at most ${goalPerDay}.`;
}

/** Yes or no first: are they getting fewer? */
function changeOf({ trend }: InquiryReport): Text {
  const words = trendWords(trend);
  switch (trend.kind) {
    case 'falling':
      return say`${strong('Yes, fewer questions reach engineers.')} ${words}`;
    case 'rising':
      return say`${strong('No, more questions reach engineers.')} ${words}`;
    case 'unclear':
      return say`${strong('Not clearly.')} ${words}`;
    case 'too-few':
      return say`${strong("I can't tell yet.")} ${words}`;
    default:
      return trend.kind satisfies never;
  }
}

/** Of the newest day on which there was an answer. */
function speedWords(days: readonly InquiryDay[]): Text {
  const last = days.findLast(({ engineerBusinessSeconds }) => engineerBusinessSeconds.median !== undefined);
  const median = last?.engineerBusinessSeconds.median;
  if (!last || median === undefined)
    return say`${strong('No engineer has answered a question yet')}, so there is no time to tell.`;
  const herald = last.heraldSeconds.median;
  const own = herald === undefined ? '' : ` Herald: ${lengthWords(Math.max(1, herald))}.`;
  return say`${strong(`Engineers typically (median) answer within ${lengthWords(Math.max(1, median))} of working time`)} (on ${last.day}).${own}`;
}

function servicesWords(days: readonly InquiryDay[], when: string): Text {
  const ranked = rankedServices(days).map(({ service, count }) => `${service} (${count})`);
  return ranked.length === 0
    ? say`${strong(`No question about a service reached engineers ${when}.`)}`
    : say`${strong(`Most asked of engineers ${when}:`)} ${listInWords(ranked.slice(0, 5))}.`;
}

function within({ days, zone }: InquiryReport, { fromMs, toMs }: { fromMs: number; toMs: number }): InquiryDay[] {
  const [from, to] = [localDay(fromMs, zone), localDay(toMs - 1, zone)];
  return days.filter(({ day }) => day >= from && day <= to);
}

function total(days: readonly InquiryDay[]): number {
  return days.reduce((sum, { asked, reachedEngineers }) => sum + asked + reachedEngineers, 0);
}

function strongly(words: string): Text {
  return say`${strong(words)}`;
}

function plainOf(text: Text): string {
  return text.filter((part) => typeof part === 'string').join('');
}
