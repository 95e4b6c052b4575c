/** A question about questions, asked in words: the figure that was asked for first, then what it is measured against. */
import type { InquirySide, InquiryWish } from '../answers/people-directory.ts';
import { say, strong, type Text } from '../format/text.ts';
import { capitalised, listInWords, plural } from '../format/words.ts';
import { localDay } from '../format/zone-time.ts';
import { baselineWords } from './answer-inquiries.ts';
import type { InquiryReport } from './inquiry-report.ts';
import { lengthWords, rankedServices, servedWords, trendWords } from './inquiry-words.ts';
import type { InquiryDay } from './metric.ts';
import { meanInWords, reachedPerDayWords, summaryOf } from './weekly.ts';

const recentDays = 30;

/** What the log itself does not know. */
export type InquiryNames = {
  /** Who owns a service. */
  teamOf(service: string): string | undefined;
  /** As Discord or the registry call it; undefined of what is no channel that everybody may see. */
  channelName(id: string): string | undefined;
};

export function answerAsked(
  report: InquiryReport,
  { about, also = [], isAgainstBefore = false, period, against }: InquiryWish,
  names: InquiryNames,
): { headline: Text; lines: Text[] } {
  const asked = period && within(report, period);
  const recent = asked ?? report.days.slice(-recentDays);
  const when = period?.words ?? `in the last ${recentDays} days`;
  if (asked?.length === 0 || total(report.days) === 0)
    return {
      headline: say`${strong(`I counted no questions ${when}.`)}`,
      lines: isAgainstBefore ? [say`${baselineWords(report.baseline)}`] : [],
    };
  const reached = reachedLines(report, asked, { when, isAgainstBefore });
  const told = [about, ...also].map((side) => headlineOf(side));
  const [headline = say``, ...others] = told;
  const share = about === 'reached' || about === 'services' ? [say`${servedWords(recent, when)}`] : [];
  const topics = about === 'people' && !also.includes('services') ? [servicesWords(recent, when)] : [];
  const missed = about === 'share' || also.includes('share') ? missedLines(recent) : [];
  // Where questions come from says nothing of what became of them.
  const rest =
    about === 'channels' ? [] : about === 'reached' ? [...reached.slice(1), ...share] : [...share, ...reached];
  return {
    headline,
    lines: [...others, ...(against ? [comparedLine(report, against)] : []), ...missed, ...topics, ...rest],
  };

  function headlineOf(side: InquirySide): Text {
    switch (side) {
      case 'share':
        return strongly(servedWords(recent, when));
      case 'speed':
        return speedWords(recent);
      case 'services':
        return servicesWords(recent, when);
      case 'teams':
        return teamsWords(recent, when, names);
      case 'goal':
        return goalWords(report);
      case 'trend':
        return changeOf(report);
      case 'people':
        return peopleWords(recent, when, names);
      case 'channels':
        return channelWords(recent, when, names);
      case 'reached':
        return strongly(plainOf(reached[0] ?? say``));
      default:
        return side satisfies never;
    }
  }
}

/** How many reached engineers then, and beside before Herald. */
function reachedLines(
  report: InquiryReport,
  asked: readonly InquiryDay[] | undefined,
  { when, isAgainstBefore }: { when: string; isAgainstBefore: boolean },
): Text[] {
  const isMeasured = report.baseline.kind === 'measured';
  const { lastWeekPerDay } = summaryOf(report);
  const counted = asked ?? (lastWeekPerDay === undefined ? report.days : undefined);
  const reached = counted?.reduce((sum, day) => sum + day.reachedEngineers, 0) ?? 0;
  return [
    ...(counted ? [say`${plural(reached, 'question')} reached engineers ${asked ? when : 'so far'}.`] : []),
    ...(lastWeekPerDay === undefined ? [] : [say`${reachedPerDayWords(report)}`]),
    // What was only assumed is told to whoever asks for it.
    ...(isMeasured || isAgainstBefore ? [say`${baselineWords(report.baseline)}`] : []),
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

/** By who owns what was asked about. */
function teamsWords(days: readonly InquiryDay[], when: string, { teamOf }: InquiryNames): Text {
  const counts = new Map<string, number>();
  for (const { service, count } of rankedServices(days)) {
    const team = teamOf(service) ?? 'nobody (no owner is named)';
    counts.set(team, (counts.get(team) ?? 0) + count);
  }
  const told = mostFirst(counts);
  return told.length === 0
    ? say`${strong(`No question about a service reached engineers ${when}`)}, so no team got any.`
    : say`${strong(`Most questions that reached engineers ${when} were for:`)} ${listInWords(told)}.`;
}

/** Persons are kept as keyed hashes, never by name: where they asked is all that can be told. */
function peopleWords(days: readonly InquiryDay[], when: string, names: InquiryNames): Text {
  const told = byChannel(days, names);
  const where = told.length === 0 ? '' : ` By channel, ${when}: ${listInWords(told)}.`;
  return say`${strong('I count questions, not people:')} people are kept as keyed hashes, never by name.${where}`;
}

function channelWords(days: readonly InquiryDay[], when: string, names: InquiryNames): Text {
  const [most, ...others] = byChannel(days, names);
  if (most === undefined) return say`${strong(`I counted no questions ${when}.`)}`;
  const then = others.length === 0 ? '' : ` Then: ${listInWords(others)}.`;
  return say`${strong(`Most questions ${when} came from ${most}.`)}${then}`;
}

function byChannel(days: readonly InquiryDay[], { channelName }: InquiryNames): string[] {
  const counts = new Map<string, number>();
  for (const { askedByChannel } of days)
    for (const [id, count] of Object.entries(askedByChannel)) {
      const name = channelName(id) ?? 'direct messages and other places';
      counts.set(name, (counts.get(name) ?? 0) + count);
    }
  return mostFirst(counts);
}

/** "Last month: 12 reached engineers." What nobody counted is no calm. */
function comparedLine(report: InquiryReport, { words, ...period }: NonNullable<InquiryWish['against']>): Text {
  const days = within(report, period);
  const reached = days.reduce((sum, day) => sum + day.reachedEngineers, 0);
  return days.length === 0
    ? say`${capitalised(words)} I wasn't counting yet.`
    : say`${capitalised(words)}: ${plural(reached, 'question')}.`;
}

/** By what it is known that they were no help. */
function missedLines(days: readonly InquiryDay[]): Text[] {
  const sum = (of: (day: InquiryDay) => number) => days.reduce((all, day) => all + of(day), 0);
  if (sum((day) => day.answeredByHerald) === 0) return [];
  if (sum((day) => day.wrongAnswers) === 0)
    return [
      say`Of no answer it is known that it did not help: none was called wrong, asked again at once or taken to engineers.`,
    ];
  const counted = [
    ['called wrong', sum((day) => day.calledWrong)],
    ['asked again within five minutes', sum((day) => day.askedAgain)],
    ['taken to engineers', sum((day) => day.takenToEngineers + day.engineersAskedAfter)],
  ] as const;
  const told = counted.flatMap(([what, count]) =>
    count === 0 ? [] : [`${count} ${count === 1 ? 'was' : 'were'} ${what}`],
  );
  return [say`Of those that did not help, ${listInWords(told)}.`];
}

function mostFirst(counts: ReadonlyMap<string, number>): string[] {
  return [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, 5)
    .map(([name, count]) => `${name} (${count})`);
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
