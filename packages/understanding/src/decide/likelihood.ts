/**
 * How likely a message in a channel is a question that Herald can answer: a weighted sum of what was read. The weights were
 * fitted by logistic regression on lines that neither rules nor classifier had learnt from; see the README.
 */
import type { Reading } from '../reading.ts';
import type { Signs } from './signs-of-asking.ts';

export type Weighed =
  | keyof Signs
  | 'always'
  | 'isPlain'
  | 'isFramed'
  | 'opinion'
  | 'opinionIfFramed'
  | 'isEverything'
  | 'isBound';

const weights: Readonly<Record<Weighed, number>> = {
  always: -2.8,
  isPlain: 2.3,
  isFramed: 1.5,
  opinion: 0.47,
  opinionIfFramed: 0.1,
  isEverything: -1,
  isBound: 1.4,
  isSubject: 1.25,
  isObject: 0.5,
  isBystander: 0,
  isTight: 0.2,
  hasMark: 0.4,
  opensAsQuestion: 0.55,
  strangers: 0.1,
  isCommonWord: -0.9,
  isGuess: 0,
  hasPerson: 0,
  hasEvidence: 0.55,
  length: -1.2,
};

/** What the weights apply to, by name, so that they can be fitted elsewhere. */
function inputsOf(reading: Reading, isQuestion: number): Record<Weighed, number> {
  const chance = Math.min(0.98, Math.max(0.02, isQuestion));
  const odds = Math.log(chance / (1 - chance));
  return {
    ...reading.signs,
    always: 1,
    isPlain: reading.isPlain ? 1 : 0,
    isFramed: reading.isFramed ? 1 : 0,
    opinion: odds,
    opinionIfFramed: reading.isFramed ? odds : 0,
    isEverything: reading.allTargets ? 1 : 0,
    isBound: reading.isBound ? 1 : 0,
  };
}

/** Between 0 and 1. */
export function likelihoodOf(reading: Reading, isQuestion: number): number {
  let sum = 0;
  for (const [name, value] of Object.entries(inputsOf(reading, isQuestion))) sum += (weightOf.get(name) ?? 0) * value;
  return 1 / (1 + Math.exp(-sum));
}

const weightOf: ReadonlyMap<string, number> = new Map(Object.entries(weights));
