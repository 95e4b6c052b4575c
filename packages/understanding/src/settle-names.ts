/** Names that the words around them decide: "web-1 and 2", and common nouns beside a clear name. */
import { joinSegments, nameSegments } from './name-key.ts';
import type { NameIndex } from './names.ts';
import { nameFields, type Token } from './token.ts';

/** "web-1 and 2", "web-1, 2 and 3": a number after a numbered host is its sibling. */
export function withNumbersAfterHosts(tokens: Token[], names: NameIndex): Token[] {
  let stem = '';
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token?.role === 'name') {
      const segments = nameSegments(token.text);
      stem = segments.length > 1 && /^\d/.test(segments.at(-1) ?? '') ? joinSegments(segments.slice(0, -1)) : '';
    } else if (token?.role === 'number' && stem !== '' && /^\d+$/.test(token.text)) {
      const found = names.byKey(joinSegments([...nameSegments(stem), ...nameSegments(token.text)]));
      if (found) tokens[i] = { ...token, role: 'name', ...nameFields(found) };
    } else if (token?.role !== 'conjunction' && token?.role !== 'preposition') {
      stem = '';
    }
  }
  return tokens;
}

/** Beside a clear name, a word that is both a name and a common noun is the noun: "the billing api", "storage on web-1". */
export function settleNames(tokens: Token[]): Token[] {
  const clear = tokens.filter((token) => token.role === 'name' && !token.otherwise);
  if (clear.length === 0) return tokens;
  const isExact = clear.some(({ match, targets }) => match === 'exact' && targets?.length === 1);
  return tokens.map((token, i) => {
    if (token.role !== 'name' && token.role !== 'family') return token;
    // "if ledger-db goes off, whose invoices get stuck?"
    if (isExact && token.match === 'part') return { ...token, role: 'filler', targets: [] };
    if (!token.otherwise) return token;
    const before = tokens[i - 1]?.role === 'filler' ? tokens[i - 2] : tokens[i - 1];
    const isApart = before?.role === 'conjunction' || tokens[i + 1]?.role === 'conjunction';
    return isApart && token.role === 'name' ? token : { ...token, ...token.otherwise, targets: [] };
  });
}
