/** Signs of questions about the past: incidents, since when, how it was; and about how long something has run. */
import type { Clause } from './clause.ts';
import { phraseSet } from './phrase-set.ts';
import { hasAny, hasBeen, hasNames, hasState, hasText } from './signs.ts';

/** "how much downtime did billing have last week": not what is planned. */
export function looksBackAtDowntime(clause: Clause): boolean {
  if (!clause.roles.has('plan')) return false;
  const isDowntime = clause.pieces.some((piece) => piece.role === 'plan' && piece.text.startsWith('down'));
  return (
    isDowntime &&
    (clause.tense === 'past' || clause.isPast || hasBeen(clause) || hasText(clause, 'history', 'lately', 'recently'))
  );
}

const restarts =
  phraseSet(`reboot, rebooted, restart, restarted, rebooting, booted, last reboot, last rebooted, last restart, last restarted,
  last boot, last booted, last started, boot time`);
const lastly = phraseSet(
  `last reboot, last rebooted, last restart, last restarted, last boot, last booted, last started, boot time, last, last time, when was the last time, most recent`,
);
const running = phraseSet('up, running, online, alive, been up, been running, been online, been alive, operational');

/** "how long has web-1 been up", "when was it last rebooted". */
export function asksForUptime(clause: Clause): boolean {
  if (clause.tense === 'past' || clause.isFuture) return false;
  const isRestart = hasAny(clause, restarts) && (hasAny(clause, lastly) || (clause.isPast && hasText(clause, 'when')));
  if (isRestart) return true;
  const isHowLong = hasText(clause, 'how long', 'for how long', 'since when');
  return isHowLong && hasAny(clause, running) && !hasText(clause, 'slow', 'down', 'slowly');
}

const surePast =
  phraseSet(`since when, from when, since what time, from what time, since how long, history, timeline, how long, for how long, how often, how many times, track record, reliability, reliable, when was the last time,
  outage history, incident history, downtime history, first notice, sla, past incidents, past outages, recent outages, recent incidents, recent problems, recent issues,
  last outage, last outages, last incident, last downtime, last problem, last issue, last failure, last crash, last down, last been down, latest incident, latest outage,
  most recent outage, most recent incident, previous outage, previous outages, previous incidents`);
const happened = phraseSet(
  'happened, occurred, went down, came back, came back up, ago, last time, earlier, lately, recently, of late',
);
const downStates = phraseSet('down, offline, unavailable, reliable, unreliable, unstable, stable, broken, unreachable');

export function asksForPast(clause: Clause): boolean {
  const isFigure = clause.metric !== undefined && clause.metric !== 'uptime';
  if (clause.tense === 'future' || isFigure) return false;
  if (clause.metric === 'uptime') return isUptimeOfPeriod(clause);
  if (hasAny(clause, surePast) || hasAny(clause, happened)) return true;
  if (clause.roles.has('past') && clause.isPast && !asksIfRecovered(clause)) return true;
  if (clause.isPast && !asksIfRecovered(clause))
    return hasState(clause) || clause.range !== undefined || clause.roles.has('plan-hint');
  if (hasBeen(clause) && (clause.range !== undefined || clause.roles.has('plan-hint') || hasAny(clause, downStates)))
    return true;
  if (clause.tense === 'past' || (clause.range !== undefined && clause.tense === undefined)) return true;
  return clause.range !== undefined && isAboutPeriod(clause);
}

/** "uptime last month" is a share of time, "uptime of web-1" is how long it runs. */
function isUptimeOfPeriod(clause: Clause): boolean {
  if (clause.tense === 'past' || clause.isPast) return true;
  return clause.range !== undefined && clause.range !== 'today';
}

/** "how is billing this week": what has been, though it is asked in the present. */
function isAboutPeriod(clause: Clause): boolean {
  if (hasText(clause, 'incident', 'incidents', 'outage', 'outages')) return true;
  if (clause.range === 'today' || clause.range === 'this-afternoon') return false;
  return hasState(clause) || (hasNames(clause) && hasText(clause, 'how'));
}

/** "did it recover": how it is now. */
function asksIfRecovered(clause: Clause): boolean {
  return (
    hasText(clause, 'recover', 'come back', 'back', 'back up', 'back online', 'come back up') &&
    !hasText(clause, 'when') &&
    clause.range === undefined
  );
}
