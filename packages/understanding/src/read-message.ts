/** Reads a message up to what its sentences ask: plain text, words, vetoes, readings. Whether to speak is decided after it. */
import type { ConversationContext } from './context.ts';
import { findVeto } from './decide/vetoes.ts';
import type { IncomingMessage } from './incoming-message.ts';
import { chooseReadings } from './interpret/choose-readings.ts';
import { readSentences } from './interpret/read-sentences.ts';
import type { Model } from './learnt/model.ts';
import type { NameIndex } from './names.ts';
import { plainText } from './plain-text.ts';
import type { Intent } from './question.ts';
import type { Reading } from './reading.ts';
import { withoutCustomerFrames } from './strip-reported-speech.ts';
import { type Tagged, tagSentences } from './tagged-tokens.ts';
import { type Sentence, sentences } from './tokenizer.ts';

export type MessageRead = {
  isAddressed: boolean;
  /** The same person asked something here before. */
  goesOn: boolean;
  /** What was left out of the text: quotations, code, links. */
  leftOut: readonly string[];
  plain: string;
  /** Its words, without mentions. */
  literal: string;
  tagged: readonly Tagged[];
  /** Why Herald must be silent, whatever it asks. */
  veto?: string;
  /** What it asks, in the order in which it is asked. Empty where nothing in it asks. */
  chosen: readonly Reading[];
  /** Of each sentence, for the explanation. */
  readings: readonly Reading[];
};

/** "Herald, restart web-2", "hey Herald any trouble?": a call without the mention; but not "Herald says so". */
const calledByName =
  /^\s*(?:(?:hey|hi|hello|ok|okay|yo|dear|hallo|hola|bonjour)[,!]?\s+)?herald(?:\s*[,:!]\s*|\s+(?=(?:is|are|was|were)\s+(?:the|our|my|there|any|everything)\b|(?:any|anything|what|when|who|why|how|which|where|can you|could you|please|pls|tell|show|give|drop|let|ping|restart|do|does|did)\b)).*\S/is;

export function readMessage(
  message: IncomingMessage,
  names: NameIndex,
  context: ConversationContext | undefined,
  model: Model,
): MessageRead {
  const isAddressed =
    message.place !== 'channel' || message.isReplyToHerald === true || calledByName.test(message.text);
  const { text, leftOut } = plainText(message.text);
  const all = sentences(withoutCustomerFrames(text));
  const tagged = tagSentences(all, names, isAddressed);
  const goesOn = context !== undefined;
  const read = {
    isAddressed,
    goesOn,
    leftOut,
    plain: text,
    literal: literalText(all),
    tagged,
    chosen: [],
    readings: [],
  };
  const veto = findVeto(message, tagged, { isAddressed });
  if (veto) return { ...read, veto };
  const readings = readSentences(tagged, { names, context, boundTo: message.boundTo ?? [], isAddressed }, model);
  return { ...read, readings, chosen: chooseReadings(isAddressed ? readings : readings.filter(mayBeMeant)) };
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

function literalText(all: readonly Sentence[]): string {
  return all
    .map((sentence) => sentence.words.map((word) => (word.isMention ? '' : word.text)).join(' '))
    .join(' ')
    .trim();
}
