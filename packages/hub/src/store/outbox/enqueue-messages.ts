/** Writes what must be said into the outbox: call it with the query of the transaction that writes the fact. */
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import type { Query } from '../query.ts';
import { destinationOf } from './outbox-item.ts';

/** False where the same reference was enqueued before: nothing is said twice. */
export async function enqueueMessage(query: Query, message: OutboxMessage, nowMs: number): Promise<boolean> {
  const rows = await query(
    `insert into outbox (reference, edit_key, destination, to_json, priority, body, mention_role_id, not_after_ms, state,
       attempts, next_try_at_ms, created_at_ms)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', 0, $9, $10) on conflict (reference) do nothing returning id`,
    [
      message.reference,
      message.editKey ?? null,
      destinationOf(message.to),
      JSON.stringify(message.to),
      message.priority,
      JSON.stringify(message.body),
      message.mentionRoleId ?? null,
      message.notAfterMs ?? null,
      message.notBeforeMs ?? nowMs,
      nowMs,
    ],
  );
  return rows.length > 0;
}

/** How many were new. */
export async function enqueueAll(query: Query, messages: readonly OutboxMessage[], nowMs: number): Promise<number> {
  let count = 0;
  for (const message of messages) if (await enqueueMessage(query, message, nowMs)) count += 1;
  return count;
}
