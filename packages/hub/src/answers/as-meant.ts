/** What a question means by what goes on, or is planned, where its words alone do not name it. */
import type { Question } from '@herald/understanding/question';
import { ofComingDay, ofOnlyWindow, ofTheMaintenance, ofWhatIsPlanned, ofWhatWasTold } from './maintenance-meant.ts';
import { openTroubles } from './outages.ts';
import type { ReadModel } from './read-model.ts';
import { isInTrouble } from './trouble-now.ts';
import { ofWhatGoesOn } from './what-goes-on.ts';
import { ofWhatWasMeasured } from './whose-figure.ts';

export function asMeant(question: Question, readModel: ReadModel): Question {
  const measured = ofWhatWasMeasured(question, readModel);
  const told = ofTheMaintenance(ofWhatWasTold(ofOnlyWindow(measured, readModel), readModel), readModel);
  const ofPlans = ofWhatIsPlanned(ofComingDay(told, readModel), readModel);
  return ofHowItIs(
    ofWhatIsSpared(ofWhatGoesOn(ofAllThatIsSummed(ofAllThatIsRanked(ofPlans)), readModel), readModel),
    readModel,
  );
}

/** "Who notices it?" "and checkout, has it the same?": of what is well, that it is. */
function ofWhatIsSpared(question: Question, readModel: ReadModel): Question {
  const { intent, named, targets, turns, topic, usedContext } = question;
  if (intent !== 'impact' || !named || !usedContext || turns.includes('plans') || topic?.kind === 'maintenance')
    return question;
  return openTroubles(
    targets.map(({ name }) => name),
    readModel,
  ).length > 0
    ? question
    : { ...question, intent: 'health' };
}

/** "exports?" while exports is down: how it is, whatever was asked of something else before. */
function ofHowItIs(question: Question, readModel: ReadModel): Question {
  const [only, ...others] = question.targets;
  if (question.named !== 'alone' || !only || others.length > 0 || !ofElse.has(question.intent)) return question;
  if (!isInTrouble(only.name, readModel)) return question;
  const { metric: _, range: __, measure: ___, ...rest } = question;
  return { ...rest, intent: 'health' };
}

const ofElse: ReadonlySet<Question['intent']> = new Set(['history', 'metric', 'cause', 'downtime', 'count']);

/** "And the three worst this year?": of one that was spoken of before there is nothing to rank. */
function ofAllThatIsRanked(question: Question): Question {
  const { usedContext, intent, measure, targets, turns } = question;
  const isOfLengths = measure === 'longest-outage' || turns.includes('longest') || turns.includes('last');
  const isOfTimes = (['which-day', 'which-week', 'which-month'] as const).some((turn) => turns.includes(turn));
  if (intent !== 'superlative' || !usedContext || targets.length !== 1 || isOfLengths || isOfTimes) return question;
  const { usedContext: _, ...rest } = question;
  return { ...rest, allTargets: true, targets: [] };
}

/** "So what did maintenance add up to today?" names nothing that was spoken of before. */
function ofAllThatIsSummed(question: Question): Question {
  const { usedContext, named, turns } = question;
  if (!usedContext || named !== undefined || !turns.includes('planned-sum') || turns.includes('that')) return question;
  const { usedContext: _, ...rest } = question;
  return { ...rest, allTargets: true, targets: [] };
}
