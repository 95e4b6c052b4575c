/** Tells thanks, praise and farewells from questions: what is said to Herald and needs no answer. */

import type { Sentence } from './tokenizer.ts';
import type { Piece } from './tokens.ts';

const asks = new Set([
  'name',
  'family',
  'metric',
  'plan',
  'plan-hint',
  'trouble',
  'question-word',
  'describe',
  'subscribe',
  'unsubscribe',
  'compare',
  'help',
  'status',
]);
/** Praise takes few words: "you are a lifesaver". */
const praiseLimit = 6;

export function isOnlyCourtesy(tagged: readonly { sentence: Sentence; pieces: readonly Piece[] }[]): boolean {
  const pieces = tagged.flatMap((one) => one.pieces).filter(({ text }) => text !== 'herald');
  if (tagged.some(({ sentence }) => sentence.end === '?')) return false;
  const [first] = pieces.filter(({ role }) => role !== 'filler');
  if (pieces.some(({ role }) => asks.has(role) && !(role === 'help' && first?.role === 'thanks'))) return false;
  if (pieces.some(({ role }) => role === 'thanks')) return true;
  if (pieces.some(({ text }) => text === 'okay'))
    return pieces.every(({ role, text }) => role === 'filler' || text === 'okay');
  return first?.text === 'you' && pieces.length <= praiseLimit;
}
