/** How a person is reached with what concerns them at once: not in their quiet hours, and in a channel where direct messages are closed. */
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import { whenToTell } from './quiet-hours.ts';
import type { SubscriptionBook } from './subscription-book.ts';

export type ReachParts = { subscriptions: Pick<SubscriptionBook, 'of' | 'channelOf'>; nowMs: number; zone: string };

/** What goes to a channel stays as it is. */
export function reachPerson(message: OutboxMessage, { subscriptions, nowMs, zone }: ReachParts): OutboxMessage {
  const { to } = message;
  if (to.kind === 'channel') return message;
  const fallbackChannelId = to.fallbackChannelId ?? subscriptions.channelOf(to.userId);
  const quiet = subscriptions.of({ kind: 'person', id: to.userId }).find((one) => one.quiet)?.quiet;
  const when = quiet ? whenToTell({ quiet, delivery: 'at-once' }, nowMs, zone) : 'now';
  return {
    ...message,
    to: { ...to, ...(fallbackChannelId === undefined ? {} : { fallbackChannelId }) },
    ...(when === 'now' ? {} : { notBeforeMs: when }),
  };
}
