/** Which answer of the past a question gets: what happened, how long it has been so, how much it was up, what was worst. */
import type { Question } from '@herald/understanding/question';
import { periodOf } from '@herald/understanding/time-range';
import { spanOf } from '../format/downtime-span.ts';
import { asPlain, plainText, say, strong, type Text } from '../format/text.ts';
import { againstGoal, againstGoals, withoutTarget } from './against-goal.ts';
import type { Answer } from './answer.ts';
import { rankThen } from './busiest-then.ts';
import { rankStretches, reachOf, tellTrend, type Unit } from './by-period.ts';
import { comparedHistory } from './compared-times.ts';
import { tellSuperlative } from './counted.ts';
import { counting, lastDays } from './counting.ts';
import { tellDoubted } from './doubted-figure.ts';
import { tellOfEach } from './each-service.ts';
import { answeringBefore } from './happened-before.ts';
import { type NamedPeriod, whatHappened } from './history.ts';
import { tellMonitoringStart } from './monitoring-start.ts';
import { openTroubles } from './outages.ts';
import { partAsked, tellByPart } from './outages-by-part.ts';
import { plannedWithin } from './past-downtime.ts';
import { type Counting, tellLast, tellLongerThan, tellLongest, tellLongestOfEach } from './ranked-outages.ts';
import type { ReadModel } from './read-model.ts';
import { howLongItWas, sinceWhen, sinceWhenAll, sinceWhenEach } from './since-when.ts';
import { againstUsual } from './than-usual.ts';
import { togetherOf } from './together.ts';
import { withDoubt } from './trouble-now.ts';
import { tellUptimes } from './uptimes.ts';
import { isWatched } from './watched.ts';
import { tellOwner } from './who.ts';
import { tellWorstNow } from './worst-now.ts';

const dayMs = 86_400_000;

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

/** Worst now, unless a time or a figure was asked about. */
export async function tellRanking(question: Question, counted: Counting): Promise<Answer> {
  const { measure, range, turns } = question;
  if (counted.names.length === 1 && turns.includes('is-the-one')) return isTheOne(question, counted);
  if (measure === 'time-to-acknowledge') return tellSuperlative(question, counted);
  const unit = units.find((one) => turns.includes(`which-${one}`));
  if (unit) {
    const over =
      range === undefined
        ? { ...counted, period: periodOf(reachOf[unit], counted.readModel.registry.zone, counted.readModel.nowMs) }
        : counted;
    return rankStretches(unit, isOfBest(turns) ? 'least' : 'most', over);
  }
  if (range !== undefined && measure !== undefined) {
    const of = turns.includes('ago') ? 'moment' : 'time';
    const then = await rankThen(measure, question.order ?? 'most', counted, of, () =>
      tellSuperlative(question, counted),
    );
    if (then) return then;
  }
  // "Which services had trouble in the last hour?" asks for all of them.
  if (range !== undefined && !turns.includes('one') && !turns.includes('teams'))
    return whatHappened(counted.names, counted.readModel, counted.period);
  if (turns.includes('last')) return tellLast(longestOf(question, counted));
  if ((measure === 'longest-outage' || turns.includes('longest')) && turns.includes('each'))
    return tellLongestOfEach(longestOf(question, counted));
  if (measure === 'longest-outage' || turns.includes('longest'))
    return tellLongest(question.order ?? orderIn(turns), longestOf(question, counted));
  const isOfServers =
    measure === 'servers' || (measure === undefined && turns.includes('servers')) || turns.includes('not-services');
  if (turns.includes('teams') && isOfBothEnds(turns)) {
    const [worst, best] = (['most', 'least'] as const).map((order) =>
      tellSuperlative({ ...question, order }, counted, { of: 'teams' }),
    );
    return worst && best ? togetherOf(await worst, [await best]) : bothEnds(counted);
  }
  if (turns.includes('teams') && isOfBest(turns))
    return tellSuperlative({ ...question, order: 'least' }, counted, { of: 'teams' });
  if (isOfBothEnds(turns) && !isOfServers) return bothEnds(counted);
  if (isOfBest(turns) && !isOfServers && (measure === undefined || measure === 'services'))
    return tellSuperlative({ measure: 'uptime', order: 'most' }, counted);
  // "How busy is the one with the worst load?": a load average says nothing to most.
  const figure = measure === 'load' && turns.includes('how-busy') ? 'cpu' : measure;
  const lately = await tellSuperlative({ ...question, ...(figure && { measure: figure }) }, counted, {
    isJudged: turns.includes('is-good') || turns.includes('is-bad'),
    of: turns.includes('teams') ? 'teams' : isOfServers ? 'servers' : 'services',
  });
  const isNow = range === undefined && (measure === undefined || measure === 'servers' || measure === 'services');
  const ranked =
    isNow && question.order !== 'least'
      ? tellWorstNow(counted.names, isOfServers ? 'servers' : 'services', counted.readModel, lately)
      : lately;
  // "Who owns the worst service?"
  const [first] = ranked.targets;
  return turns.includes('owner') && first !== undefined && counted.readModel.registry.services.has(first)
    ? togetherOf(ranked, [tellOwner([first], counted.readModel, 'all')])
    : ranked;
}

/** "Is the shop our weakest service?": of all, and yes or no first. */
async function isTheOne(question: Question, counted: Counting): Promise<Answer> {
  const [name = ''] = counted.names;
  const of = {
    ...question,
    targets: [],
    allTargets: true,
    turns: question.turns.filter((one) => one !== 'is-the-one'),
  };
  const ranked = await tellRanking({ ...of, range: question.range ?? '30d' }, { ...counted, names: [] });
  const [first] = ranked.targets;
  // Where none was down none is the one.
  if (first === undefined || first === '*') return ranked;
  const isIt = ranked.targets.includes(name);
  return { ...ranked, verdict: say`${strong(isIt ? 'Yes:' : `No, not ${name}:`)} ${ranked.verdict}` };
}

/** "Which day", "our worst month". */
const units: readonly Unit[] = ['day', 'week', 'month'];

/** "Which service is the best?" */
function isOfBest(turns: Question['turns']): boolean {
  return turns.includes('best') && !turns.includes('worst');
}

/** "Which is the worst and which is the best?" */
function isOfBothEnds(turns: Question['turns']): boolean {
  return turns.includes('best') && turns.includes('worst');
}

/** "Which is the worst and which the best?": where none was down, none is either. */
async function bothEnds(counted: Counting): Promise<Answer> {
  const lowest = await tellSuperlative({ measure: 'uptime', order: 'least' }, counted);
  const isNamed = lowest.targets.length === 1 && lowest.targets[0] !== '*';
  return isNamed ? togetherOf(lowest, [await tellSuperlative({ measure: 'uptime', order: 'most' }, counted)]) : lowest;
}

/** "The longest we've had" is not the longest of a month. */
function longestOf({ range }: Question, counted: Counting): Counting {
  const { nowMs } = counted.readModel;
  const lastYear = { fromMs: nowMs - 365 * dayMs, toMs: nowMs, words: 'in the last year' };
  return range === undefined ? { ...counted, period: lastYear } : counted;
}

function orderIn(turns: Question['turns']): 'most' | 'least' {
  return turns.includes('shortest') ? 'least' : 'most';
}
