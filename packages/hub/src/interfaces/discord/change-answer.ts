/** Changes an answer that was given, where it is still there. */
import { type Message, RateLimitError } from 'discord.js';
import type { Logger } from 'pino';
import type { MessageBody } from './message-body.ts';
import { isUnknownMessage } from './refused-for-good.ts';
import { type CardForm, formOfSent } from './render-answer.ts';
import { orWithoutPicture } from './with-picture.ts';

/**
 * False where somebody deleted it, or Discord takes no further edit of it for minutes. Discord is asked, and not the
 * library's memory, which may hold what is gone.
 */
export async function changeAnswer(
  { channel }: Message,
  answerId: string,
  { render, log }: { render(form: CardForm): Promise<MessageBody>; log: Logger },
): Promise<boolean> {
  try {
    const body = await render(formOfSent(await channel.messages.fetch(answerId)));
    await orWithoutPicture(body, { send: (payload) => channel.messages.edit(answerId, payload), log });
    return true;
  } catch (error) {
    if (!isUnknownMessage(error) && !(error instanceof RateLimitError)) throw error;
    return false;
  }
}
