/** Reads one clause into an intent with its targets, leaning on the conversation and on what the channel is bound to. */
import { type Clause, clauseOf } from './clause.ts';
import type { ConversationContext } from './context.ts';
import { type ClauseIntent, decideIntent } from './intent.ts';
import type { NameIndex } from './names.ts';
import type { Piece } from './pieces.ts';
import { isPlainlyAsked } from './plainly-asked.ts';
import type { FleetFilter, Intent, Metric, Slip, Target, Unsure } from './question.ts';
import { strangers } from './strangers.ts';
import { rangeTense } from './time-words.ts';

export type Surroundings = {
  names: NameIndex;
  context: ConversationContext | undefined;
  boundTo: readonly Target[];
  isAddressed: boolean;
};

export type Reading = {
  intent: Intent;
  targets: readonly Target[];
  allTargets: boolean;
  metric?: Metric;
  range?: string;
  filter?: FleetFilter;
  unsure: Unsure[];
  slips: Slip[];
  unknownNames: string[];
  /** It may be answered in a channel where Herald was not addressed. */
  isPlain: boolean;
  /** Higher is more surely what is asked. */
  score: number;
  why: string[];
};

type Aim = {
  targets: readonly Target[];
  allTargets: boolean;
  from: 'named' | 'conversation' | 'binding' | 'everything' | 'nothing';
};

export function readClause(pieces: readonly Piece[], hasQuestionMark: boolean, around: Surroundings): Reading {
  const clause = clauseOf(pieces, hasQuestionMark, around.isAddressed);
  const unsure = unsureNames(pieces);
  const decided = decideIntent(clause);
  const why = [`It reads "${pieces.map((piece) => piece.typed).join(' ')}": ${decided.because}.`];
  const followed = leanOnContext(clause, decided.intent, around, why);
  const aim = followed.aim ?? aimOf(clause, followed.intent, unsure, around, why);
  const intent = aim.allTargets && followed.intent === 'health' ? 'fleet' : followed.intent;
  const unknownNames = unsure.length === 0 && aim.from !== 'named' ? strangers(pieces, around.isAddressed) : [];
  const plainness = isPlainlyAsked(clause, followed.leaned && intent !== 'none' ? intent : decided.intent);
  const isAnswerable =
    intent !== 'none' && intent !== 'greeting' && intent !== 'help' && hasSubject(clause, intent, aim, unsure, around);
  if (intent !== 'none' && !plainness.isPlain) why.push(`It is not plainly a status question: ${plainness.because}.`);
  const isSafeFollowUp = !followed.leaned || (clause.unknownCount === 0 && !clause.roles.has('person'));
  const metric =
    clause.metric ??
    (followed.leaned || intent === 'metric' ? followed.metric : undefined) ??
    (intent === 'metric' ? 'region' : undefined);
  const range = clause.range ?? followed.range;
  return {
    intent,
    targets: aim.targets,
    allTargets: aim.allTargets,
    ...(metric && (intent === 'metric' || intent === 'compare' || intent === 'fleet') && { metric }),
    ...(range && { range }),
    ...(clause.filter && aim.allTargets && { filter: fleetFilter(clause) }),
    ...(!clause.filter && intent === 'fleet' && isStruggling(clause) && { filter: { struggling: true as const } }),
    unsure,
    slips: slipsOf(pieces),
    unknownNames,
    isPlain: plainness.isPlain && isAnswerable && isSafeFollowUp,
    score: scoreOf(clause, intent, aim, plainness.isPlain && isAnswerable),
    why,
  };
}

type Followed = { intent: Intent; aim?: Aim; metric?: Metric; range?: string; leaned: boolean };

/** "and web-2?", "what about yesterday", "since when?", "same for billing". */
function leanOnContext(clause: Clause, intent: ClauseIntent, around: Surroundings, why: string[]): Followed {
  const { context } = around;
  const isBare = intent === 'bare';
  if (!context) return { intent: isBare ? bareIntent(clause, around) : intent, leaned: false };
  const aim: Aim = { targets: context.targets, allTargets: context.allTargets, from: 'conversation' };
  const kept = { ...(context.metric && { metric: context.metric }), ...(context.range && { range: context.range }) };
  if (isBare || (intent === 'none' && isElliptic(clause))) {
    why.push('It goes on with what was asked before.');
    if (clause.targets.length > 0) return { intent: context.intent, leaned: true, ...kept };
    if (clause.range !== undefined)
      return { intent: shifted(context.intent, clause.range), aim, leaned: true, ...kept };
    if (clause.startsAsFollowUp || intent === 'none')
      return { intent: context.intent === 'describe' ? 'health' : context.intent, aim, leaned: true, ...kept };
    return { intent: bareIntent(clause, around), leaned: false };
  }
  if (intent === 'none') return { intent, leaned: false };
  const lacksTarget =
    clause.targets.length === 0 &&
    !clause.roles.has('name') &&
    !clause.roles.has('things') &&
    !clause.roles.has('all') &&
    !clause.roles.has('any') &&
    !clause.roles.has('family');
  if (intent === 'compare' && clause.targets.length === 1) {
    return {
      intent,
      aim: { targets: [...context.targets, ...clause.targets], allTargets: false, from: 'conversation' },
      leaned: true,
    };
  }
  const isShort =
    clause.pieces.filter((piece) => piece.role !== 'filler').length <= 3 && intent !== 'downtime' && intent !== 'fleet';
  if (
    lacksTarget &&
    (clause.hasPronoun || clause.startsAsFollowUp || isShort) &&
    intent !== 'help' &&
    intent !== 'greeting'
  ) {
    why.push('What it is about was said before.');
    return { intent: intent === 'fleet' ? 'health' : intent, aim, leaned: true };
  }
  return { intent, leaned: false };
}

function isElliptic(clause: Clause): boolean {
  return (
    clause.startsAsFollowUp && clause.unknownCount === 0 && !clause.roles.has('person') && clause.pieces.length <= 5
  );
}

function bareIntent(clause: Clause, around: Surroundings): Intent {
  if (clause.targets.length > 0 || clause.meansOwn || clause.roles.has('name'))
    return around.isAddressed || clause.meansOwn ? 'describe' : 'none';
  return 'none';
}

/** A question about now, asked of another time, is one about the past or about plans. */
function shifted(intent: Intent, range: string): Intent {
  const tense = rangeTense(range);
  if (intent === 'metric' || intent === 'compare' || intent === 'history' || intent === 'downtime') {
    return intent === 'history' && tense === 'future' ? 'downtime' : intent;
  }
  return tense === 'future' ? 'downtime' : 'history';
}

const manyIntents: ReadonlySet<ClauseIntent> = new Set([
  'fleet',
  'downtime',
  'history',
  'metric',
  'describe',
  'subscribe',
  'unsubscribe',
  'compare',
]);

function aimOf(clause: Clause, intent: Intent, unsure: readonly Unsure[], around: Surroundings, why: string[]): Aim {
  if (intent === 'none' || intent === 'help' || intent === 'greeting')
    return { targets: [], allTargets: false, from: 'nothing' };
  if (clause.targets.length > 0) return { targets: clause.targets, allTargets: false, from: 'named' };
  if (unsure.length > 0) return { targets: [], allTargets: false, from: 'nothing' };
  const everything: Aim = { targets: [], allTargets: true, from: 'everything' };
  const speaksOfMany = clause.roles.has('things') || clause.roles.has('all') || clause.roles.has('any');
  if (
    around.boundTo.length > 0 &&
    (clause.meansOwn ||
      clause.hasPronoun ||
      (!speaksOfMany && intent !== 'fleet') ||
      (clause.roles.has('any') && intent === 'downtime'))
  ) {
    why.push('This place is bound to what is meant.');
    return { targets: around.boundTo, allTargets: false, from: 'binding' };
  }
  if (clause.meansOwn && !clause.roles.has('things') && around.names.onlyHost)
    return { targets: [around.names.onlyHost], allTargets: false, from: 'binding' };
  if (clause.hasStranger && !speaksOfMany) return { targets: [], allTargets: false, from: 'nothing' };
  if (intent === 'health' && clause.hasPronoun) return { targets: [], allTargets: false, from: 'nothing' };
  if (manyIntents.has(intent) || clause.meansOwn || clause.roles.has('status') || clause.roles.has('trouble'))
    return everything;
  return { targets: [], allTargets: false, from: 'nothing' };
}

/** Whether what is asked about is clear enough to speak unasked. */
function hasSubject(
  clause: Clause,
  intent: Intent,
  aim: Aim,
  unsure: readonly Unsure[],
  around: Surroundings,
): boolean {
  if (aim.from === 'named' || aim.from === 'conversation') return true;
  if (unsure.length > 0) return clause.unknownCount === 0;
  if (aim.from === 'binding')
    return !clause.hasPronoun || intent === 'health'
      ? clause.meansOwn || clause.roles.has('plan') || clause.roles.has('trouble') || clause.hasPronoun
      : false;
  if (aim.from === 'nothing' || clause.unknownCount > 0) return false;
  if (clause.roles.has('plan')) return true;
  if (intent === 'describe') return clause.meansOwn && clause.roles.has('own') && clause.roles.has('describe');
  if (intent === 'subscribe' || intent === 'unsubscribe') return false;
  if (clause.roles.has('things')) return around.names.hostCount > 0;
  if (hasServersWord(clause)) return true;
  if (intent === 'fleet' || intent === 'history') return isSureOfEverything(clause, intent);
  return false;
}

function hasServersWord(clause: Clause): boolean {
  return clause.roles.has('thing') && (clause.roles.has('any') || clause.roles.has('all') || clause.texts.has('which'));
}

const sureTroubles = new Set([
  'outage',
  'outages',
  'incident',
  'incidents',
  'disruption',
  'disruptions',
  'downtime right now',
  'degradation',
]);
const sureConditions = new Set([
  'down',
  'up',
  'broken',
  'offline',
  'online',
  'operational',
  'running',
  'working',
  'degraded',
  'okay',
  'unhealthy',
  'healthy',
  'failing',
  'failed',
  'break',
  'broke',
  'breaks',
  'crashed',
  'up and running',
  'unavailable',
  'available',
  'on fire',
  'back up',
  'back online',
  'back to normal',
  'go down',
  'went down',
  'slow',
  'crash',
  'fail',
  'green',
  'red',
]);

/** "is everything up?", "anything down?", "any outages?" - but not "any issues?" or "is everyone fine?" */
function isSureOfEverything(clause: Clause, intent: Intent): boolean {
  const texts = [...clause.texts];
  if (texts.some((text) => sureTroubles.has(text))) return true;
  if (clause.roles.has('status') && clause.roles.has('all')) return true;
  if (!clause.roles.has('all') && !clause.roles.has('any') && !clause.texts.has('what')) return false;
  if (clause.roles.has('anyone')) return false;
  const isThatSure = texts.some((text) => sureConditions.has(text));
  return intent === 'history' ? isThatSure : isThatSure && (clause.hasQuestionMark || clause.roles.has('be'));
}

function isStruggling(clause: Clause): boolean {
  return clause.roles.has('condition') || clause.roles.has('trouble');
}

function fleetFilter(clause: Clause): FleetFilter {
  return { ...clause.filter, ...(isStruggling(clause) && clause.texts.has('which') && { struggling: true as const }) };
}

function unsureNames(pieces: readonly Piece[]): Unsure[] {
  const found: Unsure[] = [];
  pieces.forEach((piece, i) => {
    const isMany = piece.role === 'name' && (piece.targets?.length ?? 0) > 1;
    const isFamily = piece.role === 'family' && pieces[i + 1]?.role !== 'things';
    if ((isMany || isFamily) && found.length < 3)
      found.push({ typed: piece.typed, candidates: (piece.targets ?? []).slice(0, 5) });
  });
  return found;
}

function slipsOf(pieces: readonly Piece[]): Slip[] {
  const found: Slip[] = [];
  for (const piece of pieces) {
    const [target] = piece.targets ?? [];
    if (piece.role === 'name' && piece.match === 'slip' && piece.targets?.length === 1 && target)
      found.push({ typed: piece.typed, target });
  }
  return found;
}

function scoreOf(clause: Clause, intent: Intent, aim: Aim, isPlain: boolean): number {
  if (intent === 'none') return 0;
  const explained = clause.pieces.length - clause.unknownCount;
  let score = 0.3 + Math.min(0.2, explained * 0.02) - Math.min(0.3, clause.unknownCount * 0.05);
  if (isPlain) score += 0.3;
  if (aim.from === 'named') score += 0.2;
  else if (aim.from === 'conversation' || aim.from === 'binding') score += 0.1;
  if (intent === 'greeting') score -= 0.25;
  return Math.max(0.05, Math.min(1, score));
}
