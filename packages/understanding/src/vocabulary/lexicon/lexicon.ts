/** Looks up what words and phrases mean, longest phrase first, forgiving slips in words that matter. */
import { metricWords } from '../../metrics.ts';
import { deletions, isLikelyTypo, typoBetween } from '../../names/typos.ts';
import { askingWords } from './asking-words.ts';
import { ordinaryWords } from './ordinary-words.ts';
import { plainWords } from './plain-words.ts';
import type { Meaning } from './role.ts';
import { amountWords, statusWords } from './status-words.ts';

type Phrases = Map<string, Meaning>;

/**
 * Words worth mending: those that questions about status turn on. Rarer ones are too near to other words (melting,
 * meeting).
 */
const correctedWords = `status health healthy unhealthy working running online offline available unavailable broken slow
down server servers service services
 host hosts machine machines instance instances memory disk network uptime region zone address traffic bandwidth
 storage processor
 maintenance downtime planned scheduled schedule upcoming outage outages incident incidents problem problems issue
 issues trouble
 everything anything compare versus subscribe unsubscribe notify history reachable responding response customers
 customer details
 information describe availability utilization usage degraded struggling alive
 load average rebooted restarted happened crashed what when where which about please check`;

const phrases: Phrases = new Map();
/** For each first word, the most words a phrase that begins so has. */
const longestFrom = new Map<string, number>();
const phraseWords = new Set<string>();
const correctable = new Map<string, string[]>();
const ordinary = new Set(ordinaryWords.split(/\s+/));

for (const word of correctedWords.split(/\s+/)) {
  for (const form of deletions(word)) {
    const known = correctable.get(form);
    if (!known) correctable.set(form, [word]);
    else if (!known.includes(word)) known.push(word);
  }
}
for (const [role, list] of statusWords) addAll(list, { role });
addAll(amountWords, { role: 'amount' });
for (const [metric, list] of metricWords) addAll(list, { role: 'metric', metric });
for (const [role, list] of askingWords) addAll(list, { role });
for (const [role, list] of plainWords) addAll(list, { role });

export type Found = { meaning: Meaning; length: number };

/** The longest phrase that starts at `at`. */
export function findPhrase(words: readonly string[], at: number): Found | undefined {
  const first = words[at] ?? '';
  const longest = Math.min(longestFrom.get(first) ?? 0, words.length - at);
  if (longest === 0) return undefined;
  let joined = first;
  let best: Found | undefined;
  for (let length = 1; length <= longest; length++) {
    if (length > 1) joined += ` ${words[at + length - 1]}`;
    const meaning = phrases.get(joined);
    if (meaning) best = { meaning, length };
  }
  return best;
}

/** The word that `typed` is one slip away from, if it is the only one and `typed` is no word of its own. */
function correctWord(typed: string): string | undefined {
  if (typed.length < 4 || typed.length > 16 || ordinary.has(typed)) return undefined;
  let best: string | undefined;
  for (const form of deletions(typed)) {
    for (const word of correctable.get(form) ?? []) {
      const kind = typoBetween(typed, word);
      if (!isLikelyTypo(kind, word.length)) continue;
      if (kind === 'swapped' || kind === 'doubled') return word;
      best ??= word;
    }
  }
  return best;
}

/** What `typed` may stand for: a slip, letters drawn out ("heyyy"). */
export function* corrections(typed: string): Generator<string> {
  const typo = correctWord(typed);
  if (typo) yield typo;
  if (/(.)\1$/.test(typed)) yield typed.replace(/(.)\1+$/, '$1');
  if (/(.)\1\1/.test(typed)) yield typed.replace(/(.)\1+/g, '$1');
}

/** It stands in a phrase. */
export function isInPhrases(word: string): boolean {
  return phraseWords.has(word);
}

export function isOrdinary(word: string): boolean {
  return ordinary.has(word);
}

function addAll(list: string, meaning: Meaning): void {
  for (const entry of list.split(',')) {
    const phrase = entry.trim().replace(/\s+/g, ' ');
    if (phrase === '') continue;
    phrases.set(phrase, meaning);
    const words = phrase.split(' ');
    const [first = ''] = words;
    for (const word of words) phraseWords.add(word);
    longestFrom.set(first, Math.max(longestFrom.get(first) ?? 0, words.length));
  }
}
