/** Finds the question behind one of Herald's answers: from memory, else by reading the person's message anew. */
import type { Client, Message } from 'discord.js';
import type { QuestionService } from '../../answers/question-service.ts';
import type { Registry } from '../../domain/registry.ts';
import type { AnsweredMessage, AnsweredMessages } from '../chat/answered-messages.ts';
import type { ReadAgain } from '../chat/model/read-again.ts';
import { hearMessage } from '../chat/to-incoming-message.ts';
import { toChatMessage } from './discord-message.ts';
import { peopleAround } from './people-around.ts';

export type RecallParts = {
  client: Client<true>;
  questionService: QuestionService;
  registry(): Registry;
  answered: AnsweredMessages;
  readAgain?: ReadAgain;
};

/** `undefined` for an answer to a command from before the start, and where the question is gone. */
export async function recallAnswered(answerId: string, parts: RecallParts): Promise<AnsweredMessage | undefined> {
  const known = parts.answered.byAnswer(answerId);
  if (known) return known;
  const message = await recallMessage(answerId, parts);
  return message && answeredOf(answerId, message, parts);
}

/** As the message reads now. */
export async function answeredOf(
  answerId: string,
  message: Message,
  { questionService, registry, readAgain }: Pick<RecallParts, 'questionService' | 'registry' | 'readAgain'>,
): Promise<AnsweredMessage> {
  const { id: questionId, channelId, author } = message;
  const { heard, asker } = hearMessage(toChatMessage(message), registry());
  const read = questionService.read(heard, asker);
  const people = () => peopleAround(message);
  const again = { messageId: questionId, personId: author.id, heard, question: read, people };
  const question = readAgain ? await readAgain(again) : read;
  return { answerId, channelId, personId: author.id, questionId, question, text: heard.text };
}

/** The message that was answered, as it reads now. */
export async function recallMessage(
  answerId: string,
  { client, answered }: Pick<RecallParts, 'client' | 'answered'>,
): Promise<Message | undefined> {
  const place = await answered.questionOf(answerId);
  if (!place) return undefined;
  const channel = await client.channels.fetch(place.channelId).catch(() => null);
  if (!channel?.isTextBased()) return undefined;
  return channel.messages.fetch(place.messageId).catch(() => undefined);
}
