/** The known name that a mistyped one was probably meant to be. */
import { distance } from 'fastest-levenshtein';

/** Undefined where nothing is near: a wrong guess is worse than none. Of many names only the first 10,000 are compared. */
export function nearestName(typed: string, known: Iterable<string>): string | undefined {
  const wanted = typed.toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  let compared = 0;
  for (const name of known) {
    compared += 1;
    if (compared > 10_000) break;
    const candidate = name.toLowerCase();
    if (candidate === wanted) return name;
    const away = Math.min(distance(wanted, candidate), isBeginning(wanted, candidate) ? 1 : Number.POSITIVE_INFINITY);
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

/** " Did you mean `web-1`?", or nothing. */
export function didYouMean(typed: string, known: Iterable<string>): string {
  const nearest = nearestName(typed, known);
  return nearest === undefined ? '' : ` Did you mean \`${nearest}\`?`;
}
