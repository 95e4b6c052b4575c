/** "Compare billing and search", "better or worse than last week?": which comparison of the past is asked for, and of which times. */
import type { Question } from '@herald/understanding/question';
import { periodOf } from '@herald/understanding/time-range';
import type { Answer } from './answer.ts';
import { runningOf } from './asked.ts';
import { compareHistories, comparePeriods } from './compared-history.ts';
import { tellSuperlative } from './counted.ts';
import { counting, lastDays } from './counting.ts';
import type { NamedPeriod } from './history.ts';
import type { ReadModel } from './read-model.ts';
import { togetherOf } from './together.ts';
import { withDoubt } from './trouble-now.ts';

/** Beside each other by how they held; undefined where it is about how busy they are. */
export function comparedHistory(question: Question, readModel: ReadModel): Promise<Answer> | undefined {
  const { metric, range, targets, turns } = question;
  if (metric !== undefined && metric !== 'uptime') return undefined;
  const { zone } = readModel.registry;
  const names = targets.map(({ name }) => name);
  // How busy each is can be told of now alone: with a time, or a word of outages, or of services, it is about how they held.
  const areServices = targets.every(({ kind }) => kind === 'service') && !turns.includes('busy');
  if (names.length > 1 && (range !== undefined || areServices || turns.includes('stability')))
    return compareHistories(
      names,
      readModel,
      range === undefined ? lastDays(30, readModel.nowMs) : periodOf(range, zone, readModel.nowMs),
    );
  if (range === undefined) return undefined;
  // "Better or worse than yesterday?" is of today.
  const since = question.against === undefined && turns.includes('than-then') ? runningOf(range) : undefined;
  const period = periodOf(since ?? range, zone, readModel.nowMs);
  const against = since === undefined ? question.against : range;
  const before =
    against === undefined ? periodBefore(range, period, readModel) : periodOf(against, zone, readModel.nowMs);
  if (names.length === 0 && turns.includes('which-service') && turns.includes('one'))
    return rankedThenAndNow(question, period, before, readModel);
  return comparePeriods(
    names,
    readModel,
    period,
    before,
    askedWhether(turns),
    question.measure === 'uptime' ? 'uptime' : 'outages',
  ).then((told) => withDoubt(told, period, readModel));
}

/** "Which service lost the most minutes this week, compared with the week before?": the one of each time. */
async function rankedThenAndNow(
  question: Question,
  period: NamedPeriod,
  before: NamedPeriod,
  readModel: ReadModel,
): Promise<Answer> {
  const of = { measure: 'downtime', order: question.turns.includes('best') ? 'least' : 'most' } as const;
  const counted = counting(question, [], [], readModel);
  const [now, then] = await Promise.all(
    [period, before].map((one) => tellSuperlative(of, { ...counted, period: one })),
  );
  return now && then
    ? togetherOf({ ...now, intent: 'compare' }, [then])
    : comparePeriods([], readModel, period, before);
}

/** "Better or worse?" is asked of the better. */
function askedWhether(turns: Question['turns']): 'better' | 'worse' | 'figures' {
  if (!turns.includes('better')) return 'figures';
  return turns.includes('worse') ? 'worse' : 'better';
}

function periodBefore(range: string, { fromMs, toMs }: NamedPeriod, { registry, nowMs }: ReadModel): NamedPeriod {
  const earlier = range === 'today' ? 'yesterday' : range.startsWith('this-') ? range.replace('this-', 'last-') : '';
  if (/^last-(?:week|month|quarter|year)$|^yesterday$/.test(earlier)) return periodOf(earlier, registry.zone, nowMs);
  return { fromMs: fromMs - (toMs - fromMs), toMs: fromMs, words: 'in the time before' };
}
