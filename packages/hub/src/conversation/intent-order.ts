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
  for (const piece of clause.pieces) {
    if (work.has(piece.text)) return !clause.isFuture;
    if (!before.has(piece.role)) return false;
  }
  return false;
}
