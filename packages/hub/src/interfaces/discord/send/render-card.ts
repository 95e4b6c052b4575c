/** A card of the outbox as a Discord message. */
import { ButtonStyle, ComponentType } from 'discord.js';
import type { Card } from '../../../domain/card.ts';
import { colourOf, dotOf } from '../../../format/health-words.ts';
import type { Picture } from '../../charts/create-answer-pictures.ts';
import { limits } from '../limits.ts';
import { shorten, toMarkup } from '../markup.ts';
import type { MessageBody } from '../message-body.ts';
import { withPicture } from '../with-picture.ts';

/** Pictures are drawn by whoever can: `undefined` where none can be had, and the words stand alone. */
export type DrawPicture = (picture: NonNullable<Card['picture']>) => Promise<Picture | undefined>;

export function createCardRenderer(draw: DrawPicture): (card: Card) => Promise<MessageBody> {
  return async (card) => {
    const picture = card.picture ? await draw(card.picture) : undefined;
    const words = [card.headline, ...card.lines].map(toMarkup).join('\n');
    const components = buttonRow(card);
    if (card.isNote) return { content: shorten(words, limits.contentLength - 40), components };
    const mark = card.status === 'none' ? '' : `${dotOf(card.status)} `;
    const description = shorten(`${mark}${words}`, limits.embedDescriptionLength);
    const body = { embeds: [{ description, color: colourOf(card.status) }], components };
    return picture ? withPicture(body, picture) : body;
  };
}

function buttonRow({ buttons = [] }: Card): NonNullable<MessageBody['components']> {
  if (buttons.length === 0) return [];
  return [
    {
      type: ComponentType.ActionRow,
      components: buttons.map(({ label, id, isMain }) => ({
        type: ComponentType.Button,
        style: isMain ? ButtonStyle.Primary : ButtonStyle.Secondary,
        label: shorten(label, limits.buttonLabelLength),
        custom_id: id.slice(0, limits.customIdLength),
      })),
    },
  ];
}
