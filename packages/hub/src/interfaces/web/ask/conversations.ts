/** What was asked on the page, so that it stays in sight: in memory alone, of one sign-in, and as long as follow-ups are understood. */
import type { Answer } from '../../../answers/answer.ts';

/** `forCustomers`: sentences to paste, where there is something to tell. */
export type Exchange = { question: string; answer: Answer; askedAtMs: number; forCustomers: readonly string[] };

export type Conversations = {
  /** Newest first. */
  of(sessionId: string): readonly Exchange[];
  add(sessionId: string, exchange: Exchange): void;
  forget(sessionId: string): void;
};

/** As long as the words of a question help to understand the next one. */
const keptMs = 10 * 60_000;
const mostExchanges = 10;
const mostConversations = 500;

export function createConversations(nowMs: () => number): Conversations {
  const kept = new Map<string, readonly Exchange[]>();
  return { of, add, forget: (sessionId) => void kept.delete(sessionId) };

  function of(sessionId: string): readonly Exchange[] {
    const exchanges = kept.get(sessionId) ?? [];
    const last = exchanges[0];
    if (last && nowMs() - last.askedAtMs <= keptMs) return exchanges;
    kept.delete(sessionId);
    return [];
  }

  function add(sessionId: string, exchange: Exchange): void {
    const exchanges = [exchange, ...of(sessionId)].slice(0, mostExchanges);
    // The one that was quiet longest goes first.
    kept.delete(sessionId);
    kept.set(sessionId, exchanges);
    for (const oldest of kept.keys()) {
      if (kept.size <= mostConversations) break;
      kept.delete(oldest);
    }
  }
}
