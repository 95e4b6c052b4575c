/** Attempts to say what waits in the outbox: the next ones, what became of them, and the messages that later bodies edit. */

import type { SentMessage } from '../../domain/delivery.ts';
import { optionalNumber, placeholders, type Query, type Row, text } from '../query.ts';
import { destinationOf, type OutboxItem, outboxColumns, outboxItemOf } from './outbox-item.ts';

export type ClaimOptions = {
  nowMs: number;
  /** Destinations that are being written to, or must wait for their rate limit. */
  exceptDestinations: readonly string[];
  most: number;
};

/**
 * Takes what is to be said next, one thing for each destination, and marks it as being sent. Run it in a transaction.
 * What is past its time becomes `expired`; of several bodies for one edit key that were never tried, only the newest
 * stays. What another session left as `sending` is claimed again: its result is unknown, and nothing with its edit key
 * is said before that is settled. The items are as they were before this claim: one whose `unknownSinceMs` is set may
 * have been said already. From the commit on, this attempt too may reach Discord.
 */
export async function claimMessages(
  query: Query,
  { nowMs, exceptDestinations, most }: ClaimOptions,
): Promise<OutboxItem[]> {
  await query(
    `update outbox set state = 'expired', finished_at_ms = $1
     where finished_at_ms is null and unknown_since_ms is null and not_after_ms < $1`,
    [nowMs],
  );
  await query(
    `update outbox set state = 'superseded', finished_at_ms = $1
     where finished_at_ms is null and unknown_since_ms is null and edit_key is not null and exists (
       select 1 from outbox newer where newer.finished_at_ms is null and newer.destination = outbox.destination
         and newer.edit_key = outbox.edit_key and newer.id > outbox.id)`,
    [nowMs],
  );
  // Here and below: PostgreSQL takes no list of nothing.
  const except = ['', ...exceptDestinations];
  const rows = await query(
    `select ${outboxColumns} from (
       select *, row_number() over (partition by destination order by
         case when unknown_since_ms is null then 1 else 0 end, priority, id) as place
       from outbox where finished_at_ms is null and next_try_at_ms <= $1
         and destination not in (${placeholders(except.length, 3)}) and not exists (
         select 1 from outbox other where other.finished_at_ms is null and other.destination = outbox.destination
           and other.edit_key = outbox.edit_key and other.id <> outbox.id and other.unknown_since_ms is not null)
     ) as queued
     where place = 1 order by priority, id limit $2`,
    [nowMs, most, ...except],
  );
  const items = rows.map(outboxItemOf);
  const ids = [null, ...items.map(({ id }) => id)];
  await query(
    `update outbox set state = 'sending', attempts = attempts + 1, unknown_since_ms = coalesce(unknown_since_ms, $1)
     where id in (${placeholders(ids.length, 2)})`,
    [nowMs, ...ids],
  );
  return items;
}

/** The earliest instant at which something may be tried; `undefined` where nothing waits. */
export async function nextOutboxTryAtMs(query: Query): Promise<number | undefined> {
  const [row] = await query('select min(next_try_at_ms) as next from outbox where finished_at_ms is null');
  return row && optionalNumber(row, 'next');
}

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
    [item.id, JSON.stringify(to), destinationOf(to), userId, problem, nowMs],
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
  return row && sentMessageOf(row);
}

/** Where the messages with this key stand in channels; direct messages are left out. */
export async function channelMessagesOf(query: Query, editKey: string): Promise<SentMessage[]> {
  const rows = await query(
    `select channel_id, message_id from outbox_thread where edit_key = $1 and destination like 'channel%' order by destination`,
    [editKey],
  );
  return rows.map(sentMessageOf);
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
  const [row] = await query(
    'select channel_id, message_id from outbox where reference = $1 and message_id is not null',
    [reference],
  );
  return row && sentMessageOf(row);
}

function sentMessageOf(row: Row): SentMessage {
  return { channelId: text(row, 'channel_id'), messageId: text(row, 'message_id') };
}
