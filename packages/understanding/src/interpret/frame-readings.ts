/** Reads a sentence by the known ways of asking that it uses: one reading for each, the second about what stands beside it. */
import { readClause } from '../interpretation.ts';
import type { Reading, Surroundings } from '../reading.ts';
import type { Piece } from '../tokens.ts';
import { findFrames } from './find-frames.ts';

export function frameReadings(pieces: readonly Piece[], hasQuestionMark: boolean, around: Surroundings): Reading[] {
  if (around.intent) return [];
  return findFrames(pieces, around).map((found) =>
    readClause(found.pieces, hasQuestionMark, { ...around, frame: found.frame }),
  );
}
