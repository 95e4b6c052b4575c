/**
 * Whether Herald answers, offers, or is silent: from what forbids it, from how likely it was asked, and from what the place expects.
 * The likelihood is a weighted sum of what was read, with weights of their own for what is said to Herald and for what it overhears.
 * `npm run eval -- --fit` fits them on lines of strangers, each read by a model that had not learnt from their author; see the README.
 */

import type { IncomingMessage } from '../incoming-message.ts';
import fitted from '../learnt/likelihood.json' with { type: 'json' };
import type { Reply } from '../question.ts';
import type { MessageRead, Reading } from '../reading.ts';
import {
  aboutHerald,
  aboutItInPassing,
  asksMeaning,
  asksNothingOfIt,
  saysNothingToPeople,
  sigh,
  tellsOthers,
  toolLines,
} from '../vocabulary/chatter.ts';
import { type Manner, mannerOf, ofHowItIs, outright } from './manner.ts';
import { troubleIn } from './signs-of-trouble.ts';

export const weighed = [
  'always',
  'odds',
  'intentOdds',
  'isNamed',
  'isEverything',
  'isBound',
  'isContinued',
  'asksOfAll',
  'isSubject',
  'isObject',
  'isBystander',
  'hasMark',
  'opensAsQuestion',
  'unknownWords',
  'isCommonWord',
  'isGuess',
  'hasPerson',
  'hasEvidence',
  'namesHerald',
  'isAmid',
  'isPut',
  'callsPerson',
  'length',
  'hasRange',
  'ofHost',
  'strange',
  'asksDirectly',
  'asksLoosely',
  'asksFirst',
  'unexplained',
  'actsOn',
  'ofWork',
  'isPart',
  'isOneOfAKind',
  'isAnothers',
  'isBeside',
  'ofMany',
  'ofPlan',
  'opensAsCondition',
  'ofState',
  'saysDown',
  'saysProblem',
  'failsToReach',
  'ofNow',
  'isAddress',
  'shares',
  'sharesIt',
  'asksAfter',
  'isLinked',
  'asksOfHealth',
  'namedDown',
  'namedProblem',
  'namedReach',
  'sharesNamed',
  'ofName',
  'asksOfName',
  'ofDowntime',
  'ofEta',
  'ofCause',
  'isStory',
  'sharesOfName',
] as const;

export type Weighed = (typeof weighed)[number];

/** "status of billing", "billing status": a call, and nothing else. */
const ofStatus = /^\s*(?:status (?:of|on|for) (?:\S+ ?){1,4}|(?:\S+ ){1,3}status)[.!]*\s*$/i;

const surelyAsked = 0.9;

/** What is weighed of the message around a reading. */
type Weighing = Pick<MessageRead, 'hearing' | 'callsPerson' | 'plain' | 'leftOut'>;

/** What the weights apply to. */
export function inputsOf(
  reading: Reading,
  { callsPerson, plain, leftOut }: Omit<Weighing, 'hearing'>,
): Readonly<Record<Weighed, number>> {
  const { asks, chance, scope, range, signs, speaksOfServers } = reading;
  const manner = mannerOf(reading);
  const said = troubleIn(plain);
  const asked =
    plain.includes('?') ||
    said.shares + signs.opensAsQuestion + signs.asksFirst + signs.isPut > 0 ||
    ofStatus.test(plain);
  const isNamed = scope.from === 'named' || scope.from === 'message' || scope.named !== undefined;
  return {
    ...signs,
    always: 1,
    callsPerson: callsPerson ? 1 : 0,
    odds: oddsOf(asks),
    intentOdds: oddsOf(chance),
    isNamed: isNamed ? 1 : 0,
    isEverything: scope.allTargets ? 1 : 0,
    isBound: scope.from === 'binding' ? 1 : 0,
    isContinued: scope.from === 'conversation' ? 1 : 0,
    asksOfAll:
      scope.allTargets && speaksOfServers && signs.unknownWords === 0 && (signs.hasMark || signs.opensAsQuestion)
        ? 1
        : 0,
    hasRange: range === undefined ? 0 : 1,
    strange: scope.from === 'named' || scope.from === 'message' ? 0 : signs.unknownWords,
    asksDirectly: manner === 'directly' || manner === 'expressly' ? 1 : 0,
    asksLoosely: manner === 'loosely' ? 1 : 0,
    isBeside: scope.from === 'message' ? 1 : 0,
    ofState: ofHowItIs.has(reading.intent) && signs.hasEvidence > 0 ? 1 : 0,
    shares: said.shares,
    sharesIt: said.shares && (said.down || said.problem || said.reach) ? 1 : 0,
    sharesNamed: isNamed && said.shares && (said.down || said.problem || said.reach) ? 1 : 0,
    asksAfter: said.asksAfter,
    namedDown: isNamed && asked ? said.down : 0,
    namedProblem: isNamed && asked ? said.problem : 0,
    namedReach: isNamed && asked ? said.reach : 0,
    asksOfName: asked ? signs.ofName : 0,
    sharesOfName: said.shares ? signs.ofName : 0,
    ofDowntime: reading.intent === 'downtime' ? 1 : 0,
    ofEta: reading.intent === 'eta' ? 1 : 0,
    ofCause: reading.intent === 'cause' ? 1 : 0,
    isStory: plain.length > 300 ? 1 : 0,
    isLinked: leftOut.some((what) => what.includes('link')) ? 1 : 0,
    asksOfHealth: ofHowItIs.has(reading.intent) ? 1 : 0,
    ofHost: scope.targets.some(({ kind }) => kind === 'host') ? 1 : 0,
  };
}

/** No chance is taken for certain. */
function oddsOf(chance: number): number {
  const bounded = Math.min(0.995, Math.max(0.005, chance));
  return Math.log(bounded / (1 - bounded));
}

/** How likely a message is a question that Herald can answer: between 0 and 1. */
export function likelihoodOf(reading: Reading, read: Weighing): number {
  if (reading.speaksOfServers && outright.test(reading.words)) return 1;
  if (read.hearing === 'overheard' && reading.scope.from === 'named' && ofStatus.test(read.plain)) return surelyAsked;
  const weights: Readonly<Partial<Record<Weighed, number>>> = fitted[read.hearing];
  const inputs = inputsOf(reading, read);
  const sum = weighed.reduce((all, name) => all + (weights[name] ?? 0) * inputs[name], 0);
  return 1 / (1 + Math.exp(-sum));
}

/** Above this Herald answers in full where it listens plainly. */
const surely = 0.6;
/** The same by how it asks. */
const surelyBy: Readonly<Partial<Record<Manner, number>>> = { directly: 0.45, expressly: 0.3 };
/** What is put to a person is left to them, unless they are mentioned where anybody may answer: it asks directly how a named thing is. */
const surelyOfPerson = 0.45;
/** Above this it may have been asked: a quiet offer where it listens plainly. */
const perhaps = 0.014;
/** The same for what goes on with a question: public chat, where the other was found, holds none. */
const perhapsStill = 0.1;
/** The same where nothing is named: it is of everything, and nearly all that is said so is about other matters. */
const perhapsOfOthers = 0.2;
/** Above this it is answered where Herald always listens. */
const likely = 0.55;
/** Above this it is offered quietly there. */
const possible = 0.35;
/** Above this what is said to Herald is answered. */
const toHerald = 0.6;
/** The same where an answer is owed to nearly all: a command, a machine's name that nobody knows, a name that is asked about. */
const owed = 0.1;
/** Who calls engineers with a service's name and its trouble asks, question mark or not. */
const likelyCall = 0.004;

export function decide(
  { listens = 'plainly', engineersMentioned }: Pick<IncomingMessage, 'listens' | 'engineersMentioned'>,
  likelihood: number,
  manner: Manner = 'fairly',
  {
    toPerson,
    goesOn = false,
    isOfOthers = false,
  }: { toPerson?: 'mentioned' | 'called'; goesOn?: boolean; isOfOthers?: boolean } = {},
): { reply: Reply; because: string } {
  const percent = `${Math.round(likelihood * 100)} %`;
  if (listens === 'mentions') return { reply: 'silent', because: 'Here it answers only when it is mentioned.' };
  const hardly = { reply: 'silent', because: `It is hardly a question for Herald (${percent}).` } as const;
  if (engineersMentioned)
    return likelihood >= likelyCall
      ? { reply: 'offer', because: 'It was put to engineers, so the answer is offered.' }
      : hardly;
  const isAlways = listens === 'always';
  const bargesIn = !isAlways && (manner === 'loosely' || manner === 'told');
  const isLeftToPerson =
    toPerson === 'called' ||
    (toPerson === 'mentioned' && (surelyBy[manner] === undefined || likelihood < surelyOfPerson));
  if (!bargesIn && !isLeftToPerson && likelihood >= ((isAlways ? undefined : surelyBy[manner]) ?? surely))
    return {
      reply: 'answer',
      because:
        likelihood >= surely
          ? `It is surely a status question (${percent}).`
          : `It asks directly how a named thing is (${percent}).`,
    };
  if (isAlways && likelihood >= likely)
    return { reply: 'answer', because: `It may be a status question (${percent}), and here Herald always listens.` };
  // Its chance would do for an answer: the manner decides, and is told.
  if (bargesIn && likelihood >= surely) return { reply: 'suggest', because: offeredFor[manner] };
  return likelihood >= (isAlways ? possible : goesOn ? perhapsStill : isOfOthers ? perhapsOfOthers : perhaps)
    ? { reply: 'suggest', because: `It may be a status question (${percent}), so the answer is offered quietly.` }
    : hardly;
}

const offeredFor = {
  loosely: 'In these words it may as well be about other things, so the answer is offered quietly.',
  told: 'It tells more than it asks, or may be about several things, so the answer is offered quietly.',
} as const;

/** Said to Herald: it is answered, or taken for a remark. */
export function decideAddressed(likelihood: number, { isOwed = false } = {}): { reply: Reply; because: string } {
  return likelihood >= (isOwed ? owed : toHerald)
    ? { reply: 'answer', because: 'It was said to Herald.' }
    : { reply: 'silent', because: `It hardly asks anything (${Math.round(likelihood * 100)} %).` };
}

/** Why Herald is silent, whatever else a message holds: words of tools, words about Herald, words to somebody else. Undefined where nothing forbids it to speak. */
export function findVeto(
  message: IncomingMessage,
  {
    isAddressed,
    hearing,
    callsPerson,
    goesOn = false,
  }: Pick<MessageRead, 'isAddressed' | 'hearing' | 'callsPerson'> & Partial<Pick<MessageRead, 'goesOn'>>,
): string | undefined {
  const text = message.text.slice(0, 400).toLowerCase();
  if (toolLines.some((pattern) => pattern.test(text))) return 'It is the line of a tool.';
  if (isAddressed) {
    if (message.place === 'command') return undefined;
    // "Tom, does 80 sound high to you?", in answer to what Herald said
    if (goesOn && callsPerson && !text.includes('herald')) return 'It speaks to a person by name.';
    return aboutHerald.some((pattern) => pattern.test(text)) ? 'It speaks of Herald to others.' : undefined;
  }
  if (message.isReplyToPerson) return 'It answers another person.';
  const isAtHome = hearing === 'expected';
  if (!isAtHome && saysNothingToPeople.some((pattern) => pattern.test(text)))
    return 'It is a link, or an order to another bot.';
  if (isAtHome && message.personMentioned && !message.engineersMentioned) return 'It mentions somebody else.';
  if (aboutItInPassing.test(text) && !asksMeaning.test(text)) return 'It tells others about Herald.';
  if (tellsOthers.test(text)) return 'It tells others something.';
  if (sigh.test(text)) return 'It is a sigh, and asks nothing.';
  if (asksNothingOfIt.test(text)) return 'It asks what people think, or nothing at all.';
  return isAtHome && callsPerson ? 'It speaks to a person by name.' : undefined;
}
