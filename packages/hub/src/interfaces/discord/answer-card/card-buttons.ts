/** The buttons under an answer: what comes next, the pages of a long list, and "Not what I asked". What is less likely is in a menu. */
import { type APIButtonComponent, ButtonStyle, ComponentType } from 'discord.js';
import type { Action, Answer } from '../../../answers/answer.ts';
import { type ButtonKind, buttonId, type CommandOrigin } from '../../../domain/button-id.ts';
import { limits } from '../limits.ts';
import { shorten } from '../markup.ts';
import type { ComponentRow } from '../message-body.ts';
import type { CardDepth } from './card-words.ts';

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
  const buttons = answer.actions.flatMap((action) => toButton(action, depth, origin) ?? []);
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
