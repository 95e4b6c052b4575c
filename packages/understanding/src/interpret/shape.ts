/** A sentence as one line in which names, times and places are made alike: "who looks after <n> <t>". */
import type { Piece } from '../tokens.ts';

const stands: Readonly<Partial<Record<Piece['role'], string>>> = {
  name: '<n>',
  family: '<n>',
  range: '<t>',
  place: '<p>',
  mention: '<who>',
};

export type Shape = {
  text: string;
  /** Where each piece begins in the text. */
  starts: readonly number[];
};

/** Words as they were meant, in lower case; a comma where the writer made a break. */
export function shapeOf(pieces: readonly Piece[]): Shape {
  let text = '';
  const starts: number[] = [];
  for (const piece of pieces) {
    const word = stands[piece.role] ?? piece.mended ?? piece.text;
    if (text !== '' && word !== '') text += piece.afterBreak ? ', ' : ' ';
    starts.push(text.length);
    text += word;
  }
  return { text, starts };
}
