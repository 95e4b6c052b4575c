/** An answer in Discord's older form: an embed with buttons below. */
import type { APIEmbed, APIEmbedField } from 'discord.js';
import type { Answer } from '../../../answers/answer.ts';
import { colourOf } from '../../../format/health-words.ts';
import { limits } from '../limits.ts';
import { shorten, toMarkup } from '../markup.ts';
import type { MessageBody } from '../message-body.ts';
import { buttonRows, type CardButtons } from './card-buttons.ts';
import {
  footerWords,
  headWords,
  isSmallTalk,
  measuredWords,
  rowWords,
  shownFacts,
  shownGroups,
  titleWords,
} from './card-words.ts';

export function asEmbed(answer: Answer, how: CardButtons): MessageBody {
  const components = buttonRows(answer, how);
  if (isSmallTalk(answer)) return { content: shorten(headWords(answer), limits.contentLength), components };
  return { embeds: [renderEmbed(answer, how)], components };
}

function renderEmbed(answer: Answer, { depth, page, pages }: CardButtons): APIEmbed {
  const list = shownGroups(answer, page)
    .map(({ title, rows }) => `${titleWords(title)}\n${rows.map(rowWords).join('\n')}`)
    .join('\n\n');
  const said = measuredWords(answer);
  const measured = said === undefined ? '' : `\n\n${said}`;
  const footer = footerWords(answer, page, pages);
  const words = `${headWords(answer)}${list ? `\n\n${list}` : ''}`;
  return withinTotal({
    description: shorten(words, limits.embedDescriptionLength - measured.length) + measured,
    color: colourOf(answer.status),
    fields: renderFields(answer, depth),
    ...(footer ? { footer: { text: footer } } : {}),
  });
}

function renderFields(answer: Answer, depth: CardButtons['depth']): APIEmbedField[] {
  return shownFacts(answer, depth)
    .slice(0, limits.embedFields)
    .map(({ label, text }) => ({
      name: shorten(label, limits.fieldNameLength),
      value: shorten(toMarkup(text), limits.fieldValueLength) || '–',
      inline: true,
    }));
}

/** Drops the last fields until title, description, fields and footer together fit (6,000 characters). */
function withinTotal(embed: APIEmbed): APIEmbed {
  const fields = [...(embed.fields ?? [])];
  const length = () =>
    (embed.description?.length ?? 0) +
    (embed.footer?.text.length ?? 0) +
    fields.reduce((sum, { name, value }) => sum + name.length + value.length, 0);
  while (fields.length > 0 && length() > limits.embedsTotalLength) fields.pop();
  return { ...embed, fields };
}
