/** A message cut into sentences, each word or phrase with its role: name, time, place, phrase of the lexicon, or unknown. */

import { joinSegments, nameSegments } from './names/name-forms.ts';
import type { NameIndex } from './names/name-index.ts';
import { isThing, longestName, longestNear, type Named, nameFields, namesInSentence } from './names-in-sentence.ts';
import { plainText, withoutCustomerFrames } from './plain-text.ts';
import { type FleetFilter, sameTarget, type Target, type Typo, type Unsure } from './question.ts';
import { withSettledNames } from './settled-names.ts';
import { findRange, rangeTense } from './times/time-words.ts';
import type { Token } from './token.ts';
import { type Sentence, sentences, type Word } from './tokenizer.ts';
import { corrections, type Found, findPhrase, isOrdinary } from './vocabulary/lexicon/lexicon.ts';
import type { Role } from './vocabulary/lexicon/role.ts';
import { placeWords, regionsByCity } from './vocabulary/regions.ts';
import { beginsTime } from './vocabulary/time-names.ts';

export type Tagged = { sentence: Sentence; tokens: Token[] };

/** How many sentences of a message are read. */
const sentenceLimit = 12;

export function tagSentences(all: readonly Sentence[], names: NameIndex, isAddressed: boolean): Tagged[] {
  return all
    .slice(0, sentenceLimit)
    .map((sentence) => ({ sentence, tokens: withSettledNames(tagSentence(sentence, names, isAddressed), names) }));
}

/** What stands in quotation marks may be what the registry calls something. */
export function isNameOf(names: NameIndex): (words: string) => boolean {
  return (words) => words.length <= 60 && names.byWriting(words.trim().toLowerCase()) !== undefined;
}

export function tagged(text: string, names: NameIndex, isAddressed: boolean): Tagged[] {
  return tagSentences(sentences(withoutCustomerFrames(plainText(text, isNameOf(names)).text)), names, isAddressed);
}

/** The distinct things that the tokens name without doubt, in order. */
export function clearTargets(
  tokens: readonly { role: string; targets?: readonly Target[]; isTogether?: boolean }[],
): Target[] {
  const targets: Target[] = [];
  for (const token of tokens) {
    if (token.role !== 'name' || !token.targets || !(token.isTogether || token.targets.length === 1)) continue;
    for (const target of token.targets) if (!targets.some((one) => sameTarget(one, target))) targets.push(target);
  }
  return targets;
}

/** Names that may be of several. */
export function unsureNames(tokens: readonly Token[]): Unsure[] {
  const found: Unsure[] = [];
  tokens.forEach((token, i) => {
    const isMany = token.role === 'name' && !token.isTogether && (token.targets?.length ?? 0) > 1;
    const isFamily = token.role === 'family' && tokens[i + 1]?.role !== 'things';
    if ((isMany || isFamily) && found.length < 3)
      found.push({ typed: token.typed, candidates: (token.targets ?? []).slice(0, 5) });
  });
  return found;
}

/** Names that were nearly written. */
export function typosOf(tokens: readonly Token[]): Typo[] {
  const found: Typo[] = [];
  for (const { role, match, targets = [], typed } of tokens) {
    const [target] = targets;
    if (role === 'name' && match !== 'exact' && targets.length === 1 && target) found.push({ typed, target });
  }
  return found;
}

function tagSentence(sentence: Sentence, names: NameIndex, isAddressed: boolean): Token[] {
  const words = withoutPlease(sentence.words);
  const texts = words.map((word) => word.text);
  const parts = texts.map(nameSegments);
  const { nameAt, isMeantAt, nearNameAt } = namesInSentence(words, names, isAddressed);
  const tokens: Token[] = [];
  let at = 0;
  while (at < words.length) {
    const word = words[at];
    if (!word) break;
    const [token, length] = nextToken(word);
    tokens.push(token);
    at += length;
  }
  return tokens;

  function nextToken(word: Word): [Token, number] {
    if (word.isMention) return [tokenOf(at, 1, { role: word.text === 'herald' ? 'filler' : 'mention' }), 1];
    const ambiguous = ambiguousPlace();
    if (ambiguous) return [tokenOf(at, 1, { role: 'place' }), 1];
    const phrase = phraseHere();
    const name = nameAt(at);
    if (name && isMeantAt(at, name, phrase)) {
      const otherwise = name.length === 1 ? phrase?.meaning : undefined;
      return nameToken(name, otherwise && { otherwise });
    }
    const range = beginsTime(word.text) ? findRange(texts, at) : undefined;
    if (range && range.length >= (phrase?.length ?? 0)) {
      if (isSaidOfNow(texts, at, range.range)) return [tokenOf(at, range.length, { role: 'filler' }), range.length];
      return [tokenOf(at, range.length, { role: 'range', range: range.range }), range.length];
    }
    const family = names.family(joinSegments(parts[at] ?? []));
    if (family.length > 1 && (!phrase || isThingRole(phrase.meaning.role))) {
      const label = names.label(word.text);
      const filter = label ? { label } : { namePrefix: word.text };
      const fields = { role: 'family', targets: family, filter } as const;
      return [tokenOf(at, 1, { ...fields, ...(phrase && { otherwise: phrase.meaning }) }), 1];
    }
    const label = phrase?.meaning.role === 'thing' && isPlural(texts[at + 1]) ? names.label(word.text) : undefined;
    if (label) return [tokenOf(at, 1, { role: 'place', filter: { label } }), 1];
    const place = findPlace(texts, at, names);
    if (phrase && phrase.length >= (place?.length ?? 0))
      return [tokenOf(at, phrase.length, phrase.meaning), phrase.length];
    if (place)
      return [
        tokenOf(at, place.length, { role: 'place', ...(place.filter && { filter: place.filter }) }),
        place.length,
      ];
    if (/^[+-]?\d[\d.,:%h]*$/.test(word.text)) return [tokenOf(at, 1, { role: 'number' }), 1];
    return typoOrUnknown(word);
  }

  /** "confirm that the lot search works": a phrase ("the lot") gives way to a longer name that begins in it. */
  function phraseHere(): Found | undefined {
    const phrase = findPhrase(texts, at);
    for (let start = 1; start < (phrase?.length ?? 0); start++) {
      for (let end = at + (phrase?.length ?? 0) + 1; end <= Math.min(words.length, at + start + longestName); end++) {
        const isApart = words.slice(at + start + 1, end).some(({ afterBreak, isMention }) => afterBreak || isMention);
        if (!isApart && names.byKey(joinSegments(parts.slice(at + start, end).flat())))
          return findPhrase(texts.slice(0, at + start), at);
      }
    }
    return phrase;
  }

  /** "in us", "the us box", "the reports one in the states": words that mean something else elsewhere. */
  function ambiguousPlace(): boolean {
    const word = texts[at] ?? '';
    if (word !== 'us' || names.hostsAtPlace(word) === undefined) return false;
    return words[at]?.typed === 'US' || ['in', 'the', 'our'].includes(texts[at - 1] ?? '') || isThing(texts[at + 1]);
  }

  function typoOrUnknown(word: Word): [Token, number] {
    const near = nearNameAt(at);
    if (near) return nameToken(near);
    if (!isOrdinary(word.text) && word.text.length <= longestNear) {
      const place = names.placeByTypo(word.text);
      if (place !== undefined) return [tokenOf(at, 1, { role: 'place', text: place }), 1];
      for (const corrected of corrections(word.text)) {
        const correctedTexts = [...texts];
        correctedTexts[at] = corrected;
        const phrase = findPhrase(correctedTexts, at);
        if (phrase) return [{ ...tokenOf(at, phrase.length, { ...phrase.meaning, corrected }) }, phrase.length];
      }
    }
    return [tokenOf(at, 1, { role: 'unknown' }), 1];
  }

  function nameToken({ found, length }: Named, fields?: Partial<Token>): [Token, number] {
    return [{ ...tokenOf(at, length, { role: 'name', ...fields }), ...nameFields(found) }, length];
  }

  function tokenOf(start: number, length: number, fields: Partial<Token> & { role: Role }): Token {
    const first = words[start];
    const typed =
      length === 1
        ? (first?.typed ?? '')
        : words
            .slice(start, start + length)
            .map((one) => one.typed)
            .join(' ');
    const text = length === 1 ? (texts[start] ?? '') : texts.slice(start, start + length).join(' ');
    return { text, typed, afterBreak: first?.afterBreak ?? false, isCapital: first?.isCapital ?? false, ...fields };
  }
}

/** "As of today, how many incidents this month?": until now, and of no time of its own. */
function isSaidOfNow(texts: readonly string[], at: number, range: string): boolean {
  const before = `${texts[at - 2]} ${texts[at - 1]}`;
  const isPresent = range === 'this-morning' || rangeTense(range) === 'present';
  return isPresent && (before === 'as of' || before === 'as at' || (at === 2 && before === 'up to'));
}

/** Politeness says nothing, and stands in the midst of phrases: "advise me please when". */
function withoutPlease(words: readonly Word[]): readonly Word[] {
  if (!words.some(({ text }) => text === 'please')) return words;
  const kept: Word[] = [];
  let isAfterBreak = false;
  for (const word of words) {
    if (word.text === 'please' && words.length > 1) isAfterBreak ||= word.afterBreak && kept.length > 0;
    else {
      kept.push(isAfterBreak ? { ...word, afterBreak: true } : word);
      isAfterBreak = false;
    }
  }
  return kept;
}

function isPlural(text: string | undefined): boolean {
  return text !== undefined && findPhrase([text], 0)?.meaning.role === 'things';
}

function isThingRole(role: Role): boolean {
  return role === 'thing' || role === 'things';
}

const regionForm =
  /^(?:af|ap|ca|cn|eu|il|me|mx|sa|us)-(?:gov-)?(?:north|south|east|west|central|northeast|northwest|southeast|southwest)-?\d$/;

/** Regions, zones and labels: "eu-west-1", "Frankfurt", "the database servers". */
function findPlace(
  words: readonly string[],
  at: number,
  names: NameIndex,
): { filter?: FleetFilter; length: number } | undefined {
  const word = words[at] ?? '';
  const az = names.az(word);
  if (az) return { filter: { az }, length: 1 };
  const region = names.region(word) ?? (regionForm.test(word) ? word : undefined);
  if (region) return { filter: { region }, length: 1 };
  if (/^[a-z]{2}-[a-z]+-\d[a-f]$/.test(word) && regionForm.test(word.slice(0, -1)))
    return { filter: { az: word }, length: 1 };
  const city = regionsByCity.get(`${word} ${words[at + 1] ?? ''}`);
  if (city) return { filter: { region: city }, length: 2 };
  const short = regionsByCity.get(word);
  if (short) return { filter: { region: short }, length: 1 };
  const label = names.label(word);
  if (label) return { filter: { label }, length: 1 };
  const two = `${word} ${words[at + 1] ?? ''}`;
  if (placeWords.has(two)) return { length: 2 };
  return placeWords.has(word) && word !== 'us' ? { length: 1 } : undefined;
}
