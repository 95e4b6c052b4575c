/** What answering by commands and buttons draws on. */
import type { ButtonInteraction, Client, Interaction } from 'discord.js';
import type { Logger } from 'pino';
import type { Answer } from '../../../answers/answer.ts';
import type { QuestionService } from '../../../answers/question-service.ts';
import type { Registry } from '../../../domain/registry.ts';
import type { AnsweredMessages } from '../answered-messages.ts';
import type { MessageBody } from '../message-body.ts';
import type { RenderOptions } from '../render-answer.ts';

export type AnswerInteractionParts = {
  client: Client<true>;
  questionService: QuestionService;
  registry(): Registry;
  answered: AnsweredMessages;
  dress(answer: Answer, options?: RenderOptions): Promise<MessageBody>;
  /** Commands and forms that are no question about servers: true where one took it. */
  onOther(interaction: Interaction): Promise<boolean>;
  /** Buttons that other parts own (subscriptions, engineers, downtime): true where one took it. */
  onOtherButton(interaction: ButtonInteraction): Promise<boolean>;
  log: Logger;
};
