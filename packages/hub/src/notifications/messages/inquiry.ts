/** What the tracking of inquiries wants said. */
import type { Answer } from '../../answers/answer.ts';
import { buttonId } from '../../domain/button-id.ts';
import type { Card } from '../../domain/card.ts';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import type { Text } from '../../format/text.ts';
import type { EscalationPlace, Saying } from '../../inquiries/saying.ts';
import type { Notice } from './notice.ts';

export type InquiryFact = {
  saying: Saying;
  /** What Herald would answer; forgotten after a restart. */
  offer: { answer: Answer; threadName: string; callsId?: string } | undefined;
};

/** Without a channel (its message was forgotten) there is nobody to tell. */
export const inquiryNotice: Notice<InquiryFact> = ({ saying, offer }) => {
  switch (saying.kind) {
    case 'offer':
      return [offerMessage(saying, offer)];
    case 'escalate':
      return [...inThread(saying, 'asker', saying.toAsker), ...toOwner(saying)];
    case 'remind':
    case 'breach':
      return toOwner(saying);
    case 'incident-ended': {
      const { reference, channelId, messageId, service, isInThread, words } = saying;
      return [
        message(reference, channelId, 2, {
          status: 'up',
          headline: [...words],
          lines: [],
          isNote: true,
          ...(isInThread ? { thread: { channelId, messageId, name: threadName(service) } } : { replyTo: messageId }),
        }),
      ];
    }
    default:
      return saying satisfies never;
  }
};

function offerMessage(
  { reference, inquiryId, channelId, messageId, lead }: Extract<Saying, { kind: 'offer' }>,
  offer: InquiryFact['offer'],
): OutboxMessage {
  const { answer, threadName: name = threadName(undefined), callsId } = offer ?? {};
  return message(reference, channelId, 1, {
    status: answer?.status ?? 'none',
    headline: [...lead, ' ', ...(answer?.verdict ?? [])],
    lines: (answer?.lines ?? []).map((line) => [...line]),
    buttons: [
      { label: 'That answers it', id: buttonId('inquiry-answers', inquiryId), isMain: true },
      { label: 'I still need an engineer', id: buttonId('inquiry-still-need', inquiryId) },
    ],
    thread: { channelId, messageId, name },
    ...(callsId !== undefined && { mentionUserId: callsId }),
  });
}

type Escalation = Extract<Saying, { toOwner: Text }>;

function toOwner(saying: Escalation): OutboxMessage[] {
  return inThread(saying, 'owner', saying.toOwner).map((message) =>
    saying.called.kind === 'nobody' ? message : { ...message, mentionRoleId: saying.called.roleId },
  );
}

function inThread(saying: Escalation & EscalationPlace, whom: string, words: Text): OutboxMessage[] {
  const { channelId, messageId, service } = saying;
  if (channelId === undefined || messageId === undefined) return [];
  return [
    message(`${saying.reference}/${whom}`, channelId, 1, {
      status: 'none',
      headline: [...words],
      lines: [],
      isNote: true,
      thread: { channelId, messageId, name: threadName(service) },
    }),
  ];
}

function threadName(service: string | undefined): string {
  return service === undefined ? 'A question for engineers' : `Question about ${service}`;
}

function message(reference: string, channelId: string, priority: OutboxMessage['priority'], card: Card): OutboxMessage {
  return { reference, to: { kind: 'channel', channelId }, priority, body: card };
}
