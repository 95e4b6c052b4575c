/** A picture never costs the words: what is not taken with it is sent without. */
import type { Logger } from 'pino';
import { type MessageBody, toPayload } from './message-body.ts';
import { withoutPicture } from './with-picture.ts';

type Payload = ReturnType<typeof toPayload>;

/** Too large, not permitted, or an upload that fails. Throws what `send` throws where there is no picture to leave out. */
export async function orWithoutPicture<T>(
  body: MessageBody,
  { send, log }: { send(payload: Payload): Promise<T>; log: Logger },
): Promise<T> {
  try {
    return await send(toPayload(body));
  } catch (err) {
    if (!body.files?.length) throw err;
    log.warn({ err, code: 'discord/picture-refused' }, 'an answer went without its picture');
    return send(toPayload(withoutPicture(body)));
  }
}
