/** What a sentence looks like to the fitted model: its words, their roles and ideas, with every name, time and place made alike. */
import type { Token } from '../token.ts';
import { conceptsOf } from './concepts-of.ts';
import { standOfHerald } from './herald-in.ts';
import type { Unit } from './units.ts';

/** The message around a unit. */
export type Look = {
  units: readonly Unit[];
  /** The same person asked something here before. */
  goesOn: boolean;
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
  addConcepts([...conceptsOf(plain), ...new Set(plain.filter((word) => word.startsWith('<')))], mark, found);
  found.add(`length ${Math.min(10, tokens.length >> 1)}`);
  return found;
}

function addSurroundings(
  { units, goesOn, isBound, isAddressed }: Look,
  sentence: number,
  isPart: boolean,
  found: Set<string>,
): void {
  if (goesOn) found.add('goes on');
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
