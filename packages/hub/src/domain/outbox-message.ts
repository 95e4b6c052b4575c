/** What must be said in Discord exactly once: written with the fact that causes it, sent later, then marked. */

import type { Card } from './card.ts';

export type OutboxMessage = {
  /** Unique for what is said, for example `incident/42/opened`. Saying the same reference again does nothing. */
  reference: string;
  /** Messages that share a thread key edit one message in Discord: the newest body wins. */
  editKey?: string;
  to: /** `fallbackChannelId`: where it goes when the channel was deleted. */
    | { kind: 'channel'; channelId: string; fallbackChannelId?: string }
    | { kind: 'person'; userId: string; fallbackChannelId?: string };
  /** Lower is sooner within a channel: 0 alerts, 1 announcements, 2 answers to many, 3 digests and boards. */
  priority: 0 | 1 | 2 | 3;
  /** What is said, without a word of Discord: rendered when it is sent. */
  body: Card;
  /** The one role this message may mention. */
  mentionRoleId?: string;
  notAfterMs?: number;
  /** Waits until then: somebody wants quiet. */
  notBeforeMs?: number;
};
