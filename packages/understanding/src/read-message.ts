/** Reads a message up to what its sentences ask: plain text, words, vetoes, readings. Whether to speak is decided after it. */
import { chooseReadings } from './choose-readings.ts';
import { type ConversationContext, contextOfReply } from './context.ts';
import { findVeto } from './decide/decide.ts';
import { standOfHerald } from './decide/signs-of-asking.ts';
import { isSaidToPerson } from './decide/vocative.ts';
import type { IncomingMessage } from './incoming-message.ts';
import type { Model } from './interpret/classifier.ts';
import { withFiguresToWrite } from './interpret/figures-to-write.ts';
import { forgetClauses } from './interpret/intent-of.ts';
import { readSentences } from './interpret/read-sentences.ts';
import type { NameIndex } from './names/name-index.ts';
import { plainText, withoutCustomerFrames } from './plain-text.ts';
import type { Intent } from './question.ts';
import type { MessageRead, Reading } from './reading.ts';
import { isNameOf, type Tagged, tagSentences } from './tag-sentences.ts';
import { type Sentence, sentences } from './tokenizer.ts';
import type { Role } from './vocabulary/lexicon/role.ts';
import { ofToldNumber } from './vocabulary/ways/ways-of-its-answers.ts';

/** "Herald, restart web-2", "hey Herald any trouble?": a call without the mention; but not "Herald says so". */
const calledByName =
  /(?:^|[.!?]\s)\s*(?:(?:hey|hi|hello|ok|okay|yo|dear|hallo|hola|bonjour)[,!]?\s+)?herald(?:\s*[,:!]\s*|\s+(?=(?:is|are|was|were)\s+(?!the (?:only|best|worst|one|reason|first|last|most|bot)\b)(?:the|our|my|there|any|everything)\b|(?:any|anything|what|when|who|why|how|which|where|can you|could you|please|pls|tell|show|give|drop|let|ping|do|does|did|list|put|compare|check|explain|describe|count|remind|subscribe|warn|stop|would|will|order|restart|reboot|kick|bounce)\b)).*\S/is;

/** "hello Herald", "morning herald :)", "herald help": nothing else is said. */
const greetsByName =
  /^\W*(?:(?:hi+|hello+|hey+|yo|howdy|hallo|moin|(?:good )?(?:morning|afternoon|evening))\W+(?:there\W+|again\W+)?herald|herald\W+(?:hi+|hello+|hey+|help|(?:good )?morning)(?: me)?)\W*$/i;

/** "good, moving on, who's presenting first?": an answer is taken note of, and something else begins. */
const takesNote =
  /^\s*(?:(?:ok(?:ay)?|oh|ah|thanks|thank you|thx|ty|cheers|great|good|cool|fine|right|perfect|super|nice|alright|haha|lol|phew|well|to know|then)\b[ \t]*){1,4}[,.!:-]+\s*(?=\S)/i;

/** "no i mean is it up": the question is what follows. */
const putAnew =
  /^\s*(?:(?:no+|nah|nope|huh|hm+|sorry|wait|ok|well|but)\b[\s,!?.]{0,5}){0,3}i (?:mean|meant)\b[\s,:]{0,5}(?=(?:is|are|was|were|has|have|did|do|does|can|could|will|when|what|who|why|how|which)\b)/i;

/** "ok, since when?", "good, and web-2?", "thanks, who fixed it?" */
const leansOn =
  /^(?:and|or|but|what about|how about|same|why|since|how long|until|any|(?:please )?keep (?:me|us)|(?:please )?let (?:me|us) know)\b|\b(?:it|its|they|them|that|this|those|same|again|back(?! to\b)|down|up|fixed|happened|other|over|still|news|updates?|latest|progress|broke|wrong|working)\b/i;

export function readMessage(
  message: IncomingMessage,
  names: NameIndex,
  asked: ConversationContext | undefined,
  model: Model,
): MessageRead {
  forgetClauses();
  const before = contextOfReply(message.toldText, names, asked);
  const isAddressed = message.place !== 'channel' || message.isReplyToHerald === true || callsHerald(message.text);
  const { text: typed, leftOut } = plainText(message.text, isNameOf(names));
  const whole = isAddressed ? typed.replace(putAnew, '') : typed;
  const noted = before ? (takesNote.exec(whole)?.[0] ?? '') : '';
  const text = whole.slice(noted.length);
  const context = noted !== '' && !leansOn.test(text) ? undefined : before;
  const goesOn = context !== undefined;
  const all = sentences(withoutCustomerFrames(text));
  const hearing = isAddressed ? 'addressed' : message.listens === 'always' ? 'expected' : 'overheard';
  const typedTo = tagSentences(all, names, isAddressed);
  const callsByName = callsPerson(typedTo);
  const isToPerson = callsByName || (hearing === 'overheard' && message.personMentioned && !message.engineersMentioned);
  const tagged = hearing === 'overheard' && isToPerson ? withoutCall(typedTo) : typedTo;
  const read: MessageRead = {
    isAddressed,
    isDirect: message.place === 'dm',
    hearing,
    goesOn,
    ...(context?.topic && { topic: context.topic }),
    callsPerson: isToPerson,
    takesNote: noted !== '',
    leftOut,
    plain: text,
    literal: literalText(all),
    tagged,
    chosen: [],
    readings: [],
  };
  const veto = findVeto(message, read);
  if (veto) return { ...read, veto };
  const around = { names, context, boundTo: message.boundTo ?? [], isAddressed, hearing: read.hearing };
  const readings = withFiguresToWrite(readSentences(tagged, around, model), read.plain);
  const namesHerald = tagged.some(({ tokens }) => standOfHerald(tokens) !== undefined);
  return {
    ...read,
    readings,
    chosen: chooseReadings(
      isAddressed
        ? readings
        : readings.filter(
            (one) => mayBeMeant(one, { listens: message.listens, namesHerald }) && !isOfAnother(one, readings),
          ),
    ),
  };
}

function callsHerald(text: string): boolean {
  return calledByName.test(text) || greetsByName.test(text);
}

/** "my headset died again, third one this year": what names nothing is of what the words before it tell; "the coffee machine is down, who is on it?" */
function isOfAnother(one: Reading, readings: readonly Reading[]): boolean {
  if (ofItsOwn.has(one.scope.from)) return false;
  const isPut = isPutAsQuestion(one);
  const isOfIt = /\b(?:it|that|this)\b/i.test(one.words);
  return readings
    .slice(0, readings.indexOf(one))
    .some(
      ({ asks, signs, scope }) =>
        signs.unknownWords > 0 &&
        ((!isPut && asks < hardly) ||
          (isOfIt && signs.opensAsQuestion === 0 && signs.saysDown > 0 && !ofItsOwn.has(scope.from))),
    );
}

const ofItsOwn: ReadonlySet<Reading['scope']['from']> = new Set(['named', 'message']);
const hardly = 0.1;

/** In a later sentence only a question calls: "Refresh, white. Other browser, white." is a story. */
function callsPerson(tagged: readonly Tagged[]): boolean {
  return tagged.some(
    ({ sentence, tokens }, i) =>
      (i === 0 || sentence.end === '?') &&
      tokens.some(({ role }) => role === 'unknown') &&
      isSaidToPerson(tokens, sentence.end),
  );
}

/** "dana: is billing down?" is read without the name that is called. */
function withoutCall([first, ...others]: readonly Tagged[]): readonly Tagged[] {
  if (!first) return [];
  const from = first.tokens.findIndex(({ role }) => role === 'unknown');
  const after = first.tokens
    .slice(from)
    .findIndex(({ role, afterBreak }, i) => i > 0 && (afterBreak || role !== 'unknown'));
  const to = from + after;
  const opens = first.tokens.slice(0, from).every(({ role }) => beforeCall.has(role));
  if (from < 0 || !opens || after > mostCalled || first.tokens[to]?.afterBreak !== true) return [first, ...others];
  return [{ ...first, tokens: [...first.tokens.slice(0, from), ...first.tokens.slice(to)] }, ...others];
}

const mostCalled = 3;
const beforeCall: ReadonlySet<Role> = new Set(['greeting', 'filler', 'thanks', 'conjunction']);

/** It has a mark, opens as questions do, or is put to somebody. */
export function isPutAsQuestion({ hasMark, signs }: Pick<Reading, 'hasMark' | 'signs'>): boolean {
  return hasMark || signs.opensAsQuestion > 0 || signs.isPut > 0;
}

/** What is said to Herald alone, and work, which in a channel is asked of people. */
const onlyAddressed: ReadonlySet<Intent> = new Set(['greeting', 'privacy', 'subscriptions', 'remark', 'none']);

/** In a channel something has to be named or bound, or asked of servers in so many words; where it always listens, asked. */
function mayBeMeant(
  { intent, scope, unsure, speaksOfServers, hasTerm, hasMark, signs, asks, notCovered, words }: Reading,
  { listens, namesHerald }: { listens: IncomingMessage['listens']; namesHerald: boolean },
): boolean {
  const isPut = isPutAsQuestion({ hasMark, signs });
  // Colleagues talk of what Herald knows nothing of; where it is at home, what names a service may be put to it.
  if (notCovered !== undefined)
    return scope.from === 'named' && (listens === 'always' || signs.saysDown + signs.failsToReach > 0);
  // "who is this Herald that just joined?"; where it is at home "is that live, or cached?" is asked of it.
  if (intent === 'about' || intent === 'help') return isPut && (namesHerald || listens === 'always');
  if (onlyAddressed.has(intent)) return false;
  // Work is asked of people; where Herald is at home it says so, and offers to ask them.
  if (intent === 'act')
    return scope.from === 'binding' || (listens === 'always' && (scope.targets.length > 0 || forPerson.test(words)));
  if (intent === 'meaning')
    return speaksOfServers || hasTerm || (listens === 'always' && ofToldNumber.test(words.toLowerCase()));
  if (intent === 'inquiries') return true;
  if (listens === 'always' && ofAll.has(intent) && (isPut || asks >= surely)) return true;
  return (
    scope.targets.length > 0 ||
    unsure.length > 0 ||
    (scope.allTargets && (speaksOfServers || scope.from === 'conversation'))
  );
}

/** "Can you poke someone?" */
const forPerson =
  /\b(?:poke|ping|page|wake|nudge|chase|get) (?:up )?(?:some(?:one|body)|any(?:one|body)|an? (?:engineer|human)|the (?:engineers?|team|devs?)|them)\b/i;

/** Where it always listens this likely a question needs no form of one: "hottest cpu rn". */
const surely = 0.6;

/** "is anything off right now?", "any1 on it?", "which one has most load" */
const ofAll: ReadonlySet<Intent> = new Set([
  'fleet',
  'health',
  'metric',
  'compare',
  'impact',
  'customer',
  'subscribe',
  'unsubscribe',
  'who',
  'eta',
  'changes',
  'downtime',
  'history',
  'count',
  'superlative',
  'cause',
]);

function literalText(all: readonly Sentence[]): string {
  return all
    .map((sentence) => sentence.words.map((word) => (word.isMention ? '' : word.text)).join(' '))
    .join(' ')
    .trim();
}
