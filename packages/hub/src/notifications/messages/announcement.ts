/** An announcement of planned downtime as messages: one that is edited in every channel concerned, a short new one where an edit would be missed. */

import { buttonId } from '../../domain/button-id.ts';
import type { Card } from '../../domain/card.ts';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import type { Registry } from '../../domain/registry.ts';
import type { Announcement } from '../../downtime/announcement.ts';
import { ownerToAsk } from '../../downtime/audience.ts';
import { say } from '../../format/text.ts';
import type { Query } from '../../store/query.ts';
import type { SubscriptionBook } from '../subscriptions/subscription-book.ts';
import { tellSubscribers } from '../subscriptions/tell-subscribers.ts';

export type AnnouncementParts = {
  registry(): Registry;
  subscriptions: Pick<SubscriptionBook, 'interested' | 'channelOf'>;
  plannerOf(downtimeId: string): string | undefined;
  nowMs(): number;
};

/** Runs within the transaction of the announcement. Subscribers are told at once or when their quiet ends. */
export async function announcementOutbound(
  announcement: Announcement,
  query: Query,
  parts: AnnouncementParts,
): Promise<OutboxMessage[]> {
  const { reference, editKey, delivery, audience, headline, lines, note, asksOwner, downtime } = announcement;
  const status = announcement.kind === 'cancelled' || announcement.kind === 'finished' ? 'none' : 'planned';
  const owner = asksOwner ? ownerToAsk(announcement, parts.plannerOf, parts.registry()) : undefined;
  // Said only where somebody is asked: a role is called in a channel, so it takes one.
  const asked =
    owner?.kind === 'person'
      ? [" I've asked whoever planned it."]
      : owner && audience.channelIds.length > 0
        ? [" I've asked its owners."]
        : [];
  const card: Card = {
    status,
    headline: [...headline, ...asked],
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
  const noteCard: Card = { status, headline: [...note, ...asked], lines: [], isNote: true };
  const channels = audience.channelIds.flatMap((channelId, index): OutboxMessage[] => [
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
  const fallbackChannelId = audience.channelIds[0];
  await tellSubscribers(
    query,
    parts.subscriptions.interested(audience.names, 'downtime'),
    { reference, editKey, card, inChannelIds: audience.channelIds },
    { nowMs: parts.nowMs(), zone: parts.registry().zone, channelOf: parts.subscriptions.channelOf },
  );
  if (owner?.kind !== 'person') return channels;
  return [
    ...channels,
    {
      reference: `${reference}/asks/${owner.userId}`,
      to: {
        kind: 'person',
        userId: owner.userId,
        ...(fallbackChannelId === undefined ? {} : { fallbackChannelId }),
      },
      priority: 1,
      body: {
        ...card,
        headline: [...headline],
        lines: [[...say`You planned it. Is the work finished, or does it go on?`]],
      } satisfies Card,
    },
  ];
}
