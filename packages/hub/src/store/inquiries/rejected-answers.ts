/** Questions whose answer missed, as whoever asked said: the words without the name, to make corpus lines of. */
import { text } from '../columns.ts';
import type { Database, Query } from '../query.ts';
import { noteMissedQuestion } from './missed-questions.ts';

export type RejectedAnswer = {
  atMs: number;
  /** So that the words go when the message is deleted. */
  messageId: string;
  /** So that they go when the person asks for it. */
  personHash: string;
  text: string;
  /** How it was read: intent, targets and so on, as a corpus line has it. */
  understood: unknown;
  context: string;
};

const reason = 'not-asked';

/** Saying it again replaces what was noted before. */
export async function keepRejectedAnswer(database: Database, rejected: RejectedAnswer): Promise<void> {
  const { understood, context, ...rest } = rejected;
  await database.transaction(async (query) => {
    await query('delete from missed_question where message_id = $1 and reason = $2', [rejected.messageId, reason]);
    await noteMissedQuestion(query, { ...rest, reason, details: { understood, context } });
  });
}

/** Oldest first; without anything that tells who asked. */
export async function readRejectedAnswers(
  query: Query,
): Promise<Pick<RejectedAnswer, 'text' | 'understood' | 'context'>[]> {
  const rows = await query(
    'select text, details from missed_question where reason = $1 and text is not null order by at_ms, id',
    [reason],
  );
  return rows.map((row) => ({ text: text(row, 'text'), ...JSON.parse(text(row, 'details')) }));
}
