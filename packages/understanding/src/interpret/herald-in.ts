/** How Herald's name stands in a sentence: called ("@Herald, is …", "… , @Herald?"), or spoken of ("who gave @Herald that picture?"). */
import type { Piece } from '../piece.ts';

export type Stand = 'opens' | 'ends' | 'apart' | 'amid';

const lead: ReadonlySet<Piece['role']> = new Set(['filler', 'greeting', 'thanks', 'conjunction']);

/** Undefined where the name does not occur. */
export function standOfHerald(pieces: readonly Piece[]): Stand | undefined {
  const at = pieces.findIndex(({ text }) => text === 'herald');
  if (at < 0) return undefined;
  if (pieces.slice(0, at).every(({ role }) => lead.has(role))) return 'opens';
  if (at === pieces.length - 1) return 'ends';
  return pieces[at]?.afterBreak || pieces[at + 1]?.afterBreak ? 'apart' : 'amid';
}
