/** An announcement of planned downtime: one message that is edited in every channel concerned, a short new one where an edit would be missed. */
import { buttonId } from '../../domain/button-id.ts';
import type { Card } from '../../domain/card.ts';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import type { Announcement } from '../../downtime/announcement.ts';
import type { ownerToAsk } from '../../downtime/audience.ts';
import { say, type Text } from '../../format/text.ts';
import type { Notice } from './notice.ts';

export type AnnouncementFact = {
  announcement: Announcement;
  /** Who is asked whether the work is finished. */
  owner: ReturnType<typeof ownerToAsk>;
};

/** In channels, and to the planner who is asked; subscribers hear of it by `to-subscribers.ts`. */
export const announcementNotice: Notice<AnnouncementFact> = ({ announcement, owner }) => {
  const { reference, editKey, delivery, audience, note } = announcement;
  const card = announcementCard({ announcement, owner });
  const noteCard: Card = {
    status: card.status,
    headline: [...note, ...askedWords({ announcement, owner })],
    lines: [],
    isNote: true,
  };
  const inChannels = audience.channelIds.flatMap((channelId, index): OutboxMessage[] => [
    {
      reference: `${reference}/in/${channelId}`,
      editKey: `${editKey}/in/${channelId}`,
      to: { kind: 'channel', channelId },
      priority: 1,
      body: card,
    },
    ...(delivery === 'edit-and-note'
      ? [
          {
            reference: `${reference}/note/${channelId}`,
            to: { kind: 'channel' as const, channelId },
            priority: 1 as const,
            body: noteCard,
            // The owner's role is called once: in the first channel, not in each.
            ...(owner?.kind === 'role' && index === 0 ? { mentionRoleId: owner.roleId } : {}),
          },
        ]
      : []),
  ]);
  return owner?.kind === 'person' ? [...inChannels, toPlanner(announcement, owner.userId, card)] : inChannels;
};

export function announcementCard({ announcement, owner }: AnnouncementFact): Card {
  const { kind, headline, lines, asksOwner, downtime } = announcement;
  return {
    status: kind === 'cancelled' || kind === 'finished' ? 'none' : 'planned',
    headline: [...headline, ...askedWords({ announcement, owner })],
    lines: lines.map((line) => [...line]),
    ...(asksOwner
      ? {
          buttons: [
            { label: 'It is finished', id: buttonId('downtime-finished', downtime.id).slice(0, 100), isMain: true },
            { label: '30 minutes more', id: buttonId('downtime-extend', downtime.id).slice(0, 100) },
          ],
        }
      : {}),
  };
}

/** Said only where somebody is asked: a role is called in a channel, so it takes one. */
function askedWords({ announcement, owner }: AnnouncementFact): Text {
  if (owner?.kind === 'person') return [" I've asked whoever planned it."];
  return owner && announcement.audience.channelIds.length > 0 ? [" I've asked its owners."] : [];
}

function toPlanner({ reference, headline, audience }: Announcement, userId: string, card: Card): OutboxMessage {
  const [fallbackChannelId] = audience.channelIds;
  return {
    reference: `${reference}/asks/${userId}`,
    to: { kind: 'person', userId, ...(fallbackChannelId === undefined ? {} : { fallbackChannelId }) },
    priority: 1,
    body: {
      ...card,
      headline: [...headline],
      lines: [[...say`You planned it. Is the work finished, or does it go on?`]],
    },
  };
}
