/** Which answer of the past a question gets: what happened, how long it has been so, how much it was up. */
import type { Question } from '@herald/understanding/question';
import { periodOf } from '@herald/understanding/time-range';
import { spanOf } from '../format/downtime-span.ts';
import { asPlain, plainText, say, strong, type Text } from '../format/text.ts';
import { againstGoal, againstGoals, stillToReach, withoutTarget } from './against-goal.ts';
import type { Answer } from './answer.ts';
import { longestOf, orderIn } from './answer-ranking.ts';
import { tellTrend } from './by-period.ts';
import { comparedHistory } from './compared-times.ts';
import { counting, lastDays } from './counting.ts';
import { tellDoubted } from './doubted-figure.ts';
import { tellOfEach } from './each-service.ts';
import { answeringBefore } from './happened-before.ts';
import { type NamedPeriod, whatHappened } from './history.ts';
import { tellMonitoringStart } from './monitoring-start.ts';
import { openTroubles } from './outages.ts';
import { partAsked, tellByPart } from './outages-by-part.ts';
import { plannedWithin } from './past-downtime.ts';
import { tellLast, tellLongerThan, tellLongest } from './ranked-outages.ts';
import type { ReadModel } from './read-model.ts';
import { howLongItWas, sinceWhen, sinceWhenAll, sinceWhenEach } from './since-when.ts';
import { againstUsual } from './than-usual.ts';
import { withDoubt } from './trouble-now.ts';
import { tellUptimes } from './uptimes.ts';
import { isWatched } from './watched.ts';

/** The past, or since when: what was asked decides how much of it. */
export async function tellHistory(question: Question, readModel: ReadModel): Promise<Answer> {
  const names = question.targets.map(({ name }) => name);
  const [only] = names;
  const { goalPercent, goalPercents, measure, turns } = question;
  if (measure === 'monitoring') return tellMonitoringStart(names, readModel);
  if (names.length === 0 && measure !== 'uptime' && turns.includes('the-trend'))
    return tellTrend(counting(question, [], [], readModel));
  // "When was search last down?" of what is up.
  const isOfLast =
    names.length === 1 &&
    question.range === undefined &&
    turns.includes('last-down') &&
    openTroubles(names, readModel).length === 0;
  if ((names.length === 0 && turns.includes('last')) || isOfLast)
    return tellLast(longestOf(question, counting(question, [], [], readModel)));
  if (turns.includes('than-usual'))
    return againstUsual(
      names,
      readModel,
      periodOf(question.range ?? 'today', readModel.registry.zone, readModel.nowMs),
    );
  if (names.length > 1 && turns.includes('comparison')) {
    const compared = comparedHistory({ ...question, intent: 'compare' }, readModel);
    if (compared) return compared;
  }
  if (turns.includes('longest'))
    return tellLongest(orderIn(turns), longestOf(question, counting(question, [], [], readModel)));
  const doubted = await tellDoubted(question, readModel);
  if (doubted) return doubted;
  const part = measure === 'uptime' ? undefined : partAsked(question);
  if (part) return tellByPart(part, counting(question, [], [], readModel));
  if (isOfEach(question))
    return tellOfEach(counting(question, [], [], readModel), turns.includes('teams') ? 'teams' : 'services');
  const isOfUptime = measure === 'uptime' || goalPercent !== undefined || turns.includes('target');
  const asksBefore = turns.includes('happened-before') && names.length === 1;
  if (!question.range && !isOfUptime && !asksBefore) {
    if (names.length === 1 && only !== undefined) {
      const asksLength = turns.includes('how-long') && turns.includes('was') && !turns.includes('so-far');
      return (asksLength ? await howLongItWas(only, readModel) : undefined) ?? sinceWhen(only, readModel);
    }
    if (names.length > 1 && turns.includes('since-when')) return sinceWhenEach(names, readModel);
    if (names.length === 0 && turns.includes('since-when')) return sinceWhenAll(readModel);
  }
  const { longerThanSeconds } = question;
  const period = question.range
    ? periodOf(question.range, readModel.registry.zone, readModel.nowMs)
    : isOfUptime || asksBefore || longerThanSeconds !== undefined
      ? lastDays(30, readModel.nowMs)
      : lastDays(7, readModel.nowMs);
  if (longerThanSeconds !== undefined && !isOfUptime)
    return tellLongerThan(longerThanSeconds, { ...counting(question, [], [], readModel), period });
  const ofTime =
    isOfUptime && names.length !== 1
      ? await tellUptimes(names, readModel, period, goalPercent)
      : await whatHappened(names, readModel, period, {
          lead: measure === 'downtime' || turns.includes('how-long') ? 'length' : 'count',
          uptime: isOfUptime ? 'asked' : 'if-telling',
        });
  // "… planned and unplanned": what took place counts as no outage, and is told for itself.
  const tookPlace = turns.includes('planned-too')
    ? [plannedWithin(names, readModel, period, await isWatched(names, readModel, period))]
    : [];
  const lines = [...ofTime.lines, ...tookPlace, ...plannedAhead(names, readModel, period)];
  const told = withDoubt({ ...ofTime, lines }, period, readModel);
  const [share] = ofTime.facts.filter(({ key }) => key === 'uptime-percent');
  if (
    goalPercent === undefined &&
    goalPercents === undefined &&
    only !== undefined &&
    share &&
    turns.includes('percent')
  )
    return {
      ...told,
      verdict: say`${strong(`${only} was up ${plainText(share.text, () => '')} of the time ${period.words}.`)}`,
      lines: [asPlain(told.verdict), ...told.lines.flatMap(withoutShare)],
    };
  if (asksBefore && only !== undefined) return answeringBefore(told, only, period, readModel);
  if (goalPercents !== undefined) return againstGoals(told, goalPercents, names, period, readModel);
  if (goalPercent !== undefined && only !== undefined && turns.includes('still-to-reach')) {
    const ahead = await stillToReach(told, goalPercent, only, period, readModel);
    if (ahead) return ahead;
  }
  if (goalPercent !== undefined) return names.length === 1 ? againstGoal(told, goalPercent, names, period.words) : told;
  return turns.includes('target')
    ? withoutTarget(told, names, turns.includes('whether-kept') ? 'verdict' : 'line')
    : told;
}

/** Its share is said; on how much monitoring it rests is not. */
function withoutShare(line: Text): Text[] {
  const words = plainText(line, () => '');
  if (!/^Up \d/.test(words)) return [line];
  const [, basis] = /of the time\. (.+)$/.exec(words) ?? [];
  return basis === undefined ? [] : [say`${basis}`];
}

/** "How often was each service down?": a count of each, not of all. */
export function isOfEach({ targets, measure, turns, usedContext }: Question): boolean {
  const isCounted =
    turns.includes('how-often') || turns.includes('how-many') || turns.includes('how-long') || measure === 'outages';
  return targets.length !== 1 && turns.includes('each') && (isCounted || usedContext === true) && measure !== 'uptime';
}

/** What is still to come of a time that is not over ("when is billing down today?"). */
function plannedAhead(names: readonly string[], { downtimes, nowMs }: ReadModel, { toMs }: NamedPeriod): Text[] {
  if (names.length === 0 || toMs <= nowMs) return [];
  return downtimes({ fromMs: nowMs, toMs }, names)
    .filter(({ state }) => state === 'planned')
    .slice(0, mostAhead)
    .map((ahead) => say`Planned: ${spanOf(ahead)}, ${ahead.title}.`);
}

const mostAhead = 3;
