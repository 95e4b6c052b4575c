/** "Has it kicked off?", "new end?", "on track?": asked of the maintenance that was told of last, in words that mean little without it. */
import type { Clause } from '../clause.ts';
import { maintenanceAspectsIn } from '../interpret/asked-of-maintenance.ts';
import type { Intent } from '../question.ts';
import { sameTarget } from '../question.ts';
import type { Surroundings } from '../reading.ts';
import { rangeTense } from '../time-words.ts';
import type { Continued } from './follow-up.ts';

/** What is of something else, whatever was spoken of. */
const ofItsOwn: ReadonlySet<Intent> = new Set([
  'customer',
  'subscribe',
  'unsubscribe',
  'subscriptions',
  'metric',
  'compare',
  'inquiries',
  'privacy',
  'meaning',
  'superlative',
]);
const longest = 16;
/** So short it needs neither the mark nor the form of a question: "new finish time pls". */
const short = 5;

export function ofSpokenMaintenance(
  clause: Clause,
  likely: Intent,
  { context, hearing }: Surroundings,
): Continued | undefined {
  if (context?.topic?.kind !== 'maintenance' || ofItsOwn.has(likely)) return undefined;
  const { tokens, targets, roles, range, hasQuestionMark } = clause;
  const isOfOthers = targets.some((one) => !context.targets.some((other) => sameTarget(one, other)));
  if (isOfOthers || tokens.length > longest || roles.has('trouble') || roles.has('thanks')) return undefined;
  if (range !== undefined && rangeTense(range) === 'past') return undefined;
  const words = tokens.map(({ text }) => text).join(' ');
  const isOfMany = (roles.has('things') || roles.has('all')) && !clause.hasPronoun && !allDone.test(words);
  if (isOfMany || ofOwner.test(words)) return undefined;
  const isPut = hasQuestionMark || (hearing !== 'overheard' && (opens.test(words) || tokens.length <= short));
  if (!isPut || ofSpeaker.test(words) || maintenanceAspectsIn(words).length === 0) return undefined;
  return { intent: 'downtime', targets: context.targets, allTargets: context.allTargets };
}

const opens =
  /^(?:(?:ok|okay|so|and|but|well|hm+|huh|wait|hey|then|also|now|alright|right|good|cool|is it that|tell me|i mean|i meant|no|please|pls) )*(?:is|are|was|were|has|have|had|did|do|does|can|could|will|would|should|when|what|who|why|how|which|until|till|by|new|still|since)\b/;
/** "I'm done for today", "we finished the slides": of whoever says it. */
const ofSpeaker = /^(?:(?:ok|okay|so|and|well|alright) )*(?:i|we)\b(?! (?:mean|meant|need|want|wonder|guess)\b)/;
const allDone = /\ball (?:done|over|finished|through|completed?)\b/;
/** Whose the service is, not who does the work. */
const ofOwner = /\b(?:owns?|owners?|owned|responsible|in charge)\b/;
