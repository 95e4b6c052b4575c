/** What the card of an answer is made of: its words, and the buttons under them. */

import { type APIButtonComponent, ButtonStyle, ComponentType } from 'discord.js';
import type { Action, Answer, Fact, Row } from '../../../answers/answer.ts';
import { type ButtonKind, buttonId, type CommandOrigin } from '../../../domain/button-id.ts';
import { dotOf, wordOf } from '../../../format/health-words.ts';
import { aroundName } from '../../../format/name-in-line.ts';
import { strong, type Text } from '../../../format/text.ts';
import { limits } from '../limits.ts';
import { shorten, timestamp, toMarkup } from '../markup.ts';
import type { ComponentRow } from '../message-body.ts';

export type CardDepth = 'short' | 'details';

/** Rows of several hosts or services on one page. */
const rowsPerPage = 12;
/** So many fit beside each other at a desk. */
const factsPerLine = 2;

export type ShownGroup = { title: string; rows: readonly Row[] };

/** Hello, help and "did you mean" need no frame. */
export function isSmallTalk({ status, facts, groups }: Answer): boolean {
  return status === 'none' && facts.length === 0 && groups.length === 0;
}

export function headWords(answer: Answer): string {
  return [verdictWords(answer), lineWords(answer)].filter(Boolean).join('\n');
}

function verdictWords({ status, verdict }: Answer): string {
  return `${status === 'none' ? '' : `${dotOf(status)} `}${toMarkup(verdict)}`;
}

/** What it means, below the verdict. */
function lineWords({ lines }: Answer): string {
  return lines.map(toMarkup).join('\n');
}

/** When the oldest reading was measured, unless the answer says so itself. */
function measuredWords({ lines, measuredAtMs }: Answer): string | undefined {
  const isSaid = lines.some(([first]) => typeof first === 'string' && first.startsWith('Measured '));
  return measuredAtMs === undefined || isSaid ? undefined : `Measured ${timestamp(measuredAtMs, 'ago')}`;
}

/** In small print below all else: how old it is, the state in a word, and which page of how many. */
export function footWords(answer: Answer, page: number, pages: number): string {
  const measured = measuredWords(answer);
  const foot = [
    ...(measured === undefined ? [] : [measured]),
    ...(answer.status === 'none' ? [] : [`Status: ${wordOf(answer.status)}`]),
    ...(pages > 1 ? [`Page ${page + 1} of ${pages}`] : []),
  ];
  return foot.length === 0 ? '' : `-# ${foot.join(' · ')}`;
}

export function shownFacts({ facts }: Answer, depth: CardDepth): Fact[] {
  return facts.filter(({ audience, key }) => key !== 'measured' && (audience === 'main' || depth === 'details'));
}

/** A few to a line, which a phone does not stack one below the other; behind Details there are too many for that. */
export function factLines(answer: Answer): string {
  const all = shownFacts(answer, 'short').map(factWords);
  const lines = Array.from({ length: Math.ceil(all.length / factsPerLine) }, (_, at) =>
    all.slice(at * factsPerLine, (at + 1) * factsPerLine).join(' · '),
  );
  return lines.join('\n');
}

export function factWords({ label, text }: Fact): string {
  // A label ends no line without its value.
  return `**${toMarkup([label.replaceAll(' ', '\u00a0')])}**\u00a0${toMarkup(text)}`;
}

/** Group titles with their rows; only the rows of this page, so that ten thousand hosts fit. */
export function shownGroups({ groups }: Answer, page: number): ShownGroup[] {
  const from = page * rowsPerPage;
  let at = 0;
  return groups.flatMap(({ title, rows }) => {
    const shown = rows.slice(Math.max(0, from - at), Math.max(0, from + rowsPerPage - at));
    at += rows.length;
    return shown.length === 0 ? [] : [{ title, rows: shown }];
  });
}

export function pageCount({ groups }: Answer): number {
  const rows = groups.reduce((sum, group) => sum + group.rows.length, 0);
  return Math.max(1, Math.ceil(rows / rowsPerPage));
}

export function titleWords(title: string): string {
  return `__${toMarkup([title])}__`;
}

export function rowWords({ name, status, line }: Row): string {
  return shorten(`${dotOf(status)} ${toMarkup(namedLine(line, name))}`, limits.rowLength);
}

/** A row begins with its name, unless its line has it further on: it would stand there twice. */
function namedLine(line: Text, name: string): Text {
  const around = aroundName(line, name);
  if (!around) return [strong(name), ' ', ...line];
  // Within words of weight it has weight already.
  return around.isStrong ? line : [...around.before, strong(name), ...around.after];
}

export type CardButtons = {
  depth: CardDepth;
  page: number;
  pages: number;
  /** It answers words that somebody typed, which may have been misread: "Not what I asked" is offered. */
  mayMiss?: boolean;
  /** The command it answers, which its buttons carry. */
  origin?: CommandOrigin;
};

export function buttonRows(
  answer: Answer,
  { depth, page, pages, mayMiss = false, origin }: CardButtons,
): ComponentRow[] {
  const canMiss = mayMiss && answer.intent !== 'greeting' && answer.intent !== 'help';
  const buttons = withoutTwins(answer.actions.flatMap((action) => toButton(action, depth, origin) ?? []));
  if (canMiss) buttons.push(notAsked);
  const [row, rest] = [limits.buttonsPerRow, 2 * limits.buttonsPerRow];
  const isChoice = answer.actions.some(({ kind }) => kind === 'choose');
  const turn = pages > 1 ? [turnTo('Previous', page - 1), turnTo('Next', page + 1)] : [];
  if (buttons.length > row && !isChoice)
    return [...rowOf(buttons.slice(0, mostInSight)), moreOf(buttons.slice(mostInSight)), ...rowOf(turn)];
  return [buttons.slice(0, row), buttons.slice(row, rest), turn].flatMap(rowOf);

  function turnTo(label: string, other: number): APIButtonComponent {
    return {
      type: ComponentType.Button,
      style: ButtonStyle.Secondary,
      label,
      custom_id: buttonId('page', pageArgument(other, depth), origin),
      disabled: other < 0 || other >= pages,
    };
  }
}

/** Discord refuses a message with one id twice: "Show servers" and "Details" of an answer in two parts are one press. */
function withoutTwins(buttons: readonly APIButtonComponent[]): APIButtonComponent[] {
  const idOf = (one: APIButtonComponent) => ('custom_id' in one ? one.custom_id : undefined);
  return buttons.filter((one, at) => buttons.findIndex((other) => idOf(other) === idOf(one)) === at);
}

/** Of more than fit into a row. */
const mostInSight = 3;

function rowOf(components: APIButtonComponent[]): ComponentRow[] {
  return components.length === 0 ? [] : [{ type: ComponentType.ActionRow, components }];
}

/** What is chosen is as if its button were pressed: its value is the button's id. */
function moreOf(buttons: readonly APIButtonComponent[]): ComponentRow {
  const options = buttons.flatMap((one) =>
    'custom_id' in one && one.label ? [{ label: one.label, value: one.custom_id }] : [],
  );
  const menu = { custom_id: buttonId('more'), placeholder: 'More', options };
  return { type: ComponentType.ActionRow, components: [{ type: ComponentType.StringSelect, ...menu }] };
}

/** Beside a row, which has the name: an answer about that one thing. A longer label would leave the row no room on a phone. */
export function aboutButton(name: string): APIButtonComponent | undefined {
  return button('about', { argument: name, label: 'About it' });
}

/** A page of what is behind Details stays behind it. */
function pageArgument(page: number, depth: CardDepth): string {
  return depth === 'details' ? `details-${page}` : `${page}`;
}

/** What the id of a button that turns the page says. */
export function readPageArgument(argument: string): { depth: CardDepth; page: number } {
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

function toButton(action: Action, depth: CardDepth, origin: CommandOrigin | undefined): APIButtonComponent | undefined {
  const switched: ButtonKind = depth === 'details' ? 'less' : 'details';
  switch (action.kind) {
    case 'refresh':
      return button('refresh', { label: 'Refresh', origin });
    case 'details':
      return button(switched, { label: depth === 'details' ? 'Less' : 'Details', origin });
    case 'history':
      return button('history', { argument: action.target, label: 'History', origin });
    case 'subscribe':
      return button('subscribe', { argument: action.target, label: 'Tell me when it changes' });
    case 'unsubscribe':
      return button('unsubscribe', { argument: action.target, label: 'Stop telling me' });
    case 'servers':
      return button(switched, { label: depth === 'details' ? 'Services only' : 'Show servers', origin });
    case 'customer-text':
      return button('customer-text', { argument: action.target, label: 'Copy for customer' });
    case 'tell-back':
      return button('tell-back', { argument: action.target, label: "Tell me when it's back", isMain: true });
    case 'forget-me':
      return button('privacy-delete', { label: 'Delete what is kept about me' });
    case 'ask-engineers':
      return button('ask-engineers', { label: 'Ask an engineer' });
    case 'choose':
      return button('choose', { argument: action.name, label: action.name, origin, isMain: true });
    default:
      return action satisfies never;
  }
}

/** Undefined where Discord would take no id of that length. */
function button(
  kind: ButtonKind,
  how: { argument?: string; label: string; origin?: CommandOrigin | undefined; isMain?: boolean },
): APIButtonComponent | undefined {
  const id = buttonId(kind, how.argument, how.origin);
  if (id.length > limits.customIdLength) return undefined;
  return {
    type: ComponentType.Button,
    style: how.isMain ? ButtonStyle.Primary : ButtonStyle.Secondary,
    label: shorten(how.label, limits.buttonLabelLength),
    custom_id: id,
  };
}
