/** Puts a picture under the words of a card, with the words for those who can't see it. It never costs the words: what is not taken with it is sent without. */
import { type APIComponentInContainer, type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import type { Logger } from 'pino';
import type { Picture } from '../charts/create-answer-pictures.ts';
import { limits } from './limits.ts';
import { shorten } from './markup.ts';
import { type MessageBody, toPayload } from './message-body.ts';

const fileName = 'chart.png';
const url = `attachment://${fileName}`;

export function withPicture(body: MessageBody, picture: Picture): MessageBody {
  const description = shorten(picture.alt, limits.attachmentDescriptionLength);
  const files = [{ name: fileName, data: picture.png, description }];
  if (body.layout) {
    const [container] = body.layout;
    if (container?.type !== ComponentType.Container) return body;
    const gallery: APIComponentInContainer = {
      type: ComponentType.MediaGallery,
      items: [{ media: { url }, description }],
    };
    const rowsFrom = container.components.findIndex(({ type }) => type === ComponentType.ActionRow);
    const at = rowsFrom < 0 ? container.components.length : rowsFrom;
    return { layout: [{ ...container, components: container.components.toSpliced(at, 0, gallery) }], files };
  }
  const [embed, ...others] = body.embeds ?? [];
  return embed ? { ...body, embeds: [{ ...embed, image: { url } }, ...others], files } : body;
}

export function withoutPicture(body: MessageBody): MessageBody {
  if (body.layout) return { ...body, layout: body.layout.map(withoutGallery), files: [] };
  const embeds = (body.embeds ?? []).map(({ image: _picture, ...embed }) => embed);
  return { ...body, embeds, files: [] };
}

function withoutGallery(component: APIMessageTopLevelComponent): APIMessageTopLevelComponent {
  if (component.type !== ComponentType.Container) return component;
  const components = component.components.filter(({ type }) => type !== ComponentType.MediaGallery);
  return { ...component, components };
}

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
