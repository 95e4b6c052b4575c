/** What "it", "both" and "this outage" mean where nothing is named: what is in trouble, else what is only just over. */
import type { Question, Target } from '@herald/understanding/question';
import type { Turn } from '@herald/understanding/turns';
import { justOver } from './lately.ts';
import { openTroubles } from './outages.ts';
import type { ReadModel } from './read-model.ts';
import { maintenanceNow } from './topic.ts';
import { isInTrouble, unjudgedTrouble } from './trouble-now.ts';

/** By its words alone: what goes on need not be read for the others. */
export function mayBeOfWhatGoesOn(question: Question): boolean {
  return question.turns.includes('both') || isOfIt(question);
}

/**
 * "Still down?", "any news?", "does he lose data because of this outage?": where nothing is named, or only what was spoken of before
 * and is well, of whatever is in trouble, else of what is only just over.
 */
export function ofWhatGoesOn(question: Question, readModel: ReadModel): Question {
  const both = ofBoth(question, readModel);
  if (both !== question || !isOfIt(question)) return both;
  const { targets, intent, topic } = question;
  const meant = whatItIs(readModel);
  // Nobody notices what is over, where something else is in trouble and it was not told of.
  const mayBeOver =
    intent !== 'impact' || topic?.kind === 'incident' || !meant.some(({ name }) => isInTrouble(name, readModel));
  // Of several that were spoken of, those that have, or just had, trouble.
  const troubled = targets.filter(
    ({ name }) => isInTrouble(name, readModel) || (mayBeOver && justOver([name], readModel) !== undefined),
  );
  if (troubled.length > 0) return troubled.length < targets.length ? { ...question, targets: troubled } : question;
  // One wish is for one thing: it is asked which.
  if (meant.length === 0 || (intent === 'subscribe' && meant.length > 1)) return question;
  const { usedContext: _, ...rest } = question;
  return {
    ...rest,
    unknownNames: [],
    allTargets: false,
    targets: meant,
    ...(intent === 'fleet' && { intent: 'health' as const }),
  };
}

/** "Both sorted?", where one of them was spoken of, or none: of what is in trouble, under maintenance, or only just over. */
function ofBoth(question: Question, readModel: ReadModel): Question {
  const { turns, targets, usedContext, named, intent, topic } = question;
  const isNamed = targets.length > 0 && (!usedContext || named !== undefined);
  if (!turns.includes('both') || isNamed || targets.length > 1 || question.range !== undefined) return question;
  const { registry } = readModel;
  const over = justOver([], readModel)?.incident.target;
  const meant = new Set([
    ...targets.map(({ name }) => name),
    ...openTroubles([], readModel).map(({ target }) => target.name),
    ...unjudgedTrouble([], readModel).map(({ name }) => name),
    ...maintenanceNow([], readModel).flatMap(({ services }) => services),
    ...(over ? [over.name] : []),
  ]);
  const services = [...meant].filter((name) => registry.services.has(name));
  if (services.length < 2 || services.length > mostOfBoth) return question;
  const { usedContext: _, topic: __, ...rest } = question;
  return {
    ...rest,
    ...(topic?.kind === 'incident' && { topic }),
    allTargets: false,
    targets: services.map((name) => ({ kind: 'service', name })),
    ...(ofState.has(intent) && { intent: 'health' as const }),
  };
}

const mostOfBoth = 3;
const ofState: ReadonlySet<Question['intent']> = new Set(['fleet', 'describe', 'downtime', 'none']);

/** Words that say that something is in trouble, or just was. */
const ofTrouble: readonly Turn[] = ['news', 'over', 'still', 'known', 'nth', 'last-time', 'same'];

function isOfOutages(measure: Question['measure']): boolean {
  return measure === undefined || measure === 'outages' || measure === 'downtime';
}

function isOfIt(question: Question): boolean {
  const { usedContext, named, targets, turns, intent, topic, unsure, unknownNames } = question;
  const isNamed = targets.length > 0 && (!usedContext || named !== undefined);
  // "Is Lea aware?" names a person.
  const isOfPerson = intent === 'who' && (turns.includes('known') || turns.includes('news'));
  // "Is there anything I need to know?" is of everything.
  if (turns.includes('attention') && intent === 'fleet') return false;
  if (isNamed || unsure.length > 0 || (unknownNames.length > 0 && !isOfPerson)) return false;
  const isOfThis = usedContext === true && turns.includes('this-trouble');
  // What is spoken of and is planned, or was, is meant itself.
  return (isOfThis || presumesTrouble(question)) && !turns.includes('plans') && topic?.kind !== 'maintenance';
}

/** Whether it can only be of something in trouble. */
function presumesTrouble({ intent, clock, measure, range, targets, turns }: Question): boolean {
  const saysSo = ofTrouble.some((turn) => turns.includes(turn));
  switch (intent) {
    // "What do I tell them?" after something that is well. Without a name the text is of what is in trouble anyway,
    case 'customer':
      return targets.length > 0 && range === undefined;
    // "Which customer notices it?" after something that is well.
    case 'impact':
      return targets.length > 0 && range === undefined && !turns.includes('was');
    // and so is who works on it, when it is back, and why.
    case 'who':
      return (
        (targets.length > 0 && (saysSo || turns.includes('who-works'))) ||
        turns.includes('news') ||
        turns.includes('known')
      );
    case 'eta':
      return (targets.length > 0 && saysSo) || clock !== undefined;
    case 'cause':
      return targets.length > 0 && saysSo;
    case 'health':
    case 'fleet':
      return saysSo;
    case 'subscribe':
      return turns.includes('return') && !turns.includes('any');
    // "how many minutes so far?", "how often today?"
    case 'history':
      return (
        range === undefined &&
        isOfOutages(measure) &&
        turns.includes('how-long') &&
        (turns.includes('so-far') || turns.includes('now'))
      );
    case 'count':
      return turns.includes('nth') || (range === 'today' && turns.includes('how-often'));
    default:
      return false;
  }
}

/** What "it" is where nothing is named: all that is in trouble, else what is only just over. */
function whatItIs(readModel: ReadModel): Target[] {
  const open = openTroubles([], readModel).map(({ target }) => target);
  const doubted = unjudgedTrouble([], readModel).filter(({ name }) => open.every((one) => one.name !== name));
  const now = [...open, ...doubted.map(({ kind, name }) => ({ kind, name }))];
  const over = now.length > 0 ? undefined : justOver([], readModel);
  return over ? [over.incident.target] : now;
}
