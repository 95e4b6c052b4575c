/** Which changes of a message are a person's edit just now: pins, link previews and threads change old messages too. */
import type { Message } from 'discord.js';

export type EditsSeen = {
  /** True once for each edit, and not for one of long ago. */
  isFresh(message: Pick<Message, 'id' | 'editedTimestamp'>): boolean;
};

const freshMs = 10 * 60_000;
const mostKept = 2_000;

export function createEditsSeen(nowMs: () => number): EditsSeen {
  const seen = new Map<string, number>();
  return {
    isFresh({ id, editedTimestamp }) {
      if (editedTimestamp === null || seen.get(id) === editedTimestamp) return false;
      if (nowMs() - editedTimestamp > freshMs) return false;
      seen.delete(id);
      seen.set(id, editedTimestamp);
      const [oldest] = seen.keys();
      if (seen.size > mostKept && oldest !== undefined) seen.delete(oldest);
      return true;
    },
  };
}
