/** Lists of targets without doubles. */
import type { Target } from './question.ts';

export function sameTarget(a: Target, b: Target): boolean {
  return a.kind === b.kind && a.name === b.name;
}

/** Adds what is not there yet, up to `limit`. */
export function addTo(list: Target[], target: Target, limit: number): void {
  if (list.length < limit && !list.some((one) => sameTarget(one, target))) list.push(target);
}
