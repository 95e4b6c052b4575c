/** The messages of the open channel, with days between them and what only this page knows below. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { SeenMessage } from '../../control/person-view.ts';
import type { Actions } from '../actions.ts';
import { channelOf, channelTitle, isDm, isThread, type Note, type PageState, text, userOf } from '../state.ts';
import { isSameDay, longDate, messageTime } from '../times.ts';
import { avatarUrl } from './avatar.ts';
import { icon } from './icons.ts';
import { messageView } from './message.ts';

/** Discord puts messages of one author under one head within seven minutes. */
const togetherMs = 7 * 60_000;
const threadCreatedType = 18;

export function messagesView(actions: Actions): TemplateResult {
  const state = actions.state();
  const messages = state.messages.get(state.channelId) ?? [];
  const notes = state.notes.filter((note) => note.channelId === state.channelId);
  return html`<discord-messages class="messages" data-messages role="log" aria-label=${`Messages in ${channelTitle(state, channelOf(state))}`} tabindex="-1"
    no-background ?light-theme=${document.documentElement.dataset['theme'] === 'light'}>
    ${beginningView(state)}
    ${repeat(
      messages,
      (message) => message.id,
      (message, index) => {
        const before = messages[index - 1];
        const isNewDay = !before || !isSameDay(before.timestamp, message.timestamp);
        return html`${isNewDay ? html`<div class="day" role="separator"><span>${longDate(message.timestamp)}</span></div>` : nothing}${
          message.type === threadCreatedType
            ? threadLine(actions, message)
            : messageView(actions, message, { continues: !isNewDay && follows(before, message) })
        }`;
      },
    )}
    ${notes.map((note) => noteView(actions, note))}
    <div class="end" aria-hidden="true"></div>
  </discord-messages>`;
}

function beginningView(state: PageState): TemplateResult {
  const channel = channelOf(state);
  const title = channelTitle(state, channel);
  if (isDm(channel)) {
    return html`<div class="beginning"><img src=${avatarUrl(state, state.server.botId)} alt="" width="80" height="80" /><h2>${title}</h2><p>This is the beginning of your direct message history with <b>${title}</b>.</p></div>`;
  }
  const kind = isThread(channel) ? 'thread' : 'hash';
  return html`<div class="beginning"><span class="beginning-icon">${icon(kind)}</span><h2>${kind === 'hash' ? `Welcome to #${title}!` : title}</h2>
    <p>${kind === 'hash' ? `This is the start of the #${title} channel. ${text(channel, 'topic')}` : 'This is the start of the thread.'}</p></div>`;
}

function threadLine(actions: Actions, message: SeenMessage): TemplateResult {
  const author = userOf(actions.state(), message.author.id);
  return html`<discord-system-message type="thread" timestamp=${messageTime(message.timestamp)}>${author.name} started a thread: <b>${message.content}</b></discord-system-message>`;
}

function noteView(actions: Actions, note: Note): TemplateResult {
  const state = actions.state();
  return html`<div class="message note" data-note role=${note.isError ? 'alert' : 'status'}>
    <discord-message author=${userOf(state, state.server.botId).name} avatar=${avatarUrl(state, state.server.botId)} bot ephemeral timestamp=${messageTime(new Date().toISOString())}
      .dismissMessageClicked=${() => actions.dismissNote(note.id)}>
      ${note.command ? html`<discord-command slot="reply" author=${userOf(state, state.server.me).name} avatar=${avatarUrl(state, state.server.me)} type="slash_command" command=${note.command}></discord-command>` : nothing}
      <span class=${note.isError ? 'failed' : 'thinking'}>${note.text}</span>
    </discord-message>
  </div>`;
}

function follows(before: SeenMessage | undefined, message: SeenMessage): boolean {
  if (!before || before.author.id !== message.author.id || before.only_you !== message.only_you) return false;
  if (message.message_reference || message.interaction_metadata || before.type === threadCreatedType) return false;
  return Date.parse(message.timestamp) - Date.parse(before.timestamp) < togetherMs;
}
