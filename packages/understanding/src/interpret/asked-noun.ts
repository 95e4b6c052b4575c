/** The noun that a clause asks of, with what stands before it, and what of a clause is Herald's matter. */
import { evidence } from '../decide/around-name.ts';
import type { Token } from '../token.ts';
import type { Role } from '../vocabulary/lexicon/role.ts';

/** Says what Herald knows of: whatever holds it is of that. */
const known: ReadonlySet<Role> = evidence.union(new Set<Role>(['thing', 'things', 'all', 'any', 'place']));
const ending: ReadonlySet<Role> = new Set([
  'be',
  'do',
  'have',
  'modal',
  'not',
  'preposition',
  'question-word',
  'who',
  'if',
  'range',
  'conjunction',
  'asking',
  'person',
  'pronoun',
  'anyone',
]);

export function isKnown({ role }: Token): boolean {
  return known.has(role);
}

export function isNamed({ role }: Token): boolean {
  return role === 'name' || role === 'family';
}

/** A noun with what stands before it: up to the first word that goes on with something else, or begins another. */
export function nounAt(tokens: readonly Token[], at: number): Token[] {
  const from = tokens.findIndex(({ role }, i) => i >= at && role !== 'filler' && role !== 'own');
  if (from < 0) return [];
  const end = tokens.findIndex(
    ({ role, text, afterBreak }, i) =>
      i >= from &&
      (ending.has(role) || (i > from && (afterBreak || role === 'own' || role === 'condition' || article.test(text)))),
  );
  return tokens.slice(from, end < 0 ? undefined : end).filter(({ role }) => role !== 'filler');
}

const article = /^(?:the|an?)$/;

/** It stands before "of" or "for", and nothing of Herald's behind that. */
export function nounBeforeOf(tokens: readonly Token[]): Token[] {
  const noun = nounAt(tokens, 0);
  const last = noun.at(-1);
  return isOf(tokens[last ? tokens.indexOf(last) + 1 : 0]) ? noun : [];
}

function isOf(token: Token | undefined): boolean {
  return token?.role === 'preposition' && /^(?:of|for)$/.test(token.text);
}

/** "minutes of maintenance" are of the maintenance. */
export function isOfKnown(noun: readonly Token[], tokens: readonly Token[]): boolean {
  const last = noun.at(-1);
  const after = last ? tokens.indexOf(last) + 1 : 0;
  return isOf(tokens[after]) && nounAt(tokens, after + 1).some((token) => isKnown(token) && token.role !== 'thing');
}
