/** Carries out what a person does on the page. */
import type { SeenMessage } from '../control/person-view.ts';
import type { Outcome } from '../people/interact.ts';
import type { Actions } from './actions.ts';
import { act, interactAs, isRefusal, type Refusal } from './api.ts';
import { commandText, leafOf, matchingLeaves, mentionSuggestions, offers, valuesOf } from './command-draft.ts';
import { createDemoActions } from './demo-actions.ts';
import type { CommandJson, PageState } from './state.ts';

export type ActionsOptions = {
  state: PageState;
  draw(): void;
  openChannel(channelId: string): Promise<void>;
  become(person: string): Promise<void>;
};

const typingEveryMs = 8_000;

export function createActions({ state, draw, openChannel, become }: ActionsOptions): Actions {
  let lastTypingMs = 0;
  let notes = 0;
  let asked = 0;
  const me = () => state.server.me;
  const demo = createDemoActions({ state, draw, openChannel, tell });

  return {
    state: () => state,
    askDemo: (question) => void demo.askDemo(question),
    pressSwitch: (id) => void demo.pressSwitch(id),
    update(change) {
      Object.assign(state, change);
      draw();
      if ('editingId' in change && change.editingId) focusSoon('[data-editor]');
      else if (
        ('replyTo' in change && change.replyTo) ||
        ('editingId' in change && !change.editingId) ||
        ('draft' in change && !change.draft)
      )
        focusSoon('[data-composer]');
    },
    become: (personId) => void become(personId),
    openChannel: (channelId) => void openChannel(channelId),
    setTheme(theme) {
      document.documentElement.dataset['theme'] = theme;
      localStorage.setItem('theme', theme);
      draw();
    },
    say(text) {
      const { replyTo } = state;
      state.replyTo = undefined;
      state.suggestions = [];
      // Who writes wants to see it, wherever they had scrolled to.
      const list = document.querySelector<HTMLElement>('.scroller');
      if (list) list.dataset['follows'] = 'end';
      void tell(
        replyTo
          ? act(me(), 'reply', { message: replyTo.id, text })
          : act(me(), 'say', { channel: state.channelId, text }),
      );
    },
    typed(text) {
      if (text !== '' && !text.startsWith('/') && Date.now() - lastTypingMs > typingEveryMs) {
        lastTypingMs = Date.now();
        void act(me(), 'typing', { channel: state.channelId });
      }
      suggestFor(text);
      draw();
    },
    edit(messageId, text) {
      state.editingId = undefined;
      if (text.trim() !== '') void tell(act(me(), 'edit', { message: messageId, text }));
      draw();
      focusSoon('[data-composer]');
    },
    remove: (message) => void tell(act(me(), message.only_you ? 'dismiss' : 'delete', { message: message.id })),
    toggleReaction(message, emoji) {
      const what = message.my_reactions?.includes(emoji) ? 'unreact' : 'react';
      void tell(act(me(), what, { message: message.id, emoji }));
    },
    openThread(message) {
      const name = message.content.slice(0, 40).trim() || 'New thread';
      void tell(act<{ id: string }>(me(), 'createThread', { message: message.id, name }));
    },
    pin: (message) => void tell(act(me(), 'pin', { message: message.id })),
    press: (message, customId) => void interact(message, customId, 'press', { message: message.id, button: customId }),
    select(message, customId, values) {
      state.openSelect = undefined;
      void interact(message, customId, 'select', { message: message.id, menu: customId, values });
    },
    runMessageCommand(message, command) {
      void runCommand(command.name, interactAs(me(), 'contextMenu', { message: message.id, command: command.name }));
    },
    async submitModal(modal, values) {
      const outcome = await interactAs(me(), 'submitModal', { modal, values });
      if (isRefusal(outcome) || outcome.kind === 'failed') {
        state.modal = { modal, error: isRefusal(outcome) ? outcome.refused : 'Something went wrong. Try again.' };
      } else {
        state.modal = undefined;
        showModal(outcome);
      }
      draw();
    },
    beginCommand,
    fillOption(name, text) {
      const { draft } = state;
      if (!draft) return;
      const known = draft.entries.get(name);
      // A field that is only entered leaves the complaint standing that led there.
      if ((known?.text ?? '') !== text) {
        draft.entries.set(name, { text });
        draft.error = undefined;
      }
      void suggestOption(name);
    },
    async sendCommand() {
      const { draft } = state;
      if (!draft) return;
      const values = valuesOf(draft);
      const missing = draft.options.find((option) => option.required && !values.has(option.name));
      if (missing) {
        draft.error = `${missing.name} is required`;
        draw();
        focusSoon(`[data-option="${missing.name}"]`);
        return;
      }
      state.draft = undefined;
      state.suggestions = [];
      draw();
      focusSoon('[data-composer]');
      const args = { command: commandText(draft), values: Object.fromEntries(values), channel: state.channelId };
      await runCommand(commandText(draft), interactAs(me(), 'slash', args));
    },
    jumpTo(messageId) {
      const target = document.querySelector<HTMLElement>(`[data-message-id="${messageId}"]`);
      target?.scrollIntoView({ block: 'center' });
      target?.classList.add('flash');
      setTimeout(() => target?.classList.remove('flash'), 2_000);
    },
    dismissNote(id) {
      state.notes = state.notes.filter((note) => note.id !== id);
      draw();
    },
  };

  async function interact(message: SeenMessage, customId: string, what: string, args: object): Promise<void> {
    const key = `${message.id} ${customId}`;
    state.waiting.add(key);
    state.failed.delete(message.id);
    draw();
    const outcome = await interactAs(me(), what, args);
    state.waiting.delete(key);
    if (isRefusal(outcome)) addNote({ text: outcome.refused, isError: true });
    else if (outcome.kind === 'failed') state.failed.add(message.id);
    else showModal(outcome);
    draw();
  }

  async function runCommand(command: string, answer: Promise<Outcome | Refusal>): Promise<void> {
    const outcome = await answer;
    if (isRefusal(outcome)) addNote({ text: outcome.refused, isError: true, command });
    else if (outcome.kind === 'failed') addNote({ text: outcome.reason, isError: true, command });
    else showModal(outcome);
    draw();
  }

  function showModal(outcome: Outcome): void {
    if (outcome.kind === 'modal') state.modal = { modal: outcome.modal };
  }

  async function tell(doing: Promise<unknown>): Promise<void> {
    draw();
    const result = await doing;
    if (isRefusal(result)) addNote({ text: result.refused, isError: true });
    draw();
  }

  function addNote(note: { text: string; isError: boolean; command?: string }): void {
    notes += 1;
    state.notes = [...state.notes.slice(-20), { id: `note-${notes}`, channelId: state.channelId, ...note }];
  }

  /** Commands after a slash, people after an `@`. */
  function suggestFor(text: string): void {
    const mention = /(?:^|\s)@([\p{L}\p{N}_-]*)$/u.exec(text);
    if (text.startsWith('/') && !text.includes('\n')) {
      state.suggestionTitle = 'Commands';
      state.suggestions = matchingLeaves(state, text.slice(1)).map((leaf) => ({
        label: `/${[leaf.command.name, ...leaf.path].join(' ')}`,
        hint: leaf.description,
        pick: () => beginCommand(leaf.command, leaf.path),
      }));
    } else if (mention) {
      state.suggestionTitle = 'Members';
      state.suggestions = mentionSuggestions(state, mention[1] ?? '', (name) => {
        const box = document.querySelector<HTMLTextAreaElement>('[data-composer]');
        if (box) box.value = `${box.value.slice(0, box.value.length - (mention[1]?.length ?? 0))}${name} `;
        state.suggestions = [];
        draw();
        box?.focus();
      });
    } else {
      state.suggestions = [];
    }
    state.chosen = 0;
  }

  function beginCommand(command: CommandJson, path: string[]): void {
    const leaf = leafOf(state, command, path);
    if (!leaf) return;
    const box = document.querySelector<HTMLTextAreaElement>('[data-composer]');
    if (box) box.value = '';
    state.draft = { command, path, options: leaf.options, entries: new Map() };
    state.suggestions = [];
    draw();
    const first = leaf.options.find((option) => option.required) ?? leaf.options[0];
    focusSoon(first ? `[data-option="${first.name}"]` : '[data-draft] .send');
  }

  async function suggestOption(name: string): Promise<void> {
    asked += 1;
    const mine = asked;
    const { draft } = state;
    if (!draft) return;
    const entry = draft.entries.get(name);
    const found = entry?.value === undefined ? await offers(state, draft, name) : [];
    // A later key press asked again, or the command was left.
    if (mine !== asked || state.draft !== draft) return;
    const option = draft.options.find((one) => one.name === name);
    state.suggestionTitle = option ? `${option.name}: ${option.description}` : name;
    state.suggestions = found.map((one) => ({ label: one.label, hint: '', pick: () => choose(name, one) }));
    state.chosen = 0;
    draw();
  }

  function choose(name: string, { label, value }: { label: string; value: string | number | boolean }): void {
    const { draft } = state;
    if (!draft) return;
    draft.entries.set(name, { text: label, value });
    state.suggestions = [];
    draw();
    const next = draft.options.find((option) => option.required && !valuesOf(draft).has(option.name));
    focusSoon(next ? `[data-option="${next.name}"]` : `[data-option="${name}"]`);
  }
}

function focusSoon(selector: string): void {
  requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus()));
}
