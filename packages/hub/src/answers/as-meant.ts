/** What a question means by what goes on, or is planned, where its words alone do not name it. */
import { weekdayNames } from '@herald/understanding/calendar-names';
import { type Question, sameTarget, type Target } from '@herald/understanding/question';
import { periodOf } from '@herald/understanding/time-range';
import type { Turn } from '@herald/understanding/turns';
import { justOver } from './lately.ts';
import { openTroubles } from './outages.ts';
import type { ReadModel } from './read-model.ts';
import {
  isOn,
  maintenanceNear,
  maintenanceNow,
  maintenanceSpokenOf,
  ofMaintenance as ofMaintenanceTopic,
} from './topic.ts';
import { unjudgedTrouble } from './trouble-now.ts';
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
  const names = [only.name];
  const isOut = openTroubles(names, readModel).length > 0 || unjudgedTrouble(names, readModel).length > 0;
  if (!isOut) return question;
  const { metric: _, range: __, measure: ___, ...rest } = question;
  return { ...rest, intent: 'health' };
}

const ofElse: ReadonlySet<Question['intent']> = new Set(['history', 'metric', 'cause', 'downtime', 'count']);

/** "For how many customers does the maintenance stop the payments?": a word that only may mean checkout names nothing beside a maintenance that was told of and does not touch it. */
function ofWhatWasTold(question: Question, readModel: ReadModel): Question {
  const { topic, targets, typos, turns } = question;
  const isGuessed = targets.length > 0 && targets.every((one) => typos.some(({ target }) => sameTarget(one, target)));
  if (topic?.kind !== 'maintenance' || !isGuessed || !turns.includes('plans')) return question;
  if (maintenanceSpokenOf(question, readModel).length > 0) return question;
  const [told] = maintenanceSpokenOf({ ...question, targets: [] }, readModel);
  if (!told) return question;
  return { ...question, typos: [], targets: told.services.map((name) => ({ kind: 'service', name })) };
}

/** "Is everything up?" "why not?", while nothing but maintenance is the matter. */
function ofOnlyWindow(question: Question, readModel: ReadModel): Question {
  const { intent, targets, range, topic } = question;
  if (intent !== 'cause' || targets.length > 0 || range !== undefined || topic) return question;
  if (openTroubles([], readModel).some(({ isPlanned }) => !isPlanned)) return question;
  const { downtimes, nowMs } = readModel;
  const window = downtimes({ fromMs: nowMs - 1, toMs: nowMs + 1 }).find(isOn);
  if (!window) return question;
  const touched = window.services.map((name): Target => ({ kind: 'service', name }));
  return { ...question, allTargets: false, targets: touched, topic: ofMaintenanceTopic([window]) };
}

/** "Is the maintenance started?", "who does that work?", after something that has none: of the one that runs, is just over or comes. */
function ofTheMaintenance(question: Question, readModel: ReadModel): Question {
  const { usedContext, named, targets, turns, topic, ofMaintenance, intent } = question;
  const isKnownOf = turns.includes('the-maintenance');
  if (named || topic?.kind === 'maintenance' || ofOthers.some((turn) => turns.includes(turn))) return question;
  if (!isKnownOf && !(usedContext && turns.includes('plans') && ofMaintenance)) return question;
  const names = targets.map(({ name }) => name);
  if (names.length > 0 && (!usedContext || maintenanceNow(names, readModel).length > 0)) return question;
  if (names.length === 0 && (!isKnownOf || !needsOne.has(intent) || turns.includes('who-planned'))) return question;
  const [window] = [...maintenanceNow([], readModel), ...(isKnownOf ? maintenanceNear([], readModel) : [])];
  const { usedContext: _, ...rest } = question;
  if (!window) return isKnownOf ? { ...rest, intent: 'downtime', targets: [], allTargets: true } : question;
  return {
    ...rest,
    ...(needsOne.has(intent) && !ofMaintenance && { intent: 'downtime' as const }),
    allTargets: false,
    targets: window.services.map((name) => ({ kind: 'service', name })),
    topic: ofMaintenanceTopic([window]),
  };
}

/** Any, the next, and what maintenance has to do with something that is spoken of. */
const ofOthers: readonly Turn[] = ['any', 'next', 'connected'];
/** Of everything these ask nothing. */
const needsOne: ReadonlySet<Question['intent']> = new Set(['health', 'describe', 'metric', 'who', 'none']);

/** "Wed?", after something that is not of the past: the day that comes, where it is nearer than the one that was. */
function ofComingDay(question: Question, { registry, nowMs }: ReadModel): Question {
  const { intent, range, usedContext, topic, turns } = question;
  const goesOn = usedContext || topic?.kind === 'maintenance';
  if (intent !== 'history' || !goesOn || turns.includes('was') || !weekdayNames.includes(range ?? '')) return question;
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
  if (question.topic?.kind === 'maintenance') return question;
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

/** "So what did maintenance add up to today?" names nothing that was spoken of before. */
function ofAllThatIsSummed(question: Question): Question {
  const { usedContext, named, turns } = question;
  if (!usedContext || named !== undefined || !turns.includes('planned-sum') || turns.includes('that')) return question;
  const { usedContext: _, ...rest } = question;
  return { ...rest, allTargets: true, targets: [] };
}

/** Words that say that something is in trouble, or just was. */
const ofTrouble: readonly Turn[] = ['news', 'over', 'still', 'known', 'nth', 'last-time', 'same'];

function isOfOutages(measure: Question['measure']): boolean {
  return measure === undefined || measure === 'outages' || measure === 'downtime';
}

/** By its words alone: what goes on need not be read for the others. */
export function mayBeOfWhatGoesOn(question: Question): boolean {
  return question.turns.includes('both') || isOfIt(question);
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
    intent !== 'impact' || topic?.kind === 'incident' || !meant.some(({ name }) => isOut(name, readModel));
  // Of several that were spoken of, those that have, or just had, trouble.
  const troubled = targets.filter(
    ({ name }) => isOut(name, readModel) || (mayBeOver && justOver([name], readModel) !== undefined),
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

function isOut(name: string, readModel: ReadModel): boolean {
  return openTroubles([name], readModel).length > 0 || unjudgedTrouble([name], readModel).length > 0;
}

/** What "it" is where nothing is named: all that is in trouble, else what is only just over. */
function whatItIs(readModel: ReadModel): Target[] {
  const open = openTroubles([], readModel).map(({ target }) => target);
  const doubted = unjudgedTrouble([], readModel).filter(({ name }) => open.every((one) => one.name !== name));
  const now = [...open, ...doubted.map(({ kind, name }) => ({ kind, name }))];
  const over = now.length > 0 ? undefined : justOver([], readModel);
  return over ? [over.incident.target] : now;
}

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
