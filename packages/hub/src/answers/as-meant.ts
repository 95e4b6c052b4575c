/** What a question means by what goes on, or is planned, where its words alone do not name it. */
import { weekdayNames } from '@herald/understanding/calendar-names';
import type { Question } from '@herald/understanding/question';
import { periodOf } from '@herald/understanding/time-range';
import { openTroubles } from './open-incident.ts';
import type { ReadModel } from './read-model.ts';

export function asMeant(question: Question, readModel: ReadModel): Question {
  return ofWhatGoesOn(ofAllThatIsRanked(ofWhatIsPlanned(ofComingDay(question, readModel), readModel)), readModel);
}

/** "Wed?", after something that is not of the past: the day that comes, where it is nearer than the one that was. */
function ofComingDay(question: Question, { registry, nowMs }: ReadModel): Question {
  const { intent, range, usedContext, turns } = question;
  if (intent !== 'history' || !usedContext || turns.includes('was') || !weekdayNames.includes(range ?? ''))
    return question;
  const ahead = periodOf(range ?? '', registry.zone, nowMs, 'ahead');
  const back = periodOf(range ?? '', registry.zone, nowMs, 'back');
  return ahead.fromMs > nowMs && ahead.fromMs - nowMs < nowMs - back.fromMs
    ? { ...question, intent: 'downtime' }
    : question;
}

/** "Must I tell customers before the maintenance? Give me a text": of what the maintenance touches, not of what was spoken of. */
export function ofWhatIsPlanned(question: Question, { downtimes, nowMs }: ReadModel): Question {
  const isNamed = question.targets.length > 0 && !question.usedContext;
  if (question.intent !== 'customer' || isNamed || !question.turns.includes('plans')) return question;
  const next = downtimes({ fromMs: nowMs, toMs: nowMs + 366 * 86_400_000 }).find(
    ({ state }) => state !== 'cancelled' && state !== 'finished',
  );
  if (!next) return question;
  const { usedContext: _, ...rest } = question;
  return { ...rest, allTargets: false, targets: next.services.map((name) => ({ kind: 'service', name })) };
}

/** "And the three worst this year?": of one that was spoken of before there is nothing to rank. */
function ofAllThatIsRanked(question: Question): Question {
  const { usedContext, intent, measure, targets, turns } = question;
  const isOfLengths = measure === 'longest-outage' || turns.includes('longest') || turns.includes('last');
  const isOfTimes = (['which-day', 'which-week', 'which-month'] as const).some((turn) => turns.includes(turn));
  if (intent !== 'superlative' || !usedContext || targets.length !== 1 || isOfLengths || isOfTimes) return question;
  const { usedContext: _, ...rest } = question;
  return { ...rest, allTargets: true, targets: [] };
}

/** "Does he lose data because of this outage?", said of what was spoken of before, which is well: of what is in trouble. */
function ofWhatGoesOn(question: Question, readModel: ReadModel): Question {
  const { usedContext, targets, turns, ...rest } = question;
  const before = targets.map(({ name }) => name);
  if (!usedContext || !turns.includes('this-trouble') || openTroubles(before, readModel).length > 0) return question;
  const troubles = openTroubles([], readModel).map(({ target }) => target);
  return troubles.length > 0 ? { ...rest, turns, targets: troubles } : question;
}

/**
 * "Is anything planned, and when will it be over?": the plan says its end, and nothing else is to come back. "Is it down, and how
 * long already?": since when it is so is said with how it is.
 */
export function isToldBy(
  before: readonly Question[],
  { intent, targets, turns }: Question,
  readModel: ReadModel,
): boolean {
  const names = targets.map(({ name }) => name);
  const isCalm = openTroubles(names, readModel).length === 0;
  const isOf = (...intents: Question['intent'][]) => before.some((one) => intents.includes(one.intent));
  if (intent === 'eta') return isOf('downtime', 'impact') && isCalm;
  if (intent !== 'history') return false;
  const isSame = before.some((one) => one.targets.map(({ name }) => name).join() === names.join());
  const asksHowLong = turns.includes('how-long') && turns.includes('so-far');
  return isOf('health', 'describe') && isSame && names.length === 1 && asksHowLong && !isCalm;
}

/** "Any maintenance this month, and how long did it take?": of the maintenance; and of what is named there, not of what was spoken of before. */
export function ofThePlan(first: Question, { usedContext, ...other }: Question): Question {
  const isNamed = first.targets.length > 0 && !first.usedContext;
  if (first.intent === 'downtime' && usedContext && isNamed)
    return ofThePlan(first, { ...other, targets: first.targets, allTargets: false });
  const asksHowLong = other.turns.includes('how-long') && other.turns.includes('that');
  if (first.intent !== 'downtime' || other.intent !== 'history' || !asksHowLong)
    return usedContext ? { ...other, usedContext } : other;
  const { targets, allTargets } = first;
  return { ...other, intent: 'downtime', targets, allTargets };
}
