/** Words by which customers know one service and no other, from what the registry says customers call it. */

import { comparable } from '../plain-text.ts';
import { findPhrase, isOrdinary } from '../vocabulary/lexicon/lexicon.ts';
import type { KnownService } from './known-names.ts';

/** `isLoose`: too common to mean it where nobody speaks to Herald. */
export type CustomersWord = { name: string; word: string; isLoose?: true };

export function wordsOfCustomers(services: readonly KnownService[]): CustomersWord[] {
  const owners = new Map<string, Set<string>>();
  for (const { name, customers = '' } of services) {
    for (const word of comparable(customers).match(/\p{L}[\p{L}\p{N}-]+/gu) ?? []) {
      if (word.length < 3 || common.has(word)) continue;
      owners.set(word, (owners.get(word) ?? new Set()).add(name));
    }
  }
  return [...owners].flatMap(([word, names]) => {
    const [name] = names;
    if (names.size !== 1 || name === undefined) return [];
    // "are cards down?" of card payments.
    const several = `${word}s`;
    const isWord = saysSomething(word);
    if (isWord && (word.length < 4 || word.endsWith('s') || owners.has(several) || saysSomething(several))) return [];
    if (isWord) return [{ name, word: several, isLoose: true as const }];
    // "was the invoice maintenance extended?": one of them is the same word, unless it is another service's.
    const one = word.length > 5 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
    if (one === word) return [{ name, word }];
    // "is the invoicing down?", "paying by card takes long"
    const forms = one.endsWith('ment')
      ? [word, one, one.slice(0, -4), `${one.slice(0, -4)}ing`]
      : [word, one, `${one.replace(/e$/, '')}ing`];
    return forms.filter((form) => form === word || !owners.has(form)).map((form) => ({ name, word: form }));
  });
}

function saysSomething(word: string): boolean {
  return findPhrase([word], 0) !== undefined || isOrdinary(word);
}

const common = new Set(
  'online monthly daily weekly new for and the from with all our your their customers users clients patients people company portal page pages data practice practices clinic clinics hospital hospitals doctor doctors shop shops store stores member members partner partners insurer insurers school schools bank banks office offices student students teacher teachers guest guests driver drivers'.split(
    ' ',
  ),
);
