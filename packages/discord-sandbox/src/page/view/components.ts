/** Buttons and menus under a message, and the newer layout components. */
import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { SeenMessage } from '../../control/person-view.ts';
import type { FoundComponent } from '../../people/components.ts';
import type { Actions } from '../actions.ts';
import { isDm, isThread, text } from '../state.ts';
import { icon } from './icons.ts';
import { richText } from './rich-text.ts';

type Shape = FoundComponent & {
  url?: string;
  emoji?: { name?: string };
  components?: Shape[];
  accessory?: Shape;
  content?: string;
  divider?: boolean;
  accent_color?: number;
  items?: { media: { url: string }; description?: string }[];
};

const styles = ['secondary', 'primary', 'secondary', 'success', 'destructive', 'secondary'];

/** `components` come from the server, which has checked them with Discord's schema. */
export function componentsView(actions: Actions, message: SeenMessage): TemplateResult | typeof nothing {
  const components = (message.components ?? []).filter(isShape);
  if (components.length === 0) return nothing;
  return html`<div slot="components" class="components">${components.map((one) => oneView(actions, message, one))}</div>`;
}

function oneView(actions: Actions, message: SeenMessage, component: Shape): TemplateResult | typeof nothing {
  const inner = () => (component.components ?? []).map((one) => oneView(actions, message, one));
  switch (component.type) {
    case 1: {
      const isMenu = component.components?.some((one) => one.type !== 2);
      return isMenu
        ? html`<div class="menu-row">${inner()}</div>`
        : html`<discord-action-row>${inner()}</discord-action-row>`;
    }
    case 2:
      return buttonView(actions, message, component);
    case 3:
    case 5:
    case 6:
    case 7:
    case 8:
      return selectView(actions, message, component);
    case 9:
      return html`<div class="section"><div>${inner()}</div>${component.accessory ? html`<discord-action-row>${oneView(actions, message, component.accessory)}</discord-action-row>` : nothing}</div>`;
    case 10:
      return html`<div class="text-display">${richText(actions.state(), component.content ?? '')}</div>`;
    case 12:
      return html`<div class="gallery">${(component.items ?? []).map((item) => html`<img src=${item.media.url} alt=${item.description ?? 'Picture'} loading="lazy" />`)}</div>`;
    case 14:
      return component.divider === false ? html`<div class="gap"></div>` : html`<hr class="separator" />`;
    case 17:
      return html`<div class="container" style=${component.accent_color === undefined ? nothing : `border-left-color:#${component.accent_color.toString(16).padStart(6, '0')}`}>${inner()}</div>`;
    default:
      return nothing;
  }
}

function buttonView(actions: Actions, message: SeenMessage, button: Shape): TemplateResult {
  const isWaiting = actions.state().waiting.has(`${message.id} ${button.custom_id}`);
  const disabled = (button.disabled ?? false) || isWaiting;
  const label = [button.emoji?.name, button.label].filter(Boolean).join(' ');
  return html`<discord-button
    data-button
    data-custom-id=${button.custom_id ?? nothing}
    type=${styles[button.style ?? 2] ?? 'secondary'}
    url=${button.url ?? nothing}
    ?disabled=${disabled}
    ?data-waiting=${isWaiting}
    ${ref((element) => setReallyDisabled(element, disabled))}
    @click=${() => {
      if (!disabled && button.custom_id) actions.press(message, button.custom_id);
    }}
    >${label}</discord-button
  >`;
}

/** The component only looks disabled; keyboards and screen readers need the real attribute inside. */
function setReallyDisabled(element: Element | undefined, disabled: boolean): void {
  const updated: unknown = element ? Reflect.get(element, 'updateComplete') : undefined;
  if (!(updated instanceof Promise)) return;
  void updated.then(() => element?.shadowRoot?.querySelector('button')?.toggleAttribute('disabled', disabled));
}

function selectView(actions: Actions, message: SeenMessage, menu: Shape): TemplateResult {
  const key = `${message.id} ${menu.custom_id}`;
  const state = actions.state();
  const isOpen = state.openSelect === key;
  const most = menu.max_values ?? 1;
  const options = menuOptions(actions, menu);
  const chosen = options.filter((option) => option.isDefault).map((option) => option.label);
  const title = chosen.length > 0 ? chosen.join(', ') : (menu.placeholder ?? 'Make a selection');
  const disabled = (menu.disabled ?? false) || state.waiting.has(key);
  return html`<div class="select" data-select data-custom-id=${menu.custom_id ?? nothing} @keydown=${(
    event: KeyboardEvent,
  ) => {
    if (event.key === 'Escape') actions.update({ openSelect: undefined });
  }}>
    <button type="button" class="select-button" aria-haspopup="listbox" aria-expanded=${isOpen} ?disabled=${disabled}
      @click=${() => actions.update({ openSelect: isOpen ? undefined : key })}>
      <span>${title}</span>${icon('down')}
    </button>
    ${
      isOpen
        ? html`<form class="select-list" role="listbox" aria-label=${title} aria-multiselectable=${most > 1}
          @submit=${(event: SubmitEvent) => {
            event.preventDefault();
            if (!(event.target instanceof HTMLFormElement)) return;
            actions.select(message, menu.custom_id ?? '', new FormData(event.target).getAll('option').map(String));
          }}>
          ${options.map((option) =>
            most > 1
              ? html`<label class="select-option" role="option" aria-selected=${option.isDefault}><input type="checkbox" name="option" value=${option.value} ?checked=${option.isDefault} /><span>${option.label}${option.description ? html`<small>${option.description}</small>` : nothing}</span></label>`
              : html`<button type="button" class="select-option" role="option" aria-selected=${option.isDefault} @click=${() => actions.select(message, menu.custom_id ?? '', [option.value])}><span>${option.label}${option.description ? html`<small>${option.description}</small>` : nothing}</span></button>`,
          )}
          ${most > 1 ? html`<button class="select-done">Done</button>` : nothing}
        </form>`
        : nothing
    }
  </div>`;
}

export type MenuOption = { value: string; label: string; description?: string; isDefault: boolean };

/** What a menu offers: its own options, or people, roles and channels. */
export function menuOptions(actions: Actions, menu: FoundComponent): MenuOption[] {
  const { server } = actions.state();
  const people = () => server.users.map(({ id, name }) => ({ value: id, label: name, isDefault: false }));
  const roles = () =>
    server.roles
      .filter((role) => role.id !== server.guild.id)
      .map(({ id, name }) => ({ value: id, label: `@${name}`, isDefault: false }));
  switch (menu.type) {
    case 5:
      return people();
    case 6:
      return roles();
    case 7:
      return [...people(), ...roles()];
    case 8:
      return server.channels
        .filter((channel) => !isDm(channel) && !isThread(channel))
        .map((channel) => ({ value: text(channel, 'id'), label: `#${text(channel, 'name')}`, isDefault: false }));
    default:
      return (menu.options ?? []).map((option) => ({
        value: option.value,
        label: [text(Reflect.get(option, 'emoji') ?? {}, 'name'), option.label].filter(Boolean).join(' '),
        description: text(option, 'description'),
        isDefault: option.default ?? false,
      }));
  }
}

function isShape(value: object): value is Shape {
  return 'type' in value;
}
