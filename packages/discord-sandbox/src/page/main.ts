/** The page: loads what the person sees, listens to what happens, and draws it again. */
import '@skyra/discord-components-core';
import { render } from 'lit';
import { listen, readMessages, readState } from './api.ts';
import { createActions } from './create-actions.ts';
import { startDemo } from './demo-actions.ts';
import { onViewEvent } from './on-event.ts';
import { channelOf, isDm, type PageState, text } from './state.ts';
import { dressComponents } from './theme.ts';
import { appView } from './view/app.ts';

dressComponents();
await open();

async function open(): Promise<void> {
  const root = document.querySelector<HTMLElement>('#app');
  if (!root) return;
  const wanted = new URLSearchParams(location.search).get('as') ?? localStorage.getItem('who') ?? 'Carla';
  const server = await readState(wanted).catch(() => readState('Carla'));
  let isDrawn = false;
  let reloading: 'idle' | 'once' | 'again' = 'idle';
  let stopListening: (() => void) | undefined;
  const state: PageState = {
    server,
    channelId: '',
    messages: new Map(),
    unread: new Map(),
    typing: new Map(),
    notes: [],
    waiting: new Set(),
    failed: new Set(),
    suggestions: [],
    suggestionTitle: '',
    chosen: 0,
    isDemoOpen: false,
    throwing: new Set(),
    isDrawerOpen: false,
    isPinsOpen: false,
    isConnected: true,
  };
  const actions = createActions({ state, draw, openChannel, become });
  root.replaceChildren();
  await become(server.me);
  await startDemo(state, draw);
  setInterval(draw, 20_000);

  /** Draws at the next frame, however often it was asked for. */
  function draw(): void {
    if (isDrawn) return;
    isDrawn = true;
    requestAnimationFrame(() => {
      isDrawn = false;
      if (!root) return;
      render(appView(actions), root);
      followEnd();
    });
  }

  async function openChannel(channelId: string): Promise<void> {
    state.channelId = channelId;
    state.unread.delete(channelId);
    Object.assign(state, {
      activeMessageId: undefined,
      replyTo: undefined,
      editingId: undefined,
      draft: undefined,
      suggestions: [],
      isDrawerOpen: false,
      isPinsOpen: false,
    });
    state.messages.set(channelId, await readMessages(state.server.me, channelId));
    const title = text(channelOf(state), 'name') || 'Herald';
    document.title = `${isDm(channelOf(state)) ? '@' : '#'}${title} | Herald's sandbox`;
    draw();
    requestAnimationFrame(() => requestAnimationFrame(scrollToEnd));
  }

  async function become(person: string): Promise<void> {
    stopListening?.();
    state.server = await readState(person);
    localStorage.setItem('who', state.server.me);
    state.messages.clear();
    state.unread.clear();
    state.notes = [];
    stopListening = listen(state.server.me, {
      onEvent: (event) => void onViewEvent(state, event, { draw, reload }),
      onConnected(isConnected) {
        // After a break something may have been missed.
        if (isConnected && !state.isConnected) void openChannel(state.channelId);
        state.isConnected = isConnected;
        draw();
      },
    });
    const wantedName = new URLSearchParams(location.search).get('channel') ?? 'status';
    const still = state.server.channels.find((channel) => text(channel, 'id') === state.channelId);
    const named = state.server.channels.find((channel) => text(channel, 'name') === wantedName);
    const dm = wantedName === '@Herald' ? state.server.channels.find(isDm) : undefined;
    await openChannel(text(still ?? dm ?? named ?? state.server.channels[0], 'id'));
  }

  /** One at a time, and once more when asked meanwhile, so that an old answer never replaces a newer one. */
  async function reload(): Promise<void> {
    if (reloading !== 'idle') {
      reloading = 'again';
      return;
    }
    do {
      reloading = 'once';
      state.server = await readState(state.server.me);
    } while (isAskedAgain());
    reloading = 'idle';
    if (!channelOf(state)) await openChannel(text(state.server.channels[0], 'id'));
    draw();
  }

  function isAskedAgain(): boolean {
    return reloading === 'again';
  }
}

/** Stays at the end while a person is there, however late pictures and components grow. */
function followEnd(): void {
  const list = document.querySelector<HTMLElement>('.scroller');
  const content = list?.querySelector('[data-messages]');
  if (!list || !content || list.dataset['follows']) return;
  list.dataset['follows'] = 'end';
  list.addEventListener('scroll', () => {
    list.dataset['follows'] = list.scrollHeight - list.scrollTop - list.clientHeight < 80 ? 'end' : 'no';
  });
  new ResizeObserver(() => {
    if (list.dataset['follows'] === 'end') scrollToEnd();
  }).observe(content);
}

function scrollToEnd(): void {
  const list = document.querySelector<HTMLElement>('.scroller');
  if (!list) return;
  list.dataset['follows'] = 'end';
  list.scrollTop = list.scrollHeight;
}
