/** An answer in Discord's older form: an embed with buttons below. */
import type { APIEmbed, APIEmbedField } from 'discord.js';
import type { Answer } from '../../../answers/answer.ts';
import { colourOf } from '../../../format/health-words.ts';
import { limits } from '../limits.ts';
import { shorten, toMarkup } from '../markup.ts';
import type { MessageBody } from '../message-body.ts';
import { buttonRows, type CardButtons } from './card-buttons.ts';
import {
  factLines,
  footWords,
  headWords,
  isSmallTalk,
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
  const said = footWords(answer, page, pages);
  const foot = said === '' ? '' : `\n${said}`;
  const facts = depth === 'short' ? factLines(answer) : '';
  const words = [headWords(answer), list && `\n${list}`, facts].filter(Boolean).join('\n');
  return withinTotal({
    description: shorten(words, limits.embedDescriptionLength - foot.length) + foot,
    color: colourOf(answer.status),
    fields: depth === 'short' ? [] : renderFields(answer),
  });
}

function renderFields(answer: Answer): APIEmbedField[] {
  return shownFacts(answer, 'details')
    .slice(0, limits.embedFields)
    .map(({ label, text }) => ({
      name: shorten(label, limits.fieldNameLength),
      value: shorten(toMarkup(text), limits.fieldValueLength) || '–',
      inline: true,
    }));
}

/** Drops the last fields until title, description and fields together fit (6,000 characters). */
function withinTotal(embed: APIEmbed): APIEmbed {
  const fields = [...(embed.fields ?? [])];
  const length = () =>
    (embed.description?.length ?? 0) + fields.reduce((sum, { name, value }) => sum + name.length + value.length, 0);
  while (fields.length > 0 && length() > limits.embedsTotalLength) fields.pop();
  return { ...embed, fields };
}
