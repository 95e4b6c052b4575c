/** Decides what a clause asks for, from the roles of its words. Rules are tried in order; the first that holds decides. */
import type { Clause } from './clause.ts';
import { asksForHealth, isAboutFleet } from './intent-now.ts';
import { isOrder } from './intent-order.ts';
import { asksForPast, asksForUptime, looksBackAtDowntime } from './intent-past.ts';
import { asksForPlan, asksForReturn } from './intent-plan.ts';
import { asksToBeToldIf, isComparison, isTellMeWhen, isUnwanted, isWish, waitsForChange } from './intent-wish.ts';
import type { Intent } from './question.ts';
import { hasNames, hasText, hasThings } from './signs.ts';

/** `bare`: names, times or figures without a verb of their own; context decides. */
export type ClauseIntent = Intent | 'bare';

type Rule = { intent: ClauseIntent; because: string; holds(clause: Clause): boolean };

const aboutServers = ['condition', 'trouble', 'metric', 'plan', 'past', 'subscribe', 'unsubscribe', 'status'] as const;

const rules: readonly Rule[] = [
  { intent: 'unsubscribe', because: 'it asks not to be told any more', holds: isUnwanted },
  { intent: 'act', because: 'it asks for work, which is for people', holds: isOrder },
  {
    intent: 'help',
    because: 'it asks what Herald can do',
    holds: (c) => c.roles.has('help') && !hasNames(c) && !aboutServers.some((role) => c.roles.has(role)),
  },
  {
    intent: 'none',
    because: 'it speaks of messages to others',
    holds: (c) => c.roles.has('unsubscribe') && c.roles.has('customer'),
  },
  {
    intent: 'unsubscribe',
    because: 'it asks not to be told any more',
    holds: (c) => c.roles.has('unsubscribe') && isWish(c, 'unsubscribe'),
  },
  {
    intent: 'downtime',
    because: 'it asks when something planned is',
    holds: (c) => isTellMeWhen(c) && asksForPlan(c) && !waitsForChange(c),
  },
  {
    intent: 'history',
    because: 'it asks when something was',
    holds: (c) => isTellMeWhen(c) && (c.isPast || hasText(c, 'last outage', 'last incident', 'last down')),
  },
  {
    intent: 'subscribe',
    because: 'it asks to be told',
    holds: (c) => (c.roles.has('subscribe') && isWish(c, 'subscribe')) || asksToBeToldIf(c),
  },
  { intent: 'compare', because: 'it sets things side by side', holds: isComparison },
  { intent: 'history', because: 'it asks how much downtime there was', holds: looksBackAtDowntime },
  { intent: 'downtime', because: 'it asks about maintenance or planned downtime', holds: (c) => c.roles.has('plan') },
  { intent: 'health', because: 'it asks when it will be back', holds: asksForReturn },
  { intent: 'metric', because: 'it asks since when it runs', holds: asksForUptime },
  { intent: 'downtime', because: 'it asks what is planned or will be', holds: asksForPlan },
  { intent: 'history', because: 'it asks about the past', holds: asksForPast },
  {
    intent: 'describe',
    because: 'it asks what it runs on',
    holds: (c) =>
      hasThings(c) &&
      c.targets.length > 0 &&
      hasText(c, 'run on', 'runs on', 'running on') &&
      hasText(c, 'which', 'what'),
  },
  {
    intent: 'fleet',
    because: 'it asks which servers stand out by a figure',
    holds: (c) =>
      c.metric !== undefined &&
      !hasNames(c) &&
      hasText(c, 'which', 'what', 'any') &&
      hasThings(c) &&
      !hasText(c, 'all', 'all the'),
  },
  {
    intent: 'describe',
    because: 'it asks for several facts',
    holds: (c) => c.roles.has('describe') && c.pieces.filter(({ role }) => role === 'metric').length > 1,
  },
  { intent: 'metric', because: 'it asks for a figure', holds: (c) => c.metric !== undefined },
  {
    intent: 'metric',
    because: 'it asks where it is',
    holds: (c) => c.targets.some(({ kind }) => kind === 'host') && hasText(c, 'where'),
  },
  { intent: 'fleet', because: 'it asks about many at once', holds: isAboutFleet },
  { intent: 'health', because: 'it asks how something is', holds: asksForHealth },
  { intent: 'describe', because: 'it asks for the facts', holds: (c) => c.roles.has('describe') },
  {
    intent: 'describe',
    because: 'it asks what something is',
    holds: (c) => c.roles.has('name') && hasText(c, 'what', 'who') && c.roles.has('be'),
  },
  {
    intent: 'fleet',
    because: 'it speaks of everything',
    holds: (c) =>
      !hasNames(c) &&
      !c.meansOwn &&
      (hasThings(c) || c.roles.has('all') || (c.roles.has('place') && c.filter !== undefined)),
  },
  {
    intent: 'health',
    because: 'it asks to look at something',
    holds: (c) => hasNames(c) && c.roles.has('asking') && !c.startsAsFollowUp,
  },
  { intent: 'help', because: 'it asks what Herald can do', holds: (c) => c.roles.has('help') && !hasNames(c) },
  {
    intent: 'bare',
    because: 'it only names something',
    holds: (c) => hasNames(c) || c.range !== undefined || c.meansOwn || c.startsAsFollowUp,
  },
  { intent: 'greeting', because: 'it is a greeting', holds: (c) => c.roles.has('greeting') && c.unknownCount === 0 },
];

export function decideIntent(clause: Clause): { intent: ClauseIntent; because: string } {
  for (const rule of rules) if (rule.holds(clause)) return rule;
  return { intent: 'none', because: 'nothing in it asks about servers' };
}
