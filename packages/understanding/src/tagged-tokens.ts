/** A message cut into sentences, each word or phrase with its role. */

import type { NameIndex } from './names.ts';
import { plainText } from './plain-text.ts';
import { withoutCustomerFrames } from './strip-reported-speech.ts';
import { tagSentence } from './tag-sentence.ts';
import type { Token } from './token.ts';
import { type Sentence, sentences } from './tokenizer.ts';

export type Tagged = { sentence: Sentence; tokens: Token[] };

/** How many sentences of a message are read. */
const sentenceLimit = 12;

export function tagSentences(all: readonly Sentence[], names: NameIndex, isAddressed: boolean): Tagged[] {
  return all
    .slice(0, sentenceLimit)
    .map((sentence) => ({ sentence, tokens: tagSentence(sentence, names, isAddressed) }));
}

/** What stands in quotation marks may be what the registry calls something. */
export function isNameOf(names: NameIndex): (words: string) => boolean {
  return (words) => words.length <= 60 && names.byWriting(words.trim().toLowerCase()) !== undefined;
}

export function tagged(text: string, names: NameIndex, isAddressed: boolean): Tagged[] {
  return tagSentences(sentences(withoutCustomerFrames(plainText(text, isNameOf(names)).text)), names, isAddressed);
}
