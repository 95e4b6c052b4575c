/** A form that the bot opened. */
import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { allComponents, type FoundComponent } from '../../people/components.ts';
import type { Actions } from '../actions.ts';
import { userOf } from '../state.ts';
import { avatarUrl } from './avatar.ts';
import { menuOptions } from './components.ts';
import { icon } from './icons.ts';

const textInput = 4;
const paragraph = 2;

export function modalView(actions: Actions): TemplateResult | typeof nothing {
  const state = actions.state();
  if (!state.modal) return nothing;
  const { modal, error } = state.modal;
  const fields = allComponents(modal.components).filter((one) => one.custom_id !== undefined);
  const close = () => actions.update({ modal: undefined });
  return html`<dialog class="modal" data-modal aria-labelledby="modal-title" ${ref(show)} @cancel=${close} @close=${close}>
    <form @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      if (event.target instanceof HTMLFormElement) actions.submitModal(modal, valuesOf(event.target, fields));
    }}>
      <header><img src=${avatarUrl(state, state.server.botId)} alt="" width="24" height="24" /><h2 id="modal-title">${modal.title}</h2>
        <button type="button" class="icon-button" aria-label="Close" @click=${close}>${icon('close')}</button></header>
      <p class="modal-note">This form will be submitted to <b>${userOf(state, state.server.botId).name}</b>. Do not share passwords or other sensitive information.</p>
      ${fields.map((field, index) => fieldView(actions, field, index === 0))}
      ${error ? html`<p class="failed" role="alert">${error}</p>` : nothing}
      <footer><button type="button" class="plain" @click=${close}>Cancel</button><button class="primary">Submit</button></footer>
    </form>
  </dialog>`;
}

function fieldView(actions: Actions, field: FoundComponent, isFirst: boolean): TemplateResult {
  const id = `field-${field.custom_id}`;
  const required = field.required ?? true;
  const label = html`<span class="field-label" id=${`${id}-label`}>${field.label ?? field.placeholder ?? field.custom_id}${required ? html`<i aria-hidden="true"> *</i>` : nothing}</span>${field.description === undefined ? nothing : html`<small id=${`${id}-hint`}>${field.description}</small>`}`;
  const hint = field.description === undefined ? nothing : `${id}-hint`;
  const length = { min: field.min_length ?? nothing, max: field.max_length ?? 4000 };
  if (field.type !== textInput) {
    const many = (field.max_values ?? 1) > 1;
    return html`<label class="field">${label}<select name=${field.custom_id ?? ''} ?multiple=${many} ?required=${required} ?autofocus=${isFirst} aria-labelledby=${`${id}-label`} aria-describedby=${hint}>
      ${many || required ? nothing : html`<option value=""></option>`}
      ${menuOptions(actions, field).map((option) => html`<option value=${option.value} ?selected=${option.isDefault}>${option.label}</option>`)}
    </select></label>`;
  }
  if (field.style === paragraph) {
    return html`<label class="field">${label}<textarea name=${field.custom_id ?? ''} rows="4" placeholder=${field.placeholder ?? nothing} minlength=${length.min} maxlength=${length.max} ?required=${required} ?autofocus=${isFirst} aria-labelledby=${`${id}-label`} aria-describedby=${hint} .defaultValue=${field.value ?? ''}></textarea></label>`;
  }
  return html`<label class="field">${label}<input name=${field.custom_id ?? ''} placeholder=${field.placeholder ?? nothing} minlength=${length.min} maxlength=${length.max} ?required=${required} ?autofocus=${isFirst} aria-labelledby=${`${id}-label`} aria-describedby=${hint} .defaultValue=${field.value ?? ''} autocomplete="off" /></label>`;
}

function valuesOf(form: HTMLFormElement, fields: FoundComponent[]): Record<string, string | string[]> {
  const data = new FormData(form);
  return Object.fromEntries(
    fields.map(({ custom_id = '', type }) => [
      custom_id,
      type === textInput ? String(data.get(custom_id) ?? '') : data.getAll(custom_id).map(String).filter(Boolean),
    ]),
  );
}

function show(element: Element | undefined): void {
  if (element instanceof HTMLDialogElement && !element.open && element.isConnected) element.showModal();
  else if (element instanceof HTMLDialogElement)
    queueMicrotask(() => element.isConnected && !element.open && element.showModal());
}
