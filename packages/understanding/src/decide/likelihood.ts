/**
 * How likely a message in a channel is a question that Herald can answer: a weighted sum of what was read. The weights were
 * fitted by logistic regression on lines from which the model of sentences had not learnt; see the README.
 */
import type { Reading } from '../reading.ts';
import type { Signs } from './signs-of-asking.ts';

export type Weighed =
  | keyof Signs
  | 'always'
  | 'odds'
  | 'isNamed'
  | 'isEverything'
  | 'isBound'
  | 'isContinued'
  | 'asksOfAll';

const weights: Readonly<Record<Weighed, number>> = {
  always: -1.93,
  odds: 1.05,
  isNamed: 0.27,
  isEverything: -1.49,
  isBound: 2.43,
  isContinued: 0,
  asksOfAll: 0.31,
  isSubject: 1.14,
  isObject: -0.18,
  isBystander: 0,
  hasMark: 0.67,
  opensAsQuestion: 0.16,
  strangers: 0,
  isCommonWord: -1.11,
  isGuess: 1.33,
  hasPerson: -0.09,
  hasEvidence: 0.38,
  length: 0.18,
};

/** What the weights apply to. */
function inputsOf({ asks, aim, signs, speaksOfServers }: Reading): Record<Weighed, number> {
  const chance = Math.min(0.995, Math.max(0.005, asks));
  return {
    ...signs,
    always: 1,
    odds: Math.log(chance / (1 - chance)),
    isNamed: aim.from === 'named' || aim.from === 'message' ? 1 : 0,
    isEverything: aim.allTargets ? 1 : 0,
    isBound: aim.from === 'binding' ? 1 : 0,
    isContinued: aim.from === 'conversation' ? 1 : 0,
    asksOfAll:
      aim.allTargets && speaksOfServers && signs.strangers === 0 && (signs.hasMark || signs.opensAsQuestion) ? 1 : 0,
  };
}

/** Between 0 and 1. */
export function likelihoodOf(reading: Reading): number {
  let sum = 0;
  for (const [name, value] of Object.entries(inputsOf(reading))) sum += (weightOf.get(name) ?? 0) * value;
  return 1 / (1 + Math.exp(-sum));
}

const weightOf: ReadonlyMap<string, number> = new Map(Object.entries(weights));
