/** An answer dressed for Discord: a card a CSM can read, never over Discord's limits, with buttons for what comes next. */
import type { Answer } from '../../answers/answer.ts';
import type { CommandOrigin } from '../../domain/button-id.ts';
import type { Picture } from '../charts/create-answer-pictures.ts';
import { asEmbed } from './answer-card/as-embed.ts';
import { asLayout } from './answer-card/as-layout.ts';
import { type CardForm, formOf } from './answer-card/card-form.ts';
import { type CardDepth, pageCount } from './answer-card/card-words.ts';
import type { MessageBody } from './message-body.ts';
import { withPicture } from './with-picture.ts';

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
