/** The whole page. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Actions } from '../actions.ts';
import { composerView } from './composer.ts';
import { demoView } from './demo.ts';
import { headerView } from './header.ts';
import { menuView } from './menu.ts';
import { messagesView } from './messages.ts';
import { modalView } from './modal.ts';
import { sidebarView } from './sidebar.ts';

export function appView(actions: Actions): TemplateResult {
  const state = actions.state();
  return html`<p class="banner">This is <b>Herald's sandbox</b>, not Discord. Nothing leaves this computer.</p>
    <div class="frame" @click=${(event: Event) => closeOpenLists(actions, event)}>
      <div class="drawer-ground ${state.isDrawerOpen ? 'open' : ''}" @click=${() => actions.update({ isDrawerOpen: false })}></div>
      ${sidebarView(actions)}
      <main>
        ${headerView(actions)}
        ${state.isConnected ? nothing : html`<p class="offline" role="alert">Connection lost. What you see may be old; retrying.</p>`}
        ${state.server.botOnline ? nothing : html`<p class="offline" role="status">Herald is offline. It answers as soon as its hub runs.</p>`}
        <div class="scroller" @mouseleave=${() => actions.update({ activeMessageId: undefined })}>${messagesView(actions)}</div>
        ${composerView(actions)}
      </main>
      ${demoView(actions)}
    </div>
    ${menuView(actions)} ${modalView(actions)}`;
}

/** A click elsewhere closes an open menu. */
function closeOpenLists(actions: Actions, event: Event): void {
  const { openSelect } = actions.state();
  const isInside = event.target instanceof Element && event.target.closest('[data-select]') !== null;
  if (openSelect && !isInside) actions.update({ openSelect: undefined });
}
