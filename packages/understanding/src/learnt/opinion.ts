/**
 * A second opinion on a message, learnt from the corpus: whether it is a question for Herald, and what it asks.
 * Two log-linear models over words and roles, read from `weights.json`, which `npm run eval -- --learn` makes. The rules
 * decide; where they know too little, or see a question in what looks like talk, the opinion tips the scales.
 */
import type { Intent } from '../question.ts';
import { featuresOf, type Look } from './features.ts';
import weights from './weights.json' with { type: 'json' };

export type Opinion = {
  /** Between 0 and 1: how likely it is a question that Herald should answer, asked in a channel. */
  isQuestion: number;
  /** What it most likely asks, should it be a question. */
  intent: Intent;
  /** Between 0 and 1: how likely each intent is. */
  likely: ReadonlyMap<Intent, number>;
};

/** Weights are whole numbers, in hundredths, to keep the file small. */
export type Weights = {
  examples: number;
  question: Scores;
  intents: Record<string, Scores>;
};
export type Scores = { bias: number; of: Record<string, number> };

type Model = { bias: number; of: ReadonlyMap<string, number> };

const question = modelOf(weights.question);
const intents = Object.entries(weights.intents).map(([intent, scores]) => ({
  intent: intent as Intent,
  model: modelOf(scores),
}));
/** How many messages it was learnt from. */
export const examples = weights.examples;

export function opinionOf(look: Look): Opinion {
  const features = [...featuresOf(look)];
  const scores = intents.map(({ intent, model }) => ({ intent, odds: Math.exp(sum(model, features)) }));
  const whole = scores.reduce((all, { odds }) => all + odds, 0);
  const likely = new Map(scores.map(({ intent, odds }) => [intent, odds / whole]));
  const [first] = scores.toSorted((one, other) => other.odds - one.odds);
  return { isQuestion: 1 / (1 + Math.exp(-sum(question, features))), intent: first?.intent ?? 'none', likely };
}

function sum(model: Model, features: readonly string[]): number {
  let all = 0;
  for (const feature of features) all += model.of.get(feature) ?? 0;
  return (model.bias + all / Math.sqrt(features.length)) / 100;
}

function modelOf(scores: { bias: number; of: Record<string, number | undefined> }): Model {
  return {
    bias: scores.bias,
    of: new Map(Object.entries(scores.of).map(([feature, weight]) => [feature, weight ?? 0])),
  };
}
