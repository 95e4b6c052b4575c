/** Nothing is told twice in one answer: a sentence whose names, times, figures and words all stand already is left out, however it is put. */
import { plainText, say, type Text, type TextPart } from '../format/text.ts';

/** `of`: what a sentence without a name is about. `isWhole`: it is to be used as it stands, whatever stands beside it. */
export type Said = { text: Text; of: readonly string[]; isWhole?: boolean };

type Known = {
  of: ReadonlySet<string>;
  words: ReadonlySet<string>;
  /** That nothing responded last time is not that nothing responds now. */
  tense: 'was' | 'is' | undefined;
  plain: string;
};

/** `lines` without what the verdict, or a line before, says already; of a line with several sentences what is new. */
export function saidOnce(verdict: Said, lines: readonly Said[]): Text[] {
  const names = new Set([verdict, ...lines].flatMap(({ of }) => of));
  const known: Known[] = verdict.isWhole
    ? []
    : sentencesOf(verdict.text).map((one) => knownOf({ ...verdict, text: one }, names));
  return lines.flatMap(({ text, of, isWhole }) => {
    if (isWhole) return [text];
    const fresh = sentencesOf(text).filter((sentence) => {
      const one = knownOf({ text: sentence, of }, names);
      if (isKnown({ ...one, words: newWordsIn(one.plain) }, known)) return false;
      known.push(one);
      return true;
    });
    return fresh.length === 0 ? [] : [joined(fresh)];
  });
}

/** "Yes." alone repeats nothing: a word, a time or a figure at the least. */
function isKnown({ plain, of, words, tense }: Known, known: readonly Known[]): boolean {
  // "1 outage yesterday." stands in "1 outage yesterday: exports."
  const bare = plain.replace(/[.]$/, '');
  if (known.some((one) => one.plain.includes(plain) || one.plain.startsWith(`${bare}:`))) return true;
  if (words.size === 0) return false;
  const ofSame = known.filter(
    (one) => [...one.of].every((name) => of.has(name)) && (!one.tense || !tense || one.tense === tense),
  );
  const all = new Set(ofSame.flatMap((one) => [...one.words, ...one.of]));
  return [...words].every((word) => all.has(word));
}

function knownOf({ text, of }: Said, names: ReadonlySet<string>): Known {
  const plain = plainText(text, ({ atMs }) => `@${atMs}`)
    .toLowerCase()
    .replace(opening, '');
  const words = new Set(wordsIn(plain));
  const named = [...words].filter((word) => names.has(word));
  const isOfNow = plain.includes('so far') || /\b(?:is|are)\b/.test(plain);
  const tense = /\b(?:was|were)\b(?!.*so far)/.test(plain) ? 'was' : isOfNow ? 'is' : undefined;
  return { of: new Set(named.length > 0 ? named : of), words, tense, plain };
}

/** How long it is since, or until, a time that is named is no figure of its own; nor is a cause another for who says it. */
function newWordsIn(plain: string): ReadonlySet<string> {
  return new Set(wordsIn(plain.replace(sinceThen, '$1').replace(/, according to [^:]{1,60}(?=:)/, '')));
}

const sinceThen = /(@\d+)(?: \((?:\d+ \w+ ?)+(?:left)?\)|,(?: for)? (?:\d+ \w+ )+so far)/g;

/** "Yes: …", "Not yet: …" */
const opening = /^(?:yes|no|not yet|it looks so|not that i can see|not as far as i can see|perhaps)[:,] /;

function wordsIn(plain: string): string[] {
  return [...plain.matchAll(/@\d+|\d[\d.,:]*(?: ?(?:%|[a-z]+))?|\p{L}[\p{L}\d’'-]*/gu)]
    .map(([word]) => word.replace(/[.,:]+$/, ''))
    .filter((word) => !empty.has(word))
    .map((word) => sameAs.get(word) ?? word);
}

/** What says nothing by itself. "So far", "yet" and tenses stand in the verdict; what is in trouble was said to be. */
const empty: ReadonlySet<string> = new Set(
  (
    'a an the it its they them this that these those and or of to in on at by from for since until with is are was were be been ' +
    'being has have had s so far yet already now again also trouble cause according latest said wrote noted told because due there ends end'
  ).split(' '),
);

const sameAs: ReadonlyMap<string, string> = new Map([
  ['slow', 'degraded'],
  ['unavailable', 'down'],
]);

/** In its parts, each with its mark. */
function sentencesOf(text: Text): Text[] {
  const sentences: TextPart[][] = [[]];
  for (const part of text) {
    if (typeof part === 'object' && 'atMs' in part) {
      sentences.at(-1)?.push(part);
      continue;
    }
    const isStrong = typeof part === 'object';
    if (endsSentence(sentences.at(-1)) && /^\s/.test(isStrong ? part.strong : part)) sentences.push([]);
    const pieces = (isStrong ? part.strong : part).split(/(?<=[.!?…])\s+(?=\S|$)/);
    pieces.forEach((piece, at) => {
      if (at > 0) sentences.push([]);
      const sentence = sentences.at(-1) ?? [];
      const words = sentence.length === 0 ? piece.trimStart() : piece;
      if (words !== '') sentence.push(isStrong ? { strong: words } : words);
    });
  }
  return sentences.filter((parts) => parts.length > 0);
}

function endsSentence(parts: readonly TextPart[] = []): boolean {
  const last = parts.at(-1);
  const words = typeof last === 'object' ? ('strong' in last ? last.strong : '') : (last ?? '');
  return /[.!?…]$/.test(words);
}

function joined([first = say``, ...rest]: readonly Text[]): Text {
  return rest.reduce((before, sentence) => say`${before} ${sentence}`, first);
}
