/** What tracking wants said. Each has a reference, so that it is said once, and is said only if the event that causes it is new. */
import type { Called } from '../domain/whom-to-call.ts';
import type { Text } from '../format/text.ts';

type Common = {
  reference: string;
  /** The event in the same decision that must be new. */
  because: string;
  inquiryId: string;
};

export type Saying =
  /** In a thread on the message: Herald's answer, with "That answers it" and "I still need an engineer". */
  | (Common & { kind: 'offer'; channelId: string; messageId: string; lead: Text })
  /** In the thread: mentions the owner's role, the one that the registry names, with the facts attached. */
  | (Common & EscalationPlace & { kind: 'escalate'; toAsker: Text; toOwner: Text; dueAtMs: number })
  | (Common & EscalationPlace & { kind: 'remind'; toOwner: Text; dueAtMs: number })
  | (Common & EscalationPlace & { kind: 'breach'; toOwner: Text; dueAtMs: number })
  /** To whoever asked about the incident that has ended: a reply, or in the thread in which that was promised. */
  | (Common & {
      kind: 'incident-ended';
      channelId: string;
      messageId: string;
      service?: string;
      isInThread: boolean;
      incidentId: string;
      words: Text;
    });

export type EscalationPlace = {
  channelId?: string;
  messageId?: string;
  service?: string;
  called: Called;
};
