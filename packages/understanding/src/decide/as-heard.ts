/** Whether what was read gets its answer, by how it was heard: said to Herald, said to engineers, said where it always listens, or overheard. */
import type { IncomingMessage } from '../incoming-message.ts';
import type { Intent, Reply } from '../question.ts';
import { isPutAsQuestion } from '../read-message.ts';
import type { MessageRead, Reading } from '../reading.ts';
import { decide, decideAddressed, likelihoodOf } from './decide.ts';
import { isTold, mannerOf, ofHowItIs } from './manner.ts';

/** Of what a message surely asks; without what withholds an answer afterwards. */
export function decideAsHeard(
  message: IncomingMessage,
  chosen: Reading,
  read: MessageRead,
): { reply: Reply; because: string } {
  const { callsPerson, hearing } = read;
  const likelihood = likelihoodOf(chosen, read);
  if (read.isAddressed) {
    const isOwed =
      message.place === 'command' ||
      chosen.unknownNames.some((name) => likeAName.test(name)) ||
      (chosen.scope.from === 'named' && chosen.signs.opensAsQuestion === 1 && !callsPerson);
    return decideAddressed(likelihood, { isOwed });
  }
  if (message.engineersMentioned && message.listens !== 'mentions' && !isCall(chosen, read))
    return { reply: 'silent', because: 'Engineers were spoken to, about nothing that Herald knows.' };
  if (hearing === 'expected' && !message.engineersMentioned && asksOfState(chosen, read))
    return { reply: 'answer', because: 'It asks how services are, and here Herald always listens.' };
  // "nice, back up", "it's down again": people go on among themselves, and ask nothing.
  const isTalk = chosen.scope.from === 'conversation' && ofHowItIs.has(chosen.intent) && !isPutAsQuestion(chosen);
  if (isTalk && read.takesNote && message.listens !== 'always' && !message.engineersMentioned)
    return { reply: 'silent', because: 'It takes note of what was said, and asks nothing.' };
  const isLeftToPerson = message.personMentioned && !asksThePerson.test(read.plain);
  return decide(message, likelihood, isTalk || isTold(chosen, read) ? 'told' : mannerOf(chosen), {
    ...(callsPerson && { toPerson: isLeftToPerson ? 'mentioned' : 'called' }),
    goesOn: chosen.scope.from === 'conversation',
    isOfOthers: isOfOthers(chosen),
  });
}

/** Nothing is named, and what is asked people ask each other of everything but servers. */
function isOfOthers({ scope, unsure, signs, intent, words }: Reading): boolean {
  if (scope.targets.length + unsure.length > 0) return false;
  return signs.unknownWords > 0 || hardlyOfAll.has(intent) || (intent === 'downtime' && !ofPlans.test(words));
}

const ofPlans = /\b(?:maint|maintenance|downtimes?|outages?|scheduled|planned|windows?)\b/i;

const hardlyOfAll: ReadonlySet<Intent> = new Set([
  'meaning',
  'inquiries',
  'subscribe',
  'describe',
  'eta',
  'who',
  'cause',
  'changes',
  'customer',
  'predict',
]);

/** "web-9", as machines are called. */
const likeAName = /\p{L}[\p{L}-]*\d/u;

/** "@Dana is billing down?", rather than "@Dana is billing slow for you?": whoever knows may answer. */
const asksThePerson = /\b(?:you|your|yours|u|ur)\b/i;

/** A sentence has the form of a question, and servers, or a word that Herald uses of them, are its matter. */
export function asksOfServices({ readings, literal }: MessageRead): boolean {
  // "I need an engineer: can the export be rerun by hand?"
  if (/\ban engineer\b/.test(literal) && readings.some(isPutAsQuestion)) return true;
  return readings.some(
    (one) =>
      isPutAsQuestion(one) &&
      one.signs.unknownWords <= fewStrange &&
      (one.speaksOfServers ||
        one.hasTerm ||
        (one.scope.from === 'named' && (one.signs.isSubject > 0 || one.signs.isCommonWord === 0))),
  );
}

/** In a sentence with its mark, of what it names. */
export function asksPlainly({ hasMark, scope, signs, notCovered }: Reading): boolean {
  const isClear = signs.hasEvidence > 0 && signs.hasPerson + signs.isGuess === 0 && signs.unknownWords <= 1;
  return hasMark && scope.from === 'named' && notCovered === undefined && isClear;
}

/** "billing until when now", "what was down from 22:12 to 22:15?": nothing but how things are, in the form of a question. */
function asksOfState(one: Reading, { callsPerson, literal }: MessageRead): boolean {
  const { scope, signs, speaksOfServers, notCovered, words } = one;
  const isAsked = isPutAsQuestion(one) || asksAmid.test(words) || begs.test(literal);
  if (callsPerson || notCovered !== undefined || !isAsked || signs.hasEvidence === 0 || signs.hasPerson > 0)
    return false;
  if (signs.ofWork + signs.actsOn + signs.opensAsCondition + signs.isPart > 0) return false;
  return scope.from === 'named'
    ? signs.unknownWords <= 1 && signs.isGuess === 0
    : signs.unknownWords === 0 && (scope.from === 'binding' || (scope.from === 'everything' && speaksOfServers));
}

/** What is said where engineers are asked, and is no question about a thing or about how all of them are, is a matter of people. */
function isCall(one: Reading, { literal }: MessageRead): boolean {
  const { scope, asks, speaksOfServers, hasTerm, unsure } = one;
  if (scope.from === 'named' || scope.from === 'message' || unsure.length > 0) return true;
  if (!isPutAsQuestion(one) && !begs.test(literal)) return false;
  return scope.from === 'everything' ? speaksOfServers || hasTerm : asks >= perhapsAsked;
}

/** So likely it asks at all: "has anyone found the reason?", and not "is anyone free at four?" */
const perhapsAsked = 0.3;
const begs = /\b(?:please|pls)$/;

const asksAmid = /\b(?:when|why|how long|what time)\b/i;

/** More words that nothing explains make it another matter: "is the coffee machine on 3 down again". */
const fewStrange = 2;
