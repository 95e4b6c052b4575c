/** Multinomial logistic regression on sets of features, by stochastic gradient with AdaGrad. Pure: the same examples give the same weights. */
import type { Weights } from '../interpret/classifier.ts';

export type Example = { features: ReadonlySet<string>; is: string; weight: number };

const step = 0.3;
const decay = 1e-4;
/** A feature that was seen once or twice tells of its lines, not of the language. */
const seenAtLeast = 3;
/** Weights below this, in hundredths, decide nothing. */
const smallest = 20;

export function fit(examples: readonly Example[], { rounds }: { rounds: number }): Weights {
  const classes = [...new Set(examples.map(({ is }) => is))].sort();
  const ids = idsOf(examples);
  const width = classes.length;
  const bias = ids.size * width;
  const weights = new Float64Array(bias + width);
  const gradients = new Float64Array(weights.length).fill(1e-8);
  const chances = new Float64Array(width);
  const errors = new Float64Array(width);
  const known = examples.map(({ features, is, weight }) => ({
    at: [...features].flatMap((feature) => ids.get(feature) ?? []),
    scale: 1 / Math.sqrt(features.size || 1),
    is: classes.indexOf(is),
    weight,
  }));
  for (let round = 0; round < rounds; round++) {
    for (const { at, scale, is, weight } of inOtherOrder(known, round)) {
      // The weights of a feature lie side by side, so they are gone through feature by feature.
      chances.set(weights.subarray(bias));
      for (const id of at)
        for (let k = 0, from = id * width; k < width; k++)
          chances[k] = (chances[k] ?? 0) + (weights[from + k] ?? 0) * scale;
      let whole = 0;
      for (let k = 0; k < width; k++) {
        chances[k] = Math.exp(chances[k] ?? 0);
        whole += chances[k] ?? 0;
      }
      const wrong: number[] = [];
      for (let k = 0; k < width; k++) {
        errors[k] = weight * ((chances[k] ?? 0) / whole - (k === is ? 1 : 0));
        if (Math.abs(errors[k] ?? 0) < 1e-4) continue;
        wrong.push(k);
        descend(bias + k, errors[k] ?? 0);
      }
      for (const id of at) for (const k of wrong) descend(id * width + k, (errors[k] ?? 0) * scale);
    }
  }
  return rounded();

  function descend(at: number, error: number): void {
    const slope = error + (at >= bias ? 0 : decay * (weights[at] ?? 0));
    gradients[at] = (gradients[at] ?? 0) + slope * slope;
    weights[at] = (weights[at] ?? 0) - (step * slope) / Math.sqrt(gradients[at] ?? 1);
  }

  function rounded(): Weights {
    const of: Record<string, number[]> = {};
    for (const [feature, id] of ids) {
      const pairs = classes.flatMap((_, k) => {
        const weight = Math.round((weights[id * width + k] ?? 0) * 100);
        return Math.abs(weight) >= smallest ? [k, weight] : [];
      });
      if (pairs.length > 0) of[feature] = pairs;
    }
    const hundredths = classes.map((_, k) => Math.round((weights[bias + k] ?? 0) * 100));
    return { examples: examples.length, classes, bias: hundredths, of };
  }
}

function idsOf(examples: readonly Example[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { features } of examples)
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const often = [...counts].filter(([, count]) => count >= seenAtLeast).map(([feature]) => feature);
  return new Map(often.sort().map((feature, id) => [feature, id]));
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
