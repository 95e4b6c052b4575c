/** Words of which descriptions are made: "both of", "the one that runs", "in our". */
import type { Role } from './lexicon/role.ts';

export const ones: ReadonlySet<string> = new Set([
  'one',
  'that one',
  'side',
  'guy',
  'thing',
  'end',
  'half',
  'sister',
  'brother',
  'twin',
  'sibling',
  'cousin',
  'counterpart',
]);
export const manyOnes: ReadonlySet<string> = new Set(['ones', 'guys', 'sides', 'things', 'kit', 'hardware', 'stuff']);
export const counts: ReadonlySet<string> = new Set([
  'both',
  'either',
  'both of',
  'both the',
  'either of',
  'two',
  '2',
  'each of',
]);
export const numbers: ReadonlyMap<string, number> = new Map(
  ['two', 'three', 'four', 'five', 'six'].flatMap((word, i): [string, number][] => [
    [word, i + 2],
    [String(i + 2), i + 2],
  ]),
);
export const connecting: ReadonlySet<string> = new Set([
  'in',
  'at',
  'from',
  'over',
  'of',
  'the',
  'our',
  'my',
  'a',
  'an',
  'that',
  'its',
  '/',
  'down',
  'near',
  'out',
]);

/** "the db of billing", "the gateway for labs". */
export const owning: ReadonlySet<string> = new Set(['of', 'for', 'behind', 'from the']);

/** "the machine in Cape Town that does the quotes". */
export const doing: ReadonlySet<string> = new Set([
  'does',
  'do',
  'runs',
  'run',
  'handles',
  'serves',
  'keeps',
  'hosts',
  'drives',
]);

/** Before what places a thing: "the box in …". */
export const placed: ReadonlySet<string> = new Set([
  'in',
  'at',
  'of',
  'for',
  'behind',
  'from',
  'over in',
  'out of',
  'near',
]);

/** What builds sentences tells no thing from another. */
export const untelling: ReadonlySet<Role> = new Set([
  'filler',
  'pronoun',
  'person',
  'preposition',
  'conjunction',
  'be',
  'do',
  'have',
  'modal',
  'question-word',
  'range',
  'mention',
  'all',
  'any',
  'asking',
  'greeting',
  'thanks',
  'who',
  'not',
]);
