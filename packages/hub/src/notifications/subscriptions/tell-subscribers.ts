/** Tells subscribers of something, in the transaction of the fact itself: at once, or kept for when their quiet ends. */
import { enqueueAll } from '../../store/outbox/outbox-item.ts';
import type { Query } from '../../store/query.ts';
import type { Subscription } from '../../store/subscriptions/subscriptions.ts';
import { type SubscribedNews, subscriberNotice } from '../messages/to-subscribers.ts';
import { heldNews } from './held-news.ts';
import { whenToTell } from './quiet-hours.ts';

export async function tellSubscribers(
  query: Query,
  subscribers: readonly Subscription[],
  news: SubscribedNews,
  { nowMs, zone, channelOf }: { nowMs: number; zone: string; channelOf(personId: string): string | undefined },
): Promise<void> {
  for (const subscription of subscribers) {
    const { to } = subscription;
    if (to.kind === 'channel' && news.inChannelIds.includes(to.id)) continue;
    const when = whenToTell(subscription, nowMs, zone);
    if (when === 'now') await enqueueAll(query, subscriberNotice({ news, subscribers: [to], channelOf }), nowMs);
    else {
      const { headline, status } = news.card;
      const id = `${when}/${to.kind}/${to.id}/${news.reference}`;
      await heldNews.put(query, id, { atMs: nowMs, headline, status }, nowMs);
    }
  }
}
