/** One thing that must be said, as the outbox keeps it: how it is written, with the query of the transaction that writes the fact, and read. What became of it: `attempts.ts`. */
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import { number, oneOf, optionalNumber, optionalText, present, type Query, type Row, text } from '../query.ts';

export const outboxStates = ['waiting', 'sending', 'sent', 'superseded', 'expired', 'given-up'] as const;

export type OutboxState = (typeof outboxStates)[number];

export type OutboxItem = {
  id: number;
  message: Omit<OutboxMessage, 'body'>;
  /** As it was written, perhaps by a newer release: parsed when it is said, so that one that cannot be read holds up no other. */
  body: unknown;
  /** Where it goes: things with one destination are said one after the other. */
  destination: string;
  state: OutboxState;
  /** How often it was handed to Discord. */
  attempts: number;
  nextTryAtMs: number;
  /** Since when an attempt may have reached Discord without our knowing. Absent where none may have. */
  unknownSinceMs?: number;
  /** Set where it goes to the fallback channel because this person's DMs are closed. */
  insteadOfUserId?: string;
  createdAtMs: number;
  /** Where it was said. */
  sentTo?: { channelId: string; messageId: string };
  /** What was in the way last. */
  problem?: string;
};

export const outboxColumns = `id, reference, edit_key, destination, to_json, priority, body, mention_role_id,
  not_after_ms, state, attempts, next_try_at_ms, unknown_since_ms, instead_of_user_id, created_at_ms, channel_id,
  message_id, problem`;

/** A queue of its own for each channel and person. */
export function destinationOf(to: OutboxMessage['to']): string {
  return to.kind === 'channel' ? `channel/${to.channelId}` : `person/${to.userId}`;
}

export function outboxItemOf(row: Row): OutboxItem {
  const messageId = optionalText(row, 'message_id');
  return present({
    id: number(row, 'id'),
    message: present({
      reference: text(row, 'reference'),
      editKey: optionalText(row, 'edit_key'),
      to: recipientOf(JSON.parse(text(row, 'to_json'))),
      priority: priorityOf(number(row, 'priority')),
      mentionRoleId: optionalText(row, 'mention_role_id'),
      notAfterMs: optionalNumber(row, 'not_after_ms'),
    }),
    body: JSON.parse(text(row, 'body')),
    destination: text(row, 'destination'),
    state: oneOf(row, 'state', outboxStates),
    attempts: number(row, 'attempts'),
    nextTryAtMs: number(row, 'next_try_at_ms'),
    unknownSinceMs: optionalNumber(row, 'unknown_since_ms'),
    insteadOfUserId: optionalText(row, 'instead_of_user_id'),
    createdAtMs: number(row, 'created_at_ms'),
    ...(messageId === undefined ? {} : { sentTo: { channelId: text(row, 'channel_id'), messageId } }),
    problem: optionalText(row, 'problem'),
  });
}

function recipientOf(value: unknown): OutboxMessage['to'] {
  const fields: object = Object(value);
  const fallback = 'fallbackChannelId' in fields ? { fallbackChannelId: String(fields.fallbackChannelId) } : {};
  if ('channelId' in fields) return { kind: 'channel', channelId: String(fields.channelId), ...fallback };
  if (!('userId' in fields)) throw new TypeError('The column to_json names nobody.');
  return { kind: 'person', userId: String(fields.userId), ...fallback };
}

function priorityOf(value: number): OutboxMessage['priority'] {
  return value === 0 || value === 1 || value === 2 ? value : 3;
}

/** False where the same reference was enqueued before: nothing is said twice. */
export async function enqueueMessage(query: Query, message: OutboxMessage, nowMs: number): Promise<boolean> {
  const rows = await query(
    `insert into outbox (reference, edit_key, destination, to_json, priority, body, mention_role_id, not_after_ms, state,
       attempts, next_try_at_ms, created_at_ms)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', 0, $9, $10) on conflict (reference) do nothing returning id`,
    [
      message.reference,
      message.editKey,
      destinationOf(message.to),
      JSON.stringify(message.to),
      message.priority,
      JSON.stringify(message.body),
      message.mentionRoleId,
      message.notAfterMs,
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

export async function findOutboxItem(query: Query, reference: string): Promise<OutboxItem | undefined> {
  const [row] = await query(`select ${outboxColumns} from outbox where reference = $1`, [reference]);
  return row && outboxItemOf(row);
}

export type OutboxFigures = { pending: number; givenUp: number; oldestPendingAtMs?: number };

export async function outboxFigures(query: Query): Promise<OutboxFigures> {
  const [row = {}] = await query(
    `select (select count(*) from outbox where finished_at_ms is null) as pending,
       (select count(*) from outbox where state = 'given-up') as given_up,
       (select min(created_at_ms) from outbox where finished_at_ms is null) as oldest`,
  );
  return present({
    pending: number(row, 'pending'),
    givenUp: number(row, 'given_up'),
    oldestPendingAtMs: optionalNumber(row, 'oldest'),
  });
}
