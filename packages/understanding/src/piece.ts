/** A word or phrase of a sentence, with its role. */
import type { FoundName } from './names.ts';
import type { FleetFilter, Metric, Target } from './question.ts';
import { sameTarget } from './targets.ts';
import type { Meaning, Role } from './vocabulary/lexicon/role.ts';

export type Piece = {
  role: Role;
  /** Lower case, words joined by spaces. */
  text: string;
  typed: string;
  afterBreak: boolean;
  isCapital: boolean;
  /** For names: what it can mean. Several: ask. */
  targets?: readonly Target[];
  match?: FoundName['match'];
  /** All of `targets` are meant. */
  isTogether?: boolean;
  /** The name is a word of letters only, so that plain English may be meant. */
  isPlainWord?: boolean;
  /** What the word means if it is no name here. */
  otherwise?: Meaning;
  metric?: Metric;
  range?: string;
  filter?: FleetFilter;
  /** The word that a slip was read as. */
  mended?: string;
};

/** The distinct things that the pieces name without doubt, in order. */
export function clearTargets(pieces: readonly Piece[]): Target[] {
  const targets: Target[] = [];
  for (const piece of pieces) {
    if (piece.role !== 'name' || !piece.targets || !(piece.isTogether || piece.targets.length === 1)) continue;
    for (const target of piece.targets) if (!targets.some((one) => sameTarget(one, target))) targets.push(target);
  }
  return targets;
}

/** What a found name brings to its piece. */
export function nameFields(found: FoundName): Pick<Piece, 'targets' | 'match' | 'isPlainWord'> {
  return { targets: found.targets, match: found.match, isPlainWord: found.isPlainWord };
}
