/** Learns the second opinion (conversation/learnt) from corpora: log-linear models, by stochastic gradient with AdaGrad. Pure: the same examples give the same weights. */
import { featuresOf } from '../learnt/features.ts';
import type { Scores, Weights } from '../learnt/opinion.ts';
import { tagged } from '../tagged-tokens.ts';
import type { CorpusLine } from './corpus.ts';
import type { Listener } from './hear-line.ts';

export type Lesson = { lines: readonly CorpusLine[]; listener: Listener };
type Example = { features: readonly string[]; is: string };

const rounds = 30;
const step = 0.3;
const decay = 1e-4;
/** A feature that was seen once or twice tells of its lines, not of the language. */
const seenAtLeast = 3;
/** Weights below this, in hundredths, decide nothing. */
const smallest = 15;

export function learn(lessons: readonly Lesson[]): Weights {
  const isQuestion: Example[] = [];
  const asks: Example[] = [];
  for (const { lines, listener } of lessons) {
    for (const line of lines) {
      const isAddressed = line.context === 'dm' || line.context === 'mention';
      const features = [
        ...featuresOf({
          tagged: tagged(line.text, listener.names, isAddressed),
          goesOn: (line.prior ?? []).length > 0,
          isBound: line.context.startsWith('channel-bound:'),
        }),
      ];
      const isAnswered = line.expect.answer !== false;
      if (!isAddressed) isQuestion.push({ features, is: isAnswered ? 'yes' : 'no' });
      if (isAnswered) asks.push({ features, is: line.expect.intent });
    }
  }
  const { no, yes } = modelsOf(isQuestion);
  return {
    examples: lessons.reduce((all, { lines }) => all + lines.length, 0),
    question: no && yes ? rounded({ bias: yes.bias - no.bias, of: differences(yes.of, no.of) }) : { bias: 0, of: {} },
    intents: Object.fromEntries(Object.entries(modelsOf(asks)).map(([intent, scores]) => [intent, rounded(scores)])),
  };
}

function modelsOf(examples: readonly Example[]): Record<string, Scores> {
  const classes = [...new Set(examples.map(({ is }) => is))].sort();
  const ids = idsOf(examples);
  const width = classes.length;
  const weights = new Float64Array((ids.size + 1) * width);
  const gradients = new Float64Array(weights.length).fill(1e-8);
  const bias = ids.size * width;
  const known = examples.map(({ features, is }) => ({
    at: features.map((feature) => ids.get(feature)).filter((id) => id !== undefined),
    scale: 1 / Math.sqrt(features.length),
    is: classes.indexOf(is),
  }));
  for (let round = 0; round < rounds; round++) {
    for (const { at, scale, is } of inOtherOrder(known, round)) {
      const odds = Array.from({ length: width }, (_, k) => {
        let score = weights[bias + k] ?? 0;
        for (const id of at) score += (weights[id * width + k] ?? 0) * scale;
        return Math.exp(score);
      });
      const whole = odds.reduce((all, one) => all + one, 0);
      for (let k = 0; k < width; k++) {
        const error = (odds[k] ?? 0) / whole - (k === is ? 1 : 0);
        descend(bias + k, error);
        for (const id of at) descend(id * width + k, error * scale);
      }
    }
  }
  const names = [...ids.keys()];
  return Object.fromEntries(
    classes.map((name, k) => [
      name,
      {
        bias: weights[bias + k] ?? 0,
        of: Object.fromEntries(names.map((feature, id) => [feature, weights[id * width + k] ?? 0])),
      },
    ]),
  );

  function descend(at: number, error: number): void {
    const slope = error + (at >= bias ? 0 : decay * (weights[at] ?? 0));
    gradients[at] = (gradients[at] ?? 0) + slope * slope;
    weights[at] = (weights[at] ?? 0) - (step * slope) / Math.sqrt(gradients[at] ?? 1);
  }
}

function idsOf(examples: readonly Example[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { features } of examples)
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const often = [...counts].filter(([, count]) => count >= seenAtLeast).map(([feature]) => feature);
  return new Map(often.sort().map((feature, id) => [feature, id]));
}

function differences(one: Record<string, number>, other: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(one).map(([feature, weight]) => [feature, weight - (other[feature] ?? 0)]));
}

function rounded({ bias, of }: Scores): Scores {
  const kept = Object.entries(of)
    .map(([feature, weight]): [string, number] => [feature, Math.round(weight * 100)])
    .filter(([, weight]) => Math.abs(weight) >= smallest);
  return { bias: Math.round(bias * 100), of: Object.fromEntries(kept) };
}

/** Neighbours of a corpus are alike, so each round goes through it in strides of another prime. */
function inOtherOrder<T>(all: readonly T[], round: number): T[] {
  const strides = [7919, 104_729, 15_485_863, 6101, 611_953].filter((stride) => all.length % stride !== 0);
  const stride = strides[round % strides.length] ?? 1;
  const ordered: T[] = [];
  for (let i = 0; i < all.length; i++) {
    const one = all[(i * stride + round) % all.length];
    if (one !== undefined) ordered.push(one);
  }
  return ordered;
}
