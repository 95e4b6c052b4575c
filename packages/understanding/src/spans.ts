/** Cuts a sentence into runs of clauses, since the question is often only a part: "my customer is screaming, is checkout down?" */
import type { Piece } from './tokens.ts';

/** Clauses of a sentence that are weighed; runs of up to this many are at most 21. */
const clauseLimit = 6;

export function spansOf(pieces: readonly Piece[], hasQuestionMark: boolean): (readonly Piece[])[] {
  const starts = [0];
  for (let i = 1; i < pieces.length; i++) if (startsClause(pieces, i, hasQuestionMark)) starts.push(i);
  if (starts.length === 1) return [pieces];
  const cuts = [...starts.slice(-clauseLimit), pieces.length];
  const spans: (readonly Piece[])[] = starts.length > clauseLimit ? [] : [pieces];
  for (let from = 0; from < cuts.length - 1; from++) {
    for (let to = from + 1; to < cuts.length; to++) {
      const span = pieces.slice(cuts[from], cuts[to]);
      if (span.length > 0 && span.length < pieces.length) spans.push(span);
    }
  }
  return spans;
}

/** Where a second choice begins that names nothing: "billing slow or is it my wifi". It makes a question, and says no more. */
export function otherChoice(pieces: readonly Piece[]): number | undefined {
  const at = pieces.findIndex((_, i) => i > 0 && startsChoice(pieces, i));
  if (at < 0 || pieces.slice(at).some(({ role }) => role === 'name' || role === 'family')) return undefined;
  return pieces.slice(0, at).some(({ role }) => role === 'name' || role === 'pronoun' || role === 'condition')
    ? at
    : undefined;
}

function startsChoice(pieces: readonly Piece[], at: number): boolean {
  const next = pieces[at + 1];
  if (pieces[at]?.text !== 'or' || !next) return false;
  return ['be', 'do', 'have', 'modal'].includes(next.role) || next.text === 'only' || next.text === 'just';
}

const inverting = new Set(['is', 'are', 'was', 'were', 'has', 'does', 'did', 'will', 'can']);

/** After a comma or dash; and where verb and name stand turned round in the middle of a question: "... on the phone is billing down?" */
function startsClause(pieces: readonly Piece[], at: number, hasQuestionMark: boolean): boolean {
  const piece = pieces[at];
  if (!piece) return false;
  if (piece.afterBreak) return true;
  if (startsChoice(pieces, at)) return true;
  if (!hasQuestionMark || !inverting.has(piece.text)) return false;
  const before = pieces[at - 1];
  if (
    before &&
    [
      'question-word',
      'name',
      'pronoun',
      'person',
      'metric',
      'thing',
      'things',
      'who',
      'amount',
      'plan',
      'plan-hint',
      'past',
      'trouble',
      'status',
      'not',
      'modal',
    ].includes(before.role)
  )
    return false;
  let next = at + 1;
  while (pieces[next]?.role === 'filler' || pieces[next]?.role === 'own') next++;
  return pieces[next]?.role === 'name';
}
