/**
 * The forms one name takes: the key by which names are compared ("Web 01", "web_1" and "web1" are one name, "web-1" and "web-11"
 * are two), its skeleton without numbers, its plural, other words for a role; and when a typed name is a typo of another.
 */
import type { Target } from '../question.ts';
import { isLikelyTypo, typoBetween } from './typos.ts';

/** Runs of letters and runs of digits; separators and leading zeros do not count. */
export function nameSegments(text: string): string[] {
  const segments: string[] = [];
  let start = 0;
  let kind = 0;
  for (let i = 0; i <= text.length; i++) {
    const next = i < text.length ? charKind(text.charCodeAt(i)) : 0;
    if (next === kind) continue;
    if (kind === 1) segments.push(text.slice(start, i));
    else if (kind === 2) segments.push(withoutLeadingZeros(text.slice(start, i)));
    start = i;
    kind = next;
  }
  return segments;
}

/** Digits stay apart from digits by a dot, so that 1-1 is not 11. */
export function joinSegments(segments: readonly string[]): string {
  let key = '';
  for (const segment of segments) {
    key += key !== '' && isDigits(segment) && isDigit(key.charCodeAt(key.length - 1)) ? `.${segment}` : segment;
  }
  return key;
}

/** `text` in lower case. */
export function nameKey(text: string): string {
  return joinSegments(nameSegments(text));
}

export function isDigits(segment: string): boolean {
  return isDigit(segment.charCodeAt(0));
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** 0 separator, 1 letter, 2 digit. Letters of every script count as letters. */
function charKind(code: number): 0 | 1 | 2 {
  if (code >= 97 && code <= 122) return 1;
  if (isDigit(code)) return 2;
  if (code >= 65 && code <= 90) return 1;
  return code > 170 ? 1 : 0;
}

function withoutLeadingZeros(digits: string): string {
  let at = 0;
  while (at < digits.length - 1 && digits.charCodeAt(at) === 48) at++;
  return at === 0 ? digits : digits.slice(at);
}

/** ip-10-0-3-5 is how EC2 names the host with that address. */
export function addressIn(typed: string): string {
  return typed.startsWith('ip-') ? (typed.slice(3).split('.')[0] ?? '').replaceAll('-', '.') : '';
}

/** One way to write a target. `rank` 0 is its name; a higher one is weaker. */
export type Entry = { target: Target; segments: string[]; isPlain: boolean; rank: number };

/** Ranks from here on are plurals and singulars that nobody wrote. */
export const pluralRank = 5;

/** A name with a mark for each number: web# for web-1 and web-2. */
export function skeletonOf(segments: readonly string[]): string {
  return segments.map((segment) => (isDigits(segment) ? '#' : segment)).join('');
}

export function withNumbers(skeleton: string, numbers: readonly string[]): string {
  let at = 0;
  return joinSegments(
    skeleton
      .split(/(#)/)
      .filter((part) => part !== '')
      .map((part) => (part === '#' ? (numbers[at++] ?? '') : part)),
  );
}

/** "export" for exports, "payment" for payments: only for plain words that end in a letter. Ranked behind what is written so. */
export function singularAndPlural(entry: Entry): Entry[] {
  const last = entry.segments.at(-1) ?? '';
  if (isDigits(last) || last.length < 5 || last.endsWith('ss')) return [];
  const other = last.endsWith('s') ? last.slice(0, -1) : `${last}s`;
  return [{ ...entry, segments: [...entry.segments.slice(0, -1), other], rank: entry.rank + pluralRank }];
}

/**
 * Digits must be equal, and so must parts of one or two letters (eu and us are different places);
 * one longer part may have one slip.
 */
export function isTypoOf(typed: readonly string[], meant: readonly string[]): boolean {
  if (typed.length !== meant.length) {
    return sameDigits(typed, meant) && isLikelyTypo(typoBetween(letters(typed), letters(meant)), longest(meant));
  }
  let typoCount = 0;
  for (let i = 0; i < typed.length; i++) {
    const ours = typed[i] ?? '';
    const theirs = meant[i] ?? '';
    if (ours === theirs) continue;
    if (isDigits(ours) || isDigits(theirs)) return false;
    if (theirs.length <= 2 || !isLikelyTypo(typoBetween(ours, theirs), theirs.length)) return false;
    typoCount++;
  }
  return typoCount === 1;
}

function sameDigits(typed: readonly string[], meant: readonly string[]): boolean {
  return (
    typed.filter(isDigits).join('.') === meant.filter(isDigits).join('.') &&
    meant.every((part) => part.length > 2 || isDigits(part))
  );
}

function letters(segments: readonly string[]): string {
  return segments.filter((segment) => !isDigits(segment)).join('');
}

function longest(segments: readonly string[]): number {
  return Math.max(...segments.map((segment) => segment.length));
}

/** "srch" for search, "chkout" for checkout: its letters in order, at most a third of its own left out. */
export function isClippedFrom(typed: string, name: string): boolean {
  const missing = name.length - typed.length;
  if (typed.length < 4 || missing < 1 || missing * 3 > name.length) return false;
  let at = 0;
  for (const letter of name) if (letter === typed[at]) at++;
  return at === typed.length;
}

/** What a role is called otherwise: "databases" for db. */
export function namesOfRole(word: string): readonly string[] {
  const one = word.endsWith('s') ? word.slice(0, -1) : word;
  return [one, ...(alsoCalled.find((group) => group.includes(one) || group.includes(word)) ?? [])];
}

const alsoCalled: readonly (readonly string[])[] = [
  ['db', 'database', 'data base', 'sql', 'postgres'],
  ['gateway', 'gw'],
  ['app', 'application'],
  ['web', 'frontend', 'front end', 'website'],
  ['worker', 'job'],
  ['ingest', 'intake'],
];

/** As it was typed, in the singular and plural, and what does it: "signer" and "signing" for sign. */
export function otherForms(word: string): readonly string[] {
  const one = word.replace(/(?<=\p{L}{3})s$/u, '').replace(/(?<=\p{L}{3})ie$/u, 'y');
  const done = /^(\p{L}{3,}?)(\p{L}?)(?:\2)?(?:ing|er)$/u.exec(one);
  const stems = done ? [`${done[1]}${done[2]}`, `${done[1]}${done[2]}e`] : [];
  return [
    ...new Set([
      word,
      one,
      ...namesOfRole(word),
      ...stems,
      `${one}s`,
      `${one}ing`,
      ...stems.map((stem) => `${stem}ing`),
    ]),
  ];
}

/** The consonants as they sound, with the first letter: dictated "telly health" and "invoice sing" are telehealth and invoicing. */
export function soundKey(typed: string): string {
  const letters = typed
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/ph/g, 'f')
    .replace(/c(?=[eiy])|z/g, 's')
    .replace(/ck|c|q/g, 'k')
    .replace(/th/g, 't')
    .replace(/dg|j/g, 'g');
  return `${letters.charAt(0)}${letters.slice(1).replace(/[aeiouyhw]/g, '')}`.replace(/(.)\1+/g, '$1');
}
