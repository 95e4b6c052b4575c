/** What became of an attempt to say something. */
import { optionalText, type Query, text } from '../query.ts';
import { destinationOf, type OutboxItem } from './outbox-item.ts';

export type SentMessage = { channelId: string; messageId: string };

/** Said. With an edit key, later bodies edit this message. */
export async function markSent(query: Query, item: OutboxItem, message: SentMessage, nowMs: number): Promise<void> {
  await query(
    `update outbox set state = 'sent', finished_at_ms = $2, channel_id = $3, message_id = $4, problem = null
     where id = $1 and finished_at_ms is null`,
    [item.id, nowMs, message.channelId, message.messageId],
  );
  if (item.message.editKey === undefined) return;
  await query(
    `insert into outbox_thread (edit_key, destination, channel_id, message_id, updated_at_ms) values ($1, $2, $3, $4, $5)
     on conflict (edit_key, destination) do update set channel_id = excluded.channel_id,
       message_id = excluded.message_id, updated_at_ms = excluded.updated_at_ms`,
    [item.message.editKey, item.destination, message.channelId, message.messageId, nowMs],
  );
}

/** Not said, or not known to be said (`result: 'unknown'`): tried again later. */
export async function markForRetry(
  query: Query,
  item: OutboxItem,
  { nextTryAtMs, problem, result }: { nextTryAtMs: number; problem: string; result: 'not-said' | 'unknown' },
): Promise<void> {
  await query(
    `update outbox set state = 'waiting', next_try_at_ms = $2, problem = $3,
       unknown_since_ms = case when $4 = 'unknown' then unknown_since_ms else null end
     where id = $1 and finished_at_ms is null`,
    [item.id, nextTryAtMs, problem, result],
  );
}

/** The channel was searched and no earlier attempt arrived: what is unknown from now on is the next attempt only. */
export async function markNotArrived(query: Query, item: OutboxItem, nowMs: number): Promise<void> {
  await query('update outbox set unknown_since_ms = $2 where id = $1 and finished_at_ms is null', [item.id, nowMs]);
}

/** It can't be said where it should be: once, it goes to the fallback channel instead. */
export async function moveToFallback(
  query: Query,
  item: OutboxItem,
  { channelId, userId, problem, nowMs }: { channelId: string; userId?: string; problem: string; nowMs: number },
): Promise<void> {
  const to = { kind: 'channel', channelId } as const;
  await query(
    `update outbox set state = 'waiting', to_json = $2, destination = $3, instead_of_user_id = $4, problem = $5,
       next_try_at_ms = $6, unknown_since_ms = null where id = $1 and finished_at_ms is null`,
    [item.id, JSON.stringify(to), destinationOf(to), userId ?? null, problem, nowMs],
  );
}

/** It will never be said; `problem` says why, for the log and the doctor. */
export async function giveUpMessage(query: Query, item: OutboxItem, problem: string, nowMs: number): Promise<void> {
  await query(
    `update outbox set state = 'given-up', finished_at_ms = $2, problem = $3 where id = $1 and finished_at_ms is null`,
    [item.id, nowMs, problem],
  );
}

/** The message that bodies with this edit key edit. */
export async function findMessageToEdit(
  query: Query,
  editKey: string,
  destination: string,
): Promise<SentMessage | undefined> {
  const [row] = await query(
    'select channel_id, message_id from outbox_thread where edit_key = $1 and destination = $2',
    [editKey, destination],
  );
  return row && { channelId: text(row, 'channel_id'), messageId: text(row, 'message_id') };
}

/** Where the messages with this key stand in channels; direct messages are left out. */
export async function channelMessagesOf(query: Query, editKey: string): Promise<SentMessage[]> {
  const rows = await query(
    `select channel_id, message_id from outbox_thread where edit_key = $1 and destination like 'channel%' order by destination`,
    [editKey],
  );
  return rows.map((row) => ({ channelId: text(row, 'channel_id'), messageId: text(row, 'message_id') }));
}

/** The key of the message, where it is one that the outbox keeps editing. */
export async function findEditKey(query: Query, messageId: string): Promise<string | undefined> {
  const [row] = await query('select edit_key from outbox_thread where message_id = $1', [messageId]);
  return row && text(row, 'edit_key');
}

/** Someone deleted the message: the next body is said anew. */
export async function forgetMessageToEdit(query: Query, editKey: string, destination: string): Promise<void> {
  await query('delete from outbox_thread where edit_key = $1 and destination = $2', [editKey, destination]);
}

/** Where something was said, by its reference. */
export async function findSentMessage(query: Query, reference: string): Promise<SentMessage | undefined> {
  const [row] = await query('select channel_id, message_id from outbox where reference = $1', [reference]);
  const channelId = row && optionalText(row, 'channel_id');
  const messageId = row && optionalText(row, 'message_id');
  return channelId !== undefined && messageId !== undefined ? { channelId, messageId } : undefined;
}
