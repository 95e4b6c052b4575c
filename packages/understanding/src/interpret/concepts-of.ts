/** The ideas that a row of words speaks of, by the lists of `vocabulary/concepts.ts`. */
import { concepts } from '../vocabulary/concepts.ts';

const phrases = new Map<string, string[]>();
/** For each first word, the most words a phrase that begins so has. */
const longestFrom = new Map<string, number>();
const stems = new Map<string, string[]>();
const shortestStem = 3;
const longestStem = 12;

for (const [concept, list] of Object.entries(concepts)) {
  for (const entry of list.split(',').map((one) => one.trim().replace(/\s+/g, ' '))) {
    if (entry.endsWith('*')) push(stems, entry.slice(0, -1), concept);
    else {
      push(phrases, entry, concept);
      const words = entry.split(' ');
      const [first = ''] = words;
      longestFrom.set(first, Math.max(longestFrom.get(first) ?? 0, words.length));
    }
  }
}

/** Each idea once, in the order in which they appear. */
export function conceptsOf(words: readonly string[]): string[] {
  const found = new Set<string>();
  words.forEach((word, at) => {
    let run = word;
    const longest = Math.min(longestFrom.get(word) ?? 0, words.length - at);
    for (let length = 1; length <= longest; length++) {
      if (length > 1) run += ` ${words[at + length - 1]}`;
      for (const concept of phrases.get(run) ?? []) found.add(concept);
    }
    for (let length = shortestStem; length <= Math.min(longestStem, word.length); length++)
      for (const concept of stems.get(word.slice(0, length)) ?? []) found.add(concept);
  });
  return [...found];
}

function push(map: Map<string, string[]>, key: string, concept: string): void {
  const known = map.get(key);
  if (known) known.push(concept);
  else map.set(key, [concept]);
}
