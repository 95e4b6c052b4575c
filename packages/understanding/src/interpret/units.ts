/** The sentences of a message, and their clauses: what may be asked by itself. */
import type { Tagged } from '../tag-sentences.ts';
import type { Token } from '../token.ts';
import type { Sentence } from '../tokenizer.ts';

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
      ...parts.map((part): Unit => ({ tokens: part, end, sentence, isPart: true })),
    ];
  });
}

function clausesOf(tokens: readonly Token[]): Token[][] {
  const clauses: Token[][] = [];
  tokens.forEach((token, i) => {
    const last = clauses.at(-1);
    if (last && !(startsClause(tokens, i) && saysSomething(tokens, i))) last.push(token);
    else clauses.push([token]);
  });
  return clauses.filter((clause) => clause.some(({ role }) => role !== 'filler'));
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
    (openings.has(next?.role ?? '') || asksTime.test(next?.text ?? ''))
  );
}

export function wordsOf({ tokens }: Pick<Unit, 'tokens'>): string {
  return tokens.map(({ text }) => text).join(' ');
}
