/** Tells thanks, praise and farewells from questions: what is said to Herald and needs no answer. */
import type { Piece } from './pieces.ts';
import type { Sentence } from './words.ts';

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
  if (pieces.some(({ role }) => asks.has(role))) return false;
  if (pieces.some(({ role, text }) => role === 'thanks' || text === 'okay')) return true;
  const [first] = pieces.filter(({ role }) => role !== 'filler');
  return first?.text === 'you' && pieces.length <= praiseLimit;
}
