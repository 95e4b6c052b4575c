/** Which changes of a message are a person's edit just now: pins, link previews and threads change old messages too. */
import type { ChatMessage } from './chat-message.ts';

export type EditsSeen = {
  /** True once for each edit, and not for one of long ago. */
  isFresh(message: Pick<ChatMessage, 'id' | 'editedAtMs'>): boolean;
};

const freshMs = 10 * 60_000;
const mostKept = 2_000;

export function createEditsSeen(nowMs: () => number): EditsSeen {
  const seen = new Map<string, number>();
  return {
    isFresh({ id, editedAtMs }) {
      if (editedAtMs === undefined || seen.get(id) === editedAtMs) return false;
      if (nowMs() - editedAtMs > freshMs) return false;
      seen.delete(id);
      seen.set(id, editedAtMs);
      const [oldest] = seen.keys();
      if (seen.size > mostKept && oldest !== undefined) seen.delete(oldest);
      return true;
    },
  };
}
