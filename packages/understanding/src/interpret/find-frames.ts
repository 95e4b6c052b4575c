/** Which of the known ways to ask a sentence uses, and the clauses in which it does. */
import type { Piece } from '../tokens.ts';
import { type Frame, frames } from '../vocabulary/frames.ts';
import { shapeOf } from './shape.ts';

export type FoundFrame = { frame: Frame; pieces: readonly Piece[] };

/** Longer sentences tell a story; their beginning is looked into. */
const longestShape = 500;
/** Nobody asks three things in one sentence and means them all. */
const framesOfSentence = 2;

/** In the order in which they stand. */
export function findFrames(pieces: readonly Piece[], { isAddressed }: { isAddressed: boolean }): FoundFrame[] {
  const { text, starts } = shapeOf(pieces);
  const shape = text.slice(0, longestShape);
  const found: { frame: Frame; from: number; to: number }[] = [];
  for (const frame of frames) {
    if (frame.addressed && !isAddressed) continue;
    const match = frame.pattern.exec(shape);
    if (!match) continue;
    const from = match.index;
    const to = from + match[0].length;
    // What stands within another's words belongs to it.
    if (found.every((one) => to <= one.from || from >= one.to)) found.push({ frame, from, to });
  }
  return found
    .sort((a, b) => a.from - b.from)
    .slice(0, framesOfSentence)
    .map(({ frame, from, to }) => ({ frame, pieces: clausesOf(pieces, starts, from, to) }));
}

/** From the break before the match to the break after it; the whole sentence where those clauses name nothing. */
function clausesOf(pieces: readonly Piece[], starts: readonly number[], from: number, to: number): readonly Piece[] {
  let first = starts.findLastIndex((start) => start <= from);
  while (first > 0 && pieces[first]?.afterBreak !== true) first--;
  let last = starts.findLastIndex((start) => start < to) + 1;
  while (last < pieces.length && pieces[last]?.afterBreak !== true) last++;
  const clauses = pieces.slice(Math.max(first, 0), last);
  const isNamed = clauses.some(({ role }) => role === 'name' || role === 'family');
  const isNamedElsewhere = !isNamed && pieces.some(({ role }) => role === 'name' || role === 'family');
  return isNamedElsewhere ? pieces : clauses;
}
