/** In which of Discord's two forms an answer is written: decided here alone. */
import { type Message, MessageFlags } from 'discord.js';
import type { Answer } from '../../../answers/answer.ts';

/**
 * `layout`: Discord's newer components (Components V2), where a row can have a button beside it. A message keeps it for
 * good: the flag can be set by an edit, and never be taken away (Discord docs, "Edit Message").
 */
export type CardForm = 'embed' | 'layout';

/** How things are now, one or many: what leads on from each stands beside it. */
const ofNow: readonly Answer['intent'][] = ['describe', 'health', 'fleet'];

/** Rows of several things gain a button beside each that is in trouble; the trouble of one has what to do next within its frame. */
export function formOf({ intent, groups, actions }: Answer): CardForm {
  const gains = groups.length > 0 || actions.some(({ kind }) => kind === 'tell-back');
  return gains && ofNow.includes(intent) ? 'layout' : 'embed';
}

/** An answer is brought up to date in the form that it was given in. */
export function formOfSent({ flags }: Pick<Message, 'flags'>): CardForm {
  return flags.has(MessageFlags.IsComponentsV2) ? 'layout' : 'embed';
}
