/** Decides what a clause is about: what it names, what the place is bound to, or everything. */
import type { Clause } from './clause.ts';
import { meansAllOfUs } from './intent-now.ts';
import { phraseSet } from './phrase-set.ts';
import type { Intent, Target, Unsure } from './question.ts';
import type { Surroundings } from './reading.ts';
import { hasText, hasThings } from './signs.ts';
import { isWeakCondition } from './weak-conditions.ts';

export type Aim = {
  targets: readonly Target[];
  allTargets: boolean;
  from: 'named' | 'conversation' | 'binding' | 'everything' | 'nothing';
};

const nothing: Aim = { targets: [], allTargets: false, from: 'nothing' };
const everything: Aim = { targets: [], allTargets: true, from: 'everything' };
/** Intents that make sense of everything at once. */
const ofMany: ReadonlySet<Intent> = new Set([
  'fleet',
  'downtime',
  'history',
  'metric',
  'describe',
  'subscribe',
  'unsubscribe',
  'compare',
  'count',
  'superlative',
  'changes',
  'eta',
  'impact',
]);
/** Intents that are about no server. */
export const ofNothing: ReadonlySet<Intent> = new Set([
  'none',
  'help',
  'greeting',
  'about',
  'meaning',
  'privacy',
  'subscriptions',
  'inquiries',
  'language',
  'remark',
]);

export function aimOf(
  clause: Clause,
  intent: Intent,
  unsure: readonly Unsure[],
  around: Surroundings,
  why: string[],
): Aim {
  if (ofNothing.has(intent)) return nothing;
  if (clause.targets.length > 0) return { targets: clause.targets, allTargets: false, from: 'named' };
  if (unsure.length > 0) return nothing;
  if (around.boundTo.length > 0 && meansBinding(clause, intent)) {
    why.push('This place is bound to what is meant.');
    return { targets: around.boundTo, allTargets: false, from: 'binding' };
  }
  const { onlyHost } = around.names;
  if (clause.meansOwn && !clause.roles.has('things') && onlyHost) {
    return { targets: [onlyHost], allTargets: false, from: 'binding' };
  }
  if (clause.hasStranger && !speaksOfMany(clause)) return nothing;
  if (intent === 'health' && clause.hasPronoun && !clause.meansOwn) return nothing;
  if (ofMany.has(intent) || clause.meansOwn || clause.roles.has('status') || clause.roles.has('trouble'))
    return everything;
  return nothing;
}

function meansBinding(clause: Clause, intent: Intent): boolean {
  if (clause.meansOwn || clause.hasPronoun) return true;
  if (speaksOfMany(clause))
    return clause.roles.has('any') && !hasThings(clause) && (intent === 'downtime' || clause.roles.has('trouble'));
  return intent !== 'fleet' || !clause.roles.has('things');
}

function speaksOfMany(clause: Clause): boolean {
  return clause.roles.has('things') || clause.roles.has('all') || clause.roles.has('any');
}

/** Whether what is asked about is clear enough to speak without having been addressed. */
export function hasSubject(clause: Clause, intent: Intent, aim: Aim, unsure: readonly Unsure[]): boolean {
  if (ofNothing.has(intent)) return false;
  if (aim.from === 'named' || aim.from === 'conversation') return true;
  if (clause.unknownCount > 0) return false;
  if (unsure.length > 0) return true;
  if (aim.from === 'binding') return isSureOfBinding(clause, intent);
  if (aim.from === 'nothing') return false;
  if (isOwnWant(clause)) return false;
  if (clause.roles.has('plan') || hasThings(clause)) return true;
  if (intent === 'describe') return clause.meansOwn && clause.roles.has('own') && clause.roles.has('describe');
  return (intent === 'fleet' || intent === 'history') && isSureOfEverything(clause, intent);
}

function isSureOfBinding(clause: Clause, intent: Intent): boolean {
  if (clause.meansOwn || clause.roles.has('plan') || clause.roles.has('trouble')) return true;
  if (clause.hasPronoun) return intent !== 'describe' && (intent !== 'metric' || clause.metric !== undefined);
  return intent === 'health' && (clause.hasQuestionMark || clause.texts.has('why')) && clause.pieces.length <= 4;
}

/** "I need some downtime": not about servers. */
function isOwnWant(clause: Clause): boolean {
  return clause.pieces.some(
    ({ role, text }) => role === 'asking' && /^(?:i need|i want|i would like|need|we need)$/.test(text),
  );
}

const sureTroubles = phraseSet(
  `outage, outages, ongoing incident, ongoing incidents, ongoing outage, ongoing outages, current incident,
  current incidents, current outages, known incidents,  incident, incidents, disruption, disruptions, downtime right now, downtime at the moment, degradation, open incidents`,
);
const mildConditions = phraseSet('good, fine, well, okay, happy, running late, delayed, late, blocked, stuck, fast');

/** "is everything up?", "anything down?", "any outages?"; but not "any issues?" or "is everything fine with you?" */
function isSureOfEverything(clause: Clause, intent: Intent): boolean {
  if (meansAllOfUs(clause)) return true;
  if (clause.roles.has('anyone') || clause.hasPronoun) return false;
  for (const text of clause.texts) if (sureTroubles.has(text)) return true;
  if (hasText(clause, 'the platform', 'our platform') && hasText(clause, 'how')) return true;
  const isAll = clause.roles.has('all');
  if (
    intent === 'history' &&
    clause.roles.has('any') &&
    hasText(clause, 'go down', 'went down', 'fall over', 'fell over', 'break', 'go wrong')
  )
    return true;
  if (
    clause.roles.has('status') &&
    (isAll || hasText(clause, 'system status', 'server status', 'service status', 'overall health'))
  )
    return true;
  if (!isAll && !clause.roles.has('any') && !hasText(clause, 'what')) return false;
  const isFirm = clause.pieces.some(
    ({ role, text }) => role === 'condition' && !isWeakCondition(text) && !mildConditions.has(text),
  );
  if (isFirm)
    return clause.hasQuestionMark || clause.roles.has('be') || clause.roles.has('describe') || intent === 'history';
  return isAll && hasText(clause, 'okay') && clause.roles.has('be') && clause.hasQuestionMark;
}
