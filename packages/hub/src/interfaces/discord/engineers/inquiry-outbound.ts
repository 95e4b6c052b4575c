/** What the tracking of inquiries wants said, as messages of the outbox. */

import { buttonId } from '../../../domain/button-id.ts';
import type { Card } from '../../../domain/card.ts';
import type { OutboxMessage } from '../../../domain/outbox-message.ts';

import type { Text } from '../../../format/text.ts';
import type { EscalationPlace, Saying } from '../../../inquiries/saying.ts';
import type { Offers } from './offers.ts';

/** Called within the transaction of the fact. Without a channel (its message was forgotten) there is nobody to tell. */
export function inquiryOutbound(saying: Saying, offers: Offers): OutboxMessage[] {
  switch (saying.kind) {
    case 'offer': {
      const offer = offers.find(saying.inquiryId);
      const { answer } = offer ?? {};
      const thread = {
        channelId: saying.channelId,
        messageId: saying.messageId,
        name: offer?.threadName ?? 'A question for engineers',
      };
      return [
        message(saying.reference, saying.channelId, 1, {
          status: answer?.status ?? 'none',
          headline: [...saying.lead, ' ', ...(answer?.verdict ?? [])],
          lines: (answer?.lines ?? []).map((line) => [...line]),
          buttons: [
            { label: 'That answers it', id: buttonId('inquiry-answers', saying.inquiryId), isMain: true },
            { label: 'I still need an engineer', id: buttonId('inquiry-still-need', saying.inquiryId) },
          ],
          thread,
        }),
      ];
    }
    case 'escalate':
      return [...inThread(saying, 'asker', saying.toAsker), ...toOwner(saying, saying.toOwner)];
    case 'remind':
    case 'breach':
      return toOwner(saying, saying.toOwner);
    case 'incident-ended':
      return [
        message(saying.reference, saying.channelId, 2, {
          status: 'up',
          headline: [...saying.words],
          lines: [],
          isNote: true,
          replyTo: saying.messageId,
        }),
      ];
    default:
      return saying satisfies never;
  }
}

type Escalation = Extract<Saying, { toOwner: Text }>;

function toOwner(saying: Escalation, words: Text): OutboxMessage[] {
  return inThread(saying, 'owner', words).map((outbound) =>
    saying.called.kind === 'nobody' ? outbound : { ...outbound, mentionRoleId: saying.called.roleId },
  );
}

function inThread(saying: Escalation & EscalationPlace, whom: string, words: Text): OutboxMessage[] {
  const { channelId, messageId, service } = saying;
  if (channelId === undefined || messageId === undefined) return [];
  const thread = {
    channelId,
    messageId,
    name: service === undefined ? 'A question for engineers' : `Question about ${service}`,
  };
  return [
    message(`${saying.reference}/${whom}`, channelId, 1, {
      status: 'none',
      headline: [...words],
      lines: [],
      isNote: true,
      thread,
    }),
  ];
}

function message(reference: string, channelId: string, priority: OutboxMessage['priority'], card: Card): OutboxMessage {
  return { reference, to: { kind: 'channel', channelId }, priority, body: card };
}
