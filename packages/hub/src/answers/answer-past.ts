/** Which answer of the past a question gets: what happened, how long it has been so, how much it was up, what was worst. */
import type { Question } from '@herald/understanding/question';
import { periodOf } from '@herald/understanding/time-range';
import type { HostView, ServiceView } from '../domain/fleet.ts';
import { againstGoal, withoutTarget } from './against-goal.ts';
import type { Answer } from './answer.ts';
import {
  asksForBest,
  asksForBothEnds,
  asksForEach,
  asksForLast,
  asksForLongest,
  asksForOne,
  asksForOwner,
  asksForPeriod,
  asksForServers,
  asksForStability,
  asksForTarget,
  asksForTeams,
  asksForTheTrend,
  asksHowBusy,
  asksHowLong,
  asksIfBetter,
  asksSinceWhen,
  asksThanUsual,
  asksToCompare,
} from './asked-words.ts';
import { rankStretches, reachOf, tellTrend, type Unit } from './by-period.ts';
import { compareHistories, comparePeriods } from './compared-history.ts';
import { tellSuperlative } from './counted.ts';
import { type NamedPeriod, whatHappened } from './history.ts';
import { tellMonitoringStart } from './monitoring-start.ts';
import { type Counting, tellLast, tellLongest, tellLongestOfEach } from './ranked-outages.ts';
import type { ReadModel } from './read-model.ts';
import { sinceWhen, sinceWhenAll } from './since-when.ts';
import { againstUsual } from './than-usual.ts';
import { togetherOf } from './together.ts';
import { tellUptimes } from './uptimes.ts';
import { withServiceHosts } from './views-asked.ts';
import { tellOwner } from './who.ts';
import { tellWorstNow } from './worst-now.ts';

const dayMs = 86_400_000;

/** The past, or since when: what was asked decides how much of it. */
export async function tellHistory(question: Question, readModel: ReadModel, text: string): Promise<Answer> {
  const names = question.targets.map(({ name }) => name);
  const [only] = names;
  const { goalPercent, measure } = question;
  if (measure === 'monitoring') return tellMonitoringStart(names, readModel);
  if (names.length === 0 && measure !== 'uptime' && asksForTheTrend.test(text))
    return tellTrend(counting(question, [], [], readModel));
  if (names.length === 0 && asksForLast.test(text))
    return tellLast(longestOf(question, counting(question, [], [], readModel)));
  if (asksThanUsual.test(text))
    return againstUsual(
      names,
      readModel,
      periodOf(question.range ?? 'today', readModel.registry.zone, readModel.nowMs),
    );
  if (names.length > 1 && asksToCompare.test(text)) {
    const compared = comparedHistory({ ...question, intent: 'compare' }, readModel, text);
    if (compared) return compared;
  }
  if (asksForLongest.test(text))
    return tellLongest(orderIn(text), longestOf(question, counting(question, [], [], readModel)));
  const isOfUptime = measure === 'uptime' || goalPercent !== undefined || asksForTarget.test(text);
  if (!question.range && !isOfUptime) {
    if (names.length === 1 && only !== undefined) return sinceWhen(only, readModel);
    if (names.length === 0 && asksSinceWhen.test(text)) return sinceWhenAll(readModel);
  }
  const period = question.range
    ? periodOf(question.range, readModel.registry.zone, readModel.nowMs)
    : isOfUptime
      ? lastDays(30, readModel.nowMs)
      : lastDays(7, readModel.nowMs);
  const told =
    isOfUptime && names.length !== 1
      ? await tellUptimes(names, readModel, period, goalPercent)
      : await whatHappened(names, readModel, period, {
          lead: measure === 'downtime' || asksHowLong.test(text) ? 'length' : 'count',
          uptime: isOfUptime ? 'asked' : 'if-telling',
        });
  if (goalPercent !== undefined) return names.length === 1 ? againstGoal(told, goalPercent, names, period.words) : told;
  return asksForTarget.test(text) ? withoutTarget(told, names) : told;
}

/** Worst now, unless a time or a figure was asked about. */
export async function tellRanking(question: Question, counted: Counting, text: string): Promise<Answer> {
  const { measure, range } = question;
  const unit = unitIn(text);
  if (unit) {
    const over =
      range === undefined
        ? { ...counted, period: periodOf(reachOf[unit], counted.readModel.registry.zone, counted.readModel.nowMs) }
        : counted;
    return rankStretches(unit, asksForBest.test(text) ? 'least' : 'most', over);
  }
  // "Which services had trouble in the last hour?" asks for all of them.
  if (range !== undefined && !asksForOne.test(text))
    return whatHappened(counted.names, counted.readModel, counted.period);
  if (asksForLast.test(text)) return tellLast(longestOf(question, counted));
  if ((measure === 'longest-outage' || asksForLongest.test(text)) && asksForEach.test(text))
    return tellLongestOfEach(longestOf(question, counted));
  if (measure === 'longest-outage' || asksForLongest.test(text))
    return tellLongest(question.order ?? orderIn(text), longestOf(question, counted));
  const isOfServers = measure === 'servers' || (measure === undefined && asksForServers.test(text));
  if (asksForBothEnds.test(text) && !isOfServers) return bothEnds(counted);
  if (asksForBest.test(text) && !isOfServers && (measure === undefined || measure === 'services'))
    return tellSuperlative({ measure: 'uptime', order: 'most' }, counted);
  const lately = await tellSuperlative(question, counted, {
    of: asksForTeams.test(text) ? 'teams' : isOfServers ? 'servers' : 'services',
  });
  const isNow = range === undefined && (measure === undefined || measure === 'servers' || measure === 'services');
  const ranked =
    isNow && question.order !== 'least'
      ? tellWorstNow(counted.names, isOfServers ? 'servers' : 'services', counted.readModel, lately)
      : lately;
  // "Who owns the worst service?"
  const [first] = ranked.targets;
  return asksForOwner.test(text) && first !== undefined && counted.readModel.registry.services.has(first)
    ? togetherOf(ranked, [tellOwner([first], counted.readModel, 'all')])
    : ranked;
}

/** "Which day", "our worst month". */
function unitIn(text: string): Unit | undefined {
  const found = asksForPeriod.exec(text);
  const word = (found?.[1] ?? found?.[2])?.toLowerCase();
  return word === 'day' || word === 'week' || word === 'month' ? word : undefined;
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

function orderIn(text: string): 'most' | 'least' {
  return /\bshortest\b/iu.test(text) ? 'least' : 'most';
}

/** Beside each other by how they held; undefined where it is about how busy they are. */
export function comparedHistory(question: Question, readModel: ReadModel, text: string): Promise<Answer> | undefined {
  const { metric, range, targets } = question;
  if (metric !== undefined && metric !== 'uptime') return undefined;
  const { zone } = readModel.registry;
  const names = targets.map(({ name }) => name);
  // How busy each is can be told of now alone: with a time, or a word of outages, or of services, it is about how they held.
  const areServices = targets.every(({ kind }) => kind === 'service') && !asksHowBusy.test(text);
  if (names.length > 1 && (range !== undefined || areServices || asksForStability.test(text)))
    return compareHistories(
      names,
      readModel,
      range === undefined ? lastDays(30, readModel.nowMs) : periodOf(range, zone, readModel.nowMs),
    );
  if (range === undefined) return undefined;
  const period = periodOf(range, zone, readModel.nowMs);
  const before =
    question.against === undefined
      ? periodBefore(range, period, readModel)
      : periodOf(question.against, zone, readModel.nowMs);
  return comparePeriods(names, readModel, period, before, asksIfBetter.test(text) ? 'verdict' : 'figures');
}

function periodBefore(range: string, { fromMs, toMs }: NamedPeriod, { registry, nowMs }: ReadModel): NamedPeriod {
  const earlier = range === 'today' ? 'yesterday' : range.startsWith('this-') ? range.replace('this-', 'last-') : '';
  if (/^last-(?:week|month|quarter|year)$|^yesterday$/.test(earlier)) return periodOf(earlier, registry.zone, nowMs);
  return { fromMs: fromMs - (toMs - fromMs), toMs: fromMs, words: 'in the time before' };
}

/** "A summary of the month for the board": how each held, and what happened. */
export async function tellSummary(question: Question, readModel: ReadModel, text: string): Promise<Answer> {
  const spoken = /\b(week|month|quarter|year)/iu.exec(text)?.[1]?.toLowerCase();
  const range = question.range ?? (spoken ? `this-${spoken}` : '30d');
  const period = periodOf(range, readModel.registry.zone, readModel.nowMs);
  const names = question.targets.map(({ name }) => name);
  const held = await tellUptimes(names, readModel, period);
  return togetherOf(held, [await whatHappened(names, readModel, period, { lead: 'length' })]);
}

/** What a time that is over, or runs, covers; undefined where none was named. */
export function pastOf({ range }: Question, { registry, nowMs }: ReadModel): NamedPeriod | undefined {
  const period = range === undefined ? undefined : periodOf(range, registry.zone, nowMs);
  return period && period.fromMs < nowMs ? period : undefined;
}

/** Without a time, what counts is the last 30 days. */
export function counting(
  question: Question,
  hosts: readonly HostView[],
  services: readonly ServiceView[],
  readModel: ReadModel,
): Counting {
  const names = question.targets.map(({ name }) => name);
  const period = periodOf(question.range ?? '30d', readModel.registry.zone, readModel.nowMs);
  return { names, hosts: question.allTargets ? hosts : withServiceHosts(hosts, services), period, readModel };
}

function lastDays(count: number, nowMs: number): NamedPeriod {
  return { fromMs: nowMs - count * dayMs, toMs: nowMs, words: `in the last ${count} days` };
}
