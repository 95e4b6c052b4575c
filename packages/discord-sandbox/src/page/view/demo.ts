/** The panel that shows a newcomer round: what to ask, what to break, whose eyes to look with. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ShownDemo } from '../../control/demo.ts';
import type { Actions } from '../actions.ts';
import { channelTitle, isDm, isThread, type PageState, text } from '../state.ts';
import { avatarUrl } from './avatar.ts';
import { icon } from './icons.ts';

export function demoView(actions: Actions): TemplateResult | typeof nothing {
  const { demo, isDemoOpen } = actions.state();
  if (!demo || !isDemoOpen) return nothing;
  const close = () => actions.update({ isDemoOpen: false });
  return html`<div class="demo-ground" @click=${close}></div>
  <aside class="demo" id="demo" data-demo aria-label="Try Herald" @keydown=${(event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
  }}>
    <header><h2>Try Herald</h2><button type="button" class="icon-button" aria-label="Close the panel" @click=${close}>${icon('close')}</button></header>
    <p class="demo-note">${demo.note}</p>
    <h3>1. Ask</h3>
    <div class="chips">${demo.questions.map(
      (question) =>
        html`<button type="button" class="chip" data-question @click=${() => actions.askDemo(question)}>${question}</button>`,
    )}</div>
    <h3>2. Make something go wrong</h3>
    <ul class="switches">${demo.switches.map((one) => switchView(actions, one))}</ul>
    <h3>3. See who is told</h3>
    ${channelsView(actions)}
    <h3>4. Be somebody else</h3>
    ${peopleView(actions)}
    ${
      demo.links.length > 0
        ? html`<h3>5. Look at the pages</h3>
          <ul class="demo-links">${demo.links.map(({ label, url }) => html`<li><a class="link" href=${url} target="_blank" rel="noopener">${label}</a></li>`)}</ul>`
        : nothing
    }
  </aside>`;
}

function switchView(actions: Actions, { id, label, hint, isOn }: ShownDemo['switches'][number]): TemplateResult {
  const isThrown = actions.state().throwing.has(id);
  return html`<li><button type="button" class="switch ${isOn ? 'on' : ''}" data-switch=${id} ?disabled=${isThrown} aria-describedby=${`hint-${id}`}
      @click=${() => actions.pressSwitch(id)}>${label}</button>
    <small id=${`hint-${id}`}>${hint}</small></li>`;
}

function channelsView(actions: Actions): TemplateResult {
  const state = actions.state();
  const channels = state.server.channels.filter((channel) => !isDm(channel) && !isThread(channel));
  return html`<div class="chips">${channels.map((channel) => {
    const id = text(channel, 'id');
    return html`<button type="button" class="chip" data-look-at=${text(channel, 'name')} aria-current=${id === state.channelId ? 'page' : nothing}
      @click=${() => actions.openChannel(id)}>#${channelTitle(state, channel)}${state.unread.has(id) ? html` <b class="new">new</b>` : nothing}</button>`;
  })}</div>`;
}

function peopleView(actions: Actions): TemplateResult {
  const state = actions.state();
  const people = state.server.users.filter((user) => !user.bot);
  return html`<ul class="people">${people.map(
    (
      user,
    ) => html`<li><button type="button" class="person" data-become=${user.name} aria-pressed=${user.id === state.server.me} @click=${() => actions.become(user.id)}>
        <img class="face" src=${avatarUrl(state, user.id)} alt="" width="24" height="24" /><span><b>${user.name}</b> <small>${firstRole(state, user.roles)}</small></span></button></li>`,
  )}</ul>`;
}

/** The weightiest role tells what the person may do. */
function firstRole(state: PageState, ids: readonly string[]): string {
  return state.server.roles.find((role) => ids.includes(role.id) && role.name !== '@everyone')?.name ?? '';
}
