/** Names that are one slip away from what was typed, numbers apart: web-1 may be misspelt, and is never web-2. */
import { type Entry, isDigits, isTypoOf, nameSegments, pluralRank, skeletonOf, withNumbers } from './name-forms.ts';
import { deletions } from './typos.ts';

export type TypoIndex = {
  add(segments: readonly string[]): void;
  near(typed: string): Entry[];
};

const maxPerForm = 16;
/** Longer names are matched exactly only. */
const longestTypo = 40;

/** `entriesOf`: what is called so exactly. */
export function createTypoIndex(entriesOf: (key: string) => readonly Entry[]): TypoIndex {
  /** Skeletons (see skeletonOf) by each of their deletions. Fleets have few, however many hosts. */
  const skeletons = new Map<string, string[]>();
  const knownSkeletons = new Set<string>();
  return { add, near };

  function add(segments: readonly string[]): void {
    const skeleton = skeletonOf(segments);
    if (skeleton.length < 3 || skeleton.length > longestTypo || knownSkeletons.has(skeleton)) return;
    knownSkeletons.add(skeleton);
    for (const form of deletions(skeleton)) {
      const known = skeletons.get(form);
      if (!known) skeletons.set(form, [skeleton]);
      else if (known.length < maxPerForm) known.push(skeleton);
    }
  }

  function near(typed: string): Entry[] {
    const segments = nameSegments(typed);
    const skeleton = skeletonOf(segments);
    if (skeleton.length < 3 || skeleton.length > longestTypo + 1) return [];
    const numbers = segments.filter(isDigits);
    const candidates = new Set<Entry>();
    for (const form of deletions(skeleton)) {
      for (const known of skeletons.get(form) ?? []) {
        for (const entry of entriesOf(withNumbers(known, numbers))) {
          if (entry.rank < pluralRank && isTypoOf(segments, entry.segments)) candidates.add(entry);
        }
      }
    }
    return [...candidates];
  }
}
