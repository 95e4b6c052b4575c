/** The use case "a message came": answers it, follows its edits, and takes the answer away with its question. */

import type { Clock } from '@herald/protocol/clock';
import type { Question } from '@herald/understanding/question';
import type { Logger } from 'pino';
import type { QuestionService } from '../../answers/question-service.ts';
import type { Registry } from '../../domain/registry.ts';
import { durationInWords } from '../../format/words.ts';
import type { AnsweredMessages } from './answered-messages.ts';
import type { CarryOut } from './carry-out.ts';
import type { Chat } from './chat.ts';
import type { ChatMessage, MessagePlace } from './chat-message.ts';
import { createEditsSeen } from './edits-seen.ts';
import type { InTurn } from './in-turn.ts';
import type { IncidentLines } from './incident-lines.ts';
import type { LeftOpen } from './left-open.ts';
import type { Lessons } from './lessons.ts';
import type { ReadAgain } from './model/read-again.ts';
import type { PutToEngineers } from './put-to-engineers.ts';
import type { QuestionRate } from './question-rate.ts';
import { notInThisChannel } from './refusals.ts';
import { type HeardMessage, hearMessage, isAddressed } from './to-incoming-message.ts';
import { mayAnswerIn } from './where-to-answer.ts';
import { unheard, unsaid } from './why-silent.ts';

/** A question that was missed and is older is noted and not answered: by now it was answered, or it no longer matters. */
const answerMissedWithinMs = 30 * 60_000;
/** After this a typing indicator shows that an answer is on its way. */
const typingAfterMs = 500;

/** Whether somebody is let in, and by which roles. */
export type Admit = (somebody: {
  door: 'hear' | 'press';
  personId: string;
  guildId: string | null;
  channelIds: readonly string[];
  roleIds?: readonly string[];
}) => Promise<{ kind: 'in'; roleIds: readonly string[] } | { kind: 'out'; words: string }>;

export type MessageHandlerParts<M extends ChatMessage, Body> = {
  chat: Chat<M, Body>;
  questionService: QuestionService;
  registry(): Registry;
  answered: AnsweredMessages;
  gate: { admit: Admit };
  rate: QuestionRate;
  /** What happens to one message happens one after the other. */
  inTurn: InTurn;
  engineers: PutToEngineers;
  incidentLines: IncidentLines;
  /** Without it what is asked for is offered. */
  carryOut?: CarryOut;
  lessons: Lessons;
  leftOpen: LeftOpen;
  /** Where a language model reads what the rules leave open. */
  readAgain?: ReadAgain;
  clock: Clock;
  log: Logger;
  signal: AbortSignal;
};

export type MessageHandler<M extends ChatMessage> = {
  /** `missed`: it was read from the history, with Herald's answer where it has one. Again it is only noted, not answered. */
  onCreate(message: M, missed?: { answerId?: string }): Promise<void>;
  /** `load` reads it where only its id was told. */
  onUpdate(id: string, load: () => M | Promise<M>): Promise<void>;
  onDelete(id: string): Promise<void>;
  /** Somebody pressed the sign under a message that may be a question; `load` finds out whether it still counts. */
  onOfferPressed(id: string, load: () => Promise<{ message: M; personId: string } | undefined>): Promise<void>;
};

export function createMessageHandler<M extends ChatMessage, Body>(
  parts: MessageHandlerParts<M, Body>,
): MessageHandler<M> {
  const { chat, questionService, registry, answered, rate, inTurn, lessons, leftOpen, log } = parts;
  const offers = chat.quietOffers;
  const editsSeen = createEditsSeen(() => parts.clock.now());
  return {
    onCreate: (message, missed) => inTurn(message.id, () => onCreate(message, missed)),
    onUpdate: (id, load) => inTurn(id, async () => onUpdate(await load())),
    onDelete: (id) => inTurn(id, () => onDelete(id)),
    onOfferPressed: (id, load) => inTurn(id, () => onOfferPressed(load)),
  };

  async function onCreate(message: M, missed?: { answerId?: string }): Promise<void> {
    if (unheard(message)) return;
    // After a resume an event can come again.
    if (!missed && (await answered.answerTo(message.id))) return;
    const roleIds = await rolesOfAdmitted(message);
    if (!roleIds) return;
    if (await parts.incidentLines.heard(message)) return chat.markNoted(message);
    const heard = hearMessage(message, registry(), roleIds);
    const isTooOld = missed !== undefined && parts.clock.now() - message.sentAtMs > answerMissedWithinMs;
    const question = await readFully(message, heard, { isTooOld });
    await parts.engineers.wrote(message, heard);
    log.debug({ messageId: message.id, reply: question.reply, intent: question.intent }, 'read a message');
    if (question.reply === 'silent') {
      await parts.engineers.overheard(message, heard);
      // "Thanks" is a remark; what else is said to Herald alone may have asked.
      const mayHaveAsked = message.serverId === null && question.intent === 'none' && missed === undefined;
      if (mayHaveAsked && !heard.asker.viewer.isEngineer) await leftOpen.note(message, 'silent');
      return offers.withdraw(message);
    }
    if (question.reply === 'suggest') {
      const mayOffer = missed === undefined && unsaid(message, question, registry()) === undefined;
      if (!mayOffer) return;
      await offers.offer(message);
      if (!heard.asker.viewer.isEngineer) await leftOpen.note(message, 'sign-not-pressed');
      return;
    }
    if (question.reply === 'offer') {
      // Whoever floods the channel gets no thread for each message: it is only noted.
      const isFlood = !isTooOld && rate.take(message.author.id) > 0;
      if (isFlood) return parts.engineers.heard(message, heard, question, undefined);
      return parts.engineers.offer(message, heard, question, { isTooOld });
    }
    const isAnswered = missed?.answerId !== undefined;
    if (!isAnswered && (isTooOld || (registry().inquiries.mode === 'observe' && !question.addressed)))
      return parts.engineers.heard(message, heard, question, undefined);
    await replyTo(message, heard, question, missed?.answerId);
  }

  /** Whoever may see the message may have its answer; it is read as plainly asked, since somebody wants to know. */
  async function onOfferPressed(load: () => Promise<{ message: M; personId: string } | undefined>): Promise<void> {
    const wanted = await load();
    if (!wanted || (await answered.answerTo(wanted.message.id))) return;
    const { message, personId } = wanted;
    const { serverId: guildId, channelIds } = message;
    const admission = await parts.gate.admit({ door: 'press', personId, guildId, channelIds });
    if (admission.kind === 'out') return;
    const heard = hearMessage(message, registry());
    const question = questionService.read(heard.heard, heard.asker);
    const means: Question = { ...question, reply: 'answer' };
    await replyTo(message, heard, means, undefined);
    await offers.answered(message);
    const people = chat.peopleAround(message);
    await lessons.note({ kind: 'offer-pressed', message, heard, question, means, people, atMs: parts.clock.now() });
  }

  /** By the rules, and by a language model where there is one and what it reads may be answered. */
  async function readFully(message: M, { heard, asker }: HeardMessage, { isTooOld = false } = {}): Promise<Question> {
    const question = questionService.read(heard, asker);
    if (!parts.readAgain || isTooOld || unsaid(message, question, registry()) !== undefined) return question;
    const people = () => chat.peopleAround(message);
    return parts.readAgain({ messageId: message.id, personId: message.author.id, heard, question, people });
  }

  async function replyTo(
    message: M,
    heard: HeardMessage,
    question: Question,
    answerId: string | undefined,
  ): Promise<void> {
    if (answerId === undefined && !(await mayAnswer(message, question))) return;
    const { answer, body } = await withTyping(message, async () => {
      const told = await questionService.answer(question, heard.heard.text, heard.asker);
      const said = (await parts.carryOut?.(told, message)) ?? told;
      return { answer: said, body: await chat.render(said) };
    });
    const sentId = answerId ?? (await chat.reply(message, body));
    if (sentId !== undefined) await leftOpen.settled(message.id);
    if (sentId !== undefined) await remember(sentId, message.channelId, message, heard, question);
    const answeredAtMs = sentId === undefined ? undefined : chat.sentAtMs(sentId);
    await parts.engineers.heard(message, heard, question, { answer, answeredAtMs });
  }

  function remember(
    answerId: string,
    channelId: string,
    { id: questionId, author }: M,
    { heard: { text } }: HeardMessage,
    question: Question,
  ): Promise<void> {
    return answered.remember({ answerId, channelId, personId: author.id, questionId, question, text });
  }

  /** Of others nothing is read; whoever speaks to Herald is told so, as often as they might ask. */
  async function rolesOfAdmitted(message: M): Promise<readonly string[] | undefined> {
    const { author, serverId: guildId, channelIds } = message;
    const roles = author.roleIds ? { roleIds: author.roleIds } : {};
    const admission = await parts.gate.admit({ door: 'hear', personId: author.id, guildId, channelIds, ...roles });
    if (admission.kind === 'in') return admission.roleIds;
    if (author.kind === 'person' && isAddressed(message) && rate.take(author.id) === 0)
      await chat.reply(message, chat.words(admission.words));
    return undefined;
  }

  /** Says so where it may not and was addressed. */
  async function mayAnswer(message: M, { addressed }: Question): Promise<boolean> {
    if (message.serverId !== null && !mayAnswerIn(message.channelIds, registry().discord)) {
      if (addressed) await chat.reply(message, chat.words(notInThisChannel(registry().discord)));
      return false;
    }
    const waitSeconds = rate.take(message.author.id);
    if (waitSeconds > 0 && addressed) {
      const words = `That was a lot of questions at once. Ask me again in ${durationInWords(waitSeconds)}.`;
      await chat.reply(message, chat.words(words));
    }
    return waitSeconds === 0;
  }

  /** An edited question gets its answer edited; one that becomes a question is answered, one that stops being one loses its answer. */
  async function onUpdate(message: M): Promise<void> {
    if (message.author.kind === 'herald' || !editsSeen.isFresh(message)) return;
    await lessons.forget(message.id);
    const known = await answered.answerTo(message.id);
    if (!known) return (await parts.incidentLines.edited(message)) ? undefined : onCreate(message);
    const roleIds = await rolesOfAdmitted(message);
    if (!roleIds) return;
    const heard = hearMessage(message, registry(), roleIds);
    const question = await readFully(message, heard);
    if (question.reply === 'silent' || question.reply === 'suggest') return takeBack(message.id, known);
    const said = await questionService.answer(question, heard.heard.text, heard.asker);
    if (!(await chat.change(message, known.messageId, said))) {
      // Somebody deleted it meanwhile: whoever asks anew gets one again.
      await answered.forget(message.id);
      return replyTo(message, heard, question, undefined);
    }
    await remember(known.messageId, known.channelId, message, heard, question);
  }

  async function onDelete(id: string): Promise<void> {
    await parts.engineers.deleted(id);
    await parts.incidentLines.deleted(id);
    await lessons.forget(id);
    await leftOpen.settled(id);
    const known = await answered.answerTo(id);
    if (known) await takeBack(id, known);
  }

  async function takeBack(questionId: string, place: MessagePlace): Promise<void> {
    await answered.forget(questionId);
    await chat.remove(place);
  }

  async function withTyping<T>(message: M, work: () => Promise<T>): Promise<T> {
    const done = new AbortController();
    const typing = parts.clock.sleep(typingAfterMs, AbortSignal.any([done.signal, parts.signal])).then(async () => {
      if (done.signal.aborted || parts.signal.aborted) return;
      await chat.showTyping(message).catch((err: unknown) => log.debug({ err }, 'could not show typing'));
    });
    try {
      return await work();
    } finally {
      done.abort();
      await typing;
    }
  }
}
