/** Signs of questions about how things are now: one, or many. */
import type { Clause } from './clause.ts';
import { phraseSet } from './phrase-set.ts';
import { hasAny, hasNames, hasState, hasText, hasThings } from './signs.ts';

export function isAboutFleet(clause: Clause): boolean {
  if (hasNames(clause)) return false;
  if (meansAllOfUs(clause)) return true;
  if (clause.meansOwn && !hasThings(clause) && !clause.roles.has('all')) return false;
  if (hasThings(clause) || clause.roles.has('all')) return true;
  if (hasText(clause, 'which') && hasText(clause, 'ones') && hasState(clause)) return true;
  if (clause.hasPronoun || !hasState(clause)) return false;
  return (
    clause.roles.has('any') ||
    clause.roles.has('asking') ||
    hasText(clause, 'what', 'how', 'known') ||
    clause.roles.has('status') ||
    clause.roles.has('trouble')
  );
}

const ourStates = phraseSet('down, up, offline, online, up and running, back, back up, back online, degraded');

/** "are we down?": everything, or what the place is bound to. */
export function meansAllOfUs(clause: Clause): boolean {
  return (
    clause.texts.has('we') &&
    clause.hasQuestionMark &&
    clause.pieces.length <= 5 &&
    clause.unknownCount === 0 &&
    hasAny(clause, ourStates)
  );
}

export function asksForHealth(clause: Clause): boolean {
  const hasSubject = hasNames(clause) || clause.meansOwn || clause.hasPronoun;
  if (hasSubject && hasText(clause, 'how', 'why')) return true;
  if (hasText(clause, 'why') && clause.unknownCount === 0) return true;
  if (clause.hasPronoun && hasText(clause, 'better', 'worse', 'any better')) return true;
  return hasSubject && (hasState(clause) || hasText(clause, 'come back', 'came back', 'come back up'));
}
