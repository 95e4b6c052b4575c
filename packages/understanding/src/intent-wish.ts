/** Signs of wishes: to be told, not to be told, to see things side by side. */
import type { Clause } from './clause.ts';
import type { Role } from './lexicon/role.ts';
import { phraseSet } from './phrase-set.ts';
import { hasAny, hasThings } from './signs.ts';

const beforeWish: ReadonlySet<Role> = new Set([
  'filler',
  'greeting',
  'thanks',
  'mention',
  'person',
  'modal',
  'asking',
  'conjunction',
  'be',
  'anyone',
  'preposition',
  'do',
  'not',
  'follow-up',
  'own',
]);

/** "watch", "follow", "alert" ask for news only where they open the clause, or in a phrase that says so. */
export function isWish(clause: Clause, role: 'subscribe' | 'unsubscribe'): boolean {
  if (clause.texts.has('did')) return false;
  const isPhrase = clause.pieces.some((piece) => piece.role === role && piece.text.includes(' '));
  for (const piece of clause.pieces) {
    if (piece.role === role) return true;
    if (!beforeWish.has(piece.role)) return isPhrase && piece.role !== 'unknown';
  }
  return false;
}

const unwanted =
  /^(?:(?:okay|thanks|please|so|never mind|nevermind) )*(?:(?:i|we)(?: do| would)? (?:not|no longer) (?:want|need|care|wish)|stop|no more|cancel|kill|end|drop)\b.{0,30}\b(?:alerts?|notifications?|updates|pings|messages|subscriptions?)\b/;

/** "I no longer want updates", "stop those notifications". */
export function isUnwanted(clause: Clause): boolean {
  const said = clause.pieces.map(({ text }) => text).join(' ');
  if (unwanted.test(said)) return true;
  const wish = clause.pieces.findIndex((piece) => piece.role === 'subscribe');
  return wish > 0 && clause.pieces.slice(0, wish).some((piece) => piece.role === 'not') && isWish(clause, 'subscribe');
}

/** "tell me when ..." opens a wish as well as a question. */
export function isTellMeWhen(clause: Clause): boolean {
  return clause.pieces.some((piece) => piece.role === 'subscribe' && piece.text.endsWith(' when'));
}

const changes =
  phraseSet(`goes down, go down, goes offline, go offline, goes up, goes wrong, comes back, come back, comes back up, comes back online,
  comes up, comes online, comes alive, is over, changes, breaks, crashes, fails, dies, recovers, going down, starts, start, started, begins, ends, finished,
  gets back, crash, fail, stops, restarts, reboots, go down again, becomes available`);

export function waitsForChange(clause: Clause): boolean {
  return hasAny(clause, changes);
}

/** "let me know if web-1 goes down": a wish, where "let me know if web-1 is down" is a question. */
export function asksToBeToldIf(clause: Clause): boolean {
  const isAsked = clause.pieces.some((piece) => piece.role === 'asking' && /(?:tell|let) (?:me|us)/.test(piece.text));
  return isAsked && clause.roles.has('if') && waitsForChange(clause);
}

export function isComparison(clause: Clause): boolean {
  const count = clause.targets.length + (clause.hasPronoun ? 1 : 0);
  if (clause.roles.has('compare')) return count >= 2 || hasThings(clause) || clause.pieces[0]?.role === 'compare';
  return clause.targets.length >= 2 && clause.roles.has('comparative');
}
