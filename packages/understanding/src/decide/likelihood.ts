/**
 * How likely a message is a question that Herald can answer: a weighted sum of what was read, with weights of their own for what is
 * said to Herald and for what it overhears. `npm run eval -- --fit` fits them on lines of strangers, each read by a model that had
 * not learnt from their author; see the README.
 */
import fitted from '../learnt/likelihood.json' with { type: 'json' };
import type { MessageRead, Reading } from '../reading.ts';

export const weighed = [
  'always',
  'odds',
  'intentOdds',
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
  'unknownWords',
  'isCommonWord',
  'isGuess',
  'hasPerson',
  'hasEvidence',
  'namesHerald',
  'isAmid',
  'isPut',
  'callsPerson',
  'length',
  'hasRange',
  'ofHost',
  'strange',
] as const;

export type Weighed = (typeof weighed)[number];

/** What the weights apply to. */
export function inputsOf(
  reading: Reading,
  { callsPerson }: Pick<MessageRead, 'callsPerson'>,
): Readonly<Record<Weighed, number>> {
  const { asks, chance, scope, range, signs, speaksOfServers } = reading;
  return {
    ...signs,
    always: 1,
    callsPerson: callsPerson ? 1 : 0,
    odds: oddsOf(asks),
    intentOdds: oddsOf(chance),
    isNamed: scope.from === 'named' || scope.from === 'message' ? 1 : 0,
    isEverything: scope.allTargets ? 1 : 0,
    isBound: scope.from === 'binding' ? 1 : 0,
    isContinued: scope.from === 'conversation' ? 1 : 0,
    asksOfAll:
      scope.allTargets && speaksOfServers && signs.unknownWords === 0 && (signs.hasMark || signs.opensAsQuestion)
        ? 1
        : 0,
    hasRange: range === undefined ? 0 : 1,
    strange: scope.from === 'named' || scope.from === 'message' ? 0 : signs.unknownWords,
    ofHost: scope.targets.some(({ kind }) => kind === 'host') ? 1 : 0,
  };
}

/** No chance is taken for certain. */
function oddsOf(chance: number): number {
  const bounded = Math.min(0.995, Math.max(0.005, chance));
  return Math.log(bounded / (1 - bounded));
}

/** Between 0 and 1. */
export function likelihoodOf(reading: Reading, read: Pick<MessageRead, 'hearing' | 'callsPerson'>): number {
  const weights: Readonly<Record<Weighed, number>> = fitted[read.hearing];
  const inputs = inputsOf(reading, read);
  const sum = weighed.reduce((all, name) => all + weights[name] * inputs[name], 0);
  return 1 / (1 + Math.exp(-sum));
}
