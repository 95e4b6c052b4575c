/**
 * How likely each intent is for a sentence: a multinomial logistic regression over named features, read from `weights.json`,
 * which `npm run eval -- --learn` makes from the corpus. `none` is an intent like the others: what asks nothing of Herald.
 */
import { type Intent, intents } from '../question.ts';
import weights from './weights.json' with { type: 'json' };

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
export type Model = { examples: number; chancesOf(features: ReadonlySet<string>): Chances };

export function modelOf({ examples, classes, bias, of }: Weights): Model {
  const known = classes.map((name) => intents.find((intent) => intent === name) ?? 'none');
  const weightsOf = new Map(Object.entries(of));
  return { examples, chancesOf };

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
