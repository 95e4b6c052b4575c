/** The instance's tags, where tags in metadata are switched on for it. */
import type { Instance } from '@herald/protocol/instance';
import type { CategoryReader } from './category-reader.ts';
import { cleanText, parseLines } from './parse-values.ts';

type Tags = NonNullable<Instance['tags']>;

const path = 'meta-data/tags/instance';
/** An instance may have 50 of its owner; those of AWS itself (`aws:...`) do not count towards them. */
const mostTags = 100;
const mostKeyCharacters = 128;
const mostValueCharacters = 256;

export async function readTags(reader: CategoryReader, before: Tags | undefined): Promise<Tags | undefined> {
  const parseKeys = (text: string, complain: (what: string) => void) =>
    parseLines(text, complain, { most: mostTags, isForm: (key) => Array.from(key).length <= mostKeyCharacters });
  const keys = await reader.read(path, parseKeys, before && Object.keys(before));
  if (keys === undefined) return undefined;
  const tags: [string, string][] = [];
  for (const key of keys) {
    const known = before && Object.hasOwn(before, key) ? before[key] : undefined;
    const value = await reader.read(`${path}/${encodeURIComponent(key)}`, parseTag, known);
    if (value !== undefined) tags.push([key, value]);
  }
  return Object.fromEntries(tags);
}

/** A value is what a person typed, and may be empty. */
function parseTag(value: string): string {
  return cleanText(value, { most: mostValueCharacters });
}
