/** "Three numbers for the board", "a recap of today", "slides for last month": how services held, and how many questions reached engineers. */
import type { Question } from '@herald/understanding/question';
import { periodOf } from '@herald/understanding/time-range';
import { asPlain, say, type Text } from '../format/text.ts';
import type { Answer } from './answer.ts';
import type { Asked } from './asked.ts';
import { type NamedPeriod, whatHappened } from './history.ts';
import { plannedWithin } from './past-downtime.ts';
import type { InquiryWish } from './people-directory.ts';
import { togetherOf } from './together.ts';
import { withDoubt } from './trouble-now.ts';
import { tellUptimes } from './uptimes.ts';

/** What was asked for first: how things held, or, where Herald is what it is about, what became of the questions. */
export async function tellSummary(asked: Asked): Promise<Answer> {
  const { question, names, readModel, asks } = asked;
  const period = periodOfSummary(question, asked);
  const held = await tellUptimes(names, readModel, period);
  const whole = togetherOf(held, [await whatHappened(names, readModel, period, { lead: 'length' })]);
  // Whoever asks for three sentences wants no list.
  const told = withDoubt(asks('in-brief') || asks('of-herald') ? { ...whole, groups: [] } : whole, period, readModel);
  const questions = await questionsIn(asked, period);
  // Whoever reports to a board reports maintenance too.
  const planned = plannedWithin(names, readModel, period);
  const [first, ...rest] = questions;
  if (first !== undefined && asks('of-herald'))
    return { ...told, verdict: first, lines: [...rest.map(asPlain), asPlain(told.verdict), ...told.lines, planned] };
  return { ...told, lines: [...told.lines, planned, ...questions.map(asPlain)] };
}

function periodOfSummary({ range, turns }: Question, { readModel: { registry, nowMs } }: Asked): NamedPeriod {
  const unit = (['week', 'month', 'quarter', 'year'] as const).find((one) => turns.includes(`of-${one}`));
  const spoken = turns.includes('of-day') ? 'today' : unit ? `this-${unit}` : '30d';
  const period = periodOf(range ?? spoken, registry.zone, nowMs);
  // "I report to the board tomorrow": of what was until then.
  return period.fromMs > nowMs ? periodOf('30d', registry.zone, nowMs) : period;
}

/** The headline of each, in the words that a question about them gets. */
async function questionsIn({ asker, names, asks }: Asked, period: NamedPeriod): Promise<Text[]> {
  if (!asker || names.length > 0) return [];
  const wishes: InquiryWish[] = [
    { about: 'reached', period },
    { about: 'share', period },
    ...(asks('of-herald') ? [{ about: 'speed', period } as const, { about: 'goal', period } as const] : []),
  ];
  const told: Text[] = [];
  for (const wish of wishes) {
    const { headline } = await asker.people.inquiries(wish);
    if (!told.some((one) => JSON.stringify(one) === JSON.stringify(headline))) told.push(headline);
  }
  return told.length === 1 ? told : told.map((one) => say`${one}`);
}
