/** Questions that Herald could not answer: they show what to teach it, or which name is missing. */
import { number, optionalJson, optionalText, present, type Query, text } from '../query.ts';

export type MissedQuestion = {
  atMs: number;
  /** Why: for example `no-intent`, `unknown-name`. */
  reason: string;
  messageId?: string;
  personHash?: string;
  /** Only where keeping words, or learning, is switched on. */
  text?: string;
  /** Plain data without words of the person, for example the nearest names. */
  details?: unknown;
};

export async function noteMissedQuestion(query: Query, missed: MissedQuestion): Promise<void> {
  await query(
    'insert into missed_question (at_ms, reason, message_id, person_hash, text, details) values ($1, $2, $3, $4, $5, $6)',
    [
      missed.atMs,
      missed.reason,
      missed.messageId,
      missed.personHash,
      missed.text,
      missed.details === undefined ? null : JSON.stringify(missed.details),
    ],
  );
}

/** What may have been a question: a sign stood under it, or nothing was said to it in a direct message. */
export type LeftOpenReason = 'sign-not-pressed' | 'silent';

export async function forgetLeftOpen(query: Query, messageId: string): Promise<void> {
  await query(`delete from missed_question where reason in ('sign-not-pressed', 'silent') and message_id = $1`, [
    messageId,
  ]);
}

/** Newest first, without what a press taught: that was answered. */
export async function readMissedQuestions(query: Query, sinceMs: number, most = 500): Promise<MissedQuestion[]> {
  const rows = await query(
    `select at_ms, reason, message_id, person_hash, text, details from missed_question
     where at_ms >= $1 and reason not in ('offer-pressed', 'chosen') order by at_ms desc, id desc limit $2`,
    [sinceMs, most],
  );
  return rows.map((row) =>
    present({
      atMs: number(row, 'at_ms'),
      reason: text(row, 'reason'),
      messageId: optionalText(row, 'message_id'),
      personHash: optionalText(row, 'person_hash'),
      text: optionalText(row, 'text'),
      details: optionalJson(row, 'details'),
    }),
  );
}
