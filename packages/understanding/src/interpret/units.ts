/**
 * Cuts sentences into what may be asked by itself: the whole, and its clauses, since the question is often only a part ("my
 * customer is screaming, is checkout down?", "whose is billing and is it up?").
 */

import type { Piece } from '../piece.ts';
import type { Tagged } from '../tagged-tokens.ts';
import type { Sentence } from '../tokenizer.ts';

export type Unit = {
  pieces: readonly Piece[];
  /** Of the sentence. */
  end: Sentence['end'];
  /** Which sentence it belongs to. */
  sentence: number;
  isPart: boolean;
};

/** Clauses of a sentence that are weighed; the rest is read only as a whole. */
const clausesAtMost = 6;
const joining = new Set(['and', 'n', '&', 'or', 'but', 'so', 'plus', 'cuz', 'because', 'since']);
const openings: ReadonlySet<string> = new Set(['be', 'do', 'have', 'modal', 'question-word', 'who', 'asking']);

export function unitsOf(tagged: readonly Tagged[]): Unit[] {
  return tagged.flatMap(({ sentence: { end }, pieces }, sentence) => {
    const clauses = clausesOf(pieces);
    const parts = clauses.length > 1 ? clauses.slice(0, clausesAtMost) : [];
    return [
      { pieces, end, sentence, isPart: false },
      ...parts.map((part): Unit => ({ pieces: part, end, sentence, isPart: true })),
    ];
  });
}

function clausesOf(pieces: readonly Piece[]): Piece[][] {
  const clauses: Piece[][] = [];
  pieces.forEach((piece, i) => {
    const last = clauses.at(-1);
    if (last && !startsClause(pieces, i)) last.push(piece);
    else clauses.push([piece]);
  });
  return clauses.filter((clause) => clause.some(({ role }) => role !== 'filler'));
}

/** After a comma, dash or bracket; and at "and is", "or who", "so when". */
function startsClause(pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at];
  if (piece?.afterBreak) return true;
  return piece !== undefined && joining.has(piece.text) && openings.has(pieces[at + 1]?.role ?? '');
}
