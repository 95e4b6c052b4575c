/** Answers messages: new ones, edited ones, and takes an answer away with its question. */

import type { Clock } from '@herald/protocol/clock';
import type { Question } from '@herald/understanding/question';
import {
  type Client,
  type Message,
  type MessageReaction,
  type PartialMessage,
  type PartialMessageReaction,
  type PartialUser,
  SnowflakeUtil,
  type User,
} from 'discord.js';
import type { Logger } from 'pino';
import type { Answer } from '../../answers/answer.ts';
import type { QuestionService } from '../../answers/question-service.ts';
import type { Registry } from '../../domain/registry.ts';
import type { CardForm } from './answer-card/card-form.ts';
import type { AnsweredMessages, MessagePlace } from './answered-messages.ts';
import { changeAnswer } from './change-answer.ts';
import { createEditsSeen } from './edits-seen.ts';
import type { PutToEngineers } from './engineers/put-to-engineers.ts';
import type { Gate } from './gate/create-gate.ts';
import { notInThisChannel } from './gate/refusals.ts';
import type { InTurn } from './in-turn.ts';
import type { IncidentLines } from './incident-lines.ts';
import { isSpeech } from './is-speech.ts';
import type { MessageBody } from './message-body.ts';
import type { QuestionRate } from './question-rate.ts';
import { createQuietOffers } from './quiet-offers.ts';
import { isRefusedForGood } from './refused-for-good.ts';
import type { RenderOptions } from './render-answer.ts';
import { createSendAnswer } from './send-answer.ts';
import { channelIdsOf, type HeardMessage, hearMessage, isAddressed } from './to-incoming-message.ts';
import { mayAnswerIn } from './where-to-answer.ts';

/** A question that was missed and is older is noted and not answered: by now it was answered, or it no longer matters. */
const answerMissedWithinMs = 30 * 60_000;
/** After this a typing indicator shows that an answer is on its way. */
const typingAfterMs = 500;

export type AnswerMessageParts = {
  client: Client<true>;
  questionService: QuestionService;
  registry(): Registry;
  answered: AnsweredMessages;
  gate: Gate;
  rate: QuestionRate;
  /** What happens to one message happens one after the other. */
  inTurn: InTurn;
  dress(answer: Answer, options?: RenderOptions): Promise<MessageBody>;
  engineers: PutToEngineers;
  incidentLines: IncidentLines;
  clock: Clock;
  log: Logger;
  signal: AbortSignal;
};

export type AnswerMessages = {
  /** `missed`: it was read from the history, with Herald's answer where it has one. Again it is only noted, not answered. */
  onCreate(message: Message, missed?: { answerId?: string }): Promise<void>;
  onUpdate(message: Message | PartialMessage): Promise<void>;
  onDelete(message: Pick<Message, 'id'>): Promise<void>;
  /** Somebody pressed the sign under a message that may be a question. */
  onReaction(reaction: MessageReaction | PartialMessageReaction, user: User | PartialUser): Promise<void>;
};

export function createAnswerMessages(parts: AnswerMessageParts): AnswerMessages {
  const { client, questionService, registry, answered, rate, inTurn, log } = parts;
  const offers = createQuietOffers({ botId: client.user.id, clock: parts.clock, log, signal: parts.signal });
  const send = createSendAnswer(parts);
  const editsSeen = createEditsSeen(() => parts.clock.now());
  return {
    onCreate: (message, missed) => inTurn(message.id, () => onCreate(message, missed)),
    onUpdate: (message) => inTurn(message.id, () => onUpdate(message)),
    onDelete: (message) => inTurn(message.id, () => onDelete(message)),
    onReaction: (reaction, user) => inTurn(reaction.message.id, () => onReaction(reaction, user)),
  };

  async function onCreate(message: Message, missed?: { answerId?: string }): Promise<void> {
    if (message.author.id === client.user.id || !isSpeech(message)) return;
    // After a resume an event can come again.
    if (!missed && (await answered.answerTo(message.id))) return;
    const roleIds = await rolesOfAdmitted(message);
    if (!roleIds) return;
    if (await parts.incidentLines.heard(message)) return;
    const heard = hearMessage(message, client.user.id, registry(), roleIds);
    const question = questionService.read(heard.heard, heard.speaker);
    await parts.engineers.wrote(message, heard);
    log.debug({ messageId: message.id, reply: question.reply, intent: question.intent }, 'read a message');
    const isObserving = registry().inquiries.mode === 'observe';
    if (question.reply === 'silent') return offers.withdraw(message);
    if (question.reply === 'suggest') {
      const mayOffer = missed === undefined && !isObserving && mayAnswerIn(heard.channelIds, registry().discord);
      return mayOffer ? offers.offer(message) : undefined;
    }
    const isTooOld = missed !== undefined && parts.clock.now() - message.createdTimestamp > answerMissedWithinMs;
    if (question.reply === 'offer') return parts.engineers.offer(message, heard, question, { isTooOld });
    const isAnswered = missed?.answerId !== undefined;
    if (!isAnswered && (isTooOld || (isObserving && !question.addressed)))
      return parts.engineers.heard(message, heard, question, undefined);
    await replyTo(message, heard, question, missed?.answerId);
  }

  /** Whoever may see the message may have its answer; it is read as plainly asked, since somebody wants to know. */
  async function onReaction(
    reaction: MessageReaction | PartialMessageReaction,
    user: User | PartialUser,
  ): Promise<void> {
    const wanted = await offers.pressed(reaction, user);
    if (!wanted || (await answered.answerTo(wanted.message.id))) return;
    const { message, personId } = wanted;
    const { guildId } = message;
    const admission = await parts.gate.admit({ door: 'press', personId, guildId, channelIds: channelIdsOf(message) });
    if (admission.kind === 'out') return;
    const heard = hearMessage(message, client.user.id, registry());
    const question = questionService.read(heard.heard, heard.speaker);
    await replyTo(message, heard, { ...question, reply: 'answer' }, undefined);
    await offers.answered(message);
  }

  async function replyTo(
    message: Message,
    heard: HeardMessage,
    question: Question,
    answerId: string | undefined,
  ): Promise<void> {
    if (answerId === undefined && !(await mayAnswer(message, heard, question))) return;
    const { answer, body } = await withTyping(message, async () => {
      const said = await questionService.answer(question, heard.heard.text, heard.speaker);
      return { answer: said, body: await parts.dress(said, { depth: 'short', mayMiss: true }) };
    });
    const sentId = answerId ?? (await send(message, body))?.id;
    if (sentId !== undefined)
      await answered.remember({
        answerId: sentId,
        channelId: message.channelId,
        personId: message.author.id,
        questionId: message.id,
        question,
        text: heard.heard.text,
      });
    const answeredAtMs = sentId === undefined ? undefined : SnowflakeUtil.timestampFrom(sentId);
    await parts.engineers.heard(message, heard, question, { answer, answeredAtMs });
  }

  /** Of others nothing is read; whoever speaks to Herald is told so, as often as they might ask. */
  async function rolesOfAdmitted(message: Message): Promise<readonly string[] | undefined> {
    const { author, guildId, member, webhookId } = message;
    const roleIds = member ? [...member.roles.cache.keys()] : webhookId === null ? undefined : [];
    const admission = await parts.gate.admit({
      door: 'hear',
      personId: author.id,
      guildId,
      channelIds: channelIdsOf(message),
      ...(roleIds ? { roleIds } : {}),
    });
    if (admission.kind === 'in') return admission.roleIds;
    const isHuman = !author.bot && webhookId === null;
    if (isHuman && isAddressed(message, client.user.id) && rate.take(author.id) === 0)
      await send(message, { content: admission.words });
    return undefined;
  }

  /** Says so where it may not and was addressed. */
  async function mayAnswer(message: Message, heard: HeardMessage, { addressed }: Question): Promise<boolean> {
    if (!heard.isDirect && !mayAnswerIn(heard.channelIds, registry().discord)) {
      if (addressed) await send(message, { content: notInThisChannel(registry().discord) });
      return false;
    }
    const waitSeconds = rate.take(message.author.id);
    if (waitSeconds > 0 && addressed)
      await send(message, { content: `That was a lot of questions at once. Ask me again in ${waitSeconds} seconds.` });
    return waitSeconds === 0;
  }

  /** An edited question gets its answer edited; one that becomes a question is answered, one that stops being one loses its answer. */
  async function onUpdate(changed: Message | PartialMessage): Promise<void> {
    const message = changed.partial ? await changed.fetch() : changed;
    if (message.author.id === client.user.id || !editsSeen.isFresh(message)) return;
    const known = await answered.answerTo(message.id);
    if (!known) return (await parts.incidentLines.edited(message)) ? undefined : onCreate(message);
    const roleIds = await rolesOfAdmitted(message);
    if (!roleIds) return;
    const heard = hearMessage(message, client.user.id, registry(), roleIds);
    const question = questionService.read(heard.heard, heard.speaker);
    if (question.reply === 'silent' || question.reply === 'suggest') return takeBack(message.id, known);
    const said = await questionService.answer(question, heard.heard.text, heard.speaker);
    const dress = (form: CardForm) => parts.dress(said, { depth: 'short', mayMiss: true, form });
    if (!(await changeAnswer(message, known.messageId, { dress, log }))) {
      // Somebody deleted it meanwhile: whoever asks anew gets one again.
      await answered.forget(message.id);
      return replyTo(message, heard, question, undefined);
    }
    const { messageId: answerId, channelId } = known;
    const personId = message.author.id;
    await answered.remember({
      answerId,
      channelId,
      personId,
      questionId: message.id,
      question,
      text: heard.heard.text,
    });
  }

  async function onDelete({ id }: Pick<Message, 'id'>): Promise<void> {
    await parts.engineers.deleted(id);
    await parts.incidentLines.deleted(id);
    const known = await answered.answerTo(id);
    if (known) await takeBack(id, known);
  }

  async function takeBack(questionId: string, { messageId, channelId }: MessagePlace): Promise<void> {
    await answered.forget(questionId);
    try {
      const channel = await client.channels.fetch(channelId);
      if (channel?.isTextBased()) await channel.messages.delete(messageId);
    } catch (error) {
      // It went with its channel, or before it.
      if (!isRefusedForGood(error)) throw error;
    }
  }

  async function withTyping<T>(message: Message, work: () => Promise<T>): Promise<T> {
    const done = new AbortController();
    const typing = parts.clock.sleep(typingAfterMs, AbortSignal.any([done.signal, parts.signal])).then(async () => {
      if (done.signal.aborted || parts.signal.aborted || !message.channel.isSendable()) return;
      await message.channel.sendTyping().catch((err: unknown) => log.debug({ err }, 'could not show typing'));
    });
    try {
      return await work();
    } finally {
      done.abort();
      await typing;
    }
  }
}
