/**
 * How likely a message in a channel is a question that Herald can answer: a weighted sum of what was read. `npm run eval -- --fit`
 * fits the weights on lines of strangers, each read by a model that had not learnt from their author; see the README.
 */
import fitted from '../learnt/likelihood.json' with { type: 'json' };
import type { Reading } from '../reading.ts';

export const weighed = [
  'always',
  'odds',
  'isNamed',
  'isEverything',
  'isBound',
  'isContinued',
  'asksOfAll',
  'isSubject',
  'isObject',
  'isBystander',
  'hasMark',
  'opensAsQuestion',
  'strangers',
  'isCommonWord',
  'isGuess',
  'hasPerson',
  'hasEvidence',
  'namesHerald',
  'isPut',
  'length',
] as const;

export type Weighed = (typeof weighed)[number];
/** In the order of `weighed`. */
export type LikelihoodWeights = readonly number[];

/** What the weights apply to. */
export function inputsOf({ asks, aim, signs, speaksOfServers }: Reading): Readonly<Record<Weighed, number>> {
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

const fittedWeights: LikelihoodWeights = weighed.map((name) => fitted[name]);

/** Between 0 and 1. */
export function likelihoodOf(reading: Reading): number {
  const inputs = inputsOf(reading);
  const sum = weighed.reduce((all, name, k) => all + (fittedWeights[k] ?? 0) * inputs[name], 0);
  return 1 / (1 + Math.exp(-sum));
}
