/** Reads one message: what it asks, about what, and whether Herald should speak. Pure and bounded; see README.md for the steps. */
import type { ConversationContext } from './context.ts';
import { decide } from './decide/decide.ts';
import { likelihoodOf } from './decide/likelihood.ts';
import { findVeto } from './decide/vetoes.ts';
import type { IncomingMessage } from './incoming-message.ts';
import { chooseReadings } from './interpret/choose-readings.ts';
import { detailsOf } from './interpret/details-of.ts';
import { readSentences } from './interpret/read-sentences.ts';
import { learntModel, type Model } from './learnt/model.ts';
import type { NameIndex } from './names.ts';
import { plainText } from './plain-text.ts';
import type { Intent, Question, Reply } from './question.ts';
import type { Reading } from './reading.ts';
import { withoutCustomerFrames } from './strip-reported-speech.ts';
import { tagSentences } from './tagged-tokens.ts';
import { type Sentence, sentences } from './tokenizer.ts';
import { foreignWordsIn } from './vocabulary/glosses.ts';

/** Targets of one question at most; more is "everything". */
const targetLimit = 20;
/** What names something is hardly small talk; of another language only what is clear is answered. */
function leastAsked(reading: Reading, text: string): number {
  if (reading.aim.from === 'named' || reading.unknownNames.some((name) => likeAName.test(name))) return hardlyAskedOf;
  if (isOffTopic(reading)) return reading.hasIdea ? plainlyAsked : never;
  return isForeign(text) ? clearlyAsked : hardlyAsked;
}

/** "web-9", as machines are called. */
const likeAName = /\p{L}[\p{L}-]*\d/u;

/** Nothing is named, nothing of servers is said, and most of it are words that nothing explains: "who brought the cannoli". */
function isOffTopic({ aim, signs, speaksOfServers, hasIdea }: Reading): boolean {
  return (
    aim.from !== 'named' &&
    !speaksOfServers &&
    signs.hasEvidence === 0 &&
    signs.strangers >= (hasIdea ? leastStrange : 1)
  );
}

function isForeign(text: string): boolean {
  return foreignWordsIn(text.toLowerCase().match(/\p{L}+/gu) ?? []) >= 2;
}

/** "tell me a joke": nothing that Herald can do, but it is owed an answer. */
const demand =
  /^(?:(?:please|hey|hi|herald|can you|could you|would you|will you) )*(?:what|who|whom|when|where|why|how|which|is there|are there|tell|show|give|sing|order|find|get|make|play|write|do|help|send|bring|fetch|explain|translate|book|call)\b/;
/** "Herald, restart web-2", "hey Herald any trouble?": a call without the mention; but not "Herald says so". */
const calledByName =
  /^\s*(?:(?:hey|hi|hello|ok|okay|yo|dear|hallo|hola|bonjour)[,!]?\s+)?herald(?:\s*[,:!]\s*|\s+(?=(?:is|are|was|were)\s+(?:the|our|my|there|any|everything)\b|(?:any|anything|what|when|who|why|how|which|where|can you|could you|please|pls|tell|show|give|drop|let|ping|restart|do|does|did)\b)).*\S/is;
/** Said to Herald, and less likely to ask anything: a remark, if it holds no question mark. */
const hardlyAsked = 0.15;
/** The same where something is named. */
const hardlyAskedOf = 0.06;
/** So many unexplained words make it another matter. */
const leastStrange = 2;
/** What is hardly about servers must ask in so many words. */
const plainlyAsked = 0.5;
const never = Number.POSITIVE_INFINITY;
/** The same of another language, where nothing is named. */
const clearlyAsked = 0.6;

export function understand(
  message: IncomingMessage,
  names: NameIndex,
  context: ConversationContext | undefined,
  model: Model = learntModel,
): Question {
  const isAddressed =
    message.place !== 'channel' || message.isReplyToHerald === true || calledByName.test(message.text);
  const plain = plainText(message.text);
  const reading = plain.leftOut.length > 0 ? [`Left out: ${[...new Set(plain.leftOut)].join(', ')}.`] : [];
  const nothing = (reply: Reply, because: string, intent: Intent = 'none'): Question => ({
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
  if (message.fromBot) return nothing('silent', 'A bot said it.');
  const all = sentences(withoutCustomerFrames(plain.text));
  const literal = literalText(all);
  if (literal === 'hello world') return nothing('answer', 'It is "hello world".', 'greeting');
  if (literal === '') {
    const isCall = isAddressed && plain.leftOut.length === 0 && !/\p{Extended_Pictographic}/u.test(message.text);
    return isCall
      ? nothing('answer', 'It calls Herald without a question.', 'help')
      : nothing('silent', 'It holds no words of its own.');
  }
  const tagged = tagSentences(all, names, isAddressed);
  const veto = findVeto(message, tagged, { isAddressed });
  if (veto) return nothing('silent', veto, isAddressed ? 'remark' : 'none');
  const around = { names, context, boundTo: message.boundTo ?? [], isAddressed };
  const readings = readSentences(tagged, around, model);
  const [chosen, ...others] = chooseReadings(isAddressed ? readings : readings.filter(mayBeMeant));
  if (!chosen || (isAddressed && chosen.asks < leastAsked(chosen, plain.text))) {
    if (isAddressed && isForeign(plain.text))
      return nothing('answer', 'It is written in another language.', 'language');
    if (!isAddressed) return nothing('silent', readings.flatMap(({ why }) => why).at(-1) ?? 'Nothing in it asks.');
    return all.some(({ end }) => end === '?') || demand.test(literal)
      ? nothing('answer', 'Nothing in it could be understood as a question about servers.')
      : chosen && isOffTopic(chosen)
        ? nothing('silent', 'It speaks of other things.')
        : nothing('silent', 'It is a remark, and asks nothing.', 'remark');
  }
  const { reply, because } = isAddressed
    ? ({ reply: 'answer', because: 'It was said to Herald.' } as const)
    : decide(message, isOffTopic(chosen) && chosen.asks < leastAsked(chosen, plain.text) ? 0 : likelihoodOf(chosen));
  if (reply === 'silent') return nothing('silent', because);
  const asked = (one: Reading): Question => ({
    ...questionOf(one, isAddressed),
    ...detailsOf(one.intent, plain.text),
    reply,
    reading: [...reading, ...one.why, because, summary(one)],
  });
  const also = others.map(asked);
  return { ...asked(chosen), ...(also.length > 0 && { also }) };
}

/** What is said to Herald alone, and work, which in a channel is asked of people. */
const onlyAddressed: ReadonlySet<Intent> = new Set([
  'greeting',
  'help',
  'about',
  'privacy',
  'subscriptions',
  'remark',
  'none',
]);

/** In a channel something has to be named or bound, or asked of servers in so many words. */
function mayBeMeant({ intent, aim, unsure, speaksOfServers, hasTerm }: Reading): boolean {
  if (onlyAddressed.has(intent)) return false;
  if (intent === 'act') return aim.from === 'binding';
  if (intent === 'meaning') return speaksOfServers || hasTerm;
  if (intent === 'inquiries') return true;
  return (
    aim.targets.length > 0 || unsure.length > 0 || (aim.allTargets && (speaksOfServers || aim.from === 'conversation'))
  );
}

function questionOf(one: Reading, addressed: boolean): Omit<Question, 'reply' | 'reading'> {
  const { targets, allTargets, from } = one.aim;
  return {
    intent: one.intent,
    targets: targets.slice(0, targetLimit),
    allTargets,
    ...(one.metric && { metric: one.metric }),
    ...(one.range && { range: one.range }),
    ...(one.filter && { filter: one.filter }),
    ...(from === 'conversation' && { usedContext: true }),
    addressed,
    confidence: Math.round(one.chance * 100) / 100,
    unsure: one.unsure,
    slips: one.slips,
    unknownNames: one.unknownNames,
  };
}

function literalText(all: readonly Sentence[]): string {
  return all
    .map((sentence) => sentence.words.map((word) => (word.isMention ? '' : word.text)).join(' '))
    .join(' ')
    .trim();
}

function summary({ intent, aim, metric, range }: Reading): string {
  const about = aim.allTargets
    ? 'everything'
    : aim.targets.map(({ name }) => name).join(', ') || 'nothing in particular';
  const extra = [metric && `figure ${metric}`, range && `time ${range}`].filter(Boolean).join(', ');
  return `Understood: ${intent} of ${about}${extra === '' ? '' : ` (${extra})`}.`;
}
