/** What a person tries from the panel beside the channels: a question, or a switch that makes something go wrong. */
import { act, isRefusal, pressSwitch, readDemo } from './api.ts';
import { type PageState, text } from './state.ts';

export type DemoActionsOptions = {
  state: PageState;
  draw(): void;
  openChannel(channelId: string): Promise<void>;
  tell(doing: Promise<unknown>): Promise<void>;
};

/** How often the switches are read again: a server may also be stopped from the terminal. */
const renewMs = 3_000;

export function createDemoActions({ state, draw, openChannel, tell }: DemoActionsOptions) {
  return {
    async askDemo(question: string): Promise<void> {
      const status = state.server.channels.find((channel) => text(channel, 'name') === 'status');
      if (status && text(status, 'id') !== state.channelId) await openChannel(text(status, 'id'));
      // On a phone the answer would appear behind the panel.
      if (!isWide()) state.isDemoOpen = false;
      await tell(act(state.server.me, 'say', { channel: state.channelId, text: question }));
    },
    async pressSwitch(id: string): Promise<void> {
      state.throwing.add(id);
      draw();
      const outcome = await pressSwitch(id);
      state.throwing.delete(id);
      if (isRefusal(outcome)) await tell(Promise.resolve(outcome));
      else state.demo = outcome;
      draw();
    },
  };
}

/** Reads what can be tried, where somebody staged it, and keeps the switches true. */
export async function startDemo(state: PageState, draw: () => void): Promise<void> {
  state.demo = await readDemo().catch(() => undefined);
  if (!state.demo) return;
  state.isDemoOpen = isWide();
  draw();
  setInterval(async () => {
    if (document.hidden || state.throwing.size > 0) return;
    const renewed = await readDemo().catch(() => state.demo);
    if (JSON.stringify(renewed) === JSON.stringify(state.demo)) return;
    state.demo = renewed;
    draw();
  }, renewMs);
}

/** As in page.css: where the panel has room of its own beside the channel. */
function isWide(): boolean {
  return innerWidth >= 1200;
}
