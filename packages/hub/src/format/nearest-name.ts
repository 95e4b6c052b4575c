/** The known name that a mistyped one was probably meant to be. */
import { comparable } from '@herald/understanding/plain-text';
import { distance } from 'fastest-levenshtein';

/** Undefined where nothing is near: a wrong guess is worse than none. Of many names only the first 10,000 are compared. */
export function nearestName(typed: string, known: Iterable<string>): string | undefined {
  const wanted = comparable(typed);
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  let compared = 0;
  for (const name of known) {
    compared += 1;
    if (compared > 10_000) break;
    const candidate = comparable(name);
    if (candidate === wanted) return name;
    const isNear = isBeginning(wanted, candidate) || isSwapped(wanted, candidate);
    const away = isNear ? 1 : distance(wanted, candidate);
    if (away < bestDistance) {
      bestDistance = away;
      best = name;
    }
  }
  return best;
}

function isBeginning(typed: string, candidate: string): boolean {
  return typed.length >= 3 && (candidate.startsWith(typed) || typed.startsWith(`${candidate}s`));
}

/** Two letters changed places, which fingers do more often than anything else: one slip, not two. */
function isSwapped(typed: string, candidate: string): boolean {
  if (typed.length !== candidate.length) return false;
  const at = [...typed].findIndex((letter, index) => letter !== candidate[index]);
  const swapped = `${typed.slice(0, at)}${typed[at + 1] ?? ''}${typed[at] ?? ''}${typed.slice(at + 2)}`;
  return at >= 0 && swapped === candidate;
}

/** " Did you mean `web-1`?", or nothing. */
export function didYouMean(typed: string, known: Iterable<string>): string {
  const nearest = nearestName(typed, known);
  return nearest === undefined ? '' : ` Did you mean \`${nearest}\`?`;
}
