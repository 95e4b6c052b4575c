/** What the second question of a message means by what its first one is of, and whether the first one's answer tells it already. */
import type { Question } from '@herald/understanding/question';
import { openTroubles } from './outages.ts';
import type { ReadModel } from './read-model.ts';
import { unjudgedTrouble } from './trouble-now.ts';

/**
 * "Is anything planned, and when will it be over?": the plan says its end, and nothing else is to come back. "Is it down, and how
 * long already?": since when it is so is said with how it is.
 */
export function isToldBy(
  before: readonly Question[],
  { intent, targets, turns, ofMaintenance }: Question,
  readModel: ReadModel,
): boolean {
  const names = targets.map(({ name }) => name);
  const isCalm = openTroubles(names, readModel).length === 0;
  const isOf = (...intents: Question['intent'][]) => before.some((one) => intents.includes(one.intent));
  // "Who measured that, and when?"
  if (intent === 'eta' && turns.length === 0 && before.some((one) => one.turns.includes('reading'))) return true;
  if (intent === 'eta') return isOf('downtime', 'impact') && isCalm && !ofMaintenance?.includes('changed');
  // "exports down again? second today?": which it is is told with how it is.
  if (intent === 'count' && turns.includes('nth'))
    return (
      before.some((one) => one.turns.includes('nth')) ||
      (unjudgedTrouble(names, readModel).length > 0 && isOf('health', 'describe', 'history', 'cause'))
    );
  // "Which took longer than an hour, and what caused them?": each stands in the list with its cause.
  if (intent === 'cause' && targets.length === 0 && before.some((one) => one.longerThanSeconds !== undefined))
    return true;
  if (intent !== 'history') return false;
  const isSame = before.some((one) => one.targets.map(({ name }) => name).join() === names.join());
  const asksHowLong = turns.includes('how-long') && (turns.includes('so-far') || turns.includes('now'));
  return isOf('health', 'describe') && isSame && names.length === 1 && asksHowLong && !isCalm;
}

/** "What's broken, and when is it over?": nothing planned is meant where something is in trouble and no maintenance was asked about. */
export function ofItsEnd(other: Question, readModel: ReadModel): Question {
  const { intent, turns, ofMaintenance, targets, topic } = other;
  const asksForEnd = ofMaintenance?.includes('end') || turns.includes('over');
  if (intent !== 'downtime' || topic || turns.includes('plans') || !asksForEnd || other.range !== undefined)
    return other;
  const names = targets.map(({ name }) => name);
  return openTroubles(names, readModel).some(({ isPlanned }) => !isPlanned) ? { ...other, intent: 'eta' } : other;
}

/** "Any maintenance this month, and how long did it take?": of the maintenance; and of what is named there, not of what was spoken of before. */
export function ofThePlan(first: Question, { usedContext, ...other }: Question): Question {
  if (first.intent === 'downtime' && usedContext && !first.usedContext)
    return ofThePlan(first, { ...other, targets: first.targets, allTargets: first.allTargets });
  const asksHowLong = other.turns.includes('how-long') && other.turns.includes('that');
  if (first.intent !== 'downtime' || other.intent !== 'history' || !asksHowLong)
    return usedContext ? { ...other, usedContext } : other;
  const { targets, allTargets } = first;
  return { ...other, intent: 'downtime', targets, allTargets };
}
