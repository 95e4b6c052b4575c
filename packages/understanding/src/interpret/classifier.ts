/**
 * How likely each intent is for a unit: a multinomial logistic regression over named features, read from `learnt/weights.json`,
 * which `npm run eval -- --learn` makes from the corpus. `none` is an intent like the others: what asks nothing of Herald.
 * The features are a unit's words, their roles and ideas, with every name, time and place made alike.
 */

import { standOfHerald } from '../decide/signs-of-asking.ts';
import weights from '../learnt/weights.json' with { type: 'json' };
import { type Intent, intents } from '../question.ts';
import type { Token } from '../token.ts';
import { conceptsOf } from '../vocabulary/concepts.ts';
import type { Unit } from './units.ts';

/** Weights are whole numbers, in hundredths, to keep the file small. */
export type Weights = {
  /** How many messages it was learnt from. */
  examples: number;
  classes: string[];
  bias: number[];
  /** For each feature the index of a class and its weight, in turn. */
  of: Record<string, number[]>;
};

export type Chances = ReadonlyMap<Intent, number>;
export type Model = {
  examples: number;
  chancesOf(features: ReadonlySet<string>): Chances;
  /** How much one feature speaks for an intent, in hundredths; 0 where nothing was learnt of it. */
  weightOf(feature: string, intent: Intent): number;
};

export function modelOf({ examples, classes, bias, of }: Weights): Model {
  const known = classes.map((name) => intents.find((intent) => intent === name) ?? 'none');
  const weightsOf = new Map(Object.entries(of));
  return { examples, chancesOf, weightOf };

  function weightOf(feature: string, intent: Intent): number {
    const pairs = weightsOf.get(feature) ?? [];
    const at = known.indexOf(intent);
    return pairs.reduce((found, value, i) => (i % 2 === 1 && pairs[i - 1] === at ? value : found), 0);
  }

  function chancesOf(features: ReadonlySet<string>): Chances {
    const sums = new Float64Array(known.length);
    for (const feature of features) {
      const pairs = weightsOf.get(feature);
      if (!pairs) continue;
      for (let i = 0; i < pairs.length; i += 2) {
        const at = pairs[i] ?? 0;
        sums[at] = (sums[at] ?? 0) + (pairs[i + 1] ?? 0);
      }
    }
    const scale = 1 / Math.sqrt(features.size || 1);
    const odds = known.map((_, i) => Math.exp(((bias[i] ?? 0) + (sums[i] ?? 0) * scale) / 100));
    const whole = odds.reduce((all, one) => all + one, 0);
    return new Map(known.map((intent, i) => [intent, (odds[i] ?? 0) / whole]));
  }
}

export const learntModel: Model = modelOf(weights);

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
  // "apart from billing, what changed?" asks what it asks without it.
  const asking = tokens.filter(({ role }) => role !== 'except');
  const isCut = tokens[0]?.role === 'except';
  for (const [at, token] of asking.entries())
    addToken(isCut && at === 0 ? { ...token, afterBreak: false } : token, words, roles, plain, found);
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
