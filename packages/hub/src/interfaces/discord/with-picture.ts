/** Puts a picture under the first embed of a message, with the words for those who can't see it. */
import type { Picture } from '../charts/create-answer-pictures.ts';
import { limits } from './limits.ts';
import { shorten } from './markup.ts';
import type { MessageBody } from './message-body.ts';

const fileName = 'chart.png';

export function withPicture(body: MessageBody, picture: Picture | undefined): MessageBody {
  const [embed, ...others] = body.embeds ?? [];
  if (!picture || !embed) return body;
  return {
    ...body,
    embeds: [{ ...embed, image: { url: `attachment://${fileName}` } }, ...others],
    files: [
      { name: fileName, data: picture.png, description: shorten(picture.alt, limits.attachmentDescriptionLength) },
    ],
  };
}

export function withoutPicture(body: MessageBody): MessageBody {
  const embeds = (body.embeds ?? []).map(({ image: _picture, ...embed }) => embed);
  return { ...body, embeds, files: [] };
}
