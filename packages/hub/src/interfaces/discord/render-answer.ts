/** An answer dressed for Discord: an embed a CSM can read, never over Discord's limits, with buttons for what comes next. */

import { type APIButtonComponent, type APIEmbed, type APIEmbedField, ButtonStyle, ComponentType } from 'discord.js';
import type { Action, Answer, Fact, RowGroup } from '../../answers/answer.ts';
import { buttonId, type CommandOrigin } from '../../domain/button-id.ts';
import { colourOf, dotOf, wordOf } from '../../format/health-words.ts';
import type { Text } from '../../format/text.ts';
import type { Picture } from '../charts/create-answer-pictures.ts';
import { limits } from './limits.ts';
import { shorten, timestamp, toMarkup } from './markup.ts';
import type { ComponentRow, MessageBody } from './message-body.ts';
import { withPicture } from './with-picture.ts';

export type RenderOptions = {
  /** `details` shows what is behind Details as well. */
  depth: 'short' | 'details';
  /** Page of a long list, from 0. */
  page?: number;
  picture?: Picture | undefined;
  /** It answers words that somebody typed, which may have been misread: "Not what I asked" is offered. */
  mayMiss?: boolean;
  /** The command it answers, which its buttons carry. */
  origin?: CommandOrigin;
};

/** Rows of several hosts or services on one page. */
const rowsPerPage = 12;

export function renderAnswer(whole: Answer, options: RenderOptions = { depth: 'short' }): MessageBody {
  const { depth, page = 0, picture } = options;
  const answer = { ...whole, groups: whole.groups.filter(({ audience }) => depth === 'details' || !audience) };
  const pages = pageCount(answer);
  const shownPage = Math.min(Math.max(0, page), pages - 1);
  const components = componentRows(answer, options, shownPage, pages);
  if (isSmallTalk(answer))
    return {
      content: shorten([answer.verdict, ...answer.lines].map(toMarkup).join('\n'), limits.contentLength),
      components,
    };
  return withPicture({ embeds: [renderEmbed(answer, depth, shownPage, pages)], components }, picture);
}

/** Hello, help and "did you mean" need no frame. */
function isSmallTalk({ status, facts, groups }: Answer): boolean {
  return status === 'none' && facts.length === 0 && groups.length === 0;
}

function renderEmbed(answer: Answer, depth: RenderOptions['depth'], page: number, pages: number): APIEmbed {
  const mark = answer.status === 'none' ? '' : `${dotOf(answer.status)} `;
  const head = `${mark}${[answer.verdict, ...answer.lines].map(toMarkup).join('\n')}`;
  const list = renderGroups(answer.groups, page);
  const isSaid = answer.lines.some(([first]) => typeof first === 'string' && first.startsWith('Measured '));
  const measured =
    answer.measuredAtMs === undefined || isSaid ? '' : `\n\nMeasured ${timestamp(answer.measuredAtMs, 'ago')}`;
  const footer = footerText(answer, page, pages);
  const embed: APIEmbed = {
    description:
      shorten(`${head}${list ? `\n\n${list}` : ''}`, limits.embedDescriptionLength - measured.length) + measured,
    color: colourOf(answer.status),
    fields: renderFields(answer.facts, depth),
    ...(footer ? { footer: { text: footer } } : {}),
  };
  return withinTotal(embed);
}

function renderFields(facts: readonly Fact[], depth: RenderOptions['depth']): APIEmbedField[] {
  return facts
    .filter(({ audience, key }) => key !== 'measured' && (audience === 'main' || depth === 'details'))
    .slice(0, limits.embedFields)
    .map(({ label, text }) => ({
      name: shorten(label, limits.fieldNameLength),
      value: shorten(toMarkup(text), limits.fieldValueLength) || '–',
      inline: true,
    }));
}

/** Group titles with their rows; only the rows of this page, so that ten thousand hosts fit. */
function renderGroups(groups: readonly RowGroup[], page: number): string {
  const from = page * rowsPerPage;
  const blocks: string[] = [];
  let at = 0;
  for (const { title, rows } of groups) {
    const shown = rows.slice(Math.max(0, from - at), Math.max(0, from + rowsPerPage - at));
    at += rows.length;
    if (shown.length === 0) continue;
    const lines = shown.map(({ name, status, line }) =>
      shorten(`${dotOf(status)} **${toMarkup([name])}** ${toMarkup(withoutName(line, name))}`, limits.rowLength),
    );
    blocks.push(`__${toMarkup([title])}__\n${lines.join('\n')}`);
  }
  return blocks.join('\n\n');
}

/** A row begins with its name: where its line does too, it would stand there twice. */
function withoutName([first, ...rest]: Text, name: string): Text {
  const begins = `${name} `;
  if (typeof first === 'string')
    return first.startsWith(begins) ? [first.slice(begins.length), ...rest] : [first, ...rest];
  if (first && 'strong' in first && first.strong.startsWith(begins))
    return [{ strong: first.strong.slice(begins.length) }, ...rest];
  return first === undefined ? [] : [first, ...rest];
}

function pageCount({ groups }: Answer): number {
  const rows = groups.reduce((sum, group) => sum + group.rows.length, 0);
  return Math.max(1, Math.ceil(rows / rowsPerPage));
}

function footerText({ status }: Answer, page: number, pages: number): string {
  return [
    ...(status === 'none' ? [] : [`Status: ${wordOf(status)}`]),
    ...(pages > 1 ? [`Page ${page + 1} of ${pages}`] : []),
  ].join(' · ');
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

function componentRows(
  answer: Answer,
  { depth, mayMiss = false, origin }: RenderOptions,
  page: number,
  pages: number,
): ComponentRow[] {
  const canMiss = mayMiss && answer.intent !== 'greeting' && answer.intent !== 'help';
  const buttons: APIButtonComponent[] = [
    ...answer.actions.map((action) => toButton(action, depth, origin)).filter((button) => button !== undefined),
    ...(canMiss ? [notAsked] : []),
  ];
  const turn: APIButtonComponent[] =
    pages > 1
      ? [
          {
            type: ComponentType.Button,
            style: ButtonStyle.Secondary,
            label: 'Previous',
            custom_id: buttonId('page', pageArgument(page - 1, depth), origin),
            disabled: page === 0,
          },
          {
            type: ComponentType.Button,
            style: ButtonStyle.Secondary,
            label: 'Next',
            custom_id: buttonId('page', pageArgument(page + 1, depth), origin),
            disabled: page >= pages - 1,
          },
        ]
      : [];
  return [buttons.slice(0, limits.buttonsPerRow), buttons.slice(limits.buttonsPerRow, 2 * limits.buttonsPerRow), turn]
    .filter((row) => row.length > 0)
    .map((components) => ({ type: ComponentType.ActionRow, components }));
}

/** A page of what is behind Details stays behind it. */
function pageArgument(page: number, depth: RenderOptions['depth']): string {
  return depth === 'details' ? `details-${page}` : `${page}`;
}

/** What the id of a button that turns the page says. */
export function readPageArgument(argument: string): Pick<RenderOptions, 'depth' | 'page'> {
  const isDetails = argument.startsWith('details-');
  const page = Number(isDetails ? argument.slice('details-'.length) : argument);
  return { depth: isDetails ? 'details' : 'short', page: Number.isInteger(page) ? page : 0 };
}

const notAsked: APIButtonComponent = {
  type: ComponentType.Button,
  style: ButtonStyle.Secondary,
  label: 'Not what I asked',
  custom_id: buttonId('not-asked'),
};

function toButton(
  action: Action,
  depth: RenderOptions['depth'],
  origin: CommandOrigin | undefined,
): APIButtonComponent | undefined {
  const button = (
    label: string,
    customId: string,
    style: ButtonStyle.Primary | ButtonStyle.Secondary = ButtonStyle.Secondary,
  ): APIButtonComponent | undefined =>
    customId.length > limits.customIdLength
      ? undefined
      : { type: ComponentType.Button, style, label: shorten(label, limits.buttonLabelLength), custom_id: customId };
  switch (action.kind) {
    case 'refresh':
      return button('Refresh', buttonId('refresh', '', origin));
    case 'details':
      return button(
        depth === 'details' ? 'Less' : 'Details',
        buttonId(depth === 'details' ? 'less' : 'details', '', origin),
      );
    case 'history':
      return button('History', buttonId('history', action.target, origin));
    case 'subscribe':
      return button('Tell me when it changes', buttonId('subscribe', action.target));
    case 'unsubscribe':
      return button('Stop telling me', buttonId('unsubscribe', action.target));
    case 'servers':
      return button(
        depth === 'details' ? 'Services only' : 'Show servers',
        buttonId(depth === 'details' ? 'less' : 'details', '', origin),
      );
    case 'customer-text':
      return button('Copy for customer', buttonId('customer-text', action.target));
    case 'tell-back':
      return button("Tell me when it's back", buttonId('tell-back', action.target), ButtonStyle.Primary);
    case 'ask-engineers':
      return button('Ask an engineer', buttonId('ask-engineers'));
    case 'choose':
      return button(action.name, buttonId('choose', action.name, origin), ButtonStyle.Primary);
    default:
      return action satisfies never;
  }
}
