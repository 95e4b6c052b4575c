/** A message cut into sentences, each word or phrase with its role. */

import type { NameIndex } from './names.ts';
import type { Piece } from './piece.ts';
import { plainText } from './plain-text.ts';
import { withoutCustomerFrames } from './strip-reported-speech.ts';
import { type Sentence, sentences } from './tokenizer.ts';
import { tagSentence } from './tokens.ts';

export type Tagged = { sentence: Sentence; pieces: Piece[] };

/** How many sentences of a message are read. */
const sentenceLimit = 12;

export function tagSentences(all: readonly Sentence[], names: NameIndex, isAddressed: boolean): Tagged[] {
  return all
    .slice(0, sentenceLimit)
    .map((sentence) => ({ sentence, pieces: tagSentence(sentence, names, isAddressed) }));
}

export function tagged(text: string, names: NameIndex, isAddressed: boolean): Tagged[] {
  return tagSentences(sentences(withoutCustomerFrames(plainText(text).text)), names, isAddressed);
}
