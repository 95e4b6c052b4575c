/** What is to be said about incidents, and to whom: plain data that `discord/` turns into a message. */

import type { ShownStatus } from '../../domain/health.ts';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
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

/** The parts of an `OutboxMessage` that do not depend on how the message looks. */
export function envelopeOf(intent: AlertNotification): Omit<OutboxMessage, 'body'> {
  const { reference, editKey, to, mentionRoleId, notAfterMs } = intent;
  return {
    reference,
    ...(editKey === undefined ? {} : { editKey }),
    to: to.kind === 'channel' ? { kind: 'channel', channelId: to.id } : { kind: 'person', userId: to.id },
    priority: 0,
    ...(mentionRoleId === undefined ? {} : { mentionRoleId }),
    ...(notAfterMs === undefined ? {} : { notAfterMs }),
  };
}
