/** Words that look like the name of a host or service and are none that is known. */
import type { Piece } from './piece.ts';
import { isOrdinary } from './vocabulary/lexicon/lexicon.ts';

const looksLikeName = /^\p{L}[\p{L}\d._-]*\d[\p{L}\d._-]*$/u;
const beforeName: ReadonlySet<string> = new Set(['is', 'the', 'of', 'on', 'with', 'are', 'for']);

/** web-9, foo-bar-2; and when Herald was addressed also the word that stands where a name would: "is foobar up?" At most five. */
export function strangers(pieces: readonly Piece[], isAddressed: boolean): string[] {
  const found: string[] = [];
  pieces.forEach((piece, i) => {
    if (piece.role !== 'unknown' || found.length >= 5 || piece.text.length > 63) return;
    if (looksLikeName.test(piece.text) || (isAddressed && !isOrdinary(piece.text) && standsLikeName(pieces, i)))
      found.push(piece.typed);
  });
  return found;
}

function standsLikeName(pieces: readonly Piece[], at: number): boolean {
  const previous = pieces[at - 1];
  if (!previous || !(beforeName.has(previous.text) || previous.role === 'describe')) return false;
  const next = pieces[at + 1];
  return (
    next === undefined ||
    next.role === 'condition' ||
    next.role === 'thing' ||
    next.role === 'filler' ||
    next.role === 'range' ||
    // "the status of Acme Corp"
    (next.role === 'unknown' && next.isCapital && pieces[at]?.isCapital === true)
  );
}
