/** What a message looks like to the learnt opinion: its words and their roles, with every name, time and place made alike. */

import type { Sentence } from '../tokenizer.ts';
import type { Piece } from '../tokens.ts';

export type Look = {
  tagged: readonly { sentence: Sentence; pieces: readonly Piece[] }[];
  /** The same person asked something here before. */
  goesOn: boolean;
  /** The channel is bound to a host or service. */
  isBound: boolean;
};

/** Each feature once. Names never appear in it, so that what is learnt with one registry holds for every other. */
export function featuresOf({ tagged, goesOn, isBound }: Look): Set<string> {
  const found = new Set<string>();
  if (goesOn) found.add('goes on');
  if (isBound) found.add('bound');
  found.add(`sentences ${Math.min(tagged.length, 4)}`);
  let length = 0;
  for (const { sentence, pieces } of tagged) {
    const words = ['^'];
    const roles = ['^'];
    for (const piece of pieces) addPiece(piece, words, roles, found);
    const end = sentence.end === '!' ? '.' : sentence.end || '.';
    words.push(`$${end}`);
    roles.push(`$${end}`);
    addRuns('w', words, 2, found);
    addRuns('r', roles, 3, found);
    length += pieces.length;
  }
  found.add(`length ${Math.min(10, length >> 1)}`);
  return found;
}

const stands: Readonly<Partial<Record<Piece['role'], string>>> = {
  name: '<name>',
  family: '<family>',
  range: '<time>',
  place: '<place>',
  number: '<number>',
  mention: '<mention>',
};

function addPiece(piece: Piece, words: string[], roles: string[], found: Set<string>): void {
  if (piece.afterBreak) {
    words.push(',');
    roles.push(',');
  }
  const stand = stands[piece.role];
  if (stand === undefined) {
    const text = piece.mended ?? piece.text;
    const parts = text.split(' ');
    if (parts.length > 1) found.add(`w ${text}`);
    words.push(...parts);
    roles.push(piece.role);
    return;
  }
  words.push(stand);
  roles.push(piece.role === 'name' && piece.otherwise ? 'name or word' : stand);
  const [target] = piece.targets ?? [];
  if (piece.role === 'name' && target) found.add(target.kind);
}

function addRuns(kind: string, parts: readonly string[], longest: number, found: Set<string>): void {
  for (let i = 0; i < parts.length; i++) {
    let run = kind;
    for (let back = 0; back < longest && i - back >= 0; back++) {
      run = `${run} ${parts[i - back]}`;
      found.add(run);
    }
  }
}
