/** Tells subscribers of something, in the transaction of the fact itself: at once, or kept for when their quiet ends. */
import type { Card } from '../../domain/card.ts';
import { putValue } from '../../store/key-value.ts';
import { enqueueOutbound } from '../../store/outbox/enqueue-outbound.ts';
import type { Query } from '../../store/query.ts';
import type { Subscription } from '../../store/subscriptions/subscriptions.ts';
import { whenToTell } from './quiet-hours.ts';

export type News = {
  /** Unique for what happened, for example `incident/42/opened`. */
  reference: string;
  /** News of one matter edit one message. */
  editKey?: string;
  card: Card;
  /** Whoever closed their direct messages is told in the channel where they subscribed, unless it is one of these, which hear it anyway. */
  inChannelIds: readonly string[];
};

export async function tellSubscribers(
  query: Query,
  subscribers: readonly Subscription[],
  news: News,
  { nowMs, zone, channelOf }: { nowMs: number; zone: string; channelOf(personId: string): string | undefined },
): Promise<void> {
  for (const subscription of subscribers) {
    const { to } = subscription;
    if (to.kind === 'channel' && news.inChannelIds.includes(to.id)) continue;
    const ownChannelId = channelOf(to.id);
    const fallback =
      ownChannelId === undefined || news.inChannelIds.includes(ownChannelId) ? {} : { fallbackChannelId: ownChannelId };
    const key = `${to.kind}/${to.id}`;
    const when = whenToTell(subscription, nowMs, zone);
    if (when === 'now') {
      await enqueueOutbound(
        query,
        {
          reference: `${news.reference}/to/${key}`,
          ...(news.editKey === undefined ? {} : { editKey: `${news.editKey}/to/${key}` }),
          to:
            to.kind === 'person'
              ? {
                  kind: 'person',
                  userId: to.id,
                  ...fallback,
                }
              : { kind: 'channel', channelId: to.id },
          priority: 2,
          body: news.card,
        },
        nowMs,
      );
    } else {
      await putValue(
        query,
        `waiting/${when}/${key}/${news.reference}`,
        { atMs: nowMs, headline: news.card.headline, status: news.card.status },
        nowMs,
      );
    }
  }
}
