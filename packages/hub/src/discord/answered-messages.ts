/** Which message of Herald answers which question, so that edits, deletions and buttons find their way back. Bounded. */
import type { Question } from '../conversation/question.ts';

export type AnsweredMessage = {
  answerId: string;
  channelId: string;
  /** Missing for answers to slash commands. */
  questionId?: string;
  question: Question;
  text: string;
};

export type AnsweredMessages = {
  remember(message: AnsweredMessage): void;
  byAnswer(answerId: string): AnsweredMessage | undefined;
  byQuestion(questionId: string): AnsweredMessage | undefined;
  forget(answerId: string): void;
};

/** In memory; the oldest go first. */
export function createAnsweredMessages(capacity = 5_000): AnsweredMessages {
  const byAnswer = new Map<string, AnsweredMessage>();
  const answerOf = new Map<string, string>();
  return {
    remember(message) {
      byAnswer.delete(message.answerId);
      byAnswer.set(message.answerId, message);
      if (message.questionId !== undefined) answerOf.set(message.questionId, message.answerId);
      const [oldest] = byAnswer.keys();
      if (byAnswer.size > capacity && oldest !== undefined) forget(oldest);
    },
    byAnswer: (answerId) => byAnswer.get(answerId),
    byQuestion(questionId) {
      const answerId = answerOf.get(questionId);
      return answerId === undefined ? undefined : byAnswer.get(answerId);
    },
    forget,
  };

  function forget(answerId: string): void {
    const known = byAnswer.get(answerId);
    byAnswer.delete(answerId);
    if (known?.questionId !== undefined) answerOf.delete(known.questionId);
  }
}
