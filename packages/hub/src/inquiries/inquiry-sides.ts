/** Each side of the questions that people ask, in a sentence: by hour, by service, by team, what was not answered, how fast, whether at the goal. */
import type { InquirySide } from '../answers/people-directory.ts';
import { moment, plainText, say, strong, type Text } from '../format/text.ts';
import { capitalised, countInWords, listInWords, plural } from '../format/words.ts';
import { baselineWords } from './answer-inquiries.ts';
import { engineerTimeWords } from './answer-times.ts';
import { countsBy, total } from './breakdowns.ts';
import { inquiryDrivers } from './inquiry-drivers.ts';
import type { InquiryReport } from './inquiry-report.ts';
import { lengthWords, servedWords, shareWords, trendWords } from './inquiry-words.ts';
import { mostNamed, named, nothingCounted, type SideContext } from './side-context.ts';
import { daysWords, hoursWords, weekdaysWords } from './sides-by-time.ts';
import { meanInWords, reachedPerDayWords, summaryOf } from './weekly.ts';

/** Undefined of what reaches engineers: it is told with what it is measured against. */
export function sideWords(side: Exclude<InquirySide, 'reached'>, context: SideContext): Text {
  return sides[side](context);
}

const sides: Readonly<Record<Exclude<InquirySide, 'reached'>, (context: SideContext) => Text>> = {
  share: ({ days, when }) => say`${strong(servedWords(days, when))}`,
  wrong: wrongWords,
  baseline: ({ report }) => say`${strong(baselineWords(report.baseline))}`,
  basis: () =>
    say`${strong('I know it only from what people do next.')} An answer counts as no help where "Not what I asked" is pressed, the same person asks the same again within five minutes and gets the same answer, or an engineer is asked within the hour. All others count as help.`,
  speed: speedWords,
  late: lateWords,
  hours: hoursWords,
  weekdays: weekdaysWords,
  days: daysWords,
  weeks: ({ report }) => say`${strong(reachedPerDayWords(report))}`,
  unanswered: unansweredWords,
  drivers: driversOf,
  services: servicesWords,
  teams: teamsWords,
  people: peopleWords,
  channels: channelsWords,
  goal: ({ report }) => goalWords(report),
  trend: ({ report }) => changeOf(report),
  worth: worthWords,
};

/** As the page counts it: of all that was asked. */
function wrongWords({ days, when }: SideContext): Text {
  const asked = total(days, (day) => day.asked);
  const wrong = total(days, (day) => day.wrongAnswers);
  const [share, percent = ''] = shareWords(wrong, asked).split(/ (?=\()/);
  return wrong === 0
    ? say`${strong(`No answer ${when} is known to have been wrong`)} (${plural(asked, 'question')} asked).`
    : say`${strong(`${share} questions ${percent} ${when} got an answer that did not help.`)}`;
}

function unansweredWords({ days, when, sources: { unanswered = [] } }: SideContext): Text {
  const asked = total(days, (day) => day.asked);
  const answered = total(days, (day) => day.answeredByHerald);
  const count = total(unanswered, (one) => one.count);
  const named = unanswered.slice(0, mostNamed).map(({ what, count: times }) => `${what} (${times})`);
  const open = `Not answered by Herald, with those that were put to engineers: ${shareWords(asked - answered, asked)}.`;
  return count === 0
    ? say`${strong(`I noted no question ${when} that I could not answer.`)} ${open}`
    : say`${strong(`${plural(count, 'question')} ${when} I could not answer:`)} ${listInWords(named)}. ${open}`;
}

function lateWords({ days, when }: SideContext): Text {
  const late = total(days, ({ breaches }) => breaches);
  return late === 0
    ? say`${strong(`No question waited longer than agreed ${when}.`)}`
    : say`${strong(`${plural(late, 'question')} waited longer than agreed ${when}.`)}`;
}

function speedWords({ days, when }: SideContext): Text {
  const engineers = engineerTimeWords(days);
  const herald = days.findLast(({ heraldSeconds }) => heraldSeconds.median !== undefined)?.heraldSeconds.median;
  const own = herald === undefined ? '' : ` Herald: ${lengthWords(Math.max(1, herald))}.`;
  return engineers === undefined
    ? say`${strong(`No engineer has answered a question ${when}`)}, so there is no time to tell.${own}`
    : say`${strong(`${capitalised(when)} engineers typically (median) answered within ${engineers}.`)}${own}`;
}

function driversOf({ report }: SideContext): Text {
  const [words] = inquiryDrivers(report);
  const isCompared = words !== undefined && /^(?:More|Fewer)/.test(plainText(words, () => ''));
  if (words) return isCompared ? say`${strong('The last seven days against the seven before:')} ${words}` : words;
  return say`${strong('Nothing that reached engineers changed in the last seven days.')}`;
}

function servicesWords({ days, when, isOfEngineers }: SideContext): Text {
  const toThem = countsBy(days, 'reachedByService');
  const reached = toThem.filter(({ name }) => name !== '');
  const reachedOfNone = toThem.find(({ name }) => name === '')?.count ?? 0;
  const all = countsBy(days, 'askedByService');
  const ofNone = all.find(({ name }) => name === '')?.count ?? 0;
  const ofServices = all.filter(({ name }) => name !== '');
  if (isOfEngineers)
    return reached.length === 0
      ? say`${strong(`No question about a service reached engineers ${when}.`)}`
      : say`${strong(`Most asked of engineers ${when}:`)} ${named(reached)}.${reachedOfNone === 0 ? '' : ` ${plural(reachedOfNone, 'question')} named no service.`}`;
  const rest = ofNone === 0 ? '' : ` ${plural(ofNone, 'question')} named no service.`;
  const toEngineers = reached.length === 0 ? ' None of these reached engineers.' : ` Of engineers: ${named(reached)}.`;
  return ofServices.length === 0
    ? say`${strong(`Nobody asked about a service ${when}.`)}${rest}`
    : say`${strong(`Asked about most ${when}:`)} ${named(ofServices)}.${rest}${toEngineers}`;
}

/** By who owns what was asked about. */
function teamsWords({ days, when, team, sources: { teamOf } }: SideContext): Text {
  const reached = days.map((day) => ({ ...day, reachedByService: { ...day.reachedByService, '': 0 } }));
  const counts = countsBy(reached, 'reachedByService', (service) =>
    service === '' ? '' : (teamOf(service) ?? 'nobody (no owner is named)'),
  ).filter(({ name }) => name !== '');
  if (team !== undefined) {
    const own = counts.find(({ name }) => name === team)?.count ?? 0;
    const others = counts.filter(({ name }) => name !== team);
    const rest = others.length === 0 ? '' : ` The others were for: ${named(others)}.`;
    return say`${strong(`${plural(own, 'question')} that reached engineers ${when} ${own === 1 ? 'was' : 'were'} for ${team}.`)}${rest}`;
  }
  return counts.length === 0
    ? say`${strong(`No question about a service reached engineers ${when}`)}, so no team got any.`
    : say`${strong(`Most questions that reached engineers ${when} were for:`)} ${named(counts)}.`;
}

/** Persons are kept as keyed hashes, never by name: where they asked is all that can be told. */
function peopleWords(context: SideContext): Text {
  const { days, when, isOfNumber, sources } = context;
  const told = channelCounts(context, context.isOfEngineers ? 'reachedByChannel' : 'askedByChannel');
  const what = context.isOfEngineers ? 'What reached engineers, by channel' : `By channel, ${when}`;
  const where = told.length === 0 ? '' : ` ${what}: ${named(told)}.`;
  const asked = plural(
    total(days, (day) => day.asked),
    'question',
  );
  const many = sources.people === undefined ? undefined : `${peopleInWords(sources.people)} asked ${asked} ${when}.`;
  const unknown = 'people are kept as keyed hashes, never by name, role or team.';
  return isOfNumber && many !== undefined
    ? say`${strong(many)} Who they are I can't tell: ${unknown}${where}`
    : say`${strong("I can't tell who asks:")} ${unknown}${many === undefined ? '' : ` In all ${many}`}${where}`;
}

function peopleInWords(count: number): string {
  return plural(count, 'person', 'people');
}

/** A verdict only where there are days to judge by; what it costs nobody told Herald. */
function worthWords({ report, days, when, sources: { countedFromMs } }: SideContext): Text {
  const count = report.businessDays.length;
  const before = baselineWords(report.baseline);
  const served = servedWords(days, when);
  if (count >= fewestDays)
    return say`${strong(reachedPerDayWords(report))} ${served} ${before} What Herald costs I don't know, so whether that is worth it is for you to weigh.`;
  const since = countedFromMs === undefined ? say`` : say` I have counted since ${moment(countedFromMs)}:`;
  const soFar = count === 0 ? 'no whole business day yet' : `${plural(count, 'whole business day')} so far`;
  return say`${strong("It's too early to say.")}${since} ${since.length > 0 ? soFar : capitalised(soFar)}; ${fewestDays} days make a first comparison. ${served} ${before}`;
}

/** A business week. */
const fewestDays = 5;

function channelsWords(context: SideContext): Text {
  const { when, isOfEngineers } = context;
  const [most, ...others] = channelCounts(context, isOfEngineers ? 'reachedByChannel' : 'askedByChannel');
  if (most === undefined) return nothingCounted(when);
  const then = others.length === 0 ? '' : ` Then: ${named(others)}.`;
  const what = isOfEngineers ? 'questions that reached engineers' : 'questions';
  return say`${strong(`Most ${what} ${when} came from ${most.name} (${countInWords(most.count)}).`)}${then}`;
}

function channelCounts(
  { days, sources: { channelName } }: SideContext,
  kind: 'askedByChannel' | 'reachedByChannel',
): { name: string; count: number }[] {
  return countsBy(days, kind, (id) => channelName(id) ?? 'direct messages and other places');
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

/** "7 questions about exports this week; 3 reached engineers." */
export function aboutServicesWords(
  services: readonly string[],
  { days, when, isOfNumber, sources: { people } }: SideContext,
): Text {
  const told = services.map((service) => {
    const asked = total(days, ({ askedByService }) => askedByService[service] ?? 0);
    const reached = total(days, ({ reachedByService }) => reachedByService[service] ?? 0);
    return `${plural(asked, 'question')} about ${service} (${countInWords(reached)} reached engineers)`;
  });
  const counts = `${capitalised(when)}: ${listInWords(told)}.`;
  return isOfNumber && people !== undefined
    ? say`${strong(`${peopleInWords(people)} asked about ${listInWords(services)} ${when}.`)} ${counts}`
    : say`${strong(counts)}`;
}
