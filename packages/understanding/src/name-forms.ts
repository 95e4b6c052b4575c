/** The forms one name takes: its parts, its skeleton without numbers, its plural; and when a typed name is a typo of another. */
import { isDigits, joinSegments } from './name-key.ts';
import type { Target } from './question.ts';
import { isLikelyTypo, typoBetween } from './typos.ts';

/** One way to write a target. `rank` 0 is its name; a higher one is weaker. */
export type Entry = { target: Target; segments: string[]; isPlain: boolean; rank: number };

/** Ranks from here on are plurals and singulars that nobody wrote. */
export const pluralRank = 5;

/** A name with a mark for each number: web# for web-1 and web-2. */
export function skeletonOf(segments: readonly string[]): string {
  return segments.map((segment) => (isDigits(segment) ? '#' : segment)).join('');
}

export function withNumbers(skeleton: string, numbers: readonly string[]): string {
  let at = 0;
  return joinSegments(
    skeleton
      .split(/(#)/)
      .filter((part) => part !== '')
      .map((part) => (part === '#' ? (numbers[at++] ?? '') : part)),
  );
}

/** "export" for exports, "payment" for payments: only for plain words that end in a letter. Ranked behind what is written so. */
export function singularAndPlural(entry: Entry): Entry[] {
  const last = entry.segments.at(-1) ?? '';
  if (isDigits(last) || last.length < 5 || last.endsWith('ss')) return [];
  const other = last.endsWith('s') ? last.slice(0, -1) : `${last}s`;
  return [{ ...entry, segments: [...entry.segments.slice(0, -1), other], rank: entry.rank + pluralRank }];
}

/**
 * Digits must be equal, and so must parts of one or two letters (eu and us are different places);
 * one longer part may have one slip.
 */
export function isTypoOf(typed: readonly string[], meant: readonly string[]): boolean {
  if (typed.length !== meant.length) {
    return sameDigits(typed, meant) && isLikelyTypo(typoBetween(letters(typed), letters(meant)), longest(meant));
  }
  let typoCount = 0;
  for (let i = 0; i < typed.length; i++) {
    const ours = typed[i] ?? '';
    const theirs = meant[i] ?? '';
    if (ours === theirs) continue;
    if (isDigits(ours) || isDigits(theirs)) return false;
    if (theirs.length <= 2 || !isLikelyTypo(typoBetween(ours, theirs), theirs.length)) return false;
    typoCount++;
  }
  return typoCount === 1;
}

function sameDigits(typed: readonly string[], meant: readonly string[]): boolean {
  return (
    typed.filter(isDigits).join('.') === meant.filter(isDigits).join('.') &&
    meant.every((part) => part.length > 2 || isDigits(part))
  );
}

function letters(segments: readonly string[]): string {
  return segments.filter((segment) => !isDigits(segment)).join('');
}

function longest(segments: readonly string[]): number {
  return Math.max(...segments.map((segment) => segment.length));
}

/** "srch" for search, "chkout" for checkout: its letters in order, at most a third of its own left out. */
export function isClippedFrom(typed: string, name: string): boolean {
  const missing = name.length - typed.length;
  if (typed.length < 4 || missing < 1 || missing * 3 > name.length) return false;
  let at = 0;
  for (const letter of name) if (letter === typed[at]) at++;
  return at === typed.length;
}
