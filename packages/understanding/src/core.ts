/** Finds the core of a clause: the part with which name and condition are both said. Unexplained words are borne only after it. */
import type { Clause } from './clause.ts';
import type { Role } from './lexicon/role.ts';
import type { Piece } from './tokens.ts';
import { isWeakCondition } from './weak-conditions.ts';

export const evidence: ReadonlySet<Role> = new Set([
  'condition',
  'trouble',
  'status',
  'metric',
  'plan',
  'plan-hint',
  'past',
  'describe',
  'compare',
  'comparative',
  'subscribe',
  'unsubscribe',
]);
const tailStarts: ReadonlySet<Role> = new Set([
  'preposition',
  'conjunction',
  'customer',
  'range',
  'filler',
  'anyone',
  'not',
  'condition',
]);
const tailPrepositions: ReadonlySet<string> = new Set([
  'for',
  'from',
  'in',
  'at',
  'on',
  'after',
  'since',
  'because',
  'when',
  'before',
  'during',
  'over',
  'to',
  'and',
  'or',
  'so',
  'but',
  'while',
  'as',
  'until',
  'inside',
  'within',
]);

/** Unexplained words are borne only after a complete question: "is billing down for Acme in Spain?" */
export function isCoreClear(clause: Clause): boolean {
  const { pieces } = clause;
  if (clause.unknownCount > 6) return false;
  const end = coreEnd(pieces);
  if (end === undefined) return false;
  const next = pieces[end + 1];
  if (!next) return true;
  if (next.role === 'unknown') return next.afterBreak || endsWithVerb(clause, end);
  if (!tailStarts.has(next.role) && !next.afterBreak) return false;
  return !((next.role === 'preposition' || next.role === 'conjunction') && !tailPrepositions.has(next.text));
}

/** "how much traffic is gw-1 pushing": one strange word after a name that is no plain word. */
function endsWithVerb({ pieces, metric }: Clause, end: number): boolean {
  const rest = pieces.slice(end + 2);
  const isLast = rest.length === 0 || (rest.length === 1 && rest[0]?.role === 'preposition');
  return metric !== undefined && isLast && pieces[end]?.role === 'name' && !pieces[end]?.isPlainWord;
}

/** The piece with which name and condition are both said and nothing before is unexplained. */
export function coreEnd(pieces: readonly Piece[]): number | undefined {
  let hasName = false;
  let hasEvidence = false;
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i];
    if (!piece || piece.role === 'unknown' || piece.role === 'person' || piece.role === 'number') return undefined;
    if (piece.role === 'name' || (piece.role === 'things' && pieces[i - 1]?.role !== 'preposition')) hasName = true;
    if (evidence.has(piece.role) && !isWeakCondition(piece.text)) hasEvidence = true;
    if (hasName && hasEvidence) return i;
  }
  return undefined;
}

/** Roles that may stand between a name and what is said of it. */
const between: ReadonlySet<Role> = new Set([
  'thing',
  'filler',
  'be',
  'have',
  'not',
  'anyone',
  'range',
  'do',
  'modal',
  'own',
]);
/** How far what is said of a name may stand from it, in pieces. */
const reach = 5;

/**
 * The tight core: a name with what is said of it right beside it ("billing still down", "issues with billing"), and no
 * unexplained word touching the name, which could make it the name of something else ("the billing contact").
 * Unexplained words elsewhere are then slang or colour.
 */
export function tightCore(pieces: readonly Piece[]): { start: number; end: number } | undefined {
  for (let at = 0; at < pieces.length; at++) {
    const name = pieces[at];
    if (name?.role !== 'name' || !isOneThing(name) || pieces[at - 1]?.role === 'unknown') continue;
    const next = pieces[at + 1];
    if (next?.role === 'unknown' && !next.afterBreak) continue;
    const end = saidAfter(pieces, at);
    if (end !== undefined) return { start: beforeName(pieces, at), end };
    const start = saidBefore(pieces, at);
    if (start !== undefined) return { start, end: at };
  }
  return undefined;
}

function isOneThing({ targets, isTogether }: Piece): boolean {
  return targets?.length === 1 || isTogether === true;
}

function isSure(piece: Piece | undefined): boolean {
  return (
    piece !== undefined &&
    ['condition', 'trouble', 'plan', 'status'].includes(piece.role) &&
    !isWeakCondition(piece.text)
  );
}

function saidAfter(pieces: readonly Piece[], at: number): number | undefined {
  for (let i = at + 1; i <= at + reach; i++) {
    const piece = pieces[i];
    if (!piece || piece.afterBreak) return undefined;
    if (isSure(piece)) return i;
    const isAdverb = piece.role === 'unknown' && i > at + 1 && isSure(pieces[i + 1]);
    if (!between.has(piece.role) && piece.text !== 'so' && !isAdverb) return undefined;
  }
  return undefined;
}

/** "any issues with the billing", "maintenance on billing". */
function saidBefore(pieces: readonly Piece[], at: number): number | undefined {
  let i = at - 1;
  while (pieces[i]?.role === 'filler' || pieces[i]?.role === 'own' || pieces[i]?.role === 'thing') i--;
  if (pieces[i]?.role !== 'preposition' || pieces[i]?.text === 'to') return undefined;
  return isSure(pieces[i - 1]) ? i - 1 : undefined;
}

/** Where the words that belong to the name begin: "is our", "the". */
function beforeName(pieces: readonly Piece[], at: number): number {
  let start = at;
  while (start > 0 && ['filler', 'own', 'thing', 'be', 'have', 'do'].includes(pieces[start - 1]?.role ?? '')) start--;
  return start;
}
