/** A question about questions, asked in words: the figure that was asked for first, then what it is measured against. */
import type { InquirySide, InquiryWish } from '../answers/people-directory.ts';
import { plainText, say, strong, type Text } from '../format/text.ts';
import { capitalised, listInWords, plural } from '../format/words.ts';
import { localDay } from '../format/zone-time.ts';
import { baselineWords } from './answer-inquiries.ts';
import { engineerTimeWords } from './answer-times.ts';
import { total } from './breakdowns.ts';
import type { InquiryReport } from './inquiry-report.ts';
import { aboutServicesWords, sideWords } from './inquiry-sides.ts';
import { servedWords, trendWords } from './inquiry-words.ts';
import type { InquiryDay } from './metric.ts';
import type { InquirySources, SideContext } from './side-context.ts';
import { meanInWords, reachedPerDayWords, summaryOf, weeksOf } from './weekly.ts';

/** Where no time is named. */
export const recentDays = 30;
const mostWeeks = 6;

export function answerAsked(
  report: InquiryReport,
  {
    about,
    also = [],
    isAgainstBefore = false,
    isOfEngineers = false,
    isOfAll = false,
    isOfLeast = false,
    isOfNumber = false,
    team,
    services = [],
    period,
    against,
  }: InquiryWish,
  sources: InquirySources,
): { headline: Text; lines: Text[] } {
  const asked = period && (sources.asked ?? within(report, period));
  const days = asked ?? report.days.slice(-recentDays);
  const when = period?.words ?? `in the last ${recentDays} days`;
  const before = isAgainstBefore ? [say`${baselineWords(report.baseline)}`] : [];
  const isAboutNone = about === 'basis' || about === 'goal' || about === 'baseline';
  if (!isAboutNone && (asked?.length === 0 || isEmpty(report.days)))
    return {
      headline: say`${strong(isBeforeCounting(report, period) ? `I wasn't counting questions yet ${when}.` : `I counted no questions ${when}.`)}`,
      lines: before,
    };
  const context: SideContext = {
    report,
    days,
    when,
    sources,
    isOfEngineers,
    isOfLeast,
    isOfNumber,
    ...(team !== undefined && { team }),
  };
  const reached = [
    ...(isOfAll ? [allWords(days, when)] : []),
    ...reachedLines(report, isOfAll ? undefined : asked, { when, isAgainstBefore }),
  ];
  const wordsOf = (side: InquirySide) =>
    side === 'reached' ? say`${strong(plainOf(reached[0] ?? say``))}` : sideWords(side, context);
  const [headline = say``, ...others] =
    services.length > 0 ? [aboutServicesWords(services, context)] : [about, ...also].map(wordsOf);
  const isOf = (...some: InquirySide[]) => some.some((side) => about === side || also.includes(side));
  const isWhole = services.length === 0 && wholeSides.has(about);
  const lines = [
    ...others,
    ...(against
      ? [services.length > 0 ? ofServicesThen(services, against, context) : comparedLine(report, against, about)]
      : []),
    ...(isOf('share', 'wrong') ? missedLines(days) : []),
    ...(isOf('weeks') ? weekLines(report) : []),
    ...(about === 'people' && services.length === 0 ? [...reached.slice(0, 1), sideWords('services', context)] : []),
    ...(about === 'services' ? [say`${servedWords(days, when)}`] : []),
    ...(about === 'reached' && isWhole ? [...reached.slice(1), say`${servedWords(days, when)}`] : []),
    ...(about !== 'reached' && isWhole ? reached : []),
    ...(period ? countedSince(report, period) : []),
  ];
  return { headline, lines: withoutRepeats(headline, lines) };
}

/** What is measured against how many reach engineers; the others speak for themselves. */
const wholeSides: ReadonlySet<InquirySide> = new Set(['reached', 'share', 'services', 'teams', 'goal', 'trend']);

/** How many reached engineers then, and beside before Herald. */
function reachedLines(
  report: InquiryReport,
  asked: readonly InquiryDay[] | undefined,
  { when, isAgainstBefore }: { when: string; isAgainstBefore: boolean },
): Text[] {
  const isMeasured = report.baseline.kind === 'measured';
  const { lastWeekPerDay } = summaryOf(report);
  const counted = asked ?? (lastWeekPerDay === undefined ? report.days : undefined);
  const reached = total(counted ?? [], (day) => day.reachedEngineers);
  return [
    ...(counted ? [say`${plural(reached, 'question')} reached engineers ${asked ? when : 'so far'}.`] : []),
    ...(lastWeekPerDay === undefined ? [] : [say`${reachedPerDayWords(report)}`]),
    // What was only assumed is told to whoever asks for it.
    ...(isMeasured || isAgainstBefore ? [say`${baselineWords(report.baseline)}`] : []),
    ...(report.trend.kind === 'too-few' ? [] : [say`${trendWords(report.trend)}`]),
  ];
}

function allWords(days: readonly InquiryDay[], when: string): Text {
  const [asked, reached] = [total(days, (day) => day.asked), total(days, (day) => day.reachedEngineers)];
  return say`${plural(asked, 'question was', 'questions were')} asked ${when}; ${reached === 0 ? 'none' : reached} reached engineers.`;
}

function weekLines(report: InquiryReport): Text[] {
  return weeksOf(report)
    .slice(0, mostWeeks)
    .map(({ fromDay, isWhole, reachedPerDay, asked, answeredByHerald }) => {
      const perDay = reachedPerDay === undefined ? '' : `${meanInWords(reachedPerDay)} a day reached engineers, `;
      return say`Week of ${dayWords(fromDay)}${isWhole ? '' : ' (part of it)'}: ${perDay}${asked} asked, ${answeredByHerald} answered by Herald.`;
    });
}

/** "Last month: 12 questions.", or how fast engineers were then. What nobody counted is no calm. */
function comparedLine(
  report: InquiryReport,
  { words, ...period }: NonNullable<InquiryWish['against']>,
  about: InquirySide,
): Text {
  const days = within(report, period);
  if (days.length === 0) return say`${capitalised(words)} I wasn't counting yet.`;
  const engineers = about === 'speed' ? engineerTimeWords(days) : undefined;
  const reached = total(days, (day) => day.reachedEngineers);
  return engineers === undefined
    ? say`${capitalised(words)}: ${plural(reached, 'question')}.`
    : say`${capitalised(words)}: within ${engineers}.`;
}

/** Of the same services in the other time. */
function ofServicesThen(
  services: readonly string[],
  { words, ...period }: NonNullable<InquiryWish['against']>,
  context: SideContext,
): Text {
  const days = within(context.report, period);
  if (days.length === 0) return say`${capitalised(words)} I wasn't counting yet.`;
  return say`${plainOf(aboutServicesWords(services, { ...context, days, when: words, isOfNumber: false }))}`;
}

/** By what it is known that they were no help, and what is not known at all. */
function missedLines(days: readonly InquiryDay[]): Text[] {
  if (total(days, (day) => day.answeredByHerald) === 0) return [];
  if (total(days, (day) => day.wrongAnswers) === 0)
    return [
      say`Of no answer it is known that it did not help: none was called wrong, asked again at once or taken to engineers.`,
      restsOn,
    ];
  const counted = [
    ['called wrong', total(days, (day) => day.calledWrong)],
    ['asked again within five minutes and told the same', total(days, (day) => day.askedAgain)],
    ['taken to engineers', total(days, (day) => day.takenToEngineers + day.engineersAskedAfter)],
  ] as const;
  const told = counted.flatMap(([what, count]) =>
    count === 0 ? [] : [`${count} ${count === 1 ? 'was' : 'were'} ${what}`],
  );
  return [say`Of those that did not help, ${listInWords(told)}.`, restsOn];
}

const restsOn = say`A wrong answer that nobody reported is not known to me, and counts as help.`;

/** Where only a part of the time was counted. */
function countedSince({ days, zone }: InquiryReport, { fromMs }: { fromMs: number }): Text[] {
  const [{ day: first } = { day: '' }] = days;
  return localDay(fromMs, zone) < first ? [say`I have counted since ${dayWords(first)}.`] : [];
}

function isBeforeCounting({ days, zone }: InquiryReport, period: InquiryWish['period']): boolean {
  const [{ day: first } = { day: '' }] = days;
  return period !== undefined && localDay(period.toMs - 1, zone) < first;
}

function within({ days, zone }: InquiryReport, { fromMs, toMs }: { fromMs: number; toMs: number }): InquiryDay[] {
  const [from, to] = [localDay(fromMs, zone), localDay(toMs - 1, zone)];
  return days.filter(({ day }) => day >= from && day <= to);
}

function isEmpty(days: readonly InquiryDay[]): boolean {
  return days.every(({ asked, reachedEngineers }) => asked + reachedEngineers === 0);
}

function withoutRepeats(headline: Text, lines: readonly Text[]): Text[] {
  const said = [plainOf(headline)];
  return lines.filter((line) => {
    const words = plainOf(line);
    const isNew = !said.some((one) => one.includes(words));
    said.push(words);
    return isNew;
  });
}

const dayOfMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });

function dayWords(day: string): string {
  return dayOfMonth.format(Date.parse(day));
}

function plainOf(text: Text): string {
  return plainText(text, ({ atMs }) => String(atMs));
}
