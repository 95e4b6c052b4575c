/** "How much maintenance this month?", "compared with unplanned minutes?": how much was, or is, planned in a time, alone or beside another. */
import type { Question } from '@herald/understanding/question';
import { periodOf } from '@herald/understanding/time-range';
import type { Answer } from './answer.ts';
import type { Asked } from './asked.ts';
import type { NamedPeriod } from './history.ts';
import { tellPlannedBeside, tellPlannedShare, tellPlannedTotal } from './planned-total.ts';
import { togetherOf } from './together.ts';

export const mayBeOfPlans: ReadonlySet<Question['intent']> = new Set([
  'none',
  'downtime',
  'impact',
  'history',
  'describe',
  'health',
]);

/** Their words are of something else, however much maintenance they name. */
const neverOfPlans: ReadonlySet<Question['intent']> = new Set([
  'customer',
  'subscribe',
  'unsubscribe',
  'subscriptions',
  'meaning',
  'act',
  'about',
  'privacy',
  'language',
]);

/** "What planned maintenance did we have, and how long?", with no word of outages: of several, or of how much. */
function isOfAllPlanned({ question, asks }: Asked): boolean {
  if (!asks('planned-too') || asks('of-uptime') || asks('trouble') || asks('unplanned') || asks('on-time'))
    return false;
  if (asks('planned-sum') || asks('all-windows')) return !neverOfPlans.has(question.intent);
  if (question.intent === 'compare' && question.against !== undefined) return true;
  if (!mayBeOfPlans.has(question.intent)) return false;
  const isOfPast = asks('was') || question.intent === 'history';
  return isOfPast && (question.against !== undefined || asks('which-windows') || asks('how-long') || asks('how-many'));
}

/** "For the month", where no time is named in so many words. */
function unitIn(asks: Asked['asks']): string {
  return (['month', 'quarter', 'year'] as const).find((one) => asks(`of-${one}`)) ?? 'week';
}

/** "More maintenance this month than last month?" */
async function comparePlans({ names, readModel }: Asked, period: NamedPeriod, before: NamedPeriod): Promise<Answer> {
  const [now, then] = await Promise.all([period, before].map((one) => tellPlannedTotal(names, readModel, one)));
  return now && then ? togetherOf(now, [then]) : tellPlannedTotal(names, readModel, period);
}

/** How much of it in a time that is named, or of this week where a sum is asked for; whatever window was spoken of. */
export async function sumOfPlans(asked: Asked): Promise<Answer | undefined> {
  const { question, names, readModel, isOnly, asks } = asked;
  if (!isOnly || question.intent === 'inquiries') return undefined;
  const { zone } = readModel.registry;
  const looking = asks('was') ? 'back' : 'ahead';
  const period = (fallback: string) => periodOf(question.range ?? fallback, zone, readModel.nowMs, looking);
  if (asks('planned-beside') && !neverOfPlans.has(question.intent))
    return tellPlannedBeside(names, readModel, period('30d'));
  if (asks('planned-share') && !neverOfPlans.has(question.intent))
    return tellPlannedShare(names, readModel, period('30d'));
  if (!isOfAllPlanned(asked) || (question.range === undefined && !asks('planned-sum'))) return undefined;
  const within = period(`this-${unitIn(asks)}`);
  if (question.against !== undefined)
    return comparePlans(asked, within, periodOf(question.against, zone, readModel.nowMs));
  const total = await tellPlannedTotal(names, readModel, within);
  // "List all planned maintenance until Friday" is told by what comes next.
  return asks('planned-sum') || total.status !== 'planned' ? total : undefined;
}
