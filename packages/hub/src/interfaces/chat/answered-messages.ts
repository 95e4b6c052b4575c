/** Which message of Herald's answers which question, so that edits, deletions and buttons find their way back, also after a restart. */

import type { Question } from '@herald/understanding/question';
import type { Logger } from 'pino';
import {
  findAnswerTo,
  findQuestionOf,
  forgetAnsweredMessage,
  noteAnsweredMessage,
} from '../../store/discord/answered-messages.ts';
import type { Query } from '../../store/query.ts';
import type { MessagePlace } from './chat-message.ts';

export type AnsweredMessage = {
  answerId: string;
  channelId: string;
  /** Discord's id of who asked. */
  personId: string;
  /** Missing for answers to slash commands. */
  questionId?: string;
  question: Question;
  text: string;
};

export type AnsweredMessages = {
  /** In memory at once; resolves when it is written too. */
  remember(message: AnsweredMessage): Promise<void>;
  /** Only what was answered since the start: nothing that a person wrote is kept in the store. */
  byAnswer(answerId: string): AnsweredMessage | undefined;
  answerTo(questionId: string): Promise<MessagePlace | undefined>;
  questionOf(answerId: string): Promise<MessagePlace | undefined>;
  forget(questionId: string): Promise<void>;
  /** What this person asked since the start, in memory and in the store. */
  forgetOf(personId: string): Promise<void>;
};

export type AnsweredMessagesOptions = {
  query: Query;
  nowMs(): number;
  log: Logger;
  /** Answers kept in memory; the oldest go first. */
  capacity?: number;
};

/** A store that can't be reached costs what is older than the start, and is logged; answers go on. */
export function createAnsweredMessages(options: AnsweredMessagesOptions): AnsweredMessages {
  const { query, nowMs, log, capacity = 5_000 } = options;
  const byAnswer = new Map<string, AnsweredMessage>();
  const answerOf = new Map<string, string>();
  return { remember, byAnswer: (answerId) => byAnswer.get(answerId), answerTo, questionOf, forget, forgetOf };

  async function remember(message: AnsweredMessage): Promise<void> {
    const { answerId, channelId, questionId } = message;
    byAnswer.delete(answerId);
    byAnswer.set(answerId, message);
    const [oldest] = byAnswer.values();
    if (byAnswer.size > capacity && oldest) drop(oldest);
    if (questionId === undefined || answerOf.get(questionId) === answerId) return;
    answerOf.set(questionId, answerId);
    await attempt(() =>
      noteAnsweredMessage(query, {
        questionMessageId: questionId,
        questionChannelId: channelId,
        answerChannelId: channelId,
        answerMessageId: answerId,
        atMs: nowMs(),
      }),
    );
  }

  async function answerTo(questionId: string): Promise<MessagePlace | undefined> {
    const known = byAnswer.get(answerOf.get(questionId) ?? '');
    if (known) return { messageId: known.answerId, channelId: known.channelId };
    const kept = await attempt(() => findAnswerTo(query, questionId));
    return kept && { messageId: kept.answerMessageId, channelId: kept.answerChannelId };
  }

  async function questionOf(answerId: string): Promise<MessagePlace | undefined> {
    const known = byAnswer.get(answerId);
    if (known?.questionId !== undefined) return { messageId: known.questionId, channelId: known.channelId };
    const kept = await attempt(() => findQuestionOf(query, answerId));
    return kept && { messageId: kept.questionMessageId, channelId: kept.questionChannelId };
  }

  async function forget(questionId: string): Promise<void> {
    const known = byAnswer.get(answerOf.get(questionId) ?? '');
    if (known) drop(known);
    await attempt(() => forgetAnsweredMessage(query, questionId));
  }

  async function forgetOf(personId: string): Promise<void> {
    for (const message of [...byAnswer.values()]) {
      if (message.personId !== personId) continue;
      drop(message);
      const { questionId } = message;
      if (questionId !== undefined) await attempt(() => forgetAnsweredMessage(query, questionId));
    }
  }

  function drop({ answerId, questionId }: AnsweredMessage): void {
    byAnswer.delete(answerId);
    if (questionId !== undefined) answerOf.delete(questionId);
  }

  async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (err) {
      log.warn({ err }, 'which answer belongs to which question could not be read or written');
      return undefined;
    }
  }
}
