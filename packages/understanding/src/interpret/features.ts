/** What a sentence looks like to the fitted model: its words, their roles and ideas, with every name, time and place made alike. */

import { standOfHerald } from '../decide/signs-of-asking.ts';
import type { Intent } from '../question.ts';
import type { Tagged } from '../tag-sentences.ts';
import type { Token } from '../token.ts';
import type { Sentence } from '../tokenizer.ts';
import { conceptsOf } from '../vocabulary/concepts.ts';

/** The message around a unit. */
export type Look = {
  units: readonly Unit[];
  /** What the same person asked here before. */
  before?: Intent | undefined;
  /** The channel is bound to a host or service. */
  isBound: boolean;
  isAddressed: boolean;
};

/** Each feature once. Names never appear in it, so that what is learnt with one registry holds for every other. */
export function featuresOf(look: Look, { tokens, end, sentence, isPart }: Unit): Set<string> {
  const found = new Set<string>();
  addSurroundings(look, sentence, isPart, found);
  const stand = standOfHerald(tokens);
  if (stand) found.add(`herald ${stand}`);
  const words = ['^'];
  const roles = ['^'];
  const plain: string[] = [];
  for (const token of tokens) addToken(token, words, roles, plain, found);
  const mark = end === '!' || end === '' ? '.' : end;
  words.push(`$${mark}`);
  roles.push(`$${mark}`);
  addRuns('w', words, 2, found);
  addRuns('r', roles, 3, found);
  const ideas = [...conceptsOf(plain), ...new Set(plain.filter((word) => word.startsWith('<')))];
  // "who feels that?" after a question about maintenance asks for something else than after one about an outage.
  if (look.before) ideas.push(`<after ${look.before}>`);
  addConcepts(ideas, mark, found);
  found.add(`length ${Math.min(10, tokens.length >> 1)}`);
  return found;
}

function addSurroundings(
  { units, before, isBound, isAddressed }: Look,
  sentence: number,
  isPart: boolean,
  found: Set<string>,
): void {
  if (before) found.add('goes on');
  if (isBound) found.add('bound');
  if (isPart) found.add('part');
  found.add(isAddressed ? 'addressed' : 'overheard');
  const sentences = units.filter((unit) => !unit.isPart);
  found.add(`sentences ${Math.min(sentences.length, 4)}`);
  if (sentences.length === 1) return;
  found.add(sentence === 0 ? 'first' : sentence === sentences.length - 1 ? 'last' : 'middle');
  if (sentences.some((one) => one.sentence !== sentence && one.end === '?')) found.add('another asks');
  else if (sentences[sentence]?.end !== '?') found.add('none asks');
  if (sentences.slice(0, sentence).some(isNamed)) found.add('named before');
}

function isNamed({ tokens }: Unit): boolean {
  return tokens.some(({ role }) => role === 'name' || role === 'family');
}

const stands: Readonly<Partial<Record<Token['role'], string>>> = {
  name: '<name>',
  family: '<name>',
  range: '<time>',
  place: '<place>',
  number: '<number>',
  mention: '<mention>',
  except: '<except>',
};

function addToken(token: Token, words: string[], roles: string[], plain: string[], found: Set<string>): void {
  if (token.afterBreak) {
    words.push(',');
    roles.push(',');
  }
  const stand = stands[token.role];
  if (stand === undefined) {
    const text = token.corrected ?? token.text;
    const parts = text.split(' ');
    if (parts.length > 1) found.add(`w ${text}`);
    words.push(...parts);
    plain.push(...parts);
    roles.push(token.role);
    return;
  }
  words.push(stand);
  plain.push(stand);
  roles.push(token.role === 'name' && token.otherwise ? 'name or word' : stand);
  const [target] = token.targets ?? [];
  if (token.role === 'name' && target) found.add(target.kind);
}

function addRuns(kind: string, parts: readonly string[], longest: number, found: Set<string>): void {
  for (let i = 0; i < parts.length; i++) {
    let run = kind;
    for (let back = 0; back < longest && i - back >= 0; back++) {
      run = `${run} ${parts[i - back]}`;
      found.add(run);
    }
  }
}

/** Ideas alone, with the mark at the end, and in pairs: "when" with "back" asks when it returns. */
function addConcepts(all: readonly string[], end: string, found: Set<string>): void {
  const sorted = all.toSorted();
  sorted.forEach((one, i) => {
    found.add(`k ${one}`);
    found.add(`k${end} ${one}`);
    for (const other of sorted.slice(i + 1)) found.add(`k ${one} ${other}`);
  });
}

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
