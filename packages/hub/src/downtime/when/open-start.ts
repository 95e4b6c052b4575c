/** "until 18:00" alone runs from now. What only says by when it is over does not say so. */
import { readItems } from './read-items.ts';

/** `isSure`: nobody says "until" of what begins later. */
export type OpenStart = { text: string; isSure: boolean };

const untilWords =
  /^(?:until|till|til|bis|untill|up until|up to|to|(?:right |straight )?(?:through|thru)(?: to| until)?)\s+/i;
const byWords =
  /^(?:(?:it )?(?:ends?|ending|finish(?:es|ed|ing)?|done|over|back|complete[ds]?|closes?|closing)(?: (?:at|by|before|on|around))?|by|no later than):?\s+/i;

/** Undefined where a start is named too, or no time of day. */
export function withOpenStart(text: string): OpenStart | undefined {
  const words = untilWords.exec(text) ?? byWords.exec(text);
  if (!words) return undefined;
  const rest = text.slice(words[0].length);
  const items = readItems(rest).filter(({ kind }) => kind !== 'filler');
  const times = items.filter(({ kind }) => kind === 'time').length;
  if (times !== 1 || !items.every(({ kind }) => ['time', 'date', 'part'].includes(kind))) return undefined;
  return { text: `now to ${rest}`, isSure: untilWords.test(text) };
}
