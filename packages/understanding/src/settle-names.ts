/** Names that the words around them decide: "web-1 and 2", and common nouns beside a clear name. */
import { joinSegments, nameSegments } from './name-key.ts';
import type { NameIndex } from './names.ts';
import { nameFields, type Piece } from './piece.ts';

/** "web-1 and 2", "web-1, 2 and 3": a number after a numbered host is its sibling. */
export function withNumbersAfterHosts(pieces: Piece[], names: NameIndex): Piece[] {
  let stem = '';
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i];
    if (piece?.role === 'name') {
      const segments = nameSegments(piece.text);
      stem = segments.length > 1 && /^\d/.test(segments.at(-1) ?? '') ? joinSegments(segments.slice(0, -1)) : '';
    } else if (piece?.role === 'number' && stem !== '' && /^\d+$/.test(piece.text)) {
      const found = names.byKey(joinSegments([...nameSegments(stem), ...nameSegments(piece.text)]));
      if (found) pieces[i] = { ...piece, role: 'name', ...nameFields(found) };
    } else if (piece?.role !== 'conjunction' && piece?.role !== 'preposition') {
      stem = '';
    }
  }
  return pieces;
}

/** Beside a clear name, a word that is both a name and a common noun is the noun: "the billing api", "storage on web-1". */
export function settleNames(pieces: Piece[]): Piece[] {
  const clear = pieces.filter((piece) => piece.role === 'name' && !piece.otherwise);
  if (clear.length === 0) return pieces;
  const isExact = clear.some(({ match, targets }) => match === 'exact' && targets?.length === 1);
  return pieces.map((piece, i) => {
    if (piece.role !== 'name' && piece.role !== 'family') return piece;
    // "if ledger-db goes off, whose invoices get stuck?"
    if (isExact && piece.match === 'part') return { ...piece, role: 'filler', targets: [] };
    if (!piece.otherwise) return piece;
    const before = pieces[i - 1]?.role === 'filler' ? pieces[i - 2] : pieces[i - 1];
    const isApart = before?.role === 'conjunction' || pieces[i + 1]?.role === 'conjunction';
    return isApart && piece.role === 'name' ? piece : { ...piece, ...piece.otherwise, targets: [] };
  });
}
