/** The first clause of what asks, as typed, and how it opens. */
import type { Token } from '../token.ts';
import { conceptsOf } from '../vocabulary/concepts.ts';
import type { Role } from '../vocabulary/lexicon/role.ts';
import { isNamed } from './asked-noun.ts';

/** Up to the first break or conjunction, without what only leads to it: "hey, can you tell me". */
export function firstClause(tokens: readonly Token[]): readonly Token[] {
  const start = tokens.findIndex(
    (token, i) =>
      !(leading.has(token.role) || leadsToQuestion(token, tokens[i + 1])) ||
      thereIs.test(token.text) ||
      weHave.test(token.text),
  );
  const end = tokens.findIndex(
    ({ afterBreak, role, text }, i) =>
      i > start && (afterBreak || (role === 'conjunction' && !(text === 'so' && saysDegree(tokens[i + 1])))),
  );
  return start < 0 ? [] : tokens.slice(start, end < 0 ? undefined : end);
}

/** "show me how to filter" */
function leadsToQuestion({ role }: Token, next: Token | undefined): boolean {
  return role === 'describe' && next?.role === 'question-word';
}

/** "so slow", "so ugly" */
function saysDegree(next: Token | undefined): boolean {
  return next !== undefined && (next.role === 'unknown' || next.role === 'condition');
}

/** Its words as they were typed. */
export function typedOf(clause: readonly Token[]): string {
  return clause
    .map(({ typed }) => typed)
    .filter((typed) => typed !== '')
    .join(' ');
}

const leading: ReadonlySet<Role> = new Set([
  'filler',
  'greeting',
  'thanks',
  'conjunction',
  'mention',
  'follow-up',
  'asking',
]);
/** "is there" */
export const thereIs = /^(?:(?:is|are|was|were|will) there\b|there (?:is|are)\b)/;

/** "do we have to pay?" */
const weHave = /^do (?:we|i|you|they) (?:have|need)\b/;

/** "is …", "who …", "how many …" */
export function opensAsQuestion([first]: readonly Token[]): boolean {
  return first !== undefined && (opening.has(first.role) || /^how\b/.test(first.text));
}

const opening: ReadonlySet<Role> = new Set(['be', 'do', 'have', 'modal', 'question-word', 'who', 'asking', 'if']);

/** Turns round to a question. */
export const turning: ReadonlySet<Role> = new Set(['be', 'do', 'have', 'modal']);

/** "do customers in Asia see the shop?" */
export function isUse(subject: readonly Token[], tokens: readonly Token[]): boolean {
  return subject.some(({ role }) => role === 'customer') && tokens.some(isNamed);
}

/** "whom does it affect?" */
export function isHit(tokens: readonly Token[]): boolean {
  return conceptsOf(tokens.flatMap(({ text }) => text.split(' '))).includes('impact');
}
