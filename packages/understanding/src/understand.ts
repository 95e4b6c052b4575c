/** Reads one message: what it asks, about what, and whether Herald should speak. Pure and bounded; see README.md for the steps. */
import { type ConversationContext, contextOf } from './context.ts';
import { isOnlyCourtesy } from './courtesy.ts';
import type { IncomingMessage } from './incoming-message.ts';
import { readClause } from './interpretation.ts';
import {
  likeIntent,
  likeQuestion,
  likeTalk,
  mayBeAnswered,
  otherIntent,
  soundsLikeQuestion,
  soundsLikeTalk,
} from './learnt/intent-classifier.ts';
import { type Opinion, opinionOf } from './learnt/opinion.ts';
import type { NameIndex } from './names.ts';
import { sameTarget } from './names.ts';
import { plainText } from './plain-text.ts';
import type { Question, Reply, Target } from './question.ts';
import type { Reading, Surroundings } from './reading.ts';
import { otherChoice, spansOf } from './spans.ts';
import { withoutCustomerFrames } from './strip-reported-speech.ts';
import { type Tagged, tagSentences } from './tagged-tokens.ts';
import { type Sentence, sentences } from './tokenizer.ts';
import { clearTargets, type Piece } from './tokens.ts';
import { isSaidToPerson } from './vocative.ts';

/** Targets of one question at most; more is "everything". */
const targetLimit = 20;

export function understand(
  heard: IncomingMessage,
  names: NameIndex,
  context: ConversationContext | undefined,
): Question {
  const isAddressed = heard.place !== 'channel' || heard.isReplyToHerald === true;
  const plain = plainText(heard.text);
  const reading = plain.leftOut.length > 0 ? [`Left out: ${[...new Set(plain.leftOut)].join(', ')}.`] : [];
  const nothing = (reply: Reply, because: string, intent: 'none' | 'help' | 'greeting' = 'none'): Question => ({
    intent,
    targets: [],
    allTargets: false,
    addressed: isAddressed,
    confidence: intent === 'none' ? 0 : 1,
    unsure: [],
    slips: [],
    unknownNames: [],
    reply,
    reading: [...reading, because],
  });
  if (heard.fromBot) return nothing('silent', 'A bot said it.');
  const all = sentences(withoutCustomerFrames(plain.text));
  const literal = all
    .map((sentence) => sentence.words.map((word) => (word.isMention ? '' : word.text)).join(' '))
    .join(' ')
    .trim();
  if (literal === 'hello world') return nothing('answer', 'It is "hello world".', 'greeting');
  if (literal === '') {
    const isCall = isAddressed && plain.leftOut.length === 0 && !/\p{Extended_Pictographic}/u.test(heard.text);
    return isCall
      ? nothing('answer', 'It calls Herald without a question.', 'help')
      : nothing('silent', 'It holds no words of its own.');
  }
  const around: Surroundings = { names, context, antecedent: [], boundTo: heard.boundTo ?? [], isAddressed };
  const tagged = tagSentences(all, names, isAddressed);
  if (isAddressed && isOnlyCourtesy(tagged)) return nothing('silent', 'It is thanks, which needs no answer.');
  const toPerson = isAddressed ? undefined : saidToSomebodyElse(heard, tagged);
  if (toPerson) return nothing('silent', toPerson);
  const readings = readAll(tagged, around);
  const opinion = opinionOf({ tagged, goesOn: context !== undefined, isBound: around.boundTo.length > 0 });
  const byRules = choose(readings, isAddressed);
  if (!isAddressed && byRules && soundsLikeTalk(opinion)) return nothing('silent', likeTalk(opinion));
  const isLikely = isAddressed || soundsLikeQuestion(opinion, readings, heard.engineersMentioned);
  const chosen = isLikely || byRules ? weighed(tagged, around, readings, byRules, opinion) : undefined;
  if (!chosen) {
    if (!isAddressed)
      return nothing('silent', readings.flatMap((one) => one.why).at(-1) ?? 'Nothing in it asks about servers.');
    return nothing('answer', 'Nothing in it could be understood as a question about servers.');
  }
  reading.push(...chosen.why);
  const reply = replyTo(heard, isAddressed);
  reading.push(
    reply === 'offer'
      ? 'It was put to engineers, so the answer is offered.'
      : isAddressed
        ? 'It was said to Herald.'
        : chosen.isPlain
          ? 'It is plainly a status question, so Herald answers.'
          : 'So Herald answers.',
  );
  return {
    intent: chosen.intent,
    targets: chosen.targets.slice(0, targetLimit),
    allTargets: chosen.allTargets,
    ...(chosen.metric && { metric: chosen.metric }),
    ...(chosen.range && { range: chosen.range }),
    ...(chosen.filter && { filter: chosen.filter }),
    addressed: isAddressed,
    confidence: Math.round(chosen.score * 100) / 100,
    unsure: chosen.unsure,
    slips: chosen.slips,
    unknownNames: chosen.unknownNames,
    reply,
    reading: [...reading, summary(chosen)],
  };
}

/** A reading of each sentence; later ones lean on what earlier ones named and asked. */
function readAll(tagged: readonly Tagged[], around: Surroundings): Reading[] {
  const readings: Reading[] = [];
  let antecedent: readonly Target[] = [];
  let said = around.context;
  for (const { sentence, pieces } of tagged) {
    const reading = readSentence(sentence, pieces, { ...around, context: said, antecedent });
    readings.push(reading);
    if (around.isAddressed || reading.isPlain) said = contextOf({ ...reading, reply: 'answer' }) ?? said;
    const named = clearTargets(pieces);
    if (named.length > 0) antecedent = named;
  }
  return readings;
}

function saidToSomebodyElse(heard: IncomingMessage, tagged: readonly Tagged[]): string | undefined {
  if (heard.isReplyToPerson) return 'It answers another person.';
  if (heard.personMentioned && !heard.engineersMentioned) return 'It mentions somebody else.';
  if (tagged.some(({ sentence, pieces }) => isSaidToPerson(pieces, sentence.end)))
    return 'It speaks to a person by name.';
  return undefined;
}

/** What the rules chose, or what the second opinion makes of it where they found nothing, or hardly this. */
function weighed(
  tagged: readonly Tagged[],
  around: Surroundings,
  readings: readonly Reading[],
  byRules: Reading | undefined,
  opinion: Opinion,
): Reading | undefined {
  const mayAnswer = around.isAddressed ? () => true : mayBeAnswered;
  let chosen = byRules;
  if (!chosen && !around.isAddressed) {
    const likely = choose(readings.filter(mayAnswer), true);
    chosen = likely && { ...likely, why: [...likely.why, likeQuestion(opinion)] };
  }
  const intent = chosen?.leans === true ? undefined : otherIntent(opinion, chosen?.intent);
  if (!intent) return chosen;
  const again = readAll(tagged, { ...around, intent }).filter((one) => one.intent === intent);
  const other = choose(again.filter(mayAnswer), true);
  return other ? { ...other, why: [...other.why, likeIntent(opinion)] } : chosen;
}

/** The best reading of any run of its clauses. */
function readSentence(sentence: Sentence, pieces: readonly Piece[], around: Surroundings): Reading {
  const other = otherChoice(pieces);
  if (other !== undefined) return readPart(pieces.slice(0, other), true, around);
  return readPart(pieces, sentence.end === '?', around);
}

function readPart(pieces: readonly Piece[], hasQuestionMark: boolean, around: Surroundings): Reading {
  let best: Reading | undefined;
  for (const span of spansOf(pieces, hasQuestionMark)) {
    const reading = readClause(span, hasQuestionMark, withNamesBefore(span, pieces, around));
    if (!best || isBetter(reading, best)) best = reading;
  }
  return best ?? readClause(pieces, hasQuestionMark, around);
}

/** "audience builder keeps spinning, is it down": it is what the sentence named before. */
function withNamesBefore(span: readonly Piece[], pieces: readonly Piece[], around: Surroundings): Surroundings {
  const [first] = span;
  const asksOfIt = first?.role === 'be' && (span[1]?.role === 'pronoun' || span[1]?.text === 'something');
  const before = first && asksOfIt ? clearTargets(pieces.slice(0, pieces.indexOf(first))) : [];
  return before.length > 0 ? { ...around, antecedent: before } : around;
}

function isBetter(one: Reading, other: Reading): boolean {
  if (one.isPlain !== other.isPlain) return one.isPlain;
  return one.score > other.score;
}

/** The first sentence that asks decides; later ones about the same add their targets. */
function choose(readings: readonly Reading[], isAddressed: boolean): Reading | undefined {
  const asking = readings.filter((one) => one.intent !== 'none' && (isAddressed || one.isPlain));
  const questions = asking.filter((one) => one.intent !== 'greeting' && one.intent !== 'help');
  const full = questions.filter((one) => !one.isBare);
  const [first, ...others] = full.length > 0 ? full : questions;
  if (!first) return asking.find((one) => one.intent === 'help') ?? asking[0];
  const targets: Target[] = [...first.targets];
  for (const other of others) {
    if (other.intent !== first.intent && other.intent !== 'describe') continue;
    for (const target of other.targets) if (!targets.some((one) => sameTarget(one, target))) targets.push(target);
  }
  return { ...first, targets, allTargets: first.allTargets && targets.length === 0 };
}

function replyTo(heard: IncomingMessage, isAddressed: boolean): Reply {
  return !isAddressed && heard.engineersMentioned ? 'offer' : 'answer';
}

function summary(chosen: Reading): string {
  const about = chosen.allTargets
    ? 'everything'
    : chosen.targets.map(({ name }) => name).join(', ') || 'nothing in particular';
  const extra = [chosen.metric && `figure ${chosen.metric}`, chosen.range && `time ${chosen.range}`]
    .filter(Boolean)
    .join(', ');
  return `Understood: ${chosen.intent} of ${about}${extra === '' ? '' : ` (${extra})`}.`;
}
