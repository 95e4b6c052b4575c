/** Questions and what becomes of them: offers in threads, escalations with a clock, and the presses that end them. */

import type { Question } from '@herald/understanding/question';
import type { Logger } from 'pino';
import type { Answer } from '../../answers/answer.ts';
import type { QuestionService } from '../../answers/question-service.ts';
import { whatItSays } from '../../answers/what-it-says.ts';
import { settledAtMs } from '../../domain/inquiry.ts';
import type { Registry } from '../../domain/registry.ts';
import { plainText } from '../../format/text.ts';
import type { InquiryTracker } from '../../inquiries/inquiry-tracker.ts';
import type { Pseudonyms } from '../../inquiries/people.ts';
import type { AskedInput } from '../../inquiries/tracking-input.ts';
import { createCalledByName, type OpenQuestion } from './called-by-name.ts';
import type { ChatMessage } from './chat-message.ts';
import { createFirstThreads } from './first-threads.ts';
import type { Offers } from './offers.ts';
import type { QuestionRate } from './question-rate.ts';
import type { HeardMessage } from './to-incoming-message.ts';
import { isAskEngineering } from './where-to-answer.ts';
import { askedAlready, calledOften, mayNotWrite, notFromHere, whyNothingChanged } from './words-of-presses.ts';

export type PutToEngineersParts = {
  tracker: InquiryTracker;
  offers: Offers;
  questionService: QuestionService;
  registry(): Registry;
  pseudonyms: Pseudonyms;
  /** Open incident that explains a question about these names. */
  incidentOf(names: readonly string[]): string | undefined;
  notify(): void;
  /** How often one person may have engineers called: each call pings a role. */
  calls: QuestionRate;
  nowMs(): number;
  log: Logger;
};

/** When it was sent; undefined where it could not be. */
export type GivenAnswer = { answer: Answer; answeredAtMs: number | undefined };

export type InquiryPress = {
  button: 'that-answers' | 'still-need';
  inquiryId: string;
  personId: string;
  /** Whether Herald may write where the question stands. */
  mayAsk: boolean;
  /** When it was pressed, which is not when it gets here. */
  atMs: number;
};

export type PutToEngineers = {
  /** Every question that was heard and what came of it. */
  heard(message: ChatMessage, heard: HeardMessage, question: Question, given: GivenAnswer | undefined): Promise<void>;
  /** Put to engineers: offers Herald's answer in the thread, unless the question is too old for that. */
  offer(message: ChatMessage, heard: HeardMessage, question: Question, age: { isTooOld: boolean }): Promise<void>;
  /** What Herald keeps out of may be put to an engineer by name: it is counted as what it is. */
  overheard(message: ChatMessage, heard: HeardMessage): Promise<void>;
  /** "Ask an engineer" under an answer: the inquiry that the press concerns, or what is said instead. `questionId`: the message that was answered. */
  inquiryToAsk(press: { isDirect: boolean; questionId: string | undefined }): { inquiryId: string } | { words: string };
  /** A press in the thread of an inquiry; "I still need an engineer" is what "Ask an engineer" says too. What is said to whoever pressed. */
  pressed(press: InquiryPress): Promise<string>;
  /** An engineer wrote in the thread of an inquiry, replied to its message, or answered where they were asked: that stops the clock. */
  wrote(message: ChatMessage, heard: HeardMessage): Promise<void>;
  deleted(messageId: string): Promise<void>;
};

export function createPutToEngineers(parts: PutToEngineersParts): PutToEngineers {
  const { tracker, pseudonyms, registry, notify, nowMs, offers } = parts;
  const byName = createCalledByName(parts.questionService);
  const threads = createFirstThreads();
  return { heard, offer, overheard, inquiryToAsk, pressed, wrote, deleted };

  async function heard(
    message: ChatMessage,
    from: HeardMessage,
    question: Question,
    given: GivenAnswer | undefined,
  ): Promise<void> {
    if (question.intent === 'greeting' || question.intent === 'help') return;
    await note(
      asked(message, from, question, given, message.serverId === null || question.addressed ? 'herald' : 'channel'),
    );
  }

  async function offer(
    message: ChatMessage,
    from: HeardMessage,
    question: Question,
    { isTooOld }: { isTooOld: boolean },
  ): Promise<void> {
    byName.keep({ message, from, question });
    if (isTooOld) return note(asked(message, from, question, undefined, 'engineers'));
    const answer = await parts.questionService.answer(question, from.heard.text, from.asker);
    const input = asked(message, from, question, { answer, answeredAtMs: undefined }, 'engineers');
    const { inquiryId } = input;
    const opensThread = input.canAnswer && !message.isInThread && registry().inquiries.mode === 'answer';
    const isTrouble = input.incidentId !== undefined || ofTrouble.has(answer.status);
    const thread = opensThread ? threads.threadOf({ ...input, isTrouble }) : undefined;
    const goesOn = thread && { threadOf: thread.messageId, isPromised: thread.isPromised };
    offers.keep(inquiryId, { answer, threadName: threadName(question), ...(thread && { callsId: message.author.id }) });
    await note({ ...input, ...goesOn, knowsLittle: knowsLittle(answer) });
    offers.drop(inquiryId);
    notify();
  }

  async function overheard(message: ChatMessage, from: HeardMessage): Promise<void> {
    const put = byName.read(message, from);
    if (!put) return;
    byName.keep(put);
    // Elsewhere nobody knows yet whether who is called is an engineer.
    if (isForEngineers(message)) await notePut(put);
  }

  /** No answer of Herald is offered: somebody was spoken to. */
  function notePut({ message, from, question }: OpenQuestion): Promise<void> {
    return note(asked(message, from, question, undefined, 'engineers'));
  }

  function isForEngineers({ channelIds }: ChatMessage): boolean {
    return isAskEngineering(channelIds, registry().discord);
  }

  async function note(input: AskedInput): Promise<void> {
    await tracker.handle(input);
    const { messageId, putTo, service, canAnswer, answeredAtMs, isEngineer } = input;
    parts.log.debug(
      { messageId, putTo, service, canAnswer, isAnswered: answeredAtMs !== undefined, isEngineer },
      'noted a question',
    );
  }

  function asked(
    message: ChatMessage,
    from: HeardMessage,
    question: Question,
    given: GivenAnswer | undefined,
    putTo: 'herald' | 'engineers' | 'channel',
  ): AskedInput {
    const { answer, answeredAtMs } = given ?? {};
    // What was asked without a name is about what the answer spoke of, where that is one thing.
    const told = question.targets.length === 0 && answer?.targets.length === 1 ? answer.targets : [];
    const names = [...question.targets.map(({ name }) => name), ...told];
    const service = names.find((name) => registry().services.has(name)) ?? serviceOfHost(names, registry());
    const incidentId = parts.incidentOf(names);
    return {
      kind: 'asked' as const,
      inquiryId: pseudonyms.inquiry(message.id),
      messageId: message.id,
      channelId: message.channelId,
      personHash: pseudonyms.person(message.author.id),
      isEngineer: from.asker.viewer.isEngineer,
      putTo,
      atMs: message.sentAtMs,
      isAboutStatus: question.intent !== 'none' || question.addressed,
      intent: question.intent,
      ...(service === undefined ? {} : { service }),
      canAnswer: answer?.answered === true,
      ...(answer?.answered === true && answeredAtMs !== undefined ? { answeredAtMs, said: whatItSays(answer) } : {}),
      ...(incidentId === undefined ? {} : { incidentId }),
      text: from.heard.text,
      ...(answer?.answered === false ? { unanswered: unanswered(question) } : {}),
    };
  }

  function inquiryToAsk({ isDirect, questionId }: { isDirect: boolean; questionId: string | undefined }) {
    if (isDirect) return { words: notFromHere(registry()) };
    if (questionId !== undefined) return { inquiryId: pseudonyms.inquiry(questionId) };
    return {
      words:
        'Write your question as a message, so that engineers can see it and answer there; then press "Ask an engineer" under my answer to it.',
    };
  }

  async function pressed({ button, inquiryId, personId, atMs, mayAsk }: InquiryPress): Promise<string> {
    if (button === 'still-need' && !mayAsk) return mayNotWrite;
    const personHash = pseudonyms.person(personId);
    if (button === 'still-need' && (await wouldCall(inquiryId))) {
      const waitSeconds = parts.calls.take(personHash);
      if (waitSeconds > 0) return calledOften(waitSeconds);
    }
    const events = await tracker.handle({ kind: 'pressed', inquiryId, button, personHash, atMs });
    notify();
    if (events.size === 0) return whyNothingChanged(await tracker.find(inquiryId), button, personHash);
    if (button === 'that-answers') return 'Good. I have noted that no engineer is needed.';
    if (events.has(`${inquiryId}/escalated`))
      return "I'm asking the engineers now; I'll say here when their answer is due.";
    const inquiry = await tracker.find(inquiryId);
    return inquiry && settledAtMs(inquiry) === undefined
      ? askedAlready
      : 'An engineer has answered that already, so I asked nobody again: write to them there.';
  }

  async function wouldCall(inquiryId: string): Promise<boolean> {
    const inquiry = await tracker.find(inquiryId);
    return inquiry !== undefined && inquiry.escalatedAtMs === undefined;
  }

  async function wrote(message: ChatMessage, from: HeardMessage): Promise<void> {
    if (!from.asker.viewer.isEngineer) return;
    const open = byName.takeAnsweredBy(message, { isForEngineers: isForEngineers(message) });
    // Noted before, or only now that an engineer answers: noting it again changes nothing.
    if (open) await notePut(open);
    const about = open?.message.id ?? (message.isInThread ? message.channelId : message.repliesTo?.messageId);
    if (!about) return;
    for (const questionId of [about, ...threads.askedIn(about)])
      await tracker.handle({
        kind: 'engineer-wrote',
        inquiryId: pseudonyms.inquiry(questionId),
        messageId: message.id,
        atMs: message.sentAtMs,
      });
  }

  async function deleted(messageId: string): Promise<void> {
    byName.forget(messageId);
    threads.forget(messageId);
    await tracker.handle({ kind: 'deleted', inquiryId: pseudonyms.inquiry(messageId), atMs: nowMs() });
  }
}

function serviceOfHost(names: readonly string[], registry: Registry): string | undefined {
  return [...registry.services.values()].find(({ hosts }) => names.some((name) => hosts.includes(name)))?.name;
}

function threadName(question: Question): string {
  const names = question.targets.map(({ name }) => name).slice(0, 3);
  return names.length > 0 ? `Question about ${names.join(', ')}` : 'A question for engineers';
}

const ofTrouble: ReadonlySet<Answer['status']> = new Set(['degraded', 'down', 'unknown']);

/** "There is no estimate yet": true, and less than was asked. */
function knowsLittle({ verdict }: Answer): boolean {
  return /\b(?:can['’]t (?:say|tell|answer)|don['’]t know|no estimate|no update|wasn['’]t monitoring|nobody has)\b/i.test(
    plainText(verdict, () => ''),
  );
}

function unanswered(question: Question): { reason: string; what?: string } {
  const [name] = question.unknownNames;
  return name === undefined ? { reason: 'no-intent' } : { reason: 'unknown-name', what: name };
}
