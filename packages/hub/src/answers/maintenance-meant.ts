/** Which maintenance a question means where its words alone do not name it: the one that was told of, that runs, or that comes. */
import { weekdayNames } from '@herald/understanding/calendar-names';
import { type Question, sameTarget, type Target } from '@herald/understanding/question';
import { periodOf } from '@herald/understanding/time-range';
import type { Turn } from '@herald/understanding/turns';
import { openTroubles } from './outages.ts';
import type { ReadModel } from './read-model.ts';
import {
  isOn,
  maintenanceNear,
  maintenanceNow,
  maintenanceSpokenOf,
  ofMaintenance as ofMaintenanceTopic,
} from './topic.ts';

/** "For how many customers does the maintenance stop the payments?": a word that only may mean checkout names nothing beside a maintenance that was told of and does not touch it. */
export function ofWhatWasTold(question: Question, readModel: ReadModel): Question {
  const { topic, targets, typos, turns } = question;
  const isGuessed = targets.length > 0 && targets.every((one) => typos.some(({ target }) => sameTarget(one, target)));
  if (topic?.kind !== 'maintenance' || !isGuessed || !turns.includes('plans')) return question;
  if (maintenanceSpokenOf(question, readModel).length > 0) return question;
  const [told] = maintenanceSpokenOf({ ...question, targets: [] }, readModel);
  if (!told) return question;
  return { ...question, typos: [], targets: told.services.map((name) => ({ kind: 'service', name })) };
}

/** "Is everything up?" "why not?", while nothing but maintenance is the matter. */
export function ofOnlyWindow(question: Question, readModel: ReadModel): Question {
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
export function ofTheMaintenance(question: Question, readModel: ReadModel): Question {
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
export function ofComingDay(question: Question, { registry, nowMs }: ReadModel): Question {
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
