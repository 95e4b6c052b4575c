/** The repeat of what is typed in Discord, among other words: `registry/repeat-words.ts` reads it. */
import type { Repeat } from '../../registry/read-repeat.ts';
import { findRepeat } from '../../registry/repeat-words.ts';
import { type Taken, tidy } from './taken.ts';

/**
 * Takes the repeat, if the text has one; `typed` is how it stands there. The days must be named, and be in every month or year:
 * a rule for the 31st would leave out five months in silence.
 */
export function takeRepeat(text: string): Taken<Repeat> & { typed: string } {
  const match = findRepeat(text);
  if (!match || match.repeat.isOfStart || match.repeat.leavesOut) return { found: undefined, rest: text, typed: '' };
  const { repeat, typed, index } = match;
  const rest = `${text.slice(0, index)} , ${repeat.part ?? ''} , ${text.slice(index + typed.length)}`;
  return { found: repeat, rest: tidy(rest), typed: repeat.part === undefined ? typed : 'every day' };
}
