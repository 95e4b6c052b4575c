/** The channel's name and topic, its pinned messages, and on a phone the way back to the channels. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Actions } from '../actions.ts';
import { channelOf, channelTitle, isDm, isThread, text, userOf } from '../state.ts';
import { messageTime } from '../times.ts';
import { icon } from './icons.ts';
import { plainText } from './rich-text.ts';

export function headerView(actions: Actions): TemplateResult {
  const state = actions.state();
  const channel = channelOf(state);
  const kind = isDm(channel) ? 'at' : isThread(channel) ? 'thread' : 'hash';
  const parentId = text(channel, 'parent_id');
  return html`<header class="header">
    <button type="button" class="icon-button drawer-button" aria-label="Channels" aria-expanded=${state.isDrawerOpen} @click=${() => actions.update({ isDrawerOpen: !state.isDrawerOpen })}>${icon('menu')}</button>
    ${kind === 'thread' ? html`<button type="button" class="icon-button" aria-label="Back to the channel" @click=${() => actions.openChannel(parentId)}>${icon('back')}</button>` : nothing}
    ${icon(kind)}
    <h2 data-channel-title>${channelTitle(state, channel)}</h2>
    ${text(channel, 'topic') ? html`<p class="topic">${text(channel, 'topic')}</p>` : html`<span class="topic"></span>`}
    <button type="button" class="icon-button" data-pins aria-label="Pinned messages" title="Pinned messages" aria-expanded=${state.isPinsOpen} @click=${() => actions.update({ isPinsOpen: !state.isPinsOpen })}>${icon('pin')}</button>
    ${
      state.demo
        ? html`<button type="button" class="try" data-try aria-expanded=${state.isDemoOpen} aria-controls=${state.isDemoOpen ? 'demo' : nothing} @click=${() => actions.update({ isDemoOpen: !state.isDemoOpen })}>Try it</button>`
        : nothing
    }
    ${state.isPinsOpen ? pinsView(actions) : nothing}
  </header>`;
}

function pinsView(actions: Actions): TemplateResult {
  const state = actions.state();
  const pinned = (state.messages.get(state.channelId) ?? []).filter((message) => message.pinned).reverse();
  return html`<section class="pins" role="dialog" aria-label="Pinned messages" @keydown=${(event: KeyboardEvent) => {
    if (event.key === 'Escape') actions.update({ isPinsOpen: false });
  }}>
    <h3>Pinned Messages</h3>
    ${pinned.length === 0 ? html`<p class="empty">This channel doesn't have any pinned messages… yet.</p>` : nothing}
    ${pinned.map(
      (message) => html`<article>
        <b>${userOf(state, message.author.id).name}</b> <small>${messageTime(message.timestamp)}</small>
        <p>${plainText(state, message.content || message.embeds[0]?.title || message.embeds[0]?.description || '')}</p>
        <button type="button" @click=${() => {
          actions.update({ isPinsOpen: false });
          actions.jumpTo(message.id);
        }}>Jump</button>
      </article>`,
    )}
  </section>`;
}
