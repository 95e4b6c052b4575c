/** Finds the core of a clause: the part with which name and condition are both said. Unexplained words are borne only after it. */
import type { Clause } from './clause.ts';
import type { Role } from './lexicon/role.ts';
import type { Piece } from './pieces.ts';
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
  if (next.role === 'unknown') return next.afterBreak;
  if (!tailStarts.has(next.role) && !next.afterBreak) return false;
  return !((next.role === 'preposition' || next.role === 'conjunction') && !tailPrepositions.has(next.text));
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
