/** What is said where nothing that Herald knows was asked: a greeting back, that it was not understood, or nothing at all. */
import { goalIn } from '../interpret/details-of.ts';
import { asTyped } from '../plain-text.ts';
import type { Intent, Question, Reply } from '../question.ts';
import type { MessageRead, Reading } from '../reading.ts';
import { foreignWordsIn } from '../tokenizer.ts';
import { isOrdinary } from '../vocabulary/lexicon/lexicon.ts';
import type { Role } from '../vocabulary/lexicon/role.ts';
import { inFull } from '../vocabulary/spelling.ts';
import { turnsIn } from '../vocabulary/turns.ts';
import { standOfHerald } from './signs-of-asking.ts';

export const atHome = 'It asks about servers, and here Herald always listens, so the answer is offered quietly.';

/** Of other languages and other matters only what is clear is answered. */
export const clearly = 0.3;

/** So many words that nothing explains make it another matter. */
const leastStrange = 2;

/** It asks Herald, whatever it is that it asks. */
const surelyAsked = 0.9;

/** Nothing is named, and it is of another language or of other things: "who brought the cannoli". */
export function isElsewhere({ scope, signs, speaksOfServers, hasIdea }: Reading, text: string): boolean {
  if (scope.from === 'named') return false;
  const isOffTopic = !speaksOfServers && signs.hasEvidence === 0 && signs.unknownWords >= (hasIdea ? leastStrange : 1);
  return isOffTopic || isForeign(text);
}

function isForeign(text: string): boolean {
  return foreignWordsIn(text.toLowerCase().match(/\p{L}+/gu) ?? []) >= 2;
}

/** "tell me a joke": nothing that Herald can do, but it is owed an answer. */
const demand =
  /^(?:(?:please|hey|hi|herald|can you|could you|would you|will you) )*(?:what|who|whom|when|where|why|how|which|is there|are there|tell|show|give|name|list|compare|count|sum|report|sing|order|find|get|make|play|write|do|help|send|bring|fetch|explain|translate|convert|book|call)\b/;
/** "some words on the migration please", "I need the deck": whatever it is, it is owed an answer. */
const begged = /\b(?:please|pls)$|^(?:please|pls|i need|i want|we need|i would like|i d like)\b/;
/** "does Esra know", "ok can they pay again", "copy that please": a question without its mark, or a wish; but not "has been a long day". */
const inForm =
  /^(?:(?:ok|okay|so|and|but|hey|hi|well|then|now|please|herald|sorry|thanks|right|good|great) )*(?:(?:is|are|was|were|does|do|did|has|have) (?!(?:not|a|an|been|so|to|no|fun|do|what|just|never|always|be|in|on|at|with|for|of|from|by|very|really|too|nice|great|good)\b)\S+ \S+|(?:can|could|will|would|should|shall|may) (?:it|he|she|they|we|i|you|the|my|our|your|this|that|there|any\w*|some\w*|customers?|clients?|people|users?) \S+|(?:copy|forward|paste|repeat) \S+)/;

/** "could you book a taxi", "please print the labels": work, of whatever sort. */
const toDo =
  /^(?:(?:please|hey|hi|herald|can you|could you|would you|will you|kindly|just|also|then) )+(?:book|order|reserve|buy|print|call|ring|phone|email|mail|post|pay|refund|approve|cancel|move|push|bring|fetch|deliver|upload|upgrade|install|reset|unlock|assign|schedule|reschedule|invite|open|close|clean|clear|fix|repair|restart|reboot|kick|scale|delete|create|transfer|forward|sign|fill|arrange|extend|add|give (?!me\b|us\b))/;

/** The same without "please": what no service can be asked of. */
const toDoAlone =
  /^(?:(?:please|hey|hi|herald) )*(?:tell (?!(?:me|us|my|the|our|customers?|clients?)\b)\S+ to|remind (?:me|us) (?:\S+ ){0,3}to|(?:book|schedule|arrange) an?) \S/;

/** What asks nothing that Herald knows: a remark is let pass; a question put to Herald is owed an answer. */
export function withoutQuestion(read: MessageRead, { isOfOtherThings = false, isHome = false } = {}): Question {
  if (read.isAddressed && isForeign(read.plain))
    return nothing(read, 'answer', 'It is written in another language.', 'language');
  if (!read.isAddressed && isHome) return nothing(read, 'suggest', atHome);
  if (!read.isAddressed)
    return nothing(read, 'silent', read.readings.flatMap(({ why }) => why).at(-1) ?? 'Nothing in it asks.');
  if (isSaidToOthers(read)) return nothing(read, 'silent', 'It is said to others.', 'remark');
  if (read.takesNote && !read.goesOn)
    return nothing(read, 'silent', 'It takes note of an answer, and turns to others.', 'remark');
  if (isGreeting(read)) return nothing(read, 'answer', 'It greets Herald.', 'greeting');
  if (toDo.test(read.literal) || toDoAlone.test(read.literal))
    return nothing(read, 'answer', 'It asks for work, which is for people.', 'act');
  const isAsked =
    read.readings.some(({ asks }) => asks >= surelyAsked) ||
    [demand, begged, inForm].some((form) => form.test(read.literal)) ||
    (read.isDirect && isNote(read.tagged));
  return isAsked || read.tagged.some(asksAloud)
    ? {
        ...nothing(read, 'answer', 'Nothing in it could be understood as a question about servers.'),
        ...goalIn('none', read.plain),
        ...askedIn(read),
      }
    : isOfOtherThings
      ? nothing(read, 'silent', 'It speaks of other things.')
      : nothing(read, 'silent', 'It is a remark, and asks nothing.', 'remark');
}

/** What asks in the form of a question, and holds words that nothing explains: that it has no answer is all that can be said. */
function askedIn({ readings, plain, tagged }: MessageRead): Partial<Pick<Question, 'notCovered' | 'targets'>> {
  const asked =
    readings.find(({ notCovered }) => notCovered !== undefined) ??
    readings.find(({ signs, words }) => signs.opensAsQuestion > 0 && (signs.unknownWords > 0 || /\d/.test(words)));
  const words = asked?.notCovered ?? asked?.words ?? (isNote(tagged) ? plain.trim() : undefined);
  if (words === undefined || words.length > longestAsked) return {};
  const { from, targets } = asked?.scope ?? nowhere;
  const isNamed = from === 'named' || from === 'message';
  return { notCovered: asTyped(words, plain), ...(isNamed && { targets: [...targets] }) };
}

const nowhere = { from: 'nothing', targets: [] } as const;
const longestAsked = 160;

/** "phone number of esra", "top 5 things customers complain about": a thing and whose, and nobody says anything of it. */
function isNote([first, ...others]: MessageRead['tagged']): boolean {
  if (!first || others.length > 0 || first.tokens.length > longestNote || first.sentence.end === '!') return false;
  if (first.tokens.some(({ afterBreak }, i) => i > 0 && afterBreak)) return false;
  const { tokens } = first;
  const isOfSomething =
    tokens[0]?.text === 'top' ||
    tokens.some(({ role, text }, i) => i > 0 && role === 'preposition' && /^(?:of|for|about|from)$/.test(text));
  return isOfSomething && tokens.some(({ role }) => role === 'unknown') && !tokens.some(({ role }) => saying.has(role));
}

const longestNote = 8;
const saying: ReadonlySet<Role> = new Set([
  'be',
  'do',
  'have',
  'modal',
  'not',
  'person',
  'own',
  'thanks',
  'greeting',
  'mention',
  'conjunction',
  'pronoun',
  'anyone',
  'any',
]);

/** A mark after "remember 2019" or "right" asks nothing. */
function asksAloud({ sentence, tokens }: MessageRead['tagged'][number]): boolean {
  return sentence.end === '?' && !/^(?:remember|right|eh|huh|yeah|innit|you know)\b/.test(tokens[0]?.text ?? '');
}

/** "hey there bot": whoever tells a story after it, or of "Sunday evening", is not greeted back. */
function isGreeting({ tagged: [first, ...others] }: MessageRead): boolean {
  const greets = first?.tokens.some(({ role }) => role === 'greeting') === true;
  return greets && others.length === 0 && first.tokens.length <= longestGreeting;
}

const longestGreeting = 8;

/** "who gave @Herald that picture?", "Hanna, did you bring the cake?": Herald is spoken of, or a person is called. */
function isSaidToOthers({ tagged, goesOn, callsPerson }: MessageRead): boolean {
  const stands = tagged.map(({ tokens }) => standOfHerald(tokens));
  const first = tagged[0]?.tokens[0];
  if (first?.role === 'mention') return true;
  if (stands.includes('amid') && !stands.some((stand) => stand === 'opens' || stand === 'ends')) return true;
  if (stands.includes('opens')) return false;
  // "Gavin see above, does that work for you?"
  if (goesOn && first?.role === 'unknown' && /^\p{Lu}\p{Ll}+$/u.test(first.typed) && !isOrdinary(first.text))
    return true;
  return callsPerson;
}

export function nothing(
  read: Pick<MessageRead, 'isAddressed' | 'leftOut' | 'plain'>,
  reply: Reply,
  because: string,
  intent: Intent = 'none',
): Question {
  return {
    intent,
    targets: [],
    allTargets: false,
    turns: reply === 'silent' ? [] : turnsIn(inFull(read.plain)),
    addressed: read.isAddressed,
    confidence: intent === 'none' ? 0 : 1,
    unsure: [],
    typos: [],
    unknownNames: [],
    reply,
    reading: [...read.leftOut, because],
  };
}
