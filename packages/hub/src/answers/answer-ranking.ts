/** "Which was down the most?", "our best and our worst": one of several, by how they held. */
import type { Question } from '@herald/understanding/question';
import { periodOf } from '@herald/understanding/time-range';
import { say, strong } from '../format/text.ts';
import type { Answer } from './answer.ts';
import { rankThen } from './busiest-then.ts';
import { rankStretches, reachOf, type Unit } from './by-period.ts';
import { tellSuperlative } from './counted.ts';
import { whatHappened } from './history.ts';
import { type Counting, tellLast, tellLongest, tellLongestOfEach } from './ranked-outages.ts';
import { togetherOf } from './together.ts';
import { tellOwner } from './who.ts';
import { tellWorstNow } from './worst-now.ts';

const dayMs = 86_400_000;

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
export function longestOf({ range }: Question, counted: Counting): Counting {
  const { nowMs } = counted.readModel;
  const lastYear = { fromMs: nowMs - 365 * dayMs, toMs: nowMs, words: 'in the last year' };
  return range === undefined ? { ...counted, period: lastYear } : counted;
}

export function orderIn(turns: Question['turns']): 'most' | 'least' {
  return turns.includes('shortest') ? 'least' : 'most';
}
