/** What is asked of one maintenance, whatever intent its words would have alone: whether it began or is over, until when, why, by whom, against what was announced. */
import type { Question } from '@herald/understanding/question';
import { periodOf } from '@herald/understanding/time-range';
import type { Downtime } from '../domain/downtime.ts';
import { plainText, say, type Text } from '../format/text.ts';
import { fullStop } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { type Asked, aheadOf } from './asked.ts';
import { bareAnswer } from './bare-answer.ts';
import { aspectWords, saysTheWindow } from './maintenance-aspects.ts';
import { type About, touchedBy, windowWords } from './maintenance-state.ts';
import { openTroubles } from './outages.ts';
import type { ReadModel } from './read-model.ts';
import { toldOnce } from './together.ts';
import { inRange, isOn, maintenanceNear, maintenanceNow, maintenanceSpokenOf, ofMaintenance } from './topic.ts';

type Aspect = NonNullable<Question['ofMaintenance']>[number];

function saysOnSchedule(words: Text): boolean {
  return /\bOn schedule\./.test(plainText(words, () => ''));
}

/** What may be meant of a maintenance; beside these its words ask for something of their own. */
const mayBeOfIt: ReadonlySet<Question['intent']> = new Set([
  'none',
  'act',
  'cause',
  'count',
  'describe',
  'downtime',
  'eta',
  'fleet',
  'health',
  'history',
  'impact',
  'predict',
  'remark',
  'who',
]);

/** Undefined where no maintenance is meant, or its words ask nothing that is told here. */
export function tellOfMaintenance(asked: Asked): Answer | undefined {
  const { question, names, readModel } = asked;
  if (!mayBeOfIt.has(question.intent)) return undefined;
  const all = aspectsOf(asked);
  // Of another time than its end the plans of that time are told.
  // "Does it start at noon sharp, can it be moved?" is of it.
  const isOfMoving = all.includes('move');
  if (question.clock !== undefined && !isOfMoving && !all.some((aspect) => ofItsEnd.has(aspect))) return undefined;
  const aspects: readonly Aspect[] = question.clock === undefined || isOfMoving ? all : ['end'];
  const windows = aspects.length > 0 ? windowsMeant(asked, aspects) : [];
  const [window] = windows;
  if (!window) return undefined;
  const about: About = {
    window,
    windows,
    names: names.filter(
      (name) => window.services.includes(name) || window.hosts.includes(name) || window.takesDown.includes(name),
    ),
    readModel,
    clock: question.clock,
    text: asked.text,
  };
  // "how many minutes was billing not usable today, and exports?": of what was, and of more than the maintenance.
  const isYetToCome = window.state === 'planned' && question.range !== undefined && asked.asks('was');
  const isOfMore = isYetToCome || about.names.length < names.length;
  if (question.intent === 'history' && isOfMore && !asked.asks('plans')) return undefined;
  const worded = aspects.flatMap((aspect) => {
    const words = aspectWords(aspect, about);
    return words ? [{ aspect, words }] : [];
  });
  // What says that it is on schedule says it once.
  const told = worded.filter(
    ({ aspect }, at) => aspect !== 'changed' || !worded.slice(0, at).some(({ words }) => words.some(saysOnSchedule)),
  );
  const [first] = told;
  if (!first) return undefined;
  const said = new Set(told.map(({ aspect }) => aspect));
  const rest: Text[] = told.flatMap(({ words: [verdict, ...lines] }, at) => (at === 0 ? lines : [verdict, ...lines]));
  const saysImpact = (['usable', 'lost', 'hours', 'felt'] as const).some((aspect) => said.has(aspect));
  const isAhead = window.state !== 'finished' && window.state !== 'cancelled';
  const isOfSeveral = said.has('felt') && windows.length > 1;
  const isDated = isOfSeveral || [...said].some((aspect) => saysTheWindow.has(aspect));
  const lines = [
    ...rest,
    ...(isDated ? [] : [windowWords(about)]),
    ...(saysImpact || windows.length > 1 ? [] : impactLine(window)),
  ];
  const target = touchedBy(about);
  const [only] = about.names.length > 0 ? about.names : window.services;
  return {
    ...toldOnce(bareAnswer('downtime', about.names.length > 0 ? about.names : target, first.words[0], lines)),
    status: isOn(window) ? 'planned' : 'none',
    topic: ofMaintenance(said.has('hours') || windows.every(({ state }) => state === 'finished') ? windows : [window]),
    actions: [
      ...(said.has('move') ? [{ kind: 'ask-engineers' as const }] : []),
      ...(only !== undefined && isAhead ? [{ kind: 'subscribe' as const, target: only }] : []),
      { kind: 'customer-text', target: only ?? '*' },
    ],
  };
}

function impactLine({ customers, state }: Downtime): Text[] {
  if (customers === undefined || state === 'cancelled') return [];
  return state === 'finished' ? [say`Customers were told: ${fullStop(customers)}`] : [say`${fullStop(customers)}`];
}

/** What its words ask; of a bare "who?", "why?", "how long?" its intent says it. */
function aspectsOf({ question: { ofMaintenance: aspects = [], intent }, asks }: Asked): readonly Aspect[] {
  if (aspects.length > 0) return aspects;
  if (intent === 'who' && !asks('owner') && !asks('said')) return ['who'];
  if (intent === 'cause' && !asks('same')) return ['why'];
  return intent === 'eta' ? ['end'] : [];
}

/** The maintenance that was spoken of; else what its words name; else what runs on what is asked about, or is just over. */
function windowsMeant(asked: Asked, aspects: readonly Aspect[]): Downtime[] {
  const { question, names, readModel, asks } = asked;
  const all = overTogether(asked, aspects);
  if (all.length > 1) return all;
  if (
    ofOtherAnswers.some(asks) ||
    (asks('how-many') && !aspects.some((aspect) => aspect === 'length' || aspect === 'changed'))
  )
    return [];
  const isTroubled = names.length > 0 && openTroubles(names, readModel).some(({ isPlanned }) => !isPlanned);
  const isOfMany = question.allTargets && !question.usedContext && !asks('plans') && ofMany.has(question.intent);
  // Which of several lie at the weekend is asked of all of them.
  const isThen = aspects.includes('hours') || aspects.includes('move') ? () => true : inRange(question, readModel);
  // "Why was billing down?" stands alone: it is of work that goes on, is just over or near, and of no other that was spoken of.
  const saysPlans = asks('plans') || asks('the-maintenance');
  const standsAlone = names.length > 0 && !question.usedContext && !saysPlans;
  const near = standsAlone ? maintenanceNow(names, readModel).map(({ id }) => id) : undefined;
  const spoken = isOfMany
    ? []
    : maintenanceSpokenOf(question, readModel).filter((one) => isThen(one) && (near?.includes(one.id) ?? true));
  if (spoken.length > 0 && !(isTroubled && !spoken.some(isOn))) return spoken;
  // "Which windows are outside business hours?": of all that are to come.
  if (aspects.includes('hours') && asks('plans')) return comingIn(question, names, readModel);
  if (question.range !== undefined)
    return asks('plans') || question.topic?.kind === 'maintenance' ? plannedThen(question, names, readModel) : [];
  if (saysPlans) return aspects.some((aspect) => ofOne.has(aspect)) ? maintenanceNear(names, readModel) : [];
  if (isTroubled || names.length === 0) return [];
  const now = maintenanceNow(names, readModel);
  const isComing = now.some(({ state }) => state === 'planned');
  return isComing && !aspects.some((aspect) => ofWhatComes.has(aspect)) ? [] : now;
}

/** "Did the maintenance finish early or late?" where several are over and none runs: each of them, the last first. */
function overTogether({ question, names, readModel, asks }: Asked, aspects: readonly Aspect[]): Downtime[] {
  const { range, usedContext } = question;
  if (names.length > 0 || usedContext || !asks('plans') || asks('that') || !aspects.includes('changed')) return [];
  const { downtimes, nowMs, registry } = readModel;
  const { fromMs, toMs } = periodOf(range ?? 'today', registry.zone, nowMs);
  const then = downtimes({ fromMs, toMs: Math.min(toMs, nowMs) });
  return then.some(isOn) ? [] : then.filter(({ state }) => state === 'finished').toReversed();
}

const ofOtherAnswers = ['apology', 'unplanned', 'announced', 'counts-against', 'after-this', 'message-at-end'] as const;
const ofItsEnd: ReadonlySet<Aspect> = new Set(['end', 'over', 'going']);
/** "Is the work tomorrow still on?": also where it was cancelled; "Wednesday, what do they lose?" of what is planned then. */
function plannedThen(question: Question, names: readonly string[], readModel: ReadModel): Downtime[] {
  const ahead = aheadOf(question, readModel);
  const isOfAny = names.length === 0 && question.topic?.kind !== 'maintenance';
  if (!ahead || isOfAny || !question.ofMaintenance?.some((aspect) => ofOneThen.has(aspect))) return [];
  return readModel.downtimes(ahead, names.length > 0 && !question.usedContext ? names : undefined).slice(0, 1);
}

function comingIn(question: Question, names: readonly string[], readModel: ReadModel): Downtime[] {
  const { nowMs, downtimes } = readModel;
  const ahead = aheadOf(question, readModel) ?? { fromMs: nowMs, toMs: nowMs + monthMs };
  const of = names.length > 0 ? names : undefined;
  return downtimes(ahead, of)
    .filter((one) => isOn(one) || one.state === 'planned')
    .slice(0, mostListed);
}

const monthMs = 30 * 86_400_000;
const mostListed = 8;

const ofOneThen: ReadonlySet<Aspect> = new Set(['going', 'move', 'lost', 'felt', 'who', 'why']);
const ofMany: ReadonlySet<Question['intent']> = new Set(['fleet', 'history', 'count']);
/** Asked in words of plans they are of one window; the rest may be of any. */
const ofOne: ReadonlySet<Aspect> = new Set(['begun', 'changed', 'move', 'lost']);
/** Of what only begins soon: "how long will billing be gone, and can they pay before?" */
const ofWhatComes: ReadonlySet<Aspect> = new Set(['begun', 'length', 'usable', 'end']);
