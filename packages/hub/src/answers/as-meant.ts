/** What a question means by what goes on, or is planned, where its words alone do not name it. */
import type { Question } from '@herald/understanding/question';
import { openTroubles } from './open-incident.ts';
import type { ReadModel } from './read-model.ts';

export function asMeant(question: Question, readModel: ReadModel): Question {
  return ofWhatGoesOn(ofWhatIsPlanned(question, readModel), readModel);
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

/** "Does he lose data because of this outage?", said of what was spoken of before, which is well: of what is in trouble. */
function ofWhatGoesOn(question: Question, readModel: ReadModel): Question {
  const { usedContext, targets, turns, ...rest } = question;
  const before = targets.map(({ name }) => name);
  if (!usedContext || !turns.includes('this-trouble') || openTroubles(before, readModel).length > 0) return question;
  const troubles = openTroubles([], readModel).map(({ target }) => target);
  return troubles.length > 0 ? { ...rest, turns, targets: troubles } : question;
}

/** "Is anything planned, and when will it be over?": the plan says its end, and nothing else is to come back. */
export function isToldBy(before: readonly Question[], { intent, targets }: Question, readModel: ReadModel): boolean {
  return (
    intent === 'eta' &&
    before.some((one) => one.intent === 'downtime' || one.intent === 'impact') &&
    openTroubles(
      targets.map(({ name }) => name),
      readModel,
    ).length === 0
  );
}
