/** Signs of questions about what is planned, and about when something returns. */
import type { Clause } from './clause.ts';
import { phraseSet } from './phrase-set.ts';
import { hasAny, hasBeen, hasText } from './signs.ts';

const returned =
  phraseSet(`back, back up, back online, back again, back up again, back to normal, recovered, recover, fixed, resolved, solved, sorted,
  be back, be fixed, be up, up again, working, be working, up and running, work again, back in action, come back, come back up, up`);

/** "when will billing be back": how it is now, with whatever is known of the end. */
export function asksForReturn(clause: Clause): boolean {
  const isUse = clause.pieces.some(
    ({ role, text }) => role === 'condition' && /^(?:customers?|clients?|users?|people|everyone|anyone) /.test(text),
  );
  if (isUse && hasText(clause, 'when')) return true;
  return (
    hasAny(clause, returned) &&
    clause.isFuture &&
    clause.range === undefined &&
    hasText(clause, 'when', 'how long', 'what time', 'at what time', 'how soon', 'any eta on')
  );
}

const planned =
  phraseSet(`planned, scheduled, schedule, upcoming, coming up, in the diary, in the calendar, on the calendar, foreseen, plan, plans,
  planning, announced, expected, on the cards, in the pipeline, announcement, scheduling`);

const interventions =
  phraseSet(`worked on, being worked on, getting worked on, be worked on, upgrade, upgrades, upgraded, upgrading, patched, patching, patch, patches, reboot, reboots, rebooted, restart, restarted,
  migration, migrated, taken offline, taken down, taken out of service, brought down, shut down, shutdown, shutting down, going down, go down, going offline, go offline,
  interruption, interruptions, retired, retirement, retiring, turned off, switched off, replaced, maintained, serviced, be down, be unavailable, be offline,
  be available, be interrupted, be affected, be off, be up, be reachable, be accessible, be online, be working, event, events, window, windows,
  update, updates, updated, rebooting, restarting`);

const inMaintenance = phraseSet('down for maintenance, under maintenance, in maintenance, in maintenance mode');

export function asksForPlan(clause: Clause): boolean {
  if (clause.roles.has('plan')) return true;
  const isAhead = clause.isFuture || clause.tense === 'future';
  if (clause.tense === 'past' || (clause.isPast && !isAhead)) return false;
  if (hasAny(clause, inMaintenance) && (isAhead || hasText(clause, 'next', 'when'))) return true;
  if (clause.range !== undefined && hasText(clause, 'goes down', 'goes offline')) return true;
  if (!clause.roles.has('plan-hint')) {
    return isAhead && (clause.roles.has('condition') || clause.roles.has('trouble')) && !asksForReturn(clause);
  }
  if (hasAny(clause, planned)) return true;
  if (clause.texts.has('would') && clause.tense === undefined && !hasText(clause, 'when')) return false;
  if (hasBeen(clause) && !isAhead) return false;
  if (hasText(clause, 'updates', 'update', 'updated') && !isAhead) return hasText(clause, 'next', 'when');
  if (!hasAny(clause, interventions)) return isAhead && clause.roles.has('condition');
  return (
    isAhead ||
    clause.roles.has('be') ||
    clause.roles.has('any') ||
    clause.roles.has('asking') ||
    hasText(clause, 'next', 'when', 'any chance')
  );
}
