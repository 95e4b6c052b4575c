/** Names beside one another: numbers that follow a name, and words that are names alone but not beside a clear one. */
import { joinSegments, nameSegments } from './names/name-forms.ts';
import type { NameIndex } from './names/name-index.ts';
import { nameFields } from './names-in-sentence.ts';
import type { Token } from './token.ts';
import type { Role } from './vocabulary/lexicon/role.ts';

/** "web-1 and 2", "web-1, 2 and 3": a number after a numbered host is its sibling. */
function withNumbersAfterHosts(tokens: Token[], names: NameIndex): Token[] {
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
export function withSettledNames(tagged: Token[], names: NameIndex): Token[] {
  const tokens = withNumbersAfterHosts(tagged, names);
  const clear = tokens.filter((token) => token.role === 'name' && !token.otherwise);
  if (clear.length === 0) return tokens;
  const isExact = clear.some(({ match, targets }) => match === 'exact' && targets?.length === 1);
  return tokens.map((token, i) => {
    if (token.role !== 'name' && token.role !== 'family') return token;
    // "if ledger-db goes off, whose invoices get stuck?"
    const isAsked = isAskedApart(tokens, i) || joinsName(tokens, i, 1) || joinsName(tokens, i, -1);
    if (isExact && token.match === 'part' && !isAsked) return { ...token, role: 'filler', targets: [] };
    if (!token.otherwise) return token;
    const before = tokens[i - 1]?.role === 'filler' ? tokens[i - 2] : tokens[i - 1];
    const isApart = before?.role === 'conjunction' || tokens[i + 1]?.role === 'conjunction';
    return isApart && token.role === 'name' ? token : { ...token, ...token.otherwise, targets: [] };
  });
}

/** "is the shop slow, and do the payments work?", "are invoices back, …": the subject of a question of its own. */
function isAskedApart(tokens: readonly Token[], at: number): boolean {
  const verb = tokens.slice(0, at).findLastIndex(({ role }) => role !== 'filler');
  const isVerb = ['be', 'do', 'have', 'modal'].includes(tokens[verb]?.role ?? '');
  const isOfState = tokens[verb]?.role === 'be' && tokens[at + 1]?.role === 'condition';
  return isVerb && (isOfState || tokens[verb]?.afterBreak === true || tokens[verb - 1]?.role === 'conjunction');
}

/** "the invoices and the product search": in a row of names it is as much asked about as they are. */
function joinsName(tokens: readonly Token[], at: number, step: 1 | -1): boolean {
  let isJoined = false;
  for (let i = at + step; tokens[i] !== undefined; i += step) {
    const role = tokens[i]?.role;
    isJoined ||= role === 'conjunction' || tokens[step > 0 ? i : i + 1]?.afterBreak === true;
    if (role === 'name') return isJoined;
    // "the product search", "the card payments", where only the last word is the name
    const isOfName = !isJoined && (role === 'unknown' || (step < 0 && i === at - 1 && !verbal.has(role)));
    if (!isOfName && !inRow.has(role)) return false;
  }
  return false;
}

const verbal: ReadonlySet<Role | undefined> = new Set<Role>([
  'be',
  'do',
  'have',
  'modal',
  'if',
  'question-word',
  'who',
]);
const inRow: ReadonlySet<Role | undefined> = new Set<Role>(['conjunction', 'filler', 'own', 'thing']);
