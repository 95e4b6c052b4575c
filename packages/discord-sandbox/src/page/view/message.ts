/** One message: its head or none when it follows its author's last, what it says, and what can be done with it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { SeenMessage } from '../../control/person-view.ts';
import type { Actions } from '../actions.ts';
import { channelOf, color, type PageState, text, userOf } from '../state.ts';
import { messageTime, shortTime } from '../times.ts';
import { avatarUrl } from './avatar.ts';
import { componentsView } from './components.ts';
import { embedView } from './embed.ts';
import { withEmoji } from './emoji.ts';
import { icon } from './icons.ts';
import { plainText, richText } from './rich-text.ts';

const loadingFlag = 1 << 7;
const chatCommandType = 20;
const menuCommandType = 23;

export function messageView(
  actions: Actions,
  message: SeenMessage,
  { continues }: { continues: boolean },
): TemplateResult {
  const state = actions.state();
  const author = userOf(state, message.author.id);
  const isActive = state.activeMessageId === message.id;
  const isLoading = ((message.flags ?? 0) & loadingFlag) !== 0;
  const activate = () => {
    if (actions.state().activeMessageId !== message.id) actions.update({ activeMessageId: message.id });
  };
  return html`<div
    class="message ${continues ? 'continues' : ''} ${mentionsMe(state, message) ? 'mentions-me' : ''}"
    role="article"
    tabindex=${isActive || state.activeMessageId === undefined ? 0 : -1}
    aria-label=${`${author.name}, ${messageTime(message.timestamp)}`}
    data-message
    data-message-id=${message.id}
    data-author=${author.name}
    ?data-ephemeral=${message.only_you ?? false}
    @mouseenter=${activate}
    @focusin=${activate}
    @contextmenu=${(event: MouseEvent) => {
      event.preventDefault();
      openMenu(actions, message, event.clientX, event.clientY);
    }}
    @keydown=${(event: KeyboardEvent) => onKey(actions, message, event)}
  >
    <discord-message
      author=${author.name}
      avatar=${avatarUrl(state, author.id)}
      ?bot=${author.bot}
      role-color=${color(author.color) || nothing}
      timestamp=${continues ? shortTime(message.timestamp) : messageTime(message.timestamp)}
      ?edited=${message.edited_timestamp !== null && state.editingId !== message.id}
      ?ephemeral=${message.only_you ?? false}
      ?highlight=${mentionsMe(state, message)}
      ?message-body-only=${continues}
      .dismissMessageClicked=${() => actions.remove(message)}
    >
      ${headView(actions, message)}
      ${state.editingId === message.id ? editorView(actions, message) : isLoading ? thinkingView(author.name) : html`<span data-content>${richText(state, message.content)}</span>`}
      ${message.attachments.length > 0 ? attachmentsView(message) : nothing}
      ${message.embeds.map((embed) => embedView(state, embed))}
      ${componentsView(actions, message)}
      ${reactionsView(actions, message)}
      ${threadView(actions, message)}
      ${state.failed.has(message.id) ? html`<div slot="components" class="failed" role="alert">This interaction failed</div>` : nothing}
    </discord-message>
    ${isActive ? toolbarView(actions, message) : nothing}
  </div>`;
}

export function mentionsMe(state: PageState, message: SeenMessage): boolean {
  if (message.author.id === state.server.me) return false;
  const { roles } = userOf(state, state.server.me);
  return (
    message.mentions.some((user) => user.id === state.server.me) ||
    message.mention_roles.some((id) => roles.includes(id)) ||
    message.mention_everyone
  );
}

function openMenu(actions: Actions, message: SeenMessage, x: number, y: number): void {
  actions.update({ menu: { messageId: message.id, x, y } });
}

function headView(actions: Actions, message: SeenMessage): TemplateResult | typeof nothing {
  const state = actions.state();
  const used = message.interaction_metadata;
  if (used && (message.type === chatCommandType || message.type === menuCommandType)) {
    const user = userOf(state, used.user.id);
    const isSlash = message.type === chatCommandType;
    return html`<discord-command slot="reply" data-used-command author=${user.name} avatar=${avatarUrl(state, user.id)} role-color=${color(user.color) || nothing}
      type="slash_command" command=${`${isSlash ? '' : ''}${text(used, 'name') || text(message.interaction, 'name')}`}></discord-command>`;
  }
  if (!message.message_reference) return nothing;
  const target = message.referenced_message;
  if (!target) return html`<discord-reply slot="reply" deleted></discord-reply>`;
  const author = userOf(state, target.author.id);
  const pings = message.mentions.some((user) => user.id === target.author.id);
  return html`<discord-reply slot="reply" data-reply-to=${target.id} tabindex="0" role="link" aria-label=${`Reply to ${author.name}`}
    author=${author.name} avatar=${avatarUrl(state, author.id)} ?bot=${author.bot} ?mentions=${pings} ?edited=${target.edited_timestamp !== null}
    role-color=${color(author.color) || nothing} ?attachment=${target.attachments.length > 0 || target.embeds.length > 0}
    @click=${() => actions.jumpTo(target.id)}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key === 'Enter') actions.jumpTo(target.id);
    }}
    >${plainText(state, target.content) || html`<em>Click to see attachment</em>`}</discord-reply>`;
}

function thinkingView(name: string): TemplateResult {
  return html`<span class="thinking" role="status"><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span> ${name} is thinking…</span>`;
}

function editorView(actions: Actions, message: SeenMessage): TemplateResult {
  return html`<form class="editor" @submit=${(event: SubmitEvent) => event.preventDefault()}>
    <textarea aria-label="Edit message" data-editor rows="1" .value=${message.content}
      @keydown=${(event: KeyboardEvent) => {
        event.stopPropagation();
        if (event.key === 'Escape') actions.update({ editingId: undefined });
        if (event.key !== 'Enter' || event.shiftKey || !(event.target instanceof HTMLTextAreaElement)) return;
        event.preventDefault();
        actions.edit(message.id, event.target.value);
      }}></textarea>
    <small>escape to <button type="button" class="plain" @click=${() => actions.update({ editingId: undefined })}>cancel</button> • enter to save</small>
  </form>`;
}

function attachmentsView(message: SeenMessage): TemplateResult {
  return html`<discord-attachments slot="attachments">
    ${message.attachments.map((file) =>
      file.content_type?.startsWith('image/')
        ? html`<a class="picture" href=${file.url} target="_blank" rel="noopener noreferrer"><img src=${file.url} alt=${file.description ?? file.filename} width=${file.width ?? nothing} height=${file.height ?? nothing} loading="lazy" /></a>`
        : html`<discord-file-attachment name=${file.filename} bytes=${Math.max(1, Math.round(file.size / 1024))} bytes-unit="KB" href=${file.url} target="_blank"></discord-file-attachment>`,
    )}
  </discord-attachments>`;
}

function reactionsView(actions: Actions, message: SeenMessage): TemplateResult | typeof nothing {
  const reactions = message.reactions ?? [];
  if (reactions.length === 0) return nothing;
  return html`<div slot="reactions" class="reactions">
    ${reactions.map((reaction) => {
      const emoji = reaction.emoji.name ?? '';
      const mine = message.my_reactions?.includes(emoji) ?? false;
      return html`<button type="button" class="reaction ${mine ? 'mine' : ''}" aria-pressed=${mine} aria-label=${`${emoji}, ${reaction.count}`}
        @click=${() => actions.toggleReaction(message, emoji)}>${withEmoji(emoji)} <b>${reaction.count}</b></button>`;
    })}
  </div>`;
}

function threadView(actions: Actions, message: SeenMessage): TemplateResult | typeof nothing {
  const { thread } = message;
  if (!thread) return nothing;
  const channel = channelOf(actions.state(), thread.id);
  const count = Number(Reflect.get(channel ?? thread, 'message_count') ?? 0);
  const open = () => actions.openChannel(thread.id);
  return html`<discord-thread slot="thread" data-thread tabindex="0" role="button" name=${text(channel ?? thread, 'name')} cta=${`${count} ${count === 1 ? 'Message' : 'Messages'}`}
    @click=${open}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key === 'Enter') open();
    }}>Open the thread</discord-thread>`;
}

function toolbarView(actions: Actions, message: SeenMessage): TemplateResult {
  const state = actions.state();
  const mine = message.author.id === state.server.me;
  const button = (label: string, name: Parameters<typeof icon>[0], run: (event: MouseEvent) => void) =>
    html`<button type="button" aria-label=${label} title=${label} @click=${run}>${icon(name)}</button>`;
  if (message.only_you) return html``;
  return html`<div class="toolbar" role="toolbar" aria-label="Message actions">
    ${button('React with thumbs up', 'smile', () => actions.toggleReaction(message, '👍'))}
    ${mine ? button('Edit', 'edit', () => actions.update({ editingId: message.id })) : button('Reply', 'reply', () => actions.update({ replyTo: message }))}
    ${message.thread ? nothing : button('Create Thread', 'thread', () => actions.openThread(message))}
    ${button('More', 'more', (event) => {
      const box =
        event.currentTarget instanceof Element ? event.currentTarget.getBoundingClientRect() : { right: 0, bottom: 0 };
      openMenu(actions, message, box.right, box.bottom);
    })}
  </div>`;
}

function onKey(actions: Actions, message: SeenMessage, event: KeyboardEvent): void {
  const row = event.currentTarget;
  if (!(row instanceof HTMLElement) || event.target !== row) return;
  const isMenuKey = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey) || event.key === 'Enter';
  if (isMenuKey) {
    event.preventDefault();
    const box = row.getBoundingClientRect();
    openMenu(actions, message, box.left + 72, box.top + 24);
  }
  const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const all = [...document.querySelectorAll<HTMLElement>('[data-message]')];
  all[all.indexOf(row) + step]?.focus();
}
