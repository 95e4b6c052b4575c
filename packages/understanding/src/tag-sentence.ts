/** Gives every word of a sentence its role: name, time, phrase of the lexicon, or unknown. */

import type { FoundName, NameIndex } from './name-index.ts';
import { joinSegments, nameSegments } from './name-key.ts';
import { phraseSet } from './phrase-set.ts';
import { findPlace } from './places.ts';
import { nameFields } from './targets.ts';
import { findRange } from './time-words.ts';
import type { Token } from './token.ts';
import type { Sentence, Word } from './tokenizer.ts';
import { corrections, type Found, findPhrase, isOrdinary } from './vocabulary/lexicon/lexicon.ts';
import type { Role } from './vocabulary/lexicon/role.ts';

/** Words that build sentences: a host or service may be called so, but such a name is taken only before "service" or "server". */
const structural: ReadonlySet<Role> = new Set([
  'greeting',
  'thanks',
  'be',
  'have',
  'do',
  'modal',
  'not',
  'question-word',
  'who',
  'if',
  'pronoun',
  'person',
  'own',
  'anyone',
  'conjunction',
  'preposition',
  'asking',
  'condition',
  'all',
  'any',
  'plan',
]);
const structuralWords = phraseSet(
  'help, status, health, state, history, details, detail, info, list, show, compare, subscribe, unsubscribe, next, last, customer, customers',
);

/** What is never followed by a preposition at the end. */
const nameFollows: ReadonlySet<string> = new Set(['for', 'on', 'of', 'about', 'with', 'and']);
const verbs: ReadonlySet<string> = new Set(['is', 'are', 'was', 'if', 'when', 'does']);

const conditions: ReadonlySet<string> = new Set(['if', 'when', 'while', 'once']);
const goes: ReadonlySet<string> = new Set(['gets', 'goes', 'is', 'was', 'has', 'needs', 'comes', 'stays']);
const matters: ReadonlySet<string> = new Set(['stuff', 'thing', 'alerts', 'messages', 'one', 'box', 'machine', 'db']);

const longestName = 5;

export function tagSentence(sentence: Sentence, names: NameIndex, isAddressed: boolean): Token[] {
  const byTypo = once(names.byTypo);
  const bySound = once(names.bySound);
  const words = withoutPlease(sentence.words);
  const texts = words.map((word) => word.text);
  const parts = texts.map(nameSegments);
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
    const name = findName();
    if (name && !(phrase && phrase.length > name.length)) {
      const { found, length } = name;
      // "encore", which is "still" in French, where a service is called so.
      const isTranslated = word.typed.toLowerCase() !== word.text && names.byWriting(word.text) === undefined;
      const isGlue =
        length === 1 &&
        phrase !== undefined &&
        found.isPlainWord &&
        !isTranslated &&
        isStructural(phrase.meaning.role, word.text);
      if (!isGlue || isThing(texts[at + 1]) || isSubjectHere(phrase?.meaning.role)) {
        const otherwise = length === 1 ? phrase?.meaning : undefined;
        return [
          { ...tokenOf(at, length, { role: 'name', ...(otherwise && { otherwise }) }), ...nameFields(found) },
          length,
        ];
      }
    }
    const range = findRange(texts, at);
    if (range && range.length >= (phrase?.length ?? 0)) {
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
    const following = words[at + 1];
    const isPair = following && !following.afterBreak && !following.isMention && word.text.length <= 30;
    // Where the first word says a service by itself, the second has to be the rest of its name: "bidding goes" is no bidding-us.
    const find = names.servicesCalled(word.text).length > 0 ? byTypo : bySound;
    const spoken = isPair ? find(`${word.text} ${following.text.slice(0, 30)}`) : undefined;
    if (spoken) return [{ ...tokenOf(at, 2, { role: 'name' }), ...nameFields(spoken) }, 2];
    if (!isOrdinary(word.text) && word.text.length <= 60) {
      const found = byTypo(word.text);
      if (found) return [{ ...tokenOf(at, 1, { role: 'name' }), ...nameFields(found) }, 1];
      const next = words[at + 1];
      const pair = next && !next.afterBreak && !next.isMention ? byTypo(`${word.text} ${next.text}`) : undefined;
      if (pair) return [{ ...tokenOf(at, 2, { role: 'name' }), ...nameFields(pair) }, 2];
      const isNumbered = next && !next.afterBreak && /^\d{1,4}$/.test(next.text);
      const tail = names.byTail(joinSegments(isNumbered ? [...(parts[at] ?? []), next.text] : (parts[at] ?? [])));
      if (tail)
        return [{ ...tokenOf(at, isNumbered ? 2 : 1, { role: 'name' }), ...nameFields(tail) }, isNumbered ? 2 : 1];
      // "solr slow?", where solr-1 is the only one.
      const [alone, ...more] = names.family(joinSegments(parts[at] ?? []));
      if (alone && more.length === 0)
        return [tokenOf(at, 1, { role: 'name', targets: [alone], match: 'part', isPlainWord: false }), 1];
      const heard = bySound(word.text);
      if (heard) return [{ ...tokenOf(at, 1, { role: 'name' }), ...nameFields(heard) }, 1];
      const part = isAddressed && word.text !== 'us' ? names.byPart(word.text) : names.byCustomersWord(word.text);
      if (part) return [{ ...tokenOf(at, 1, { role: 'name' }), ...nameFields(part) }, 1];
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

  /** "is mm down", "outages for till", "if till goes down": a word that builds sentences stands where a name does. */
  function isSubjectHere(role: Role | undefined): boolean {
    if (role !== 'filler' && role !== 'preposition') return false;
    const next = words[at + 1];
    const isLast = next === undefined || next.afterBreak;
    if (role === 'preposition' && texts[at - 1] === 'the' && matters.has(next?.text ?? '')) return true;
    if (nameFollows.has(texts[at - 1] ?? '') && isLast) return role === 'preposition';
    if (conditions.has(texts[at - 1] ?? '') && goes.has(next?.text ?? '')) return true;
    // "is the till all right?"
    const before = texts[at - 1] === 'the' ? texts[at - 2] : texts[at - 1];
    return verbs.has(before ?? '') && findPhrase(texts, at + 1)?.meaning.role === 'condition';
  }

  /** The longest run of words that is a name. */
  function findName(): { found: FoundName; length: number } | undefined {
    const first = words[at];
    if (!first || first.text.length > 255) return undefined;
    let best: { found: FoundName; length: number } | undefined;
    const written = names.byWriting(first.text) ?? names.byWriting(first.typed.toLowerCase());
    if (written) best = { found: written, length: 1 };
    let segments: string[] = [];
    for (let length = 1; length <= longestName && at + length <= words.length; length++) {
      const word = words[at + length - 1];
      if (!word || word.isMention || (length > 1 && word.afterBreak)) break;
      segments = segments.concat(parts[at + length - 1] ?? []);
      if (length === 1 && best) continue;
      const found = names.byKey(joinSegments(segments));
      if (found && !(length > 1 && isLoose(found, length))) best = { found, length };
    }
    return best ?? dottedName(first.text);
  }

  /** "check out" and "log in" are verbs more often than the services checkout and login. */
  function isLoose(found: FoundName, length: number): boolean {
    if (!found.isPlainWord || length !== 2) return false;
    const next = findPhrase(texts, at + length)?.meaning.role;
    const before = texts[at - 1] ?? '';
    const isSubject = ['is', 'are', 'the', 'was', 'about', 'of', 'has', 'for', 'does', 'with'].includes(before);
    return !(
      isSubject &&
      (at + length >= words.length ||
        next === 'condition' ||
        next === 'thing' ||
        next === 'filler' ||
        next === 'trouble')
    );
  }

  /** web-1.internal, web-1.example.com. */
  function dottedName(text: string): { found: FoundName; length: number } | undefined {
    const dot = text.indexOf('.');
    if (dot < 2 || /^[\d.]+$/.test(text)) return undefined;
    const found = names.byKey(joinSegments(nameSegments(text.slice(0, dot))));
    return found && !found.isPlainWord ? { found, length: 1 } : undefined;
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

/** Whoever repeats a word a hundred times has it looked up once. */
function once<Found>(find: (typed: string) => Found): (typed: string) => Found {
  const found = new Map<string, { was: Found }>();
  return (typed) => {
    const known = found.get(typed) ?? { was: find(typed) };
    found.set(typed, known);
    return known.was;
  };
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

function isStructural(role: Role, text: string): boolean {
  return structural.has(role) || structuralWords.has(text) || (role === 'filler' && text.length < 6);
}

function isThing(text: string | undefined): boolean {
  return text === 'service' || text === 'server' || text === 'host';
}

function isPlural(text: string | undefined): boolean {
  return text !== undefined && findPhrase([text], 0)?.meaning.role === 'things';
}

function isThingRole(role: Role): boolean {
  return role === 'thing' || role === 'things';
}
