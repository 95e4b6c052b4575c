/** What the outbox asks of whoever speaks to Discord, and what may come of it. */
import type { OutboxMessage } from './outbox-message.ts';

export type SentMessage = { channelId: string; messageId: string };

export type Delivery = {
  message: OutboxMessage;
  /** Send it with `enforce_nonce`: for some minutes Discord answers a repeat with the message it made before. */
  nonce: string;
  /** Edit this message instead of sending a new one. */
  edit?: SentMessage;
  /** Set where this goes to a channel because the DMs of this person are closed. */
  insteadOfUserId?: string;
  /** 1 for the first. */
  attempt: number;
};

export type DeliveryOutcome =
  | ({ kind: 'sent' } & SentMessage)
  /** A rate limit or an outage. `mayHaveArrived` where no answer came, or a 5xx: Discord may have made the message. */
  | {
      kind: 'retry-later';
      afterSeconds: number;
      why: string;
      mayHaveArrived: boolean;
      /** A hub that is started again need not wait: it has another token. */
      isOverAfterRestart?: true;
    }
  | {
      kind: 'impossible';
      /** `not-theirs`: the person left, or may not be told any more; no other channel is tried instead. */
      reason: 'channel-gone' | 'no-permission' | 'dms-closed' | 'message-gone' | 'not-theirs' | 'refused';
      detail: string;
    };

export type MessageSender = {
  /** Sends or edits. A throw counts as an unknown result. */
  deliver(delivery: Delivery, signal: AbortSignal): Promise<DeliveryOutcome>;
  /** Looks in the channel for Herald's own message with this reference; throws where it cannot look. */
  find(delivery: Delivery, signal: AbortSignal): Promise<SentMessage | undefined>;
};
