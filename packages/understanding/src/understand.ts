/** Reads one message: what it asks, about what, and whether Herald should speak. Pure and bounded; see README.md for the steps. */
import type { ConversationContext } from './context.ts';
import { isOnlyCourtesy } from './courtesy.ts';
import { decide } from './decide/decide.ts';
import { likelihoodOf } from './decide/likelihood.ts';
import { findVeto } from './decide/vetoes.ts';
import type { IncomingMessage } from './incoming-message.ts';
import { chooseReadings } from './interpret/choose-readings.ts';
import { detailsOf } from './interpret/details-of.ts';
import { readSentences } from './interpret/read-sentences.ts';
import { opinionOf } from './learnt/opinion.ts';
import type { NameIndex } from './names.ts';
import { plainText } from './plain-text.ts';
import type { Question, Reply } from './question.ts';
import type { Reading, Surroundings } from './reading.ts';
import { withoutCustomerFrames } from './strip-reported-speech.ts';
import { tagSentences } from './tagged-tokens.ts';
import { type Sentence, sentences } from './tokenizer.ts';
import { remarks } from './vocabulary/chatter.ts';

/** Targets of one question at most; more is "everything". */
const targetLimit = 20;

export function understand(
  message: IncomingMessage,
  names: NameIndex,
  context: ConversationContext | undefined,
): Question {
  const isAddressed = message.place !== 'channel' || message.isReplyToHerald === true;
  const plain = plainText(message.text);
  const reading = plain.leftOut.length > 0 ? [`Left out: ${[...new Set(plain.leftOut)].join(', ')}.`] : [];
  const nothing = (reply: Reply, because: string, intent: Question['intent'] = 'none'): Question => ({
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
  if (isAddressed && isOnlyCourtesy(tagged)) return nothing('silent', 'It is thanks, which needs no answer.', 'remark');
  const veto = findVeto(message, tagged, { isAddressed });
  if (veto) return nothing('silent', veto, isAddressed ? 'remark' : 'none');
  const around: Surroundings = { names, context, antecedent: [], boundTo: message.boundTo ?? [], isAddressed };
  const readings = readSentences(tagged, around);
  const opinion = opinionOf({ tagged, goesOn: context !== undefined, isBound: around.boundTo.length > 0 });
  const [chosen, ...others] = chooseReadings(tagged, around, readings, opinion);
  if (!chosen) {
    if (!isAddressed)
      return nothing('silent', readings.flatMap((one) => one.why).at(-1) ?? 'Nothing in it asks about servers.');
    return remarks.test(message.text.toLowerCase()) || !mayAsk(tagged)
      ? nothing('silent', 'It is a remark, and asks nothing.', 'remark')
      : nothing('answer', 'Nothing in it could be understood as a question about servers.');
  }
  const { reply, because } = isAddressed
    ? ({ reply: 'answer', because: 'It was said to Herald.' } as const)
    : decide(message, {
        opinion: opinion.isQuestion,
        likelihood: likelihoodOf(chosen, opinion.isQuestion),
        asksOfAll: chosen.isPlain && chosen.allTargets && chosen.speaksOfServers,
        isPlain: chosen.isPlain,
      });
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

function questionOf(one: Reading, addressed: boolean): Omit<Question, 'reply' | 'reading'> {
  return {
    intent: one.intent,
    targets: one.targets.slice(0, targetLimit),
    allTargets: one.allTargets,
    ...(one.metric && { metric: one.metric }),
    ...(one.range && { range: one.range }),
    ...(one.filter && { filter: one.filter }),
    ...(one.usedContext && { usedContext: true }),
    addressed,
    confidence: Math.round(one.score * 100) / 100,
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

/** So few words may be a call that was not understood. */
const shortCall = 5;

/** A mark, or an opening word: what is said to Herald without either asks nothing. */
function mayAsk(tagged: ReturnType<typeof tagSentences>): boolean {
  const length = tagged.reduce((all, { pieces }) => all + pieces.length, 0);
  return tagged.some(
    ({ sentence, pieces }) =>
      length <= shortCall ||
      sentence.end === '?' ||
      pieces.some(({ role }) =>
        ['question-word', 'asking', 'describe', 'help', 'name', 'family', 'status', 'metric', 'compare'].includes(role),
      ),
  );
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
