/** What subscribers are told at once of something that also stands elsewhere. */
import type { Card } from '../../domain/card.ts';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import type { Subscription } from '../../store/subscriptions/subscriptions.ts';
import type { Notice } from './notice.ts';

export type SubscribedNews = {
  /** Unique for what happened, for example `incident/42/opened`. */
  reference: string;
  /** News of one matter edit one message. */
  editKey?: string;
  card: Card;
  /** Whoever closed their direct messages is told in the channel where they subscribed, unless it is one of these, which hear it anyway. */
  inChannelIds: readonly string[];
};

export const subscriberNotice: Notice<{
  news: SubscribedNews;
  subscribers: readonly Subscription['to'][];
  channelOf(personId: string): string | undefined;
}> = ({ news, subscribers, channelOf }) =>
  subscribers.map((to): OutboxMessage => {
    const key = `${to.kind}/${to.id}`;
    const own = to.kind === 'person' ? channelOf(to.id) : undefined;
    const fallback = own === undefined || news.inChannelIds.includes(own) ? {} : { fallbackChannelId: own };
    return {
      reference: `${news.reference}/to/${key}`,
      ...(news.editKey === undefined ? {} : { editKey: `${news.editKey}/to/${key}` }),
      to: to.kind === 'person' ? { kind: 'person', userId: to.id, ...fallback } : { kind: 'channel', channelId: to.id },
      priority: 2,
      body: news.card,
    };
  });
