/** A question without whoever is in it: mentions, handles, addresses, and the names of who wrote it. */

const fewestLetters = 3;

/** `names`: what the writer goes by. A mention of a role stays a mention of engineers, which the reading depends on. */
export function withoutPeople(text: string, names: readonly string[]): string {
  let left = text
    .replace(/<@&\d{1,25}>/g, '@engineers')
    .replace(/<@!?\d{1,25}>/g, '@person')
    .replace(/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g, 'address')
    .replace(/(^|[\s(,;:])@(?!(?:engineers|person|here|everyone)\b)[\p{L}\p{N}][\p{L}\p{N}_.-]*/gu, '$1@person');
  for (const name of names.flatMap((one) => [one, ...one.split(/[\s._-]+/)])) {
    if (name.length < fewestLetters) continue;
    const escaped = name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
    left = left.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'giu'), 'person');
  }
  return left;
}
