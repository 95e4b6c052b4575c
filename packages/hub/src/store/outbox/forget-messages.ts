/** Forgets what was said to a person, or about an inquiry. Events of their own keep it from being said again. */

import { placeholders, type Query, text } from '../query.ts';

const rowsAtOnce = 200;

/** Everything that was or is to be said to this person, and where. Run it in a transaction. */
export async function forgetMessagesTo(query: Query, userId: string): Promise<void> {
  // References and edit keys name whom they are for; an id of Discord is long enough to be part of nothing else.
  const named = `%${userId}%`;
  await query(
    'delete from outbox where destination = $1 or instead_of_user_id = $2 or reference like $3 or edit_key like $3',
    [`person/${userId}`, userId, named],
  );
  await query('delete from outbox_thread where destination = $1 or edit_key like $2', [`person/${userId}`, named]);
}

/** Offers, escalations and what else was said about these inquiries: it names the message that asked. Run it in a transaction. */
export async function forgetMessagesOfInquiries(query: Query, inquiryIds: ReadonlySet<string>): Promise<void> {
  const rows = await query("select reference from outbox where reference like 'inquiry/%'");
  const gone = rows
    .map((row) => text(row, 'reference'))
    .filter((reference) => {
      const [, inquiryId = ''] = reference.split('/');
      return inquiryIds.has(inquiryId);
    });
  for (let at = 0; at < gone.length; at += rowsAtOnce) {
    const some = gone.slice(at, at + rowsAtOnce);
    await query(`delete from outbox where reference in (${placeholders(some.length)})`, some);
  }
}
