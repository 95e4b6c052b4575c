/** The menu of a message: what Discord offers, and under Apps the bot's commands on messages. */
import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { Actions } from '../actions.ts';
import { channelOf, isDm } from '../state.ts';
import { icon } from './icons.ts';

const messageCommand = 3;

export function menuView(actions: Actions): TemplateResult | typeof nothing {
  const state = actions.state();
  const message = (state.messages.get(state.channelId) ?? []).find((one) => one.id === state.menu?.messageId);
  if (!state.menu || !message) return nothing;
  const mine = message.author.id === state.server.me;
  const commands = (isDm(channelOf(state)) ? state.server.commands.dm : state.server.commands.guild).filter(
    (one) => one.type === messageCommand,
  );
  const close = () => actions.update({ menu: undefined });
  const item = (label: string, name: Parameters<typeof icon>[0], run: () => void, kind = '') =>
    html`<button type="button" role="menuitem" class=${kind} @click=${() => {
      close();
      run();
    }}><span>${label}</span>${icon(name)}</button>`;
  const left = Math.min(state.menu.x, innerWidth - 240);
  const top = Math.min(state.menu.y, innerHeight - 120 - 34 * (6 + commands.length));
  return html`<div class="menu-ground" @click=${close} @contextmenu=${(event: Event) => {
    event.preventDefault();
    close();
  }}></div>
  <div class="menu" role="menu" aria-label="Message" data-menu style=${`left:${Math.max(8, left)}px;top:${Math.max(8, top)}px`} ${ref(focusFirst)} @keydown=${(event: KeyboardEvent) => onKey(event, close)}>
    ${
      message.only_you
        ? item('Dismiss Message', 'close', () => actions.remove(message))
        : html`
      ${item('Add Reaction 👍', 'smile', () => actions.toggleReaction(message, '👍'))}
      ${mine ? item('Edit Message', 'edit', () => actions.update({ editingId: message.id })) : nothing}
      ${item('Reply', 'reply', () => actions.update({ replyTo: message }))}
      ${message.thread ? nothing : item('Create Thread', 'thread', () => actions.openThread(message))}
      ${message.pinned ? nothing : item('Pin Message', 'pin', () => actions.pin(message))}
      ${commands.length > 0 ? html`<div class="menu-title" role="presentation">Apps</div>${commands.map((command) => item(command.name, 'send', () => actions.runMessageCommand(message, command)))}` : nothing}
      ${mine ? item('Delete Message', 'trash', () => actions.remove(message), 'danger') : nothing}`
    }
  </div>`;
}

function onKey(event: KeyboardEvent, close: () => void): void {
  if (event.key === 'Escape') close();
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || !(event.currentTarget instanceof HTMLElement)) return;
  event.preventDefault();
  const items: (Element | null)[] = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')];
  const at = items.indexOf(document.activeElement);
  const next = items[(at + step + items.length) % items.length];
  if (next instanceof HTMLElement) next.focus();
}

function focusFirst(element: Element | undefined): void {
  if (!element || element.contains(document.activeElement)) return;
  queueMicrotask(() => element.querySelector<HTMLElement>('[role=menuitem]')?.focus());
}
