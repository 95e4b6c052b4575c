/** A question without whoever is in it: mentions, handles, addresses, and the names of who wrote it and who is around. */
import { isOrdinary } from './vocabulary/lexicon/lexicon.ts';

/** What people go by. `writer`: whoever wrote it. `others`: whoever else is of the place. */
export type People = { writer: readonly string[]; others: readonly string[] };

const fewestLetters = 3;
const edges = /[^\p{L}\p{N}]+/u;
/** A word with a capital that is no part of a name such as Web-1. */
const calledByName = /(?<![\p{L}\p{N}]|[\p{L}\p{N}][-_.])\p{Lu}[\p{L}\p{M}]+(?![\p{L}\p{N}]|[-_.][\p{L}\p{N}])/gu;

/**
 * A mention of a role stays a mention of engineers, which the reading depends on. Of the others only what is written with
 * a capital goes, and no word that is an ordinary one or belongs to what `known` names: "Will billing be back?".
 */
export function withoutPeople(text: string, { writer, others }: People, known: readonly string[] = []): string {
  let left = text
    .replace(/<@&\d{1,25}>/g, '@engineers')
    .replace(/<@!?\d{1,25}>/g, '@person')
    .replace(/(?<![\w.+-])[\w.+-]+@[\w-]{1,63}(?:\.[\w-]{1,63})+/g, 'address')
    .replace(/(^|[\s(,;:])@(?!(?:engineers|person|here|everyone)\b)[\p{L}\p{N}][\p{L}\p{N}_.-]*/gu, '$1@person');
  for (const name of writer.flatMap((one) => [one, ...one.split(/[\s._-]+/)])) {
    if (name.length < fewestLetters) continue;
    const escaped = name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
    left = left.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'giu'), 'person');
  }
  const around = wordsOf(others);
  if (around.size === 0) return left;
  const kept = wordsOf(known);
  return left.replace(calledByName, (typed) => {
    const word = typed.toLowerCase();
    return around.has(word) && !kept.has(word) && !isOrdinary(word) ? 'person' : typed;
  });
}

function wordsOf(names: readonly string[]): ReadonlySet<string> {
  return new Set(
    names.flatMap((name) => name.toLowerCase().split(edges)).filter(({ length }) => length >= fewestLetters),
  );
}
