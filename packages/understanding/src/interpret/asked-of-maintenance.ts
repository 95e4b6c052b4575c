/**
 * What can be asked of one maintenance, found in any words: "is it done?", "has it kicked off", "new end?", "who's behind it",
 * "can they pay before?"; and when such words are of the maintenance that was told of last, since they mean little without it.
 */
import type { Clause } from '../clause.ts';
import { type Intent, type MaintenanceAspect, sameTarget } from '../question.ts';
import type { Surroundings } from '../reading.ts';
import type { Continued } from '../resolve/follow-up.ts';
import { clearTargets } from '../tag-sentences.ts';
import { rangeTense } from '../time-words.ts';
import type { Role } from '../vocabulary/lexicon/role.ts';

const patterns = {
  /** "Still going?", "is it still on?" */
  going:
    /\bstill (?:going|on\b|running|in progress|under ?way|ongoing|at it|happening|working on it|busy|at work|under maintenance)|\b(?:in progress|ongoing)\b/,
  over: /(?<!\bwhen\b[^.?!]{0,60})\b(?:over(?! (?:the|\d|a|an|to|by)\b)|done|finished|completed?|terminated|wrapped up|ended|(?:is|are|was|its?|they|all|been|gone) through)\b/,
  begun:
    /(?<!\b(?:when|what time)\b[^.?!]{0,60})\b(?:started|begun|began|kick(?:ed)? off|gone live|(?:is|are|has|have|did) (?:it|they|that|this|the \w+) (?:start|begin|going on|on(?! (?:time|track|schedule)\b)|running|under ?way|live)(?: yet| already| now)?)\b/,
  start:
    /\b(?:when|what time|how soon)\b[^.?!]{0,40}\b(?:start\w*|begin\w*|kick\w* off|go(?:es|ing)? (?:down|off|live))\b|\bstart time\b/,
  end: /\b(?:when|what time|how soon|by when)\b[^.?!]{0,60}\b(?:over|done|finish\w*|end(?:s|ed|ing)?|stop\w*|complete\w*|through|back|again|available|up|ready)\b|\b(?:un)?till? (?:when|what time|how late)\b|\bhow (?:much )?longer\b|\bhow (?:long|much time|many (?:min\w*|hours)) (?:is |are )?(?:still|left|to go|more|until|till|now|remain\w*)\b|\b(?:new|current|planned|expected|revised|updated|final|latest) (?:end|finish|time|eta|deadline)(?: time)?\b|\b(?:eta|end ?time|time left|finish(?:ing)? time)\b|\b(?:finish|end|stop|over|done|ready|through)(?:es|s|ed)? (?:really |exactly |by |at |around )+\d|^\W*when\W*$|\b(?:was|is)(?:n'?t| not)? (?:it|not it) \d|\bended when\b|\bstill (?:right|valid|true|correct|planned|hold(?:s|ing)?|stands?)\b/,
  length:
    /\bhow long\b(?! (?:is |are )?(?:still|left|to go|more|until|till|now|remain\w*)\b)|\bhow many (?:min\w*|hours)\b(?! (?:still|left|to go|more)\b)|\bhow much time\b|\bduration\b|\bfrom (?:when|which (?:hour|time)|what (?:hour|time)) (?:to|until|till)\b/,
  /** Against what was announced. */
  changed:
    /\bneed(?:ed)? (?:the |all the )?(?:full|whole|entire|all)\b|\b(?:(?:on|in) time|on (?:track|schedule)|as (?:planned|announced|promised|scheduled|agreed|you said|expected)|overr[au]n\w*|r[au]n(?:ning)? over|over the plan|extend\w*|extension|(?<!\bmuch )longer|shorter|late|later than|early|earlier|sooner|faster|quicker|slower|delay(?:s|ed)?|slip\w*|(?:behind|ahead of|off) (?:the )?(?:schedule|plan)|drag\w* on|prolong\w*|than (?:planned|announced|promised|scheduled|you said|expected|first)|by how much|how much over|still the plan|changed|(?:more|less) time than)\b/,
  who: /\bwho(?!(?:'?s|se| is)? (?:\w+ )?(?:own(?:s|er|ers)?)\b)(?:'?s|se| is| are| does| did| do| was| planned| runs?| ran| announced| scheduled)?\b(?! (?:is |are |was |were |will be )?(?:affected|hit|touched|impacted))|\bwhat (?:is|are|does|do) (?!it\b|they\b|this\b|that\b)\w+ (?:doing|working on)\b/,
  why: /\bwhy\b|\bis (?:this|it|that) (?:cos|cause|because|'cause|due to)\b|\bhold ?-?up\b|\btak(?:es|ing) so long\b|\bhow come\b|\bwhat for\b|\b(?:reason|purpose)\b|\bwhat (?:is|was|are|were|'s|s) (?:it|this|that|the \w+|they|all that|being|been|s) ?(?:all )?(?:about|for|doing|done|changed|changing|upgraded)\b|\bwhat kind of (?:work|maintenance)\b|\bwhat do they do\b/,
  usable:
    /\b(?:can|could|will|are|is|am)\b(?: (?:my|the|our|all|their|these|those|new|still))* (?:\w+ )?(?:customers?|clients?|users?|people|they|them|he|she|we|i|one|any(?:one|body)|\w+s)(?: (?:still|be|be able to|able to|now|already|even))* (?:able to )?(?:pay|send|use|order|work|buy|search|invoice|export|download|log ?in|log on|access|reach|open|create|book|continue|carry on|start|go on|try)\b|\busable\b|\b(?:can|could|may) (?:\w+ )?(?:customers?|clients?|users?|people|they|he|she|any(?:one|body))\b(?! (?:expect|know|see when|be|wrap|finish|stop|do|move|push|start|end|hurry|extend|take)\b)|\bg(?:o|oes|et|ets) through\b|\b(?:pay|send|use|order|work|buy) (?:before|meanwhile|in the meantime|until then)\b/,
  move: /\b(?:wait (?:till|until|for)|push(?:ed)?(?: \w+)? (?:back|out)|move[ds]?|moving|shift(?:ed)?|postpon\w+|reschedul\w+|bring (?:it )?forward|cancel(?:led)?|call(?:ed)? (?:it )?off|abort\w*|pause[ds]?|put (?:it )?off|(?:do|have|hold|run|make|schedule) (?:it|that|this)(?: on| at)? (?:later|earlier|night|at night|tonight|another|a different|some other))\b/,
  lost: /\b(?:los(?:e|es|t|ing|s)|deleted|gone for good|data ?loss)\b/,
  /** What customers notice. */
  felt: /\b(?:affect\w*|impact\w*|notice|feel|hits?|touch(?:es|ed)?|hurts?)\b/,
  /** "Which of these is outside business hours?" */
  hours:
    /\b(?:(?:out(?:side)?|within|inside|in|during|off|after)(?: of)?(?: the| our| normal| usual| my)* (?:business|office|working|work|opening|core|school) (?:hours|time)|out of hours)\b|\b(?:which|any|some|none|all|one) (?:ones? )?(?:of )?(?:it|these|those|them|this|that)\b[^.?!]{0,40}\b(?:night|evenings?|mornings?|afternoons?|day ?time|during the day|week-?ends?)\b/,
} satisfies Record<MaintenanceAspect, RegExp>;

const all = Object.entries(patterns) as readonly (readonly [MaintenanceAspect, RegExp])[];

/** In the order in which they stand. `text`: the message in its own words. */
export function maintenanceAspectsIn(text: string): MaintenanceAspect[] {
  const lower = text.toLowerCase().replaceAll('’', "'").slice(0, 1_000);
  return all
    .flatMap(([aspect, pattern]) => {
      const at = lower.search(pattern);
      return at < 0 ? [] : [{ aspect, at }];
    })
    .toSorted((one, other) => one.at - other.at)
    .map(({ aspect }) => aspect);
}

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
  const rest = all.reduce((left, [, pattern]) => left.replace(pattern, ' '), words).split(' ');
  return tokens.filter(({ role, text }) => role === wanted && rest.includes(text) && !exactly.test(text)).length;
}

const exactly = /^(?:exact(?:ly)?|precise(?:ly)?|rough(?:ly)?|approx\w*|actual(?:ly)?|original(?:ly)?)$/;
