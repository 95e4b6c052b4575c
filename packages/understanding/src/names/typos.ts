/** Typos: words that are one slip (a letter more, fewer, wrong or swapped) away from known ones. */

/** Every way to leave one letter out, and the word itself: two words one slip apart share one of these. */
export function deletions(word: string): string[] {
  const found = [word];
  for (let i = 0; i < word.length; i++) {
    if (i > 0 && word[i] === word[i - 1]) continue;
    found.push(word.slice(0, i) + word.slice(i + 1));
  }
  return found;
}

export type TypoKind = 'same' | 'swapped' | 'doubled' | 'one-letter' | 'other';

/** How `typed` differs from `meant`; people hardly miss the first letter, so another one makes another word. Linear in their length. */
export function typoBetween(typed: string, meant: string): TypoKind {
  if (typed === meant) return 'same';
  const difference = typed.length - meant.length;
  if (difference > 1 || difference < -1) return 'other';
  let head = 0;
  while (head < typed.length && head < meant.length && typed[head] === meant[head]) head++;
  const typedRest = typed.slice(head);
  const meantRest = meant.slice(head);
  if (difference === 0) {
    if (head > 0 && typedRest.slice(1) === meantRest.slice(1)) return 'one-letter';
    const isSwap =
      typedRest[0] === meantRest[1] && typedRest[1] === meantRest[0] && typedRest.slice(2) === meantRest.slice(2);
    return isSwap ? 'swapped' : 'other';
  }
  const [longer, shorter] = difference > 0 ? [typedRest, meantRest] : [meantRest, typedRest];
  if (longer.slice(1) !== shorter) return 'other';
  if (head === 0) return 'other';
  const before = difference > 0 ? typed[head - 1] : meant[head - 1];
  return longer[0] === before ? 'doubled' : 'one-letter';
}

/** Whether a slip of this kind in a word of this length is still that word and hardly another one. */
export function isLikelyTypo(kind: TypoKind, length: number): boolean {
  if (kind === 'same') return true;
  if (kind === 'swapped' || kind === 'doubled') return length >= 3;
  return kind === 'one-letter' && length >= 5;
}
