/** The sentences of a message, and their clauses: what may be asked by itself. */
import { withoutWhatWasSpokenOf } from '../resolve/references.ts';
import { clearTargets, type Tagged } from '../tag-sentences.ts';
import type { Token } from '../token.ts';
import type { Sentence } from '../tokenizer.ts';
import type { Role } from '../vocabulary/lexicon/role.ts';

/**
 * What may be asked by itself: a whole sentence, and its clauses, since the question is often only a part ("my customer is
 * screaming, is checkout down?", "whose is billing and is it up?").
 */
export type Unit = {
  tokens: readonly Token[];
  /** Of the sentence. */
  end: Sentence['end'];
  /** Which sentence it belongs to. */
  sentence: number;
  isPart: boolean;
  /** It stood behind "and whether", which is left out: "… and whether it was down yesterday" asks as "was it down yesterday?" does. */
  asksWhether?: true;
};

/** Clauses of a sentence that are weighed; the rest is read only as a whole. */
const clausesAtMost = 6;
const joining = new Set(['and', 'n', '&', 'or', 'but', 'so', 'plus', 'cuz', 'because', 'since']);
const openings: ReadonlySet<string> = new Set(['be', 'do', 'have', 'modal', 'question-word', 'who', 'asking']);

export function unitsOf(tagged: readonly Tagged[]): Unit[] {
  return tagged.flatMap(({ sentence: { end }, tokens }, sentence) => {
    const clauses = clausesOf(tokens);
    const parts = clauses.length > 1 ? clauses.slice(0, clausesAtMost) : [];
    return [
      { tokens, end, sentence, isPart: false },
      ...parts.map((part): Unit => ({ ...part, end, sentence, isPart: true })),
    ];
  });
}

type ClauseFound = Pick<Unit, 'tokens' | 'asksWhether'>;

function clausesOf(tokens: readonly Token[]): ClauseFound[] {
  const starts = tokens.flatMap((_, i) =>
    i === 0 || (startsClause(tokens, i) && saysSomething(tokens, i)) ? [i] : [],
  );
  return starts.flatMap((from, i): ClauseFound[] => {
    const clause = tokens.slice(from, starts[i + 1]);
    if (clause.every(({ role }) => role === 'filler')) return [];
    const asksWhether = from > 0 && asksWhetherToo(tokens, from);
    const own = asksWhether ? clause.filter((_, at) => at !== 1) : clause;
    return [{ tokens: ofOthersThan(tokens.slice(0, from), own), ...(asksWhether && { asksWhether }) }];
  });
}

/** "is exports down, and anything else?": a later clause is of all but what stands before it. */
function ofOthersThan(before: readonly Token[], clause: readonly Token[]): readonly Token[] {
  return clearTargets(clause).length > 0 ? clause : withoutWhatWasSpokenOf(clause, clearTargets(before));
}

/** "…, all of them please": what only narrows what stands before it is no clause. */
function saysSomething(tokens: readonly Token[], at: number): boolean {
  const next = tokens.findIndex((_, i) => i > at && startsClause(tokens, i));
  return tokens.slice(at, next < 0 ? undefined : next).some(({ role }) => !narrowing.has(role));
}

const narrowing: ReadonlySet<Token['role']> = new Set(['all', 'pronoun', 'filler']);

/** "… and how long will it still be?" */
const asksTime = /^(?:how long|since when|until when)$/;

/** After a comma, dash or bracket; and at "and is", "or who", "so when". */
function startsClause(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.afterBreak) return true;
  // "what is billing and also where does it live"
  if (token?.role === 'follow-up' && token.text.startsWith('and') && openings.has(tokens[at + 1]?.role ?? ''))
    return true;
  // "… and by the way who owns it?"
  const next = tokens.slice(at + 1, at + 4).find(({ role }) => role !== 'filler');
  return (
    token !== undefined &&
    joining.has(token.text) &&
    (openings.has(next?.role ?? '') || asksTime.test(next?.text ?? '') || asksWhetherToo(tokens, at))
  );
}

/** "could you tell me if billing is running and whether something is planned?": as much asked as what stands before it. */
function asksWhetherToo(tokens: readonly Token[], at: number): boolean {
  const [whether, next] = tokens.slice(at + 1, at + 3);
  return (
    whether?.role === 'if' &&
    next?.role !== 'not' &&
    next?.text !== 'so' &&
    tokens
      .slice(0, at)
      .some(({ role, text }) => role === 'if' || (askedFor.has(role) && /\bme\b|\bus\b|know/.test(text)))
  );
}

const askedFor: ReadonlySet<string> = new Set(['asking', 'subscribe']);

/** Words that only join. */
export const joins: ReadonlySet<Role> = new Set(['filler', 'conjunction', 'follow-up', 'preposition']);

/** It holds names or times, and nothing that asks. */
export function isBare(tokens: readonly Token[]): boolean {
  return (
    tokens.every(({ role }) => joins.has(role) || role === 'name' || role === 'range') &&
    tokens.some(({ role }) => role === 'name' || role === 'range')
  );
}

export function wordsOf({ tokens }: Pick<Unit, 'tokens'>): string {
  return tokens.map(({ text }) => text).join(' ');
}
