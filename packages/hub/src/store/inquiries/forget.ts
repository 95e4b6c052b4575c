/** Forgetting: a message that was deleted in Discord, and a person who asks for it. The counts stay right. */
import { forgetMessagesOfInquiries, forgetMessagesTo } from '../outbox/forget-messages.ts';
import { placeholders, type Query, text } from '../query.ts';
import { forgetSubscriberChannel } from '../subscriptions/subscriber-channels.ts';

/** The hash under which events of a forgotten person stay in the counts; they can't be told apart any more. */
export const forgottenPerson = 'forgotten';

/** Forgets the words of these messages, and which message it was in what Herald could not answer. Run it in a transaction. */
export async function forgetMessages(query: Query, messageIds: readonly string[]): Promise<void> {
  if (messageIds.length === 0) return;
  const list = placeholders(messageIds.length);
  await query(
    `delete from inquiry_text where inquiry_id in (
       select inquiry_id from inquiry_event where kind in ('asked', 'put-to-engineers') and message_id in (${list}))`,
    messageIds,
  );
  await query(`delete from inquiry_text where inquiry_id in (${list})`, messageIds);
  await query(`delete from missed_question where message_id in (${list})`, messageIds);
}

/** Forgets the words of one inquiry, who asked it and which message it was; that it was asked stays counted. Run it in a transaction. */
export async function forgetInquiry(query: Query, inquiryId: string): Promise<void> {
  await query('delete from inquiry_text where inquiry_id = $1', [inquiryId]);
  await query(
    `delete from missed_question where message_id in (
       select message_id from inquiry_event where inquiry_id = $1 and message_id is not null)`,
    [inquiryId],
  );
  await query('update inquiry_event set message_id = null, person_hash = null where inquiry_id = $1', [inquiryId]);
  await forgetMessagesOfInquiries(query, new Set([inquiryId]));
}

/** Everything that was kept of a person: words, subscriptions, what was said to them, and the link from events to them. Run it in a transaction. */
export async function forgetPerson(query: Query, person: { userId: string; personHash: string }): Promise<void> {
  await query('delete from inquiry_text where person_hash = $1', [person.personHash]);
  await query('delete from missed_question where person_hash = $1', [person.personHash]);
  await query("delete from subscription where to_kind = 'person' and to_id = $1", [person.userId]);
  await forgetSubscriberChannel(query, person.userId);
  await query('delete from held_news where id like $1', [`%/person/${person.userId}/%`]);
  await query('delete from recovery_request where id like $1', [`${person.userId}/%`]);
  await query("delete from told where to_kind = 'person' and to_id = $1", [person.userId]);
  await forgetMessagesTo(query, person.userId);
  const asked = await query('select distinct inquiry_id from inquiry_event where person_hash = $1', [
    person.personHash,
  ]);
  await forgetMessagesOfInquiries(query, new Set(asked.map((row) => text(row, 'inquiry_id'))));
  await query(
    `delete from answered_message where question_message_id in (
       select message_id from inquiry_event where person_hash = $1 and message_id is not null)`,
    [person.personHash],
  );
  await query('update inquiry_event set person_hash = $2, message_id = null where person_hash = $1', [
    person.personHash,
    forgottenPerson,
  ]);
  await query('update incident set acknowledged_by = $2 where acknowledged_by = $1', [
    person.personHash,
    forgottenPerson,
  ]);
  // What was said of an incident stays part of its record; who said it goes.
  await query('update incident_note set person_hash = null, name = null, team = null where person_hash = $1', [
    person.personHash,
  ]);
}

/** Words whose days are over. Returns how many. */
export async function forgetOldTexts(query: Query, nowMs: number): Promise<number> {
  const texts = await query('delete from inquiry_text where forget_at_ms <= $1 returning inquiry_id', [nowMs]);
  return texts.length;
}

/** How much is kept of a person, for whoever asks. */
export async function keptOfPerson(
  query: Query,
  personHash: string,
): Promise<{ questions: number; texts: number; missed: number; incidentLines: number }> {
  const count = async (table: string, more = '') => {
    const [row] = await query(`select count(*) as count from ${table} where person_hash = $1 ${more}`, [personHash]);
    return Number(row?.['count'] ?? 0);
  };
  return {
    questions: await count('inquiry_event', "and kind = 'asked'"),
    texts: await count('inquiry_text'),
    missed: await count('missed_question'),
    incidentLines: await count('incident_note'),
  };
}
