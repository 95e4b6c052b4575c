/** "until 18:00", "back by 6pm": by when it is over, which does not say that it has begun. It is offered from now on. */
import { readItems } from './read-items.ts';

const endWords =
  /^(?:(?:until|till|til|bis|untill|up until|up to|to|(?:right |straight )?(?:through|thru)(?: to| until)?)|(?:(?:it )?(?:ends?|ending|finish(?:es|ed|ing)?|done|over|back|complete[ds]?|closes?|closing)(?: (?:at|by|before|on|around))?|by|no later than):?)\s+/i;

/** Undefined where a start is named too, or no time of day. */
export function withOpenStart(text: string): string | undefined {
  const words = endWords.exec(text);
  if (!words) return undefined;
  const rest = text.slice(words[0].length);
  const items = readItems(rest).filter(({ kind }) => kind !== 'filler');
  const times = items.filter(({ kind }) => kind === 'time').length;
  if (times !== 1 || !items.every(({ kind }) => ['time', 'date', 'part'].includes(kind))) return undefined;
  return `now to ${rest}`;
}
