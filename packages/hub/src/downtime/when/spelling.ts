/** Slips in words of the calendar: "Saterday", "Febuary", "tomorow". What is as near to two words is asked about. */
import { monthNames, weekdayNames } from '@herald/understanding/calendar-names';

const targets: readonly string[] = [
  ...weekdayNames,
  ...weekdayNames.map((name) => `${name}s`),
  'montag',
  'dienstag',
  'mittwoch',
  'donnerstag',
  'freitag',
  'samstag',
  'sonntag',
  ...monthNames.filter((name) => name.length > 3),
  'today',
  'tomorrow',
  'tonight',
  'yesterday',
  'morning',
  'afternoon',
  'evening',
  'midnight',
  'minute',
  'minutes',
  'hours',
  'every',
  'weekly',
  'monthly',
  'until',
  'maintenance',
];

/** Words that are near to one of these and are none: what they say must not be lost. */
const others = new Set([
  'mornings',
  'afternoons',
  'evenings',
  'nights',
  'weekday',
  'weekdays',
  'month',
  'months',
  'hourly',
  'never',
  'unless',
  'juni',
  'juli',
  'januar',
  'februar',
  'oktober',
  'dezember',
  'overmorrow',
]);

export type Respelt = { text: string } | { word: string; texts: readonly [string, string] };

/** The text with its slips mended, or two texts where a word may be either. */
export function respell(text: string): Respelt {
  let mended = text;
  for (const [word] of text.matchAll(/[a-z]{4,}/gi)) {
    const near = nearest(word.toLowerCase());
    const [first, second] = near.length === 2 && near[1] === `${near[0]}s` ? near.slice(1) : near;
    if (first === undefined) continue;
    const form = new RegExp(String.raw`\b${word}\b`, 'g');
    if (second !== undefined) return { word, texts: [mended.replace(form, first), mended.replace(form, second)] };
    mended = mended.replace(form, first);
  }
  return { text: mended };
}

function nearest(word: string): readonly string[] {
  if (targets.includes(word) || others.has(word)) return [];
  const most = word.length < 5 ? 0 : word.length < (word.endsWith('day') ? 7 : 8) ? 1 : 2;
  let best = most;
  let found: string[] = [];
  for (const target of targets) {
    if (target.length < 5 || Math.abs(target.length - word.length) > best) continue;
    const distance = slipsBetween(word, target);
    if (distance < best) found = [];
    if (distance <= best) {
      best = distance;
      found.push(target);
    }
  }
  return best === 0 ? [] : found;
}

/** Letters left out, added, changed or swapped with their neighbour. */
function slipsBetween(a: string, b: string): number {
  let [before, row]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change);
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}
