/** Sends the reply to a message: once, late rather than never, and without its picture rather than not at all. */
import { createHash } from 'node:crypto';
import type { Clock } from '@herald/protocol/clock';
import type { Message } from 'discord.js';
import type { Logger } from 'pino';
import type { DiscordMessage } from './discord-message.ts';
import { type MessageBody, toPayload } from './message-body.ts';
import { sendLate } from './send-late.ts';
import { withoutPicture } from './with-picture.ts';

export type SendAnswer = (message: DiscordMessage, body: MessageBody) => Promise<Message | undefined>;

export function createSendAnswer({
  clock,
  log,
  signal,
}: {
  clock: Clock;
  log: Logger;
  signal: AbortSignal;
}): SendAnswer {
  return async (message, body) => {
    const { channel } = message.native;
    if (!channel.isSendable()) return undefined;
    const post = (payload: ReturnType<typeof toPayload>) =>
      sendLate<Message>(
        () =>
          channel.send({
            ...payload,
            reply: { messageReference: message.id, failIfNotExists: false },
            nonce: nonceOf(message),
            enforceNonce: true,
          }),
        {
          clock,
          signal,
          onRetry: (err, pauseSeconds) => log.warn({ err, pauseSeconds }, 'Discord took no answer; it is sent later'),
        },
      );
    try {
      return await post(toPayload(body));
    } catch (err) {
      // Too large, not permitted, or an upload that fails: a picture never costs the answer.
      if (signal.aborted || !body.files?.length) throw err;
      log.warn({ err, channelId: channel.id, code: 'discord/picture-refused' }, 'an answer went without its picture');
      return post(toPayload(withoutPicture(body)));
    }
  };
}

/**
 * However often a send is tried, Discord posts one answer. An edited question gets another nonce: for that of an answer
 * that was taken away meanwhile Discord posts nothing and says "Unknown Message".
 */
function nonceOf({ id, editedAtMs }: DiscordMessage): string {
  if (editedAtMs === undefined) return id;
  return createHash('sha256').update(`${id}/${editedAtMs}`).digest('hex').slice(0, 24);
}
