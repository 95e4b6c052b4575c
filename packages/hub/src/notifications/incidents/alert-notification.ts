/** What is to be said about incidents, and to whom: plain data that `messages/alert.ts` turns into a message. */

import type { ShownStatus } from '../../domain/health.ts';
import type { Text } from '../../format/text.ts';

export type Recipient = { kind: 'channel'; id: string } | { kind: 'person'; id: string };

export type AlertNotification = {
  kind: 'fall' | 'update' | 'recovery' | 'reminder' | 'escalation' | 'connectivity' | 'in-thread';
  /** Unique for what is said: saying it again does nothing. */
  reference: string;
  /** Messages with the same key edit one message. */
  editKey?: string;
  to: Recipient;
  status: ShownStatus;
  headline: Text;
  lines: readonly Text[];
  /** The group's id: what the button to acknowledge names. Absent where there is nothing to acknowledge. */
  acknowledgeId?: string;
  acknowledgedBy?: string;
  mentionRoleId?: string;
  incidentIds: readonly string[];
  /** Whose text for customers a button gives: a service, or `*` for several. */
  customerTarget?: string;
  /** Said in the thread on this message. */
  thread?: { channelId: string; messageId: string; name: string };
  /** Old news is no news: not to be sent after this. */
  notAfterMs?: number;
};
