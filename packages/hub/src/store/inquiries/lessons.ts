/** Lines that teach Herald how people ask: the words without people's names, and what a press said that they mean. */
import { type Database, placeholders, type Query, text } from '../query.ts';
import { noteMissedQuestion } from './missed-questions.ts';

/** Each is a reason of `missed_question`, and keeps its name for good. */
export const lessonKinds = ['not-asked', 'offer-pressed', 'chosen'] as const;
export type LessonKind = (typeof lessonKinds)[number];

export type Lesson = {
  /** `not-asked`: the reading is wrong. `offer-pressed`: it was a question. `chosen`: what "Did you mean …?" was answered with. */
  kind: LessonKind;
  atMs: number;
  /** So that the words go when the message is deleted, also while no hub listens. */
  messageId: string;
  channelId: string;
  /** So that they go when whoever wrote them asks for it. */
  personHash: string;
  text: string;
  context: string;
  /** How it was read: intent, targets and so on, as a corpus line has it. */
  understood: unknown;
  /** What it asks, in the same form; nobody has said so yet for `not-asked`. */
  expect?: unknown;
};

const anyKind = `reason in (${placeholders(lessonKinds.length)})`;

/** One for each message: what was pressed last replaces what was learnt of it before. */
export async function keepLesson(database: Database, lesson: Lesson): Promise<void> {
  const { kind, understood, expect, context, channelId, ...rest } = lesson;
  const details = { channelId, understood, context, ...(expect !== undefined && { expect }) };
  await database.transaction(async (query) => {
    await forgetLessons(query, lesson.messageId);
    await noteMissedQuestion(query, { ...rest, reason: kind, details });
  });
}

/** Oldest first; without anything that tells who asked. */
export async function readLessons(
  query: Query,
): Promise<Pick<Lesson, 'kind' | 'text' | 'context' | 'understood' | 'expect'>[]> {
  const rows = await query(
    `select reason, text, details from missed_question where ${anyKind} and text is not null order by at_ms, id`,
    [...lessonKinds],
  );
  return rows.map((row) => {
    const { channelId: _where, ...details } = JSON.parse(text(row, 'details'));
    const kind = lessonKinds.find((one) => one === text(row, 'reason')) ?? 'not-asked';
    return { kind, text: text(row, 'text'), ...details };
  });
}

/** Where what was learnt since `sinceMs` was said, the newest 500. */
export async function lessonMessages(
  query: Query,
  sinceMs: number,
): Promise<{ channelId: string; messageId: string }[]> {
  const rows = await query(
    `select message_id, details from missed_question
     where ${anyKind} and message_id is not null and at_ms >= $${lessonKinds.length + 1} order by at_ms desc limit 500`,
    [...lessonKinds, sinceMs],
  );
  return rows.flatMap((row) => {
    const { channelId } = JSON.parse(text(row, 'details'));
    return typeof channelId === 'string' ? [{ channelId, messageId: text(row, 'message_id') }] : [];
  });
}

/** What was learnt of one message, or of all. */
export async function forgetLessons(query: Query, messageId?: string): Promise<void> {
  if (messageId === undefined) await query(`delete from missed_question where ${anyKind}`, [...lessonKinds]);
  else
    await query(`delete from missed_question where ${anyKind} and message_id = $${lessonKinds.length + 1}`, [
      ...lessonKinds,
      messageId,
    ]);
}
