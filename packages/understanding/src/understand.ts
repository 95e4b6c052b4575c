/** Reads one message: what it asks, about what, and whether Herald should speak. Pure and bounded; see README.md for the steps. */
import { surestOf } from './choose-readings.ts';
import type { ConversationContext } from './context.ts';
import { asksOfServices, asksPlainly, decideAsHeard } from './decide/as-heard.ts';
import { atHome, clearly, isElsewhere, nothing, withoutQuestion } from './decide/without-question.ts';
import type { IncomingMessage } from './incoming-message.ts';
import { learntModel, type Model } from './interpret/classifier.ts';
import { detailsAsked } from './interpret/details-asked.ts';
import { leftOpen } from './left-open.ts';
import type { NameIndex } from './names/name-index.ts';
import { asTyped } from './plain-text.ts';
import type { Question } from './question.ts';
import { readMessage } from './read-message.ts';
import type { MessageRead, Reading } from './reading.ts';
import { clockSpanIn } from './times/clock-span.ts';
import { maintenanceAspectsIn } from './vocabulary/maintenance-words.ts';
import { inFull } from './vocabulary/spelling.ts';
import { type Turn, turnsIn } from './vocabulary/turns.ts';

/** Targets of one question at most; more is "everything". */
const targetLimit = 20;

export function understand(
  message: IncomingMessage,
  names: NameIndex,
  context: ConversationContext | undefined,
  model: Model = learntModel,
): Question {
  if (message.fromBot) return nothing({ isAddressed: false, leftOut: [], plain: '' }, 'silent', 'A bot said it.');
  const read = readMessage(message, names, context, model);
  const { isAddressed, literal, veto } = read;
  const turnsAway = read.takesNote && !read.goesOn;
  // Thrown into a channel of people it is said to nobody.
  if (literal === 'hello world')
    return nothing(read, read.hearing === 'overheard' ? 'suggest' : 'answer', 'It is "hello world".', 'greeting');
  if (literal === '') {
    // "ty!!" after an answer calls nobody.
    const isCall =
      isAddressed && !turnsAway && read.leftOut.length === 0 && !/\p{Extended_Pictographic}/u.test(message.text);
    return isCall
      ? nothing(read, 'answer', 'It calls Herald without a question.', 'help')
      : nothing(read, 'silent', 'It holds no words of its own.');
  }
  if (veto) return nothing(read, 'silent', veto, isAddressed ? 'remark' : 'none');
  const chosen = surestOf(read.chosen);
  const isOther = turnsAway && chosen !== undefined && isOfNothing(chosen);
  const isUnclear = isAddressed && chosen !== undefined && chosen.chance < clearly && isElsewhere(chosen, read.plain);
  const isHome = message.listens === 'always' && asksOfServices(read);
  if (!chosen || isUnclear || isOther) return withoutQuestion(read, { isOfOtherThings: isUnclear, isHome });
  const decided = decideAsHeard(message, chosen, read);
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
