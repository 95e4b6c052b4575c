/** Reads one message: what it asks, about what, and whether Herald should speak. Pure and bounded; see README.md for the steps. */
import type { ConversationContext } from './context.ts';
import { decide, decideAddressed, likelihoodOf } from './decide/decide.ts';
import { isTold, mannerOf } from './decide/manner.ts';
import { atHome, isElsewhere, nothing, withoutQuestion } from './decide/without-question.ts';
import type { IncomingMessage } from './incoming-message.ts';
import { learntModel, type Model } from './interpret/classifier.ts';
import { detailsAsked } from './interpret/details-asked.ts';
import type { NameIndex } from './names/name-index.ts';
import { asTyped } from './plain-text.ts';
import type { Intent, Question } from './question.ts';
import { isPutAsQuestion, readMessage, surestOf } from './read-message.ts';
import type { MessageRead, Reading } from './reading.ts';
import { clockSpanIn } from './times/range-span.ts';
import { maintenanceAspectsIn } from './vocabulary/maintenance-words.ts';
import { inFull } from './vocabulary/spelling.ts';
import { type Turn, turnsIn } from './vocabulary/turns.ts';

/** Targets of one question at most; more is "everything". */
const targetLimit = 20;

/** "web-9", as machines are called. */
const likeAName = /\p{L}[\p{L}-]*\d/u;

/** Of other languages and other matters only what is clear is answered. */
const clearly = 0.3;

export function understand(
  message: IncomingMessage,
  names: NameIndex,
  context: ConversationContext | undefined,
  model: Model = learntModel,
): Question {
  if (message.fromBot) return nothing({ isAddressed: false, leftOut: [], plain: '' }, 'silent', 'A bot said it.');
  const read = readMessage(message, names, context, model);
  const { isAddressed, literal, veto } = read;
  // Thrown into a channel of people it is said to nobody.
  if (literal === 'hello world')
    return nothing(read, read.hearing === 'overheard' ? 'suggest' : 'answer', 'It is "hello world".', 'greeting');
  if (literal === '') {
    // "ty!!" after an answer calls nobody.
    const isCall =
      isAddressed && !read.takesNote && read.leftOut.length === 0 && !/\p{Extended_Pictographic}/u.test(message.text);
    return isCall
      ? nothing(read, 'answer', 'It calls Herald without a question.', 'help')
      : nothing(read, 'silent', 'It holds no words of its own.');
  }
  if (veto) return nothing(read, 'silent', veto, isAddressed ? 'remark' : 'none');
  const chosen = surestOf(read.chosen);
  const isOther = read.takesNote && chosen !== undefined && isOfNothing(chosen);
  const isUnclear = isAddressed && chosen !== undefined && chosen.chance < clearly && isElsewhere(chosen, read.plain);
  const isHome = message.listens === 'always' && asksOfServices(read);
  if (!chosen || isUnclear || isOther) return withoutQuestion(read, { isOfOtherThings: isUnclear, isHome });
  const isOwed =
    message.place === 'command' ||
    chosen.unknownNames.some((name) => likeAName.test(name)) ||
    (chosen.scope.from === 'named' && chosen.signs.opensAsQuestion === 1 && !read.callsPerson);
  const decided = isAddressed
    ? decideAddressed(likelihoodOf(chosen, read), { isOwed })
    : message.engineersMentioned && message.listens !== 'mentions' && !isCall(chosen, read)
      ? ofPeople
      : read.hearing === 'expected' && !message.engineersMentioned && asksOfState(chosen, read)
        ? ofState
        : decide(message, likelihoodOf(chosen, read), isTold(chosen, read) ? 'told' : mannerOf(chosen), {
            ...(read.callsPerson && {
              toPerson:
                message.personMentioned && !asksThePerson.test(read.plain)
                  ? ('mentioned' as const)
                  : ('called' as const),
            }),
            goesOn: chosen.scope.from === 'conversation',
          });
  const { because } = decided;
  // What Herald knows nothing of is no reason to barge in, and where it is at home none for silence.
  const isOffered = !isAddressed && chosen.notCovered !== undefined && isAsked(chosen, read.hearing, decided.reply);
  const reply = isOffered ? 'suggest' : decided.reply;
  if (reply === 'silent' && isAddressed)
    return withoutQuestion(read, { isOfOtherThings: isElsewhere(chosen, read.plain), isHome });
  if (reply === 'silent' && !isHome) return nothing(read, 'silent', because);
  const plain = inFull(read.plain);
  const turns = turnsIn(plain);
  const isOneOfSeveral = read.chosen.length > 1;
  const asked = (one: Reading): Question => ({
    ...questionOf(one, isAddressed),
    ...detailsAsked(one, isOneOfSeveral ? inFull(one.words) : plain),
    ...one.asked,
    ...(read.topic && { topic: read.topic }),
    ...(one.notCovered !== undefined && { notCovered: asTyped(one.notCovered, read.plain) }),
    ...hoursLeft(one),
    // A text for customers is of what the whole message tells.
    turns: withTurns(
      isOneOfSeveral && one.intent !== 'customer' ? turnsIn(inFull(one.words)) : turns,
      one.asked?.turns,
    ),
    ...aspectsIn(isOneOfSeveral ? inFull(wordsOfKind(one, read)) : plain),
    // Where Herald is at home a question about services is never met with silence, and what plainly asks of one never with a sign.
    reply: isHome && (reply === 'silent' || reply === 'suggest') ? (asksPlainly(chosen) ? 'answer' : 'suggest') : reply,
    reading: [...read.leftOut, ...one.why, because, ...(reply === 'silent' ? [atHome] : []), summary(one)],
  });
  const [first = asked(chosen), ...also] = read.chosen.flatMap((one) => {
    const question = asked(one);
    const [other] = one.besides;
    if (one.notCovered !== undefined) return [question];
    // A comparison needs both of its times at once.
    const isOfPlans = question.turns.includes('planned-too') && other?.range !== undefined && compares.test(one.words);
    if (one.intent === 'compare' || one.intent === 'inquiries' || isOfPlans)
      return [other?.range === undefined ? question : { ...question, against: other.range }];
    return [question, ...one.besides.map((beside) => ({ ...question, ...beside }))];
  });
  const left = read.hearing === 'overheard' ? [] : leftOpen(read);
  return {
    ...first,
    // Of one question put of several times or figures the words turn each.
    ...((isOneOfSeveral || also.length > 0) && { turnsOfMessage: turns }),
    ...(also.length > 0 && { also }),
    ...(left.length > 0 && { left }),
  };
}

/** "More maintenance this month than last month?" */
const compares = /\b(?:compar\w+|against|versus|vs|than)\b/i;

function withTurns(own: readonly Turn[], again: readonly Turn[] = []): readonly Turn[] {
  return again.length === 0 ? own : [...new Set([...own, ...again])];
}

/** "@Dana is billing down?", rather than "@Dana is billing slow for you?": whoever knows may answer. */
const asksThePerson = /\b(?:you|your|yours|u|ur)\b/i;

function isAsked(
  { hasMark, signs: { hasPerson } }: Reading,
  hearing: MessageRead['hearing'],
  reply: Question['reply'],
): boolean {
  return reply === 'answer' || (hearing === 'expected' && reply === 'silent' && hasMark && hasPerson === 0);
}

/** What asks the same in other sentences is answered with it. */
function wordsOfKind({ intent }: Reading, { readings }: MessageRead): string {
  return readings
    .filter((other) => other.intent === intent)
    .map(({ words }) => words)
    .join('. ');
}

function aspectsIn(text: string): Pick<Question, 'ofMaintenance'> {
  const found = maintenanceAspectsIn(text);
  return found.length > 0 ? { ofMaintenance: found } : {};
}

/** Sentences that ask, and in which nothing is understood: it is said that they get no answer. */
function leftOpen({ readings, chosen }: MessageRead): string[] {
  const isTold = (one: Reading) =>
    chosen.some(
      ({ words, intent, metric, range }) =>
        words === one.words ||
        (saysLengthToo.has(intent) && /^(?:and |so )?how long\b/i.test(one.words)) ||
        // What was hardly taken for a question was not answered with one of its kind.
        (one.asks >= asksAtAll &&
          intent === one.intent &&
          metric === one.metric &&
          (one.range === undefined || one.range === range)),
    );
  return readings
    .filter(
      (one) =>
        one.hasMark &&
        // "my customer is screaming, is checkout down?": only a question is left open.
        (one.signs.opensAsQuestion > 0 ? !isTalk(one) : opensShort.test(one.words)) &&
        !asksForAgreement.test(one.words) &&
        !opensTalk.test(one.words) &&
        // "did it recover on its own, or did someone fix it?" is one question.
        !/^or\b/i.test(one.words) &&
        !isTold(one),
    )
    .map(({ words }) => words.replace(/\s+/g, ' ').slice(0, longestLeft))
    .slice(0, 2);
}

/** "Was it down today? How long?": it is told with it. */
const saysLengthToo: ReadonlySet<Intent> = new Set(['history', 'count', 'downtime', 'impact', 'eta']);

const asksAtAll = 0.35;

/** "how are you today?" */
const ofTalk: ReadonlySet<Intent> = new Set(['greeting', 'remark', 'help', 'about']);

/** "how tall are they?" is hardly small talk, whatever it was taken for. */
function isTalk({ intent, chance }: Reading): boolean {
  return ofTalk.has(intent) && chance >= clearly;
}

/** "whose fault?", "same thing?" */
const opensShort = /^(?:and |so |but )?(?:whose|same|whom)\b/i;
/** "right?", "ok so far?", "is that so?" */
const asksForAgreement =
  /^(?:\S+|(?:is|isn't|does|do|are|was) (?:it|that|this|they|you|he|she)(?: \S+)?|(?:\S+ ){1,2}far|can you \S+|what about \S+)$/i;
/** "Tell me honestly: …" */
const opensTalk =
  /^(?:so |and |please |now |but )*(?:(?:tell|give|show|answer|explain|help) (?:me|us)|(?:can|could|would|will) you (?:tell|help) (?:me|us)|be honest)(?: (?:please|\w+ly|straight|this|that|one thing|something|once more|again|the truth))*$/i;
const longestLeft = 120;

/** A sentence has the form of a question, and servers, or a word that Herald uses of them, are its matter. */
function asksOfServices({ readings, literal }: MessageRead): boolean {
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
function asksPlainly({ hasMark, scope, signs, notCovered }: Reading): boolean {
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
const ofPeople = { reply: 'silent', because: 'Engineers were spoken to, about nothing that Herald knows.' } as const;

const asksAmid = /\b(?:when|why|how long|what time)\b/i;
const ofState = { reply: 'answer', because: 'It asks how services are, and here Herald always listens.' } as const;

/** More words that nothing explains make it another matter: "is the coffee machine on 3 down again". */
const fewStrange = 2;

/** Nothing is named, and servers are not spoken of. */
function isOfNothing({ scope, speaksOfServers }: Reading): boolean {
  return scope.from === 'nothing' || (scope.from === 'everything' && !speaksOfServers);
}

function questionOf(one: Reading, addressed: boolean): Omit<Question, 'reply' | 'reading' | 'turns'> {
  const { targets, allTargets, from, named } = one.scope;
  return {
    intent: one.intent,
    targets: targets.slice(0, targetLimit),
    allTargets,
    ...(one.metric && { metric: one.metric }),
    ...(one.range && { range: one.range }),
    ...(one.filter && { filter: one.filter }),
    ...(from === 'conversation' && { usedContext: true }),
    ...(named && { named }),
    addressed,
    confidence: Math.round(one.chance * 100) / 100,
    unsure: one.unsure,
    typos: one.typos,
    unknownNames: one.unknownNames,
  };
}

/** "between 14:00 and 15:00 this week": such hours of each day are no time that can be told. */
function hoursLeft({ words, range }: Reading): Pick<Question, 'hours'> {
  const hours = range === undefined ? undefined : clockSpanIn(words)?.replace('/12', '');
  return hours === undefined || range?.includes(hours) ? {} : { hours };
}

function summary({ intent, scope, metric, range }: Reading): string {
  const about = scope.allTargets
    ? 'everything'
    : scope.targets.map(({ name }) => name).join(', ') || 'nothing in particular';
  const extra = [metric && `figure ${metric}`, range && `time ${range}`].filter(Boolean).join(', ');
  return `Understood: ${intent} of ${about}${extra === '' ? '' : ` (${extra})`}.`;
}
