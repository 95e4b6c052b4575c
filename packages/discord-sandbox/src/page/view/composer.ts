/** Where a person writes: text, or a slash command with its options, and what Discord offers while they type. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Actions } from '../actions.ts';
import { channelOf, channelTitle, type Draft, isDm, type PageState, userOf } from '../state.ts';
import { icon } from './icons.ts';

export function composerView(actions: Actions): TemplateResult {
  const state = actions.state();
  return html`<footer class="composer">
    ${suggestionsView(actions)}
    ${state.replyTo ? html`<div class="replying">Replying to <b>${userOf(state, state.replyTo.author.id).name}</b><button type="button" class="icon-button" aria-label="Cancel reply" @click=${() => actions.update({ replyTo: undefined })}>${icon('close')}</button></div>` : nothing}
    <div class="box">${state.draft ? draftView(actions, state.draft) : textView(actions)}</div>
    ${typingView(state)}
  </footer>`;
}

function textView(actions: Actions): TemplateResult {
  const state = actions.state();
  const channel = channelOf(state);
  const placeholder = `Message ${isDm(channel) ? '@' : '#'}${channelTitle(state, channel)}`;
  return html`<textarea data-composer rows="1" aria-label=${placeholder} placeholder=${placeholder} maxlength="4000" autocomplete="off"
    role="combobox" aria-autocomplete="list" aria-expanded=${state.suggestions.length > 0} aria-controls="suggestions"
    aria-activedescendant=${state.suggestions.length > 0 ? `suggestion-${state.chosen}` : nothing}
    @input=${(event: Event) => {
      if (event.target instanceof HTMLTextAreaElement) actions.typed(event.target.value);
    }}
    @keydown=${(event: KeyboardEvent) => onTextKey(actions, event)}></textarea>
    <button type="button" class="icon-button send" aria-label="Send" @click=${() => send(actions)}>${icon('send')}</button>`;
}

function onTextKey(actions: Actions, event: KeyboardEvent): void {
  if (onListKey(actions, event)) return;
  if (event.key === 'Escape') actions.update({ replyTo: undefined, suggestions: [] });
  if (event.key === 'ArrowUp' && event.target instanceof HTMLTextAreaElement && event.target.value === '') {
    const state = actions.state();
    const last = (state.messages.get(state.channelId) ?? []).findLast(
      (message) => message.author.id === state.server.me,
    );
    if (last) {
      event.preventDefault();
      actions.update({ editingId: last.id });
    }
  }
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  send(actions);
}

function send(actions: Actions): void {
  const box = document.querySelector<HTMLTextAreaElement>('[data-composer]');
  if (!box || box.value.trim() === '') return;
  actions.say(box.value);
  box.value = '';
  actions.typed('');
}

/** Arrow keys, Enter and Tab while a list is open. True when the key was taken. */
function onListKey(actions: Actions, event: KeyboardEvent): boolean {
  const { suggestions, chosen } = actions.state();
  if (suggestions.length === 0) return false;
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step !== 0) {
    event.preventDefault();
    actions.update({ chosen: (chosen + step + suggestions.length) % suggestions.length });
    document.querySelector(`#suggestion-${actions.state().chosen}`)?.scrollIntoView({ block: 'nearest' });
    return true;
  }
  if (event.key === 'Escape') {
    event.preventDefault();
    actions.update({ suggestions: [] });
    return true;
  }
  if ((event.key !== 'Enter' && event.key !== 'Tab') || event.shiftKey) return false;
  event.preventDefault();
  suggestions[chosen]?.pick();
  return true;
}

function suggestionsView(actions: Actions): TemplateResult {
  const { suggestions, suggestionTitle, chosen } = actions.state();
  return html`<div class="suggestions" ?hidden=${suggestions.length === 0}>
    <h3>${suggestionTitle}</h3>
    <ul id="suggestions" role="listbox" aria-label=${suggestionTitle}>
      ${suggestions.map(
        (
          one,
          index,
        ) => html`<li id=${`suggestion-${index}`} role="option" aria-selected=${index === chosen} class=${index === chosen ? 'chosen' : ''}
          @mousedown=${(event: MouseEvent) => {
            event.preventDefault();
            one.pick();
          }}><span>${one.label}</span><small>${one.hint}</small></li>`,
      )}
    </ul>
  </div>`;
}

function draftView(actions: Actions, draft: Draft): TemplateResult {
  const name = `/${[draft.command.name, ...draft.path].join(' ')}`;
  return html`<form class="draft" data-draft aria-label=${`Command ${name}`}
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      actions.sendCommand();
    }}
    @keydown=${(event: KeyboardEvent) => {
      if (onListKey(actions, event)) return;
      if (event.key === 'Escape') actions.update({ draft: undefined, suggestions: [] });
      if (event.key !== 'Enter') return;
      event.preventDefault();
      actions.sendCommand();
    }}>
    <button type="button" class="draft-name" title="Cancel the command" @click=${() => actions.update({ draft: undefined, suggestions: [] })}>${name}</button>
    ${draft.options.map((option) => {
      const entry = draft.entries.get(option.name);
      return html`<label class="draft-option ${option.required ? 'required' : ''}"><span>${option.name}</span>
        <input data-option=${option.name} autocomplete="off" .value=${entry?.text ?? ''} placeholder=${option.required ? '' : 'optional'} title=${option.description} aria-label=${`${option.name}: ${option.description}`}
          aria-autocomplete="list" aria-controls="suggestions"
          @focus=${(event: FocusEvent) => {
            if (event.target instanceof HTMLInputElement) actions.fillOption(option.name, event.target.value);
          }}
          @input=${(event: Event) => {
            if (event.target instanceof HTMLInputElement) actions.fillOption(option.name, event.target.value);
          }} /></label>`;
    })}
    ${draft.error ? html`<span class="draft-error" role="alert">${draft.error}</span>` : nothing}
    <button class="icon-button send" aria-label="Send">${icon('send')}</button>
  </form>`;
}

function typingView(state: PageState): TemplateResult {
  const now = Date.now();
  const names = [...(state.typing.get(state.channelId) ?? [])]
    .filter(([, untilMs]) => untilMs > now)
    .map(([id]) => userOf(state, id).name);
  const who =
    names.length > 2 ? 'Several people are' : names.length === 2 ? `${names.join(' and ')} are` : `${names[0]} is`;
  return html`<div class="typing" role="status" data-typing>${names.length > 0 ? html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span> <span>${who} typing…</span>` : nothing}</div>`;
}
