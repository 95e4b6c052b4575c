/** The guild's channels and threads, the direct messages, and who one is. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Actions } from '../actions.ts';
import { channelTitle, isDm, isThread, type PageState, text } from '../state.ts';
import { avatarUrl } from './avatar.ts';
import { withEmoji } from './emoji.ts';
import { icon } from './icons.ts';

export function sidebarView(actions: Actions): TemplateResult {
  const state = actions.state();
  const channels = state.server.channels.filter((channel) => !isDm(channel) && !isThread(channel));
  const dm = state.server.channels.find((channel) => isDm(channel));
  return html`<nav class="sidebar ${state.isDrawerOpen ? 'open' : ''}" aria-label="Channels">
    <h1 class="guild">${state.server.guild.name}</h1>
    <div class="channels">
      <h2>Text channels</h2>
      <ul>
        ${channels.map((channel) => html`${channelView(actions, channel)}${threadsOf(state, channel).map((thread) => channelView(actions, thread))}`)}
      </ul>
      <h2>Direct messages</h2>
      <ul>${dm ? channelView(actions, dm) : nothing}</ul>
    </div>
    ${meView(actions)}
  </nav>`;
}

function channelView(actions: Actions, channel: object): TemplateResult {
  const state = actions.state();
  const id = text(channel, 'id');
  const unread = state.unread.get(id);
  const isOpen = id === state.channelId;
  const title = channelTitle(state, channel);
  const kind = isThread(channel) ? 'thread' : 'hash';
  return html`<li class=${isThread(channel) ? 'thread-item' : ''}>
    <button type="button" class="channel ${isOpen ? 'open' : ''} ${unread ? 'unread' : ''}" data-channel=${title} data-channel-id=${id}
      aria-label=${unread?.mentions ? `${title}, ${unread.mentions} ${unread.mentions === 1 ? 'mention' : 'mentions'}` : title} aria-current=${isOpen ? 'page' : nothing} @click=${() => actions.openChannel(id)}>
      ${
        isDm(channel)
          ? html`<span class="dm-face"><img src=${avatarUrl(state, state.server.botId)} alt="" width="32" height="32" /><i class="presence ${state.server.botOnline ? 'online' : ''}" title=${state.server.botOnline ? 'Online' : 'Offline'}></i></span>`
          : icon(kind)
      }
      <span class="channel-name">${title}${isDm(channel) && state.server.botOnline && state.server.botStatus ? html`<small data-bot-status>${withEmoji(state.server.botStatus)}</small>` : nothing}</span>
      ${unread?.mentions ? html`<span class="badge">${unread.mentions}</span>` : nothing}
    </button>
  </li>`;
}

function threadsOf(state: PageState, parent: object): object[] {
  const isArchived = (channel: object) =>
    Boolean(Reflect.get(Reflect.get(channel, 'thread_metadata') ?? {}, 'archived'));
  return state.server.channels.filter(
    (channel) => isThread(channel) && text(channel, 'parent_id') === text(parent, 'id') && !isArchived(channel),
  );
}

function meView(actions: Actions): TemplateResult {
  const state = actions.state();
  const people = state.server.users.filter((user) => !user.bot);
  const isLight = document.documentElement.dataset['theme'] === 'light';
  const roleNames = (ids: string[]) =>
    state.server.roles
      .filter((role) => ids.includes(role.id))
      .map((role) => role.name)
      .join(', ');
  return html`<div class="me">
    <img src=${avatarUrl(state, state.server.me)} alt="" width="32" height="32" />
    <label class="me-who"><span class="visually-hidden">Who you are</span>
      <select data-who aria-label="Who you are" @change=${(event: Event) => {
        if (event.target instanceof HTMLSelectElement) actions.become(event.target.value);
      }}>
        ${people.map((user) => html`<option value=${user.id} ?selected=${user.id === state.server.me}>${user.name}, ${roleNames(user.roles)}</option>`)}
      </select>
      <small>Choose who you are</small>
    </label>
    <button type="button" class="icon-button" data-theme-toggle aria-label=${isLight ? 'Dark theme' : 'Light theme'} title=${isLight ? 'Dark theme' : 'Light theme'}
      @click=${() => actions.setTheme(isLight ? 'dark' : 'light')}>${icon(isLight ? 'moon' : 'sun')}</button>
  </div>`;
}
