/** Lists of targets without doubles, and what a found name brings to its token. */
import type { Target } from './question.ts';

export function sameTarget(a: Target, b: Target): boolean {
  return a.kind === b.kind && a.name === b.name;
}

/** Adds what is not there yet, up to `limit`. */
export function addTo(list: Target[], target: Target, limit: number): void {
  if (list.length < limit && !list.some((one) => sameTarget(one, target))) list.push(target);
}

/** The distinct things that the tokens name without doubt, in order. */
export function clearTargets(
  tokens: readonly { role: string; targets?: readonly Target[]; isTogether?: boolean }[],
): Target[] {
  const targets: Target[] = [];
  for (const token of tokens) {
    if (token.role !== 'name' || !token.targets || !(token.isTogether || token.targets.length === 1)) continue;
    for (const target of token.targets) if (!targets.some((one) => sameTarget(one, target))) targets.push(target);
  }
  return targets;
}

/** What a found name brings to its token. */
export function nameFields<Match>(found: { targets: readonly Target[]; match: Match; isPlainWord: boolean }) {
  return { targets: found.targets, match: found.match, isPlainWord: found.isPlainWord };
}
