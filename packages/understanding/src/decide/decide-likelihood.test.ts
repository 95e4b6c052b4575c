import { expect, it } from 'vitest';
import { readSentences } from '../interpret/read-sentences.ts';
import type { Reading, Scope } from '../reading.ts';
import { tagged } from '../tag-sentences.ts';
import { smallIndex } from '../testing/small-fleet.ts';
import { inputsOf, likelihoodOf } from './decide.ts';

function reading(text = 'is everything up?', changes: Partial<Reading> = {}): Reading {
  const around = {
    names: smallIndex,
    context: undefined,
    boundTo: [],
    isAddressed: false,
    hearing: 'overheard' as const,
  };
  const [first] = readSentences(tagged(text, smallIndex, false), around);
  if (!first) throw new Error(`Nothing is read in "${text}".`);
  return { ...first, ...changes };
}

const overheard = { hearing: 'overheard', callsPerson: false, plain: 'is billing up?', leftOut: [] } as const;

const about = (from: Scope['from'], allTargets = false): Scope => ({ targets: [], allTargets, from });

it.each([
  ['named', 'isNamed'],
  ['message', 'isNamed'],
  ['binding', 'isBound'],
  ['conversation', 'isContinued'],
] as const)('weighs what is spoken of by where it was named: %s is %s', (from, name) => {
  const inputs = inputsOf(reading('is billing up?', { scope: about(from) }), overheard);
  const { isNamed, isBound, isContinued, isEverything } = inputs;
  expect({ isNamed, isBound, isContinued, isEverything }).toEqual({
    ...{ isNamed: 0, isBound: 0, isContinued: 0, isEverything: 0 },
    [name]: 1,
  });
});

it('takes everything as asked for only where servers are spoken of, in a question without strange words', () => {
  const all = reading('is everything up?', { scope: about('everything', true), speaksOfServers: true });
  const signs = { ...all.signs, unknownWords: 0, hasMark: 1, opensAsQuestion: 1 };
  const asked = (changes: Partial<Reading>) => inputsOf({ ...all, signs, ...changes }, overheard).asksOfAll;
  expect(inputsOf(all, overheard).isEverything).toBe(1);
  expect(asked({})).toBe(1);
  expect(asked({ signs: { ...signs, hasMark: 0 } })).toBe(1);
  expect(asked({ signs: { ...signs, opensAsQuestion: 0 } })).toBe(1);
  expect(asked({ signs: { ...signs, hasMark: 0, opensAsQuestion: 0 } })).toBe(0);
  expect(asked({ signs: { ...signs, unknownWords: 1 } })).toBe(0);
  expect(asked({ speaksOfServers: false })).toBe(0);
  expect(asked({ scope: about('named') })).toBe(0);
});

it('takes no model at its word that it is certain: odds stay within 199 to 1', () => {
  const odds = (asks: number) => inputsOf(reading('is billing up?', { asks }), overheard).odds;
  expect(odds(0.5)).toBe(0);
  expect(odds(0.75)).toBeCloseTo(Math.log(3));
  expect(odds(1)).toBeCloseTo(Math.log(199));
  expect(odds(0)).toBeCloseTo(-Math.log(199));
});

it('is a share that grows with what speaks for a question', () => {
  const plain = likelihoodOf(reading('is billing up?', { asks: 0.5 }), overheard);
  expect(plain).toBeGreaterThan(0);
  expect(plain).toBeLessThan(1);
  expect(likelihoodOf(reading('is billing up?', { asks: 0.9 }), overheard)).toBeGreaterThan(plain);
  expect(likelihoodOf(reading('is billing up?', { asks: 0.1 }), overheard)).toBeLessThan(plain);
});
