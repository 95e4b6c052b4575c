/** Reads one clause into an intent with its targets, leaning on the conversation and on what the channel is bound to. */

import { type Clause, clauseOf } from './clause.ts';
import { signsOf } from './decide/signs-of-asking.ts';
import { leanOnContext } from './follow-up.ts';
import { type ClauseIntent, decideIntent } from './intent.ts';
import { looksBackAtDowntime } from './intent-past.ts';
import { isPlainFrame } from './interpret/plain-frame.ts';
import { speaksOfServers } from './interpret/speaks-of-servers.ts';
import { canMean } from './learnt/intent-classifier.ts';
import { isPlainlyAsked } from './plainly-asked.ts';
import type { FleetFilter, Intent, Metric, Slip, Unsure } from './question.ts';
import type { Reading, Surroundings } from './reading.ts';
import { aimOf, hasSubject } from './resolve-targets.ts';
import type { Piece } from './tokens.ts';
import { strangers } from './unknown-names.ts';

export function readClause(pieces: readonly Piece[], hasQuestionMark: boolean, around: Surroundings): Reading {
  const clause = clauseOf(pieces, hasQuestionMark, around.isAddressed);
  const unsure = unsureNames(pieces);
  const read = asOfThePast(around.frame ?? insisted(clause, around.intent) ?? decideIntent(clause), clause);
  // Work that is asked of people in a channel is theirs; asked of Herald, it says that it can not.
  const isOrder = read.intent === 'act';
  const decided = isOrder && !around.isAddressed ? { ...read, intent: 'none' as const } : read;
  const why = [`It reads "${pieces.map((piece) => piece.typed).join(' ')}": ${decided.because}.`];
  const followed = leanOnContext(clause, decided.intent, around, why);
  const aim = followed.aim ?? aimOf(clause, followed.intent, unsure, around, why);
  const intent = settled(followed.intent, aim.allTargets);
  const plainness = isPlainlyAsked(clause, followed.leaned && intent !== 'none' ? intent : decided.intent, {
    leans: followed.leaned,
  });
  if (intent !== 'none' && !plainness.isPlain) why.push(`It is not plainly a status question: ${plainness.because}.`);
  const isSafeFollowUp = !followed.leaned || (clause.unknownCount === 0 && !clause.roles.has('person'));
  const isPlain = around.frame
    ? isPlainFrame(around.frame, clause, aim)
    : plainness.isPlain && isSafeFollowUp && hasSubject(clause, intent, aim, unsure);
  const metric = metricOf(clause, intent, followed.metric);
  const range = clause.range ?? followed.range;
  const filter = filterOf(clause, intent, aim.allTargets);
  return {
    intent,
    targets: aim.targets,
    allTargets: aim.allTargets,
    ...(metric && { metric }),
    ...(range && { range }),
    ...(filter && { filter }),
    unsure,
    slips: slipsOf(pieces),
    unknownNames: unsure.length === 0 && aim.from !== 'named' ? strangers(pieces, around.isAddressed) : [],
    isPlain,
    leans: followed.leaned,
    usedContext: aim.from === 'conversation' && around.antecedent.length === 0,
    isFramed: around.frame !== undefined,
    isOrder,
    speaksOfServers: speaksOfServers(clause),
    isBound: aim.from === 'binding',
    signs: signsOf(clause),
    ...(!plainness.isPlain && { objection: plainness.objection }),
    isBare: decided.intent === 'bare' && !followed.leaned,
    score: intent === 'none' ? 0 : scoreOf(clause, intent, aim.from === 'named', isPlain),
    why,
  };
}

/** "any downtime last week?" looks back, though downtime is mostly what is planned. */
function asOfThePast<Decided extends { intent: ClauseIntent; because: string }>(decided: Decided, clause: Clause) {
  if (decided.intent !== 'downtime' || !looksBackAtDowntime(clause)) return decided;
  return { intent: 'history' as const, because: 'it asks how much downtime there was' };
}

function insisted(clause: Clause, intent: Intent | undefined): { intent: Intent; because: string } | undefined {
  return intent && canMean(clause, intent) ? { intent, because: 'it sounds so' } : undefined;
}

/** The health of everything is the fleet; the fleet of something named or bound is its health. */
function settled(intent: Intent, isAll: boolean): Intent {
  if (intent === 'health' && isAll) return 'fleet';
  return intent === 'fleet' && !isAll ? 'health' : intent;
}

/** "where is web-1" asks for the region without naming it. */
function metricOf(clause: Clause, intent: Intent, kept: Metric | undefined): Metric | undefined {
  if (intent === 'metric') return clause.metric ?? kept ?? 'region';
  return intent === 'compare' || intent === 'fleet' ? (clause.metric ?? kept) : undefined;
}

function filterOf(clause: Clause, intent: Intent, isAll: boolean): FleetFilter | undefined {
  if (!isAll) return undefined;
  const isStruggling =
    intent === 'fleet' && (clause.roles.has('condition') || clause.roles.has('trouble')) && clause.texts.has('which');
  if (!isStruggling) return clause.filter;
  return { ...clause.filter, struggling: true };
}

function unsureNames(pieces: readonly Piece[]): Unsure[] {
  const found: Unsure[] = [];
  pieces.forEach((piece, i) => {
    const isMany = piece.role === 'name' && !piece.isTogether && (piece.targets?.length ?? 0) > 1;
    const isFamily = piece.role === 'family' && pieces[i + 1]?.role !== 'things';
    if ((isMany || isFamily) && found.length < 3) {
      found.push({ typed: piece.typed, candidates: (piece.targets ?? []).slice(0, 5) });
    }
  });
  return found;
}

function slipsOf(pieces: readonly Piece[]): Slip[] {
  const found: Slip[] = [];
  for (const { role, match, targets = [], typed } of pieces) {
    const [target] = targets;
    if (role === 'name' && match !== 'exact' && targets.length === 1 && target) found.push({ typed, target });
  }
  return found;
}

function scoreOf(clause: Clause, intent: Intent, isNamed: boolean, isPlain: boolean): number {
  const explained = clause.pieces.length - clause.unknownCount;
  let score = 0.3 + Math.min(0.2, explained * 0.02) - Math.min(0.3, clause.unknownCount * 0.05);
  if (isPlain) score += 0.3;
  if (isNamed) score += 0.2;
  if (intent === 'greeting') score -= 0.25;
  return Math.max(0.05, Math.min(1, score));
}
