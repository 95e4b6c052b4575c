/** A message cut into sentences, each word or phrase with its role; and names that the words around them decide. */

import type { NameIndex } from './name-index.ts';
import { joinSegments, nameSegments } from './name-key.ts';
import { plainText } from './plain-text.ts';
import { withoutCustomerFrames } from './strip-reported-speech.ts';
import { tagSentence } from './tag-sentence.ts';
import { nameFields } from './targets.ts';
import type { Token } from './token.ts';
import { type Sentence, sentences } from './tokenizer.ts';

export type Tagged = { sentence: Sentence; tokens: Token[] };

/** How many sentences of a message are read. */
const sentenceLimit = 12;

export function tagSentences(all: readonly Sentence[], names: NameIndex, isAddressed: boolean): Tagged[] {
  return all
    .slice(0, sentenceLimit)
    .map((sentence) => ({ sentence, tokens: settled(tagSentence(sentence, names, isAddressed), names) }));
}

/** What stands in quotation marks may be what the registry calls something. */
export function isNameOf(names: NameIndex): (words: string) => boolean {
  return (words) => words.length <= 60 && names.byWriting(words.trim().toLowerCase()) !== undefined;
}

export function tagged(text: string, names: NameIndex, isAddressed: boolean): Tagged[] {
  return tagSentences(sentences(withoutCustomerFrames(plainText(text, isNameOf(names)).text)), names, isAddressed);
}

/** "web-1 and 2", "web-1, 2 and 3": a number after a numbered host is its sibling. */
function withNumbersAfterHosts(tokens: Token[], names: NameIndex): Token[] {
  let stem = '';
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token?.role === 'name') {
      const segments = nameSegments(token.text);
      stem = segments.length > 1 && /^\d/.test(segments.at(-1) ?? '') ? joinSegments(segments.slice(0, -1)) : '';
    } else if (token?.role === 'number' && stem !== '' && /^\d+$/.test(token.text)) {
      const found = names.byKey(joinSegments([...nameSegments(stem), ...nameSegments(token.text)]));
      if (found) tokens[i] = { ...token, role: 'name', ...nameFields(found) };
    } else if (token?.role !== 'conjunction' && token?.role !== 'preposition') {
      stem = '';
    }
  }
  return tokens;
}

/** Beside a clear name, a word that is both a name and a common noun is the noun: "the billing api", "storage on web-1". */
function settled(tagged: Token[], names: NameIndex): Token[] {
  const tokens = withNumbersAfterHosts(tagged, names);
  const clear = tokens.filter((token) => token.role === 'name' && !token.otherwise);
  if (clear.length === 0) return tokens;
  const isExact = clear.some(({ match, targets }) => match === 'exact' && targets?.length === 1);
  return tokens.map((token, i) => {
    if (token.role !== 'name' && token.role !== 'family') return token;
    // "if ledger-db goes off, whose invoices get stuck?"
    if (isExact && token.match === 'part') return { ...token, role: 'filler', targets: [] };
    if (!token.otherwise) return token;
    const before = tokens[i - 1]?.role === 'filler' ? tokens[i - 2] : tokens[i - 1];
    const isApart = before?.role === 'conjunction' || tokens[i + 1]?.role === 'conjunction';
    return isApart && token.role === 'name' ? token : { ...token, ...token.otherwise, targets: [] };
  });
}
