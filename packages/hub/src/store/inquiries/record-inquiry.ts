/** Keeps what was decided about inquiries: events, the messages they cause and the words, all or nothing. */

import type { InquiryEvent } from '../../domain/inquiry-event.ts';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import { enqueueAll } from '../outbox/outbox-item.ts';
import type { Database } from '../query.ts';
import { forgetInquiry } from './forget.ts';
import { noteInquiryEvent } from './inquiry-events.ts';
import { keepInquiryText } from './inquiry-text.ts';
import { type MissedQuestion, noteMissedQuestion } from './missed-questions.ts';

export type InquiryRecord<Saying extends { because: string }> = {
  events: readonly InquiryEvent[];
  /** Said only where the event that causes it is new. */
  sayings: readonly Saying[];
  messagesOf(saying: Saying): readonly OutboxMessage[];
  text?: { inquiryId: string; personHash?: string; text: string; forgetAtMs: number };
  missed?: MissedQuestion;
};

/** The keys of the events that are new; an event that was noted before changes nothing, and neither does what it causes. */
export async function recordInquiry<Saying extends { because: string }>(
  database: Database,
  { events, sayings, messagesOf, text, missed }: InquiryRecord<Saying>,
  nowMs: number,
): Promise<ReadonlySet<string>> {
  return database.transaction(async (query) => {
    const fresh = new Set<string>();
    for (const event of events) {
      if (!(await noteInquiryEvent(query, event))) continue;
      fresh.add(event.eventKey);
      if (event.kind === 'forgotten') await forgetInquiry(query, event.inquiryId);
    }
    for (const saying of sayings) {
      if (!fresh.has(saying.because)) continue;
      await enqueueAll(query, messagesOf(saying), nowMs);
    }
    const isNew = events.some(({ kind, eventKey }) => kind === 'asked' && fresh.has(eventKey));
    if (isNew && text) await keepInquiryText(query, text);
    if (isNew && missed) await noteMissedQuestion(query, missed);
    return fresh;
  });
}
