/** How Herald's name stands in a sentence: called ("@Herald, is …", "… , @Herald?"), or spoken of ("who gave @Herald that picture?"). */
import type { Token } from '../token.ts';

export type Stand = 'opens' | 'ends' | 'apart' | 'amid';

const lead: ReadonlySet<Token['role']> = new Set(['filler', 'greeting', 'thanks', 'conjunction']);

/** Undefined where the name does not occur. */
export function standOfHerald(tokens: readonly Token[]): Stand | undefined {
  const at = tokens.findIndex(({ text }) => text === 'herald');
  if (at < 0) return undefined;
  if (tokens.slice(0, at).every(({ role }) => lead.has(role))) return 'opens';
  if (at === tokens.length - 1) return 'ends';
  return tokens[at]?.afterBreak || tokens[at + 1]?.afterBreak ? 'apart' : 'amid';
}
