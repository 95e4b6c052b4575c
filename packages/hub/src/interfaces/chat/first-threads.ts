/** One thread for what one person asks engineers about one trouble: the first that was opened goes on. Bounded; after a restart a new one is opened. */
export type FirstThreads = {
  /** The message on which the thread stands in which this question is answered; undefined where it opens its own. */
  threadOf(question: {
    personHash: string;
    incidentId?: string;
    channelId: string;
    messageId: string;
  }): string | undefined;
  /** Later questions that are answered in the thread on this message. */
  askedIn(messageId: string): readonly string[];
  forget(messageId: string): void;
};

type Thread = { messageId: string; later: string[] };

export function createFirstThreads(capacity = 1_000): FirstThreads {
  const threads = new Map<string, Thread>();
  return { threadOf, askedIn, forget };

  function threadOf({ personHash, incidentId, channelId, messageId }: Parameters<FirstThreads['threadOf']>[0]) {
    if (incidentId === undefined) return undefined;
    const key = [personHash, incidentId, channelId].join(' ');
    const thread = threads.get(key);
    if (thread && thread.messageId !== messageId) {
      thread.later.push(messageId);
      return thread.messageId;
    }
    threads.set(key, { messageId, later: thread?.later ?? [] });
    const [oldest] = threads.keys();
    if (threads.size > capacity && oldest !== undefined) threads.delete(oldest);
    return undefined;
  }

  function askedIn(messageId: string): readonly string[] {
    return [...threads.values()].find((thread) => thread.messageId === messageId)?.later ?? [];
  }

  function forget(messageId: string): void {
    for (const [key, thread] of threads) if (thread.messageId === messageId) threads.delete(key);
  }
}
