/** What the use case "a message came" needs of Discord. */
import { type Client, DiscordAPIError, SnowflakeUtil } from 'discord.js';
import type { Logger } from 'pino';
import type { Answer } from '../../answers/answer.ts';
import type { Chat } from '../chat/chat.ts';
import { changeAnswer } from './change-answer.ts';
import type { DiscordMessage } from './discord-message.ts';
import type { MessageBody } from './message-body.ts';
import { peopleAround } from './people-around.ts';
import type { QuietOffers } from './quiet-offers.ts';
import { isRefusedForGood } from './refused-for-good.ts';
import type { RenderOptions } from './render-answer.ts';
import type { SendAnswer } from './send-answer.ts';

/** Under a line that is shown elsewhere too: whoever typed it sees that it was taken. */
const notedSign = '📣';

export type DiscordChatParts = {
  client: Client<true>;
  render(answer: Answer, options?: RenderOptions): Promise<MessageBody>;
  send: SendAnswer;
  offers: QuietOffers;
  log: Logger;
};

export function createDiscordChat({
  client,
  render,
  send,
  offers,
  log,
}: DiscordChatParts): Chat<DiscordMessage, MessageBody> {
  return {
    render: (answer) => render(answer, { depth: 'short', mayMiss: true }),
    words: (content) => ({ content }),
    reply: async (message, body) => (await send(message, body))?.id,
    change: ({ native }, answerId, answer) =>
      changeAnswer(native, answerId, {
        render: (form) => render(answer, { depth: 'short', mayMiss: true, form }),
        log,
      }),
    async remove({ channelId, messageId }) {
      try {
        const channel = await client.channels.fetch(channelId);
        if (channel?.isTextBased()) await channel.messages.delete(messageId);
      } catch (error) {
        // It went with its channel, or before it.
        if (!isRefusedForGood(error)) throw error;
      }
    },
    async showTyping({ native: { channel } }) {
      if (channel.isSendable()) await channel.sendTyping();
    },
    sentAtMs: (messageId) => SnowflakeUtil.timestampFrom(messageId),
    async markNoted({ native }) {
      await native.react(notedSign).catch((err: unknown) => {
        if (!(err instanceof DiscordAPIError)) throw err;
        log.debug({ err }, 'a line of an incident was noted without a sign under it');
      });
    },
    peopleAround: ({ native }) => peopleAround(native),
    quietOffers: {
      offer: ({ native }) => offers.offer(native),
      withdraw: ({ native }) => offers.withdraw(native),
      answered: ({ native }) => offers.answered(native),
    },
  };
}
