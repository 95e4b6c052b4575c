/** Says one thing of the outbox: finds out whether it was said before, says it, and decides what follows. */

import { createHash } from 'node:crypto';
import type { Clock } from '@herald/protocol/clock';
import { errorLine } from '@herald/protocol/herald-error';
import { parseCard } from '../../domain/card.ts';
import type { Delivery, DeliveryOutcome, MessageSender, SentMessage } from '../../domain/delivery.ts';
import type { Lease } from '../../store/leases/lease.ts';
import {
  findMessageToEdit,
  forgetMessageToEdit,
  giveUpMessage,
  markForRetry,
  markNotArrived,
  markSent,
  moveToFallback,
} from '../../store/outbox/attempts.ts';
import type { OutboxItem } from '../../store/outbox/outbox-item.ts';
import type { Database, Query } from '../../store/query.ts';

/** Discord enforces a nonce for "the past few minutes"; within this time a repeat is surely recognised. */
const nonceSeconds = 120;
/** What could not be said for a day is given up. */
const giveUpAfterSeconds = 86_400;
const longestBackoffSeconds = 60;

export type SayOptions = { database: Database; sender: MessageSender; lease: Lease; clock: Clock; signal: AbortSignal };

/** What follows from an attempt: a change of the store, and how long its destination must wait. */
export type Conclusion = { write(query: Query): Promise<void>; waitSeconds: number; problem?: string };

/** `undefined` where the lease was lost: whoever holds it now finds the item as one of unknown result. */
export async function deliverOne(item: OutboxItem, options: SayOptions): Promise<Conclusion | undefined> {
  const { database, sender, lease, clock, signal } = options;
  const { message, destination } = item;
  const edit =
    message.editKey === undefined ? undefined : await findMessageToEdit(database.query, message.editKey, destination);
  try {
    const delivery: Delivery = {
      message: { ...message, body: parseCard(item.body) },
      nonce: nonceOf(message.reference, destination),
      attempt: item.attempts + 1,
      ...(edit ? { edit } : {}),
      ...(item.insteadOfUserId === undefined ? {} : { insteadOfUserId: item.insteadOfUserId }),
    };
    if (!edit && isBeyondNonce(item, clock.now())) {
      const said = await sender.find(delivery, signal);
      if (said) return sent(item, said, clock.now());
      await database.transaction(async (query) => {
        await lease.assertHeld(query);
        await markNotArrived(query, item, clock.now());
      });
    }
    if (signal.aborted || !lease.isHeld()) return undefined;
    return conclude(item, await sender.deliver(delivery, signal), edit, clock.now());
  } catch (error) {
    if (signal.aborted || !lease.isHeld()) return undefined;
    const waitSeconds = Math.min(longestBackoffSeconds, 2 ** item.attempts);
    return retry(item, { waitSeconds, problem: errorLine(error), result: 'unknown', nowMs: clock.now() });
  }
}

function isBeyondNonce({ unknownSinceMs }: OutboxItem, nowMs: number): boolean {
  // A clock that was set back may hide how long ago it was: then looking is the safe answer too.
  return unknownSinceMs !== undefined && Math.abs(nowMs - unknownSinceMs) > nonceSeconds * 1000;
}

function conclude(
  item: OutboxItem,
  outcome: DeliveryOutcome,
  edit: SentMessage | undefined,
  nowMs: number,
): Conclusion {
  switch (outcome.kind) {
    case 'sent':
      return sent(item, { channelId: outcome.channelId, messageId: outcome.messageId }, nowMs);
    case 'retry-later':
      return retry(item, {
        waitSeconds: outcome.afterSeconds,
        problem: outcome.why,
        result: outcome.mayHaveArrived ? 'unknown' : 'not-said',
        nowMs,
        ...(outcome.isOverAfterRestart ? { nextTryAtMs: nowMs } : {}),
      });
    case 'impossible':
      return impossible(item, outcome, edit, nowMs);
    default:
      return outcome satisfies never;
  }
}

function sent(item: OutboxItem, message: SentMessage, nowMs: number): Conclusion {
  return { write: (query) => markSent(query, item, message, nowMs), waitSeconds: 0 };
}

function retry(
  item: OutboxItem,
  again: { waitSeconds: number; problem: string; result: 'not-said' | 'unknown'; nowMs: number; nextTryAtMs?: number },
): Conclusion {
  const { waitSeconds, problem, result, nowMs, nextTryAtMs = nowMs + waitSeconds * 1000 } = again;
  if (nextTryAtMs - item.createdAtMs > giveUpAfterSeconds * 1000) {
    const why = `${problem} Given up after a day.`;
    return { write: (query) => giveUpMessage(query, item, why, nowMs), waitSeconds: 0, problem: why };
  }
  return { write: (query) => markForRetry(query, item, { nextTryAtMs, problem, result }), waitSeconds, problem };
}

function impossible(
  item: OutboxItem,
  outcome: Extract<DeliveryOutcome, { kind: 'impossible' }>,
  edit: SentMessage | undefined,
  nowMs: number,
): Conclusion {
  const { editKey, to } = item.message;
  const problem = `${outcome.reason}: ${outcome.detail}`;
  if (edit && editKey !== undefined && outcome.reason === 'message-gone') {
    const write = async (query: Query) => {
      await forgetMessageToEdit(query, editKey, item.destination);
      await markForRetry(query, item, { nextTryAtMs: nowMs, problem, result: 'not-said' });
    };
    return { write, waitSeconds: 0 };
  }
  if (to.kind === 'person' && to.fallbackChannelId !== undefined && outcome.reason !== 'not-theirs') {
    const fallback = { channelId: to.fallbackChannelId, userId: to.userId, problem, nowMs };
    return { write: (query) => moveToFallback(query, item, fallback), waitSeconds: 0 };
  }
  if (to.kind === 'channel' && to.fallbackChannelId !== undefined && outcome.reason === 'channel-gone') {
    const fallback = { channelId: to.fallbackChannelId, problem, nowMs };
    return { write: (query) => moveToFallback(query, item, fallback), waitSeconds: 0, problem };
  }
  // Somebody can give the permission back: said late rather than never.
  if (outcome.reason === 'no-permission') {
    const waitSeconds = Math.min(longestBackoffSeconds, 5 * 2 ** item.attempts);
    return retry(item, { waitSeconds, problem, result: 'not-said', nowMs });
  }
  return { write: (query) => giveUpMessage(query, item, problem, nowMs), waitSeconds: 0, problem };
}

/** The same for every attempt to say the same thing in the same place, in this process or after it. At most 25 characters: Discord's limit. */
export function nonceOf(reference: string, destination: string): string {
  return createHash('sha256').update(`${destination}\n${reference}`).digest('base64url').slice(0, 22);
}
