/** Recognises requests for work: "can someone restart api-2?" is for people, not for Herald. */
import type { Clause } from './clause.ts';
import type { Role } from './lexicon/role.ts';
import { phraseSet } from './phrase-set.ts';

const work =
  phraseSet(`increase, decrease, extend, enlarge, expand, double, halve, grow, shrink, tune, enable, disable, block,
  unblock, allow, grant, copy, sync, import, export, test, try, change, edit, write, document, share, hand, bring,
  spin up, set up, tear down, back up, rerun, retry, trigger, lock, unlock, rotate, renew, wipe, archive, mount,
  attach, detach, restart, reboot, upgrade, update, patch, shut down, shutdown, take down, migrate, replace, reset,
  stop, start, turn off, switch off, turn on, switch on,
  fix, kill, bounce, deploy, redeploy, roll back, rollback, revert, scale, scale up, scale down, add, remove, delete,
  create, install, move, rename, repair, merge, review, push,
  provision, terminate, cycle, power cycle, look, look at, look into, investigate, debug, clear, clean, flush, purge,
  drain, resize, configure, change, build, release, retire, reschedule`);
const before: ReadonlySet<Role> = new Set([
  'filler',
  'greeting',
  'thanks',
  'mention',
  'asking',
  'modal',
  'person',
  'anyone',
  'conjunction',
  'who',
  'own',
  'preposition',
]);

/** A verb of work stands before anything is named, so somebody is to do it. */
export function isOrder(clause: Clause): boolean {
  if (wishesForMore(clause) || asksIfMinded(clause)) return true;
  for (const piece of clause.pieces) {
    if (work.has(piece.text)) return !clause.isFuture;
    if (!before.has(piece.role)) return false;
  }
  return false;
}

/** "can we get a bigger disk for web-1": to get or have, with a comparative before anything is named. */
function wishesForMore({ pieces }: Clause): boolean {
  const more = pieces.findIndex(({ role }) => role === 'comparative');
  const lead = pieces.slice(0, Math.max(more, 0));
  return (
    lead.some(({ role, text }) => role === 'asking' && / (?:get|have|need)$/.test(text)) &&
    lead.every(({ role }) => before.has(role))
  );
}

/** "would somebody mind failing over web-1": what is minded is work; "would you mind telling me" is a phrase of its own. */
function asksIfMinded({ pieces }: Clause): boolean {
  const minded = pieces.findIndex(({ text }) => text === 'mind');
  return minded > 0 && minded <= 3 && pieces[minded + 1]?.text.endsWith('ing') === true;
}
