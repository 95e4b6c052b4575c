/** Sets of words and phrases, written as people read them: separated by commas. */

export function phraseSet(list: string): ReadonlySet<string> {
  return new Set(list.split(',').map((phrase) => phrase.trim().replace(/\s+/g, ' ')));
}
