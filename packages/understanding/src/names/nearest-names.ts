/** Names that begin like what was typed or resemble it, for buttons and autocomplete. */

import { comparable } from '../plain-text.ts';
import { sameTarget, type Target } from '../question.ts';
import { isDigits, nameSegments } from './name-forms.ts';
import { isLikelyTypo, typoBetween } from './typos.ts';

/** What is looked through. */
type Known = {
  /** Names and aliases in lower case, in order. */
  sorted: readonly { text: string; target: Target }[];
  families: ReadonlyMap<string, readonly Target[]>;
  byTypo(typed: string): { targets: readonly Target[] } | undefined;
};

/** Finds at most `limit` of them, nearest first. */
export function nearestNames({ sorted, families, byTypo }: Known): (typed: string, limit: number) => Target[] {
  return nearest;

  function nearest(asTyped: string, limit: number): Target[] {
    const typed = comparable(asTyped).trim();
    const segments = nameSegments(typed);
    const letters = segments.filter((segment) => !isDigits(segment));
    const stem = letters.join('');
    const result: Target[] = [];
    for (const target of startingWith(typed, limit)) addTo(result, target, limit);
    const typo = byTypo(typed);
    for (const target of typo?.targets ?? []) addTo(result, target, limit);
    const kin = families.get(stem) ?? families.get(letters[0] ?? '') ?? [];
    for (const target of byNumber(kin, segments)) addTo(result, target, limit);
    if (result.length === 0) for (const form of stem.length >= 5 ? nearFamilies(stem) : []) addTo(result, form, limit);
    return result;
  }

  /** Names and aliases that begin so, then those that hold it; for autocomplete. */
  function startingWith(typed: string, limit: number): Target[] {
    const result: Target[] = [];
    for (let i = firstFrom(sorted, typed); result.length < limit; i++) {
      const entry = sorted[i];
      if (!entry?.text.startsWith(typed)) break;
      addTo(result, entry.target, limit);
    }
    if (typed.length < 2) return result;
    for (const { text, target } of sorted) {
      if (result.length >= limit) break;
      if (text.includes(typed)) addTo(result, target, limit);
    }
    return result;
  }

  function nearFamilies(stem: string): Target[] {
    const result: Target[] = [];
    for (const [family, targets] of families) {
      if (isLikelyTypo(typoBetween(stem, family), family.length)) result.push(...targets.slice(0, 5));
    }
    return result;
  }
}

/** At most this many of a family are weighed for buttons. */
const kinLimit = 2_000;

function byNumber(kin: readonly Target[], segments: readonly string[]): Target[] {
  const wanted = Number(segments.findLast(isDigits) ?? 0);
  const distance = (target: Target) =>
    Math.abs(Number(nameSegments(target.name.toLowerCase()).findLast(isDigits) ?? 0) - wanted);
  return kin.slice(0, kinLimit).sort((a, b) => distance(a) - distance(b));
}

/** The first entry that is not before `text`. */
function firstFrom(sorted: readonly { text: string }[], text: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.text ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Adds what is not there yet, up to `limit`. */
function addTo(list: Target[], target: Target, limit: number): void {
  if (list.length < limit && !list.some((one) => sameTarget(one, target))) list.push(target);
}
