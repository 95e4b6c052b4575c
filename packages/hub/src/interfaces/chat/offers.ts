/** Answers that are about to be offered, from when they were found until they are put into the outbox. Bounded. */
import type { Answer } from '../../answers/answer.ts';

/** `callsId`: whoever asked, where the thread stands on an earlier question of theirs. */
export type Offer = { answer: Answer; threadName: string; callsId?: string };
export type Offers = {
  keep(inquiryId: string, offer: Offer): void;
  find(inquiryId: string): Offer | undefined;
  drop(inquiryId: string): void;
};

export function createOffers(capacity = 1_000): Offers {
  const kept = new Map<string, Offer>();
  return {
    keep(inquiryId, offer) {
      kept.set(inquiryId, offer);
      const [oldest] = kept.keys();
      if (kept.size > capacity && oldest !== undefined) kept.delete(oldest);
    },
    find: (inquiryId) => kept.get(inquiryId),
    drop: (inquiryId) => void kept.delete(inquiryId),
  };
}
