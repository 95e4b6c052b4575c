/** One thread for what one person asks engineers about one trouble: the first that was opened goes on. Bounded; after a restart a new one is opened. */
export type AskedOf = {
  personHash: string;
  channelId: string;
  messageId: string;
  service?: string;
  incidentId?: string;
  /** It was answered that something is wrong with it, whether that is written down or not. */
  isTrouble: boolean;
  atMs: number;
};

export type FirstThreads = {
  /** The thread in which this question is answered; undefined where it opens its own. */
  threadOf(question: AskedOf): FirstThread | undefined;
  /** Later questions that are answered in the thread on this message. */
  askedIn(messageId: string): readonly string[];
  forget(messageId: string): void;
};

/** `messageId`: the message on which it stands. `isPromised`: it says already that the end of this trouble is told there. */
export type FirstThread = { messageId: string; isPromised: boolean };

/** Who asks later asks of something new. */
const goesOnMs = 30 * 60_000;

type Thread = { messageId: string; later: string[]; promised: Set<string>; atMs: number };

export function createFirstThreads(capacity = 1_000): FirstThreads {
  const threads = new Map<string, Thread>();
  return { threadOf, askedIn, forget };

  function threadOf({ personHash, channelId, messageId, isTrouble, atMs, ...about }: AskedOf): FirstThread | undefined {
    const { service, incidentId } = about;
    const of = service ?? incidentId;
    if (of === undefined) return undefined;
    const key = [personHash, channelId, of].join(' ');
    const known = threads.get(key);
    const first = known && atMs - known.atMs <= goesOnMs && known.messageId !== messageId ? known : undefined;
    if (!first && !isTrouble) return undefined;
    const thread = first ?? { messageId, later: [], promised: new Set<string>(), atMs };
    const isPromised = incidentId !== undefined && thread.promised.has(incidentId);
    if (incidentId !== undefined) thread.promised.add(incidentId);
    thread.atMs = atMs;
    threads.delete(key);
    threads.set(key, thread);
    const [oldest] = threads.keys();
    if (threads.size > capacity && oldest !== undefined) threads.delete(oldest);
    if (!first) return undefined;
    first.later.push(messageId);
    return { messageId: first.messageId, isPromised };
  }

  function askedIn(messageId: string): readonly string[] {
    return [...threads.values()].find((thread) => thread.messageId === messageId)?.later ?? [];
  }

  function forget(messageId: string): void {
    for (const [key, thread] of threads) if (thread.messageId === messageId) threads.delete(key);
  }
}
