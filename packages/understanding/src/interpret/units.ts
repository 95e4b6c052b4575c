/**
 * What may be asked by itself in a message: its sentences and their clauses. They lean on each other ("is exports down? or
 * search?", "yesterday? the day before?"), and a list of short ones is several questions.
 */
import type { Intent, Target } from '../question.ts';
import type { Reading } from '../reading.ts';
import { atOtherTime } from '../resolve/follow-up.ts';
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

/** After a comma, dash or bracket; and at "and is", "or who", "so when". */
function startsClause(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.afterBreak) return true;
  // "what is billing and also where does it live"
  if (token?.role === 'follow-up' && token.text.startsWith('and') && openings.has(tokens[at + 1]?.role ?? ''))
    return true;
  return token !== undefined && joining.has(token.text) && openings.has(tokens[at + 1]?.role ?? '');
}

export type Read = { tokens: readonly Token[]; readings: Reading[] };

const joins: ReadonlySet<Role> = new Set(['filler', 'conjunction', 'follow-up', 'preposition']);

/** A sentence of names or times alone asks of them what the nearest one with words of its own asks: before it, else after it. */
export function leaningOnEachOther(sentences: readonly Read[]): Reading[] {
  const isFull = ({ tokens, readings }: Read) =>
    !isBare(tokens) && readings.some(({ intent, asks }) => intent !== 'none' && asks >= likely);
  return sentences.flatMap((one, at) => {
    const [own] = one.readings;
    // "Next downtime. Any service. When?": it is told when.
    if (one.tokens.length === 1 && one.tokens[0]?.text === 'when' && sentences[at - 1] !== undefined) {
      if (sentences.slice(0, at).some(({ readings }) => readings.some(({ intent }) => intent === 'downtime')))
        return [];
    }
    if (!isBare(one.tokens) || !own) return one.readings;
    const asks = ({ intent }: Reading) => intent !== 'none';
    const before = sentences.slice(0, at).findLast(isFull)?.readings.findLast(asks);
    // "billing and search. Are they up?" names things first.
    const after = own.hasMark
      ? sentences
          .slice(at + 1)
          .find(isFull)
          ?.readings.find(asks)
      : undefined;
    const like = before ?? after;
    return [like ? asThat(own, like, one.tokens) : own];
  });
}

/** So likely a sentence asks at all. */
const likely = 0.35;

/** It holds names or times, and nothing that asks. */
function isBare(tokens: readonly Token[]): boolean {
  return (
    tokens.every(({ role }) => joins.has(role) || role === 'name' || role === 'range') &&
    tokens.some(({ role }) => role === 'name' || role === 'range')
  );
}

function asThat(own: Reading, like: Reading, tokens: readonly Token[]): Reading {
  const named: Target[] = clearTargets(tokens);
  const range = tokens.find((token) => token.range !== undefined)?.range;
  const { range: _, filter: __, ...rest } = like;
  const kept = range ?? (named.length > 0 ? like.range : undefined);
  return {
    ...rest,
    ...(kept !== undefined && { range: kept }),
    intent: range === undefined ? like.intent : atOtherTime(like.intent, range),
    scope: named.length > 0 ? { targets: named, allTargets: false, from: 'named' } : like.scope,
    besides: [],
    unsure: own.unsure,
    typos: own.typos,
    unknownNames: own.unknownNames,
    words: own.words,
    hasMark: own.hasMark,
    why: [...own.why, 'It asks what stands beside it asks.'],
  };
}

/** What a short clause needs to ask something by itself. */
const asking: ReadonlySet<Role> = new Set([
  'condition',
  'past',
  'plan',
  'plan-hint',
  'trouble',
  'question-word',
  'who',
  'status',
  'modal',
]);
const shortest = 6;

/** "everything up, broken last week, next downtime?": each between its commas asks something else. */
export function isListOfQuestions(parts: readonly { tokens: readonly Token[]; intent: Intent }[]): boolean {
  return (
    parts.length > 2 &&
    parts.every(
      ({ tokens, intent }, i) =>
        intent !== 'none' &&
        tokens.length <= shortest &&
        (i === 0 || tokens[0]?.afterBreak === true) &&
        tokens.some(({ role }) => asking.has(role)),
    ) &&
    new Set(parts.map(({ intent }) => intent)).size > 1
  );
}
