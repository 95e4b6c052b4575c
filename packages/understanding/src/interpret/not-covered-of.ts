/** What of a unit Herald knows nothing of: by its own words, by the noun that it asks of, or since it hardly asks what it was taken for. */
import type { Intent } from '../question.ts';
import type { Reading, Surroundings } from '../reading.ts';
import type { Token } from '../token.ts';
import { isOtherMatter, isPlay } from '../vocabulary/other-matters.ts';
import { firstClause, opensAsQuestion, typedOf } from './asked-clause.ts';
import { isNamed } from './asked-noun.ts';
import type { Model } from './classifier.ts';
import { hardlyAskedIn } from './hardly-asked.ts';
import { saidPlainly } from './intent-of.ts';
import { notCoveredIn } from './not-covered.ts';
import { type Unit, wordsOf } from './units.ts';

/** As typed. What goes on with another question, is said in so many words, or is asked beyond doubt is what it was taken for. */
export function notCoveredOf(
  reading: Reading,
  { tokens, isPart }: Unit,
  model: Model,
  hearing: Surroundings['hearing'],
): string | undefined {
  const { scope, chance, intent } = reading;
  // "write me a haiku about billing" is no text for customers.
  const other = isWish(reading) && !isPlay(wordsOf({ tokens })) ? undefined : otherMatterIn(tokens);
  if (other !== undefined || saidPlainly(wordsOf({ tokens }), hearing) !== undefined) return other;
  const isDescribed = scope.from === 'named' && !tokens.some(({ role }) => role === 'name' || role === 'family');
  if (isDescribed || chance >= beyondDoubt) return undefined;
  const read = { ...reading, tokens };
  const isPutToDo = intent === 'act' && firstClause(tokens)[0]?.role === 'modal';
  const mayBeHardly = !isPart && !isPutToDo && !ownWords.has(intent);
  return notCoveredIn(read, model) ?? (mayBeHardly ? hardlyAskedIn(read, model) : undefined);
}

/** Something is to be done, told, written or foretold, whatever stands in it. */
function isWish({ intent, chance }: Reading): boolean {
  return wishes.has(intent) && chance >= wishedFor;
}

const wishes: ReadonlySet<Intent> = new Set([
  'act',
  'subscribe',
  'unsubscribe',
  'subscriptions',
  'customer',
  'greeting',
  'predict',
]);
const wishedFor = 0.3;
/** Said in words of their own, however unlikely. */
const ownWords: ReadonlySet<Intent> = new Set(['subscribe', 'unsubscribe', 'greeting', 'meaning']);

/** So likely an intent is no neighbour of what is asked. */
const beyondDoubt = 0.85;

/** The clause as typed, where its own words say that no reading of a server tells it, however likely an intent is. */
function otherMatterIn(tokens: readonly Token[]): string | undefined {
  const clause = firstClause(tokens);
  const text = clause.map((token) => token.text).join(' ');
  // "show me the logs of web-1"
  if (!opensAsQuestion(clause) && clause[0]?.role !== 'describe') return isPlay(text) ? typedOf(tokens) : undefined;
  const unnamed = clause.map((token) => (isNamed(token) ? '_name_' : token.text)).join(' ');
  return isOtherMatter(unnamed, text) ? typedOf(clause) : undefined;
}
