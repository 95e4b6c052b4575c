/** What the page does when the server tells it that something happened. */
import type { SeenMessage, ViewEvent } from '../control/person-view.ts';
import { channelOf, isDm, isThread, type PageState, text } from './state.ts';
import { mentionsMe } from './view/message.ts';

/** Discord shows a typing notice for ten seconds. */
const typingMs = 10_000;

export type Redraw = { draw(): void; reload(): Promise<void> };

export async function onViewEvent(state: PageState, event: ViewEvent, { draw, reload }: Redraw): Promise<void> {
  switch (event.kind) {
    case 'message':
      putMessage(state, event.message);
      if (event.change === 'create') {
        state.typing.get(event.message.channel_id)?.delete(event.message.author.id);
        countUnread(state, event.message);
        // A thread's card and its place in the list show how much is in it.
        const channel = channelOf(state, event.message.channel_id);
        if (!channel || isThread(channel)) await reload();
      }
      break;
    case 'message-gone': {
      const messages = state.messages.get(event.channelId);
      if (messages)
        state.messages.set(
          event.channelId,
          messages.filter((one) => one.id !== event.id),
        );
      break;
    }
    case 'typing': {
      const inChannel = state.typing.get(event.channelId) ?? new Map<string, number>();
      state.typing.set(event.channelId, inChannel.set(event.userId, Date.now() + typingMs));
      setTimeout(draw, typingMs + 50);
      break;
    }
    case 'channels':
    case 'commands':
      await reload();
      break;
    case 'bot':
      state.server.botOnline = event.online;
      state.server.botStatus = event.status;
      break;
    case 'interaction': {
      const prefix = `${event.sourceMessageId} `;
      for (const key of state.waiting) if (key.startsWith(prefix)) state.waiting.delete(key);
      if (event.sourceMessageId && event.state === 'expired') state.failed.add(event.sourceMessageId);
      break;
    }
    default:
      event satisfies never;
  }
  draw();
}

function putMessage(state: PageState, message: SeenMessage): void {
  const messages = state.messages.get(message.channel_id);
  if (!messages) return;
  const at = messages.findIndex((one) => one.id === message.id);
  if (at >= 0) messages[at] = message;
  else messages.push(message);
}

function countUnread(state: PageState, message: SeenMessage): void {
  if (message.channel_id === state.channelId || message.author.id === state.server.me) return;
  const channel = state.server.channels.find((one) => text(one, 'id') === message.channel_id);
  const known = state.unread.get(message.channel_id) ?? { count: 0, mentions: 0 };
  const pings = mentionsMe(state, message) || isDm(channel);
  state.unread.set(message.channel_id, { count: known.count + 1, mentions: known.mentions + (pings ? 1 : 0) });
}
