/** Chance that can be repeated: the same seed gives the same month. */
import { seededRandom } from '@herald/protocol/seeded-random';

export type Chance = {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** Whole numbers, both ends included. */
  between(least: number, most: number): number;
  /** True so often: 0 to 1. */
  happens(share: number): boolean;
  pick<T>(items: readonly [T, ...T[]]): T;
  /** Of these weights, the index of one. */
  weighted(weights: readonly number[]): number;
  /** A count around `mean`, as independent happenings give it (Poisson). */
  count(mean: number): number;
  /** A positive length around `median`, with a long tail to the right (log-normal). */
  length(median: number, spread: number): number;
};

export function seededChance(seed: number): Chance {
  const chance: Chance = {
    next: seededRandom(seed),
    between: (least, most) => least + Math.floor(chance.next() * (most - least + 1)),
    happens: (share) => chance.next() < share,
    pick: (items) => items[Math.floor(chance.next() * items.length)] ?? items[0],
    weighted(weights) {
      let left = chance.next() * weights.reduce((sum, weight) => sum + weight, 0);
      for (const [index, weight] of weights.entries()) {
        left -= weight;
        if (left < 0) return index;
      }
      return weights.length - 1;
    },
    count(mean) {
      const limit = Math.exp(-mean);
      let product = chance.next();
      let count = 0;
      for (; product > limit; count += 1) product *= chance.next();
      return count;
    },
    length(median, spread) {
      const normal = Math.sqrt(-2 * Math.log(1 - chance.next())) * Math.cos(2 * Math.PI * chance.next());
      return median * Math.exp(spread * normal);
    },
  };
  return chance;
}
