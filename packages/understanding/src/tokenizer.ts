/** Cuts plain text into sentences and words, in English where they are of another language. */
import { onlyBeside, sure } from './vocabulary/glosses.ts';
import { inPlaceOf, spelledOut } from './vocabulary/spelling.ts';

export type Word = {
  /** As typed, without a possessive 's. */
  typed: string;
  /** Lower case, contractions opened. */
  text: string;
  isCapital: boolean;
  /** A comma, colon, dash or bracket stands before it. */
  afterBreak: boolean;
  /** Written with @. */
  isMention: boolean;
};

export type Sentence = {
  words: Word[];
  /** How it ends; several marks count as a question when one of them is one. */
  end: '?' | '!' | '.' | '';
};

/** What is read of a message at most. */
const wordLimit = 240;

const chunk = /@?[\p{L}\p{N}_](?:[\p{L}\p{N}_'&+-]|[.:](?=[\p{L}\p{N}]))*|[?!.;,:()/\n-]|\S/gu;

/** "billing down y/n" */
const yesOrNo = /\b(?:y\/n|yes\/no|yes or no)\b(?!\?)/giu;

/** A word, although it looks like the end of a sentence. */
const inShort = /\btl;\s?dr\b/giu;

/** Sentences end at ? ! . ; and line ends. Words keep hyphens, and dots between letters or digits (10.0.1.23). */
export function sentences(text: string): Sentence[] {
  const found: Sentence[] = [];
  let words: Word[] = [];
  let isAfterBreak = false;
  let count = 0;
  for (const match of text.replaceAll(yesOrNo, '?').replaceAll(inShort, 'tldr').matchAll(chunk)) {
    const piece = match[0];
    const first = piece.charCodeAt(0);
    if (piece.length === 1 && !isWordLike(first)) {
      if (piece === '?' || piece === '!' || piece === '.' || piece === ';' || piece === '\n') {
        close(piece === '?' || piece === '!' ? piece : '.');
      } else if (piece !== '%') {
        // "99.9 % this month" is said in one breath.
        isAfterBreak = words.length > 0;
      }
      continue;
    }
    for (const word of openWord(piece)) {
      word.afterBreak = isAfterBreak;
      isAfterBreak = false;
      words.push(word);
    }
    if (++count >= wordLimit) break;
  }
  close('');
  return inEnglish(found).map((one) => withoutTag(withPlaced(one, found.length)));

  function close(mark: Sentence['end']): void {
    isAfterBreak = false;
    const last = found.at(-1);
    if (words.length > 0) found.push({ words, end: mark });
    else if (last && mark === '?') last.end = '?';
    words = [];
  }
}

/** The letter at either end of what is long enough is a word: "y is billing slow", "can not send invoices!! y". */
function withPlaced(sentence: Sentence, ofSentences: number): Sentence {
  const { words } = sentence;
  const texts = words.map(({ text }) => text);
  const isLong = words.length > 2 || ofSentences > 1;
  const placed = words.map((one, i) => {
    const text = one.isMention ? undefined : inPlaceOf(texts, i, isLong && (i === 0 || i === words.length - 1));
    return text === undefined ? one : { ...one, text };
  });
  return { ...sentence, words: placed };
}

/** "billing is broken, isn't it", "cards are acting up aren't they": a question, and nothing else. */
function withoutTag(sentence: Sentence): Sentence {
  const { words } = sentence;
  const [first, ...texts] = words.map(({ text }) => text);
  const isTag = texts.at(-1) === 'innit' || isntIt.test(texts.slice(-3).join(' '));
  const kept = words.slice(0, texts.at(-1) === 'innit' ? -1 : -3);
  if (!isTag || kept.length < fewestBeforeTag || asksAlready.test(first ?? '') || joins.test(kept.at(-1)?.text ?? ''))
    return sentence;
  return { words: kept, end: '?' };
}

const isntIt =
  /^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should) not (?:it|they|that|this|there|we|he|she|you)$/;
const fewestBeforeTag = 2;
const asksAlready =
  /^(?:is|are|was|were|do|does|did|has|have|can|could|will|would|what|why|how|when|who|which|where|if)$/;
const joins = /^(?:or|and|but|if|that|why|what|how|when|because|so|it|they)$/;

/** One foreign word may be a name; two make it likely that the message is in another language, at least in part. */
const foreignAtLeast = 2;
/** So short a message is foreign by one word. */
const shortMessage = 5;

function inEnglish(found: Sentence[]): Sentence[] {
  const all = found.flatMap(({ words }) => words.map(({ text }) => text));
  if (foreignWordsIn(all) < (all.length <= shortMessage ? 1 : foreignAtLeast)) return found;
  return found.map(({ words, end }) => ({ words: words.flatMap(glossed), end }));
}

function glossed(one: Word): Word[] {
  const english = one.isMention ? undefined : (sureWords.get(one.text) ?? besideWords.get(one.text));
  if (!english) return [one];
  return english.map((text, i) => ({
    ...one,
    text,
    typed: i === 0 ? one.typed : '',
    afterBreak: i === 0 && one.afterBreak,
  }));
}

function isWordLike(code: number): boolean {
  return code > 127 || (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function openWord(piece: string): Word[] {
  const isMention = piece.startsWith('@');
  let typed = isMention ? piece.slice(1) : piece;
  while (typed.endsWith('-') || typed.endsWith("'") || typed.endsWith('_') || typed.endsWith('&'))
    typed = typed.slice(0, -1);
  while (typed.startsWith('_')) typed = typed.slice(1);
  if (typed === '') return [];
  if (isMention) return [word(typed, typed.toLowerCase(), true)];
  const lower = typed.toLowerCase();
  const opened = spelledOut(lower);
  if (opened) return opened.map((text, i) => word(i === 0 ? typed : '', text, false, i > 0));
  if (lower.endsWith("n't")) return [word(typed, lower.slice(0, -3), false), word('', 'not', false, true)];
  for (const [ending, meaning] of endings) {
    if (!lower.endsWith(ending)) continue;
    const stem = typed.slice(0, -ending.length);
    const opening = word(stem, stem.toLowerCase(), false);
    return meaning === '' ? [opening] : [opening, word('', meaning, false, true)];
  }
  return [word(typed, lower, false)];
}

function word(typed: string, text: string, isMention: boolean, isOpened = false): Word {
  const first = typed.charAt(0);
  const isCapital = !isOpened && first !== first.toLowerCase();
  return { typed, text, isCapital, afterBreak: false, isMention };
}

const endings: readonly (readonly [string, string])[] = [
  ["'s", ''],
  ["'re", 'are'],
  ["'ve", 'have'],
  ["'ll", 'will'],
  ["'d", 'would'],
  ["'m", 'am'],
];

/** Words that are no English; enough of them make a message one of another language. */
export function foreignWordsIn(words: readonly string[]): number {
  return words.filter((word) => sureWords.has(word)).length;
}

function read(list: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const entry of list.split(';')) {
    const [word = '', english = ''] = entry.trim().split('=');
    if (word !== '' && !found.has(word)) found.set(word, english.split(' '));
  }
  return found;
}

const sureWords = read(sure);
/** Words that English has too: they count only where others are plainly foreign. */
const besideWords = read(onlyBeside);
