/** When a clause is of the maintenance that was told of last: such words ("is it done?", "new end?") mean little without it. */
import type { Clause } from '../clause.ts';
import { type Intent, sameTarget } from '../question.ts';
import type { Surroundings } from '../reading.ts';
import { clearTargets } from '../tag-sentences.ts';
import { rangeTense } from '../times/time-words.ts';
import type { Role } from '../vocabulary/lexicon/role.ts';
import { besidesMaintenance, maintenanceAspectsIn } from '../vocabulary/maintenance-words.ts';
import type { Continued } from './follow-up.ts';

/** What is of something else, whatever was spoken of. */
const ofItsOwn: ReadonlySet<Intent> = new Set([
  'customer',
  'subscribe',
  'unsubscribe',
  'subscriptions',
  'inquiries',
  'privacy',
  'meaning',
]);
const longest = 16;
/** So short it needs neither the mark nor the form of a question: "new finish time pls". */
const short = 5;

/** "Has it kicked off?", "new end?", "on track?" */
export function ofSpokenMaintenance(
  clause: Clause,
  likely: Intent,
  { context, hearing }: Surroundings,
): Continued | undefined {
  if (context?.topic?.kind !== 'maintenance' || ofItsOwn.has(likely)) return undefined;
  const { tokens, targets, roles, range, hasQuestionMark } = clause;
  if (tokens.length > longest || roles.has('thanks')) return undefined;
  // A word that only may mean something else ("people already paying") names nothing where "it" stands beside it.
  const named = clause.hasPronoun ? clearTargets(tokens.filter(({ match }) => match === 'exact')) : targets;
  if (named.some((one) => !context.targets.some((other) => sameTarget(one, other)))) return undefined;
  // "Why was billing down?" stands alone.
  if (named.length > 0 && !clause.hasPronoun) return undefined;
  // "the 10 minutes you told us" is a length.
  if (range !== undefined && rangeTense(range) === 'past' && !/^\d+[mh]$/.test(range)) return undefined;
  const words = tokens.map(({ text }) => text).join(' ');
  const isOfMany = (roles.has('things') || roles.has('all')) && !clause.hasPronoun && !allDone.test(words);
  if (isOfMany || ofOther.test(words)) return undefined;
  const isShort = hearing === 'addressed' && tokens.length <= short;
  const isPut = hasQuestionMark || isShort || (hearing !== 'overheard' && opens.test(words));
  // "is the meeting over?", "who wants coffee?": what nothing explains is the matter of something else.
  const strange = wordsBeside(clause, words, 'unknown');
  // "busy with it" is no figure.
  if (wordsBeside(clause, words, 'metric') > 0) return undefined;
  if (strange > (clause.hasPronoun ? (hearing === 'addressed' ? 2 : 1) : 0)) return undefined;
  if (!isPut || ofSpeaker.test(words) || maintenanceAspectsIn(words).length === 0) return undefined;
  return { intent: 'downtime', targets: context.targets, allTargets: context.allTargets };
}

const opens =
  /^(?:(?:ok|okay|so|and|but|well|hm+|huh|wait|hey|then|also|now|alright|right|good|cool|is it that|tell me|i mean|i meant|no|please|pls) )*(?:is|are|was|were|has|have|had|did|do|does|can|could|will|would|should|when|what|who|why|how|which|until|till|by|new|still|since|if)\b/;
/** "I'm done for today", "we finished the slides": of whoever says it. */
const ofSpeaker = /^(?:(?:ok|okay|so|and|well|alright) )*(?:i|we)\b(?! (?:mean|meant|need|want|wonder|guess)\b)/;
const allDone = /\ball (?:done|over|finished|through|completed?)\b/;
/** Whose the service is, an outage of it, or Herald itself. */
const ofOther =
  /\b(?:who|what) (?:are|r) (?:you|u)\b|\b(?:owns?|owners?|owned|outages?|incidents?|crash\w*|broken|errors?)\b|\b(?:responsible|in charge)\b(?! (?:for|of) (?:it|this|that|the (?:work|maintenance|patching|upgrade))\b)/;

/** Words of this role beside those that ask. */
function wordsBeside({ tokens }: Clause, words: string, wanted: Role): number {
  const rest = besidesMaintenance(words).split(' ');
  return tokens.filter(({ role, text }) => role === wanted && rest.includes(text) && !exactly.test(text)).length;
}

const exactly = /^(?:exact(?:ly)?|precise(?:ly)?|rough(?:ly)?|approx\w*|actual(?:ly)?|original(?:ly)?)$/;
