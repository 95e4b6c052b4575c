/** Puts the reference mark where it disturbs least: in the last embed's footer, or in small print under plain text. */
import type { APIEmbed } from 'discord.js';
import { limits } from '../limits.ts';
import { shorten } from '../markup.ts';
import type { MessageBody } from '../message-body.ts';

export function withMark(body: MessageBody, mark: string): MessageBody {
  const embeds = body.embeds ?? [];
  const last = embeds.at(-1);
  if (last) return { ...body, embeds: [...embeds.slice(0, -1), withFooter(last, mark)] };
  const line = `\n-# ${mark}`;
  return { ...body, content: shorten(body.content ?? '', limits.contentLength - line.length) + line };
}

function withFooter(embed: APIEmbed, mark: string): APIEmbed {
  const text = embed.footer?.text ? `${embed.footer.text} · ${mark}` : mark;
  return { ...embed, footer: { text: shorten(text, limits.footerLength) } };
}

/** Whether a message that was read back carries the mark. */
export function carriesMark(
  message: { content?: string; embeds?: readonly { footer?: { text?: string } }[] },
  mark: string,
): boolean {
  return (
    (message.content?.includes(mark) ?? false) ||
    (message.embeds ?? []).some(({ footer }) => footer?.text?.includes(mark) === true)
  );
}
