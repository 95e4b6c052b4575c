/** What a language model is told: the words of one message without people and addresses, and the names that they may mean. */
import type { KnownNames } from '@herald/understanding/known-names';
import { type People, withoutPeople } from '@herald/understanding/without-people';

export type WhatGoesOut = {
  message: string;
  /** A name and what else people call it. */
  names: readonly { name: string; aliases: readonly string[] }[];
};

/** Longer messages are left to the rules. */
const longestMessage = 1_000;
const mostNames = 300;
const mostLetters = 8_000;

/** Words to a machine that reads, not to a colleague: such a message is answered as the rules read it. */
const toTheModel =
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,60}\b(?:instructions?|prompts?|rules?|above|previous|prior|schema)\b|\b(?:system|developer)\s*(?:prompt|message|:)|\byou are (?:now|no longer)\b|\bjailbreak|<\|?\/?(?:im_|system|assistant|inst)|\[\/?INST\]|["'](?:intent|targets|everything)["']\s*:|\b(?:respond|reply|answer|output|return)\b.{0,20}\bjson\b/i;

/** Undefined where the message is not to leave: it is empty, too long, or tries to instruct the model. */
export function whatGoesOut(text: string, people: People, known: KnownNames): WhatGoesOut | undefined {
  if (text.length > longestMessage || toTheModel.test(text.normalize('NFKC'))) return undefined;
  const things = [...known.services, ...known.hosts];
  const names = things.flatMap(({ name, aliases }) => [name, ...aliases]);
  const message = withoutAddresses(withoutPeople(text, people, names))
    .replace(/\s+/g, ' ')
    .trim();
  if (message === '') return undefined;
  return { message, names: nearest(message, things) };
}

function withoutAddresses(text: string): string {
  return text
    .replace(/\b[a-z][a-z0-9+.-]{0,20}:\/\/\S+/gi, 'link')
    .replace(/\b(?:\d{1,3}\.){3}\d{1,3}\b/g, 'address')
    .replace(/(?<![\w:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{1,4}(?![\w:])/gi, 'address');
}

/** Those that share a word with the message, then services, then hosts, as many as fit. */
function nearest(message: string, things: WhatGoesOut['names']): WhatGoesOut['names'] {
  const words = new Set(wordsOf(message));
  const isNear = ({ name, aliases }: (typeof things)[number]) =>
    [name, ...aliases].some((one) => wordsOf(one).some((word) => words.has(word)));
  const near = things.filter(isNear);
  const chosen = new Set([...near, ...things]);
  const names: { name: string; aliases: readonly string[] }[] = [];
  let letters = 0;
  for (const { name, aliases } of chosen) {
    letters += name.length + aliases.join('').length;
    if (names.length === mostNames || letters > mostLetters) break;
    names.push({ name, aliases });
  }
  return names;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}{3,}|\p{N}+/gu) ?? [];
}
