/** Everybody whom an announcement of planned downtime concerns: channels, the planner who is asked, subscribers. */
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import type { Registry } from '../../domain/registry.ts';
import type { Announcement } from '../../downtime/announcement.ts';
import { ownerToAsk } from '../../downtime/audience.ts';
import type { Query } from '../../store/query.ts';
import { announcementCard, announcementNotice } from '../messages/announcement.ts';
import type { SubscriptionBook } from './subscription-book.ts';
import { tellSubscribers } from './tell-subscribers.ts';

export type AnnouncementParts = {
  registry(): Registry;
  subscriptions: Pick<SubscriptionBook, 'interested' | 'channelOf'>;
  plannerOf(downtimeId: string): string | undefined;
  nowMs(): number;
};

/** Runs within the transaction of the announcement. Subscribers are told at once or when their quiet ends. */
export async function announceToAll(
  announcement: Announcement,
  query: Query,
  { registry, subscriptions, plannerOf, nowMs }: AnnouncementParts,
): Promise<readonly OutboxMessage[]> {
  const { reference, editKey, audience, asksOwner } = announcement;
  const owner = asksOwner ? ownerToAsk(announcement, plannerOf, registry()) : undefined;
  // An edit notifies nobody: whoever asked to be told gets a new message of whatever they wait for.
  const key = isWaitedFor(announcement) ? {} : { editKey };
  const card = announcementCard({ announcement, owner });
  await tellSubscribers(
    query,
    subscriptions.interested(audience.names, 'downtime'),
    { reference, ...key, card, inChannelIds: audience.channelIds },
    { nowMs: nowMs(), zone: registry().zone, channelOf: subscriptions.channelOf },
  );
  return announcementNotice({ announcement, owner });
}

/** That it begins, takes longer, has another time, is over or off. */
function isWaitedFor({ kind, delivery }: Announcement): boolean {
  return delivery === 'edit-and-note' || kind === 'started' || kind === 'finished';
}
