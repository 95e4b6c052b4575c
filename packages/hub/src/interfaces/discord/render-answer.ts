/** An answer dressed for Discord: a card a CSM can read, never over Discord's limits, with buttons for what comes next. */

import { type APIEmbed, type APIEmbedField, type Message, MessageFlags } from 'discord.js';
import type { Answer } from '../../answers/answer.ts';
import type { CommandOrigin } from '../../domain/button-id.ts';
import { colourOf } from '../../format/health-words.ts';
import type { Picture } from '../charts/create-answer-pictures.ts';
import { asLayout } from './answer-card/as-layout.ts';
import {
  buttonRows,
  type CardButtons,
  type CardDepth,
  factLines,
  footWords,
  headWords,
  isSmallTalk,
  pageCount,
  rowWords,
  shownFacts,
  shownGroups,
  titleWords,
} from './answer-card/card-parts.ts';
import { limits } from './limits.ts';
import { shorten, toMarkup } from './markup.ts';
import type { MessageBody } from './message-body.ts';
import { withPicture } from './with-picture.ts';

/**
 * `layout`: Discord's newer components (Components V2), where a row can have a button beside it. A message keeps it for
 * good: the flag can be set by an edit, and never be taken away (Discord docs, "Edit Message").
 */
export type CardForm = 'embed' | 'layout';

export type RenderOptions = {
  /** `details` shows what is behind Details as well. */
  depth: CardDepth;
  /** Page of a long list, from 0. */
  page?: number;
  picture?: Picture | undefined;
  /** It answers words that somebody typed, which may have been misread: "Not what I asked" is offered. */
  mayMiss?: boolean;
  /** The command it answers, which its buttons carry. */
  origin?: CommandOrigin;
  /** That of the message that is brought up to date; a new one has the form that suits the answer. */
  form?: CardForm;
};

export function renderAnswer(whole: Answer, options: RenderOptions = { depth: 'short' }): MessageBody {
  const { depth, page = 0, picture, form = formOf(whole) } = options;
  const answer = { ...whole, groups: whole.groups.filter(({ audience }) => depth === 'details' || !audience) };
  const pages = pageCount(answer);
  const how = { ...options, page: Math.min(Math.max(0, page), pages - 1), pages };
  const body = form === 'layout' ? asLayout(answer, how) : asEmbed(answer, how);
  return picture ? withPicture(body, picture) : body;
}

/** How things are now, one or many: what leads on from each stands beside it. */
const ofNow: readonly Answer['intent'][] = ['describe', 'health', 'fleet'];

/** Rows of several things gain a button beside each that is in trouble; the trouble of one has what to do next within its frame. */
function formOf({ intent, groups, actions }: Answer): CardForm {
  const gains = groups.length > 0 || actions.some(({ kind }) => kind === 'tell-back');
  return gains && ofNow.includes(intent) ? 'layout' : 'embed';
}

/** An answer is brought up to date in the form that it was given in. */
export function formOfSent({ flags }: Pick<Message, 'flags'>): CardForm {
  return flags.has(MessageFlags.IsComponentsV2) ? 'layout' : 'embed';
}

/** Discord's older form: an embed with buttons below. */
function asEmbed(answer: Answer, how: CardButtons): MessageBody {
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
