/** What may have been asked and got no answer, counted beside what Herald could not answer, and without its words. */
import type { Logger } from 'pino';
import type { Pseudonyms } from '../../inquiries/people.ts';
import { forgetLeftOpen, type LeftOpenReason, noteMissedQuestion } from '../../store/inquiries/missed-questions.ts';
import type { Database } from '../../store/query.ts';
import type { ChatMessage } from './chat-message.ts';

export type LeftOpen = {
  /** `sign-not-pressed`: as long as nobody does. Questions of engineers are no inquiries. */
  note(message: ChatMessage, reason: LeftOpenReason): Promise<void>;
  /** It was answered after all, or is gone. */
  settled(messageId: string): Promise<void>;
};

export type LeftOpenParts = { database: Database; pseudonyms: Pseudonyms; log: Logger };

/** A store that can't be reached costs the count, and nothing that anybody waits for. */
export function createLeftOpen({ database: { query }, pseudonyms, log }: LeftOpenParts): LeftOpen {
  return {
    note: ({ id, author, sentAtMs }, reason) =>
      attempt(async () => {
        await forgetLeftOpen(query, id);
        const personHash = pseudonyms.person(author.id);
        await noteMissedQuestion(query, { atMs: sentAtMs, reason, messageId: id, personHash });
      }),
    settled: (messageId) => attempt(() => forgetLeftOpen(query, messageId)),
  };

  async function attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      log.warn({ err: error }, 'a message that got no answer was not counted');
    }
  }
}
