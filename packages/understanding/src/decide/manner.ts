/** How a message asks that nobody said to Herald: what it may answer in full, and what may as well be of other things. */
import type { Intent } from '../question.ts';
import type { MessageRead, Reading } from '../reading.ts';
import { isPartOfName } from './signs-of-asking.ts';
import { sharesTrouble } from './signs-of-trouble.ts';

/**
 * How a message asks that nobody said to Herald. `directly`: nothing but how a named thing is; `expressly`: that, and put so that
 * nothing else can be meant (a customer's question passed on among them); `fairly`: in the form of a question.
 * `loosely`: in words that may as well be of other things; `told`: a long sentence without the form of a question, or a name that
 * may be several. To answer these two would be to barge in, so they are offered at most.
 */
export type Manner = 'directly' | 'expressly' | 'fairly' | 'loosely' | 'told';

/** What the first page tells people to say, whatever the weights make of it. */
export const outright = /^tell me about (?:my|our|all(?: (?:of )?(?:my|our|the))?|every|the) servers?$/i;

/** "tell me about web-1": an order asks as well; "check NAME status" tells others where to look. */
const ordered =
  /^(?:(?:hey|hi|ok|okay|so|and|please|pls|now|just|quick) )*(?:tell|show|give|describe|list|compare|status|uptime|history)\b/i;
/** "billing status", "web-1 cpu": a call, and nothing else. */
const shortestCall = 0.3;
/** "still need to get it up" */
const toBeDone = /\b(?:need|needs|have|has|had|going) to\b/i;
/** "can reach it again" lacks who can; "check it": others are to. */
const saidOfOneself =
  /^(?:can|could|cannot|can't) (?:reach|access|open|connect|get|see|load|confirm)\b|^(?:just )?check\b/i;
/** "I get a timeout. Is the server down?", "Anyone else?" */
const ofWhatWasNamed =
  /\b(?:it|its|they|them|(?:the|this|that) (?:\S+ )?(?:server|service|site|website|page|system|host|api|portal|tool|endpoint)|(?:any|some)(?:one|body) else)\b/i;
/** "so it's not a problem with the update?"; but "it seems that NAME is down?" */
const drawsConclusion =
  /^(?:(?:so|then|ok|okay|oh|ah|but) )*(?:it(?! (?:seems|looks|appears)\b)|its|it's|that|that's|thats|this)\b/i;
/** "would the old skins still work?", "is it possible that …", "how does the exchange work?" */
const supposes =
  /^(?:(?:so|then|and|but|ok) )*(?:would(?! you| any| some)|could it be(?! (?:that )?(?:the )?\S+(?: \S+)? is down)|is it possible(?! (?:that )?(?:the )?\S+(?: \S+)? is down)|if|what if|how (?:does|do) (?:\S+ ){1,5}work\b|(?:was|were|did) ?n[o']?t|have (?!you|we|they|the|any|all|both|\S+s\b)|(?:can you tell me )?what (?:will|would) happen|why (?:would|should)|is (?:this|that|it) (?:also )?(?:an? |the )?(?:issue|problem|bug|error) (?:for|in|with)|who keeps|would (?:some|any)(?:body|one) mind)\b/i;
/** "where can I see NAME's list?", "how do I log into NAME?", "how to report a problem in NAME?" */
const asksHowTo = /\bhow to\b|\b(?:where|how) (?:can|could|do|does|should|would) (?:i|we|you|u|one)\b/i;

/** "can you tell me whether NAME is up", "anybody know if NAME is down" */
const putExpressly =
  /^(?:\S+ ){0,4}(?:(?:can|could) (?:you|someone|somebody|anyone|anybody) (?:tell|explain to) me|(?:anyone|anybody|someone|somebody) knows?) (?:whether|if|when|why|the next)\b/i;

/** Of a name that is a common word as well, these may be asked of anything. */
const ofAnything: ReadonlySet<Intent> = new Set([
  'health',
  'describe',
  'cause',
  'fleet',
  'meaning',
  'downtime',
  'superlative',
  'predict',
  'changes',
]);
/** What is asked of how a thing is, was or will be. */
export const ofHowItIs: ReadonlySet<Intent> = new Set([
  'health',
  'cause',
  'eta',
  'history',
  'downtime',
  'metric',
  'who',
]);

/** "any ETA on billing?": these need no word of how it is. */
const ofFacts: ReadonlySet<Intent> = new Set(['eta', 'metric', 'downtime']);

/** Of one reading by itself; whether it is told shows in the whole message. */
export function mannerOf({ intent, scope, signs, words }: Reading): Exclude<Manner, 'told'> {
  if (outright.test(words)) return 'directly';
  const hasForm = signs.hasMark + signs.opensAsQuestion > 0;
  if (scope.from === 'everything') {
    const isOfMany = signs.hasEvidence > 0 && signs.ofMany + signs.ofPlan > 0 && signs.unexplained === 0;
    return hasForm && isOfMany ? 'fairly' : 'loosely';
  }
  const isNamed = scope.from === 'named' || scope.from === 'message';
  // "hi, is this fixed btw? If so, it has nothing to do with billing."
  if (scope.from === 'message' && !ofWhatWasNamed.test(words)) return 'loosely';
  const saysState = isNamed && signs.isSubject + signs.isObject > 0 && signs.hasEvidence > 0;
  if (signs.isPart + signs.isOneOfAKind + signs.isAnothers > 0 || asksHowTo.test(words)) return 'loosely';
  if (hasForm && (drawsConclusion.test(words) || supposes.test(words))) return 'loosely';
  if (signs.hasMark === 0 && (saidOfOneself.test(words) || toBeDone.test(words))) return 'loosely';
  // "are claims against us up this quarter?" is of no server called claims.
  if (intent !== 'compare' && /\bagainst\b/i.test(words)) return 'loosely';
  if (signs.isWhere > 0 && !sharesTrouble(words)) return 'loosely';
  const isAsked = signs.hasMark + signs.asksFirst > 0 || /^status (?:of|on|for)\b/i.test(words);
  const isPlain = signs.unexplained + signs.isGuess + signs.actsOn === 0;
  const isOfFacts = scope.from === 'named' && signs.asksFirst > 0 && ofFacts.has(intent);
  if (isAsked && isPlain && ((saysState && ofHowItIs.has(intent)) || isOfFacts))
    return putExpressly.test(words) ? 'expressly' : 'directly';
  // "anyone else having problems fetching from NAME?": whatever else is said, others are asked how it is.
  if (scope.from === 'named' && isOfState(signs) && ofHowItIs.has(intent) && sharesTrouble(words)) return 'directly';
  if (isNamed && signs.hasEvidence > 0 && signs.unknownWords + signs.actsOn === 0 && signs.length <= shortestCall)
    // "verus agama": one of the two that are compared is missing.
    return intent === 'compare' && scope.targets.length < 2 ? 'loosely' : 'fairly';
  // "what means red?", "also why did they move the skin changes out of it?"
  if (intent === 'meaning' && !isNamed) return 'loosely';
  if (saysState && asksWhetherDown(signs)) return 'fairly';
  if (ofAnything.has(intent) && signs.isCommonWord > 0 && !(saysState && signs.unexplained === 0)) return 'loosely';
  if (isNamed && signs.unexplained + signs.actsOn > 0) return 'loosely';
  return hasForm || signs.isPut > 0 || ordered.test(words) ? 'fairly' : 'loosely';
}

/** "Is the Jira issue tracker down?", "is NAME down for some reason?": a word or two more make it no other question. */
function asksWhetherDown({
  hasMark,
  opensAsQuestion,
  saysDown,
  unexplained,
  actsOn,
  isSubject,
  length,
}: Reading['signs']): boolean {
  const isShort = unexplained <= fewMore && actsOn === 0 && length <= shortQuestion;
  return isShort && hasMark > 0 && opensAsQuestion > 0 && saysDown > 0 && isSubject > 0;
}

const fewMore = 2;
/** In tens of words. */
const shortQuestion = 0.9;

function isOfState({ ofName, hasEvidence }: Reading['signs']): boolean {
  return ofName + hasEvidence > 1;
}

/** "there was a question on the mailing list this morning about …", "a holy war between the package manager and …" */
export function isTold(reading: Reading, { tagged, leftOut, plain }: MessageRead): boolean {
  const { signs, unsure, scope, intent } = reading;
  // "what was the reason for this patch?" may be the reason for anything.
  if (intent === 'cause' && scope.from !== 'named' && !ofTrouble.test(reading.words)) return true;
  if (unsure.length > 0 || signs.ofWork > 0 || settled.test(plain)) return true;
  // "has anyone seen these errors: https://paste.acme.io/123": what stands there is meant.
  if (signs.ofName === 0 && leftOut.some((what) => what.includes('link'))) return true;
  // "My wallet was emptied. Is it normal?", where a web wallet is known.
  if (
    scope.from === 'message' &&
    tagged.some(({ tokens }) => tokens.some((token) => token.role === 'name' && isPartOfName(token)))
  )
    return true;
  // "what is the status of everything? Is each of you done? Some tests still fail": a talk of its own.
  if (scope.from === 'everything' && tagged.length > mostSentences) return true;
  if (signs.hasMark > 0) return false;
  if (signs.length > longestQuestion) return true;
  const isLong = signs.opensAsQuestion === 0 && signs.isPut === 0 && signs.length > longestCall;
  return isLong || signs.opensAsCondition > 0;
}

const ofTrouble =
  /\b(?:down|slow|slowly|broken|outages?|fail(?:s|ed|ing|ure)?|unavailable|offline|degraded|crash(?:ed)?)\b/i;

/** "I wondered why NAME was slow, turned out it was my cable" */
const settled = /\b(?:turned out|turns out|figured it out|my bad|own up)\b/i;

/** Whoever asks about everything says little beside it. */
const mostSentences = 2;

/** So many words, in tens, may call without a question mark: "checkout down for anybody else". */
const longestCall = 0.6;
/** So many, in tens, are a story without one, however it begins. */
const longestQuestion = 2;
