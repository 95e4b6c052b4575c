/** Who wants to hear of what: kept in the store, matched in memory. */
import type { Clock } from '@herald/protocol/clock';
import type { Database } from '../../store/query.ts';
import { keepSubscriberChannel, readSubscriberChannels } from '../../store/subscriptions/subscriber-channels.ts';
import {
  keepSubscription,
  readSubscriptions,
  removeSubscription,
  type Subscription,
} from '../../store/subscriptions/subscriptions.ts';

/** `incident-digest`: outages gathered in the morning, instead of at once. */
export type SubscriptionKind = 'incident' | 'incident-digest' | 'downtime';

export type SubscriptionBook = {
  /** Those who want to hear of any of these names (and of everything), each once. */
  interested(names: readonly string[], kind: SubscriptionKind): Subscription[];
  of(to: Subscription['to']): Subscription[];
  all(): readonly Subscription[];
  /** Where to tell a person whose direct messages are closed. */
  channelOf(personId: string): string | undefined;
  /** `inChannelId`: where a person wished it, and is told if their direct messages are closed. */
  subscribe(wish: Omit<Subscription, 'createdAtMs'>, inChannelId?: string): Promise<void>;
  /** False where there was none. */
  unsubscribe(to: Subscription['to'], target: Subscription['target']): Promise<boolean>;
  /** Reads the store anew: another hub may have written. */
  reload(): Promise<void>;
};

export async function openSubscriptionBook({
  database,
  clock,
}: {
  database: Database;
  clock: Clock;
}): Promise<SubscriptionBook> {
  let known: readonly Subscription[] = [];
  let channels: ReadonlyMap<string, string> = new Map();
  await reload();
  return {
    interested,
    of,
    all: () => known,
    channelOf: (personId) => channels.get(personId),
    subscribe,
    unsubscribe,
    reload,
  };

  function interested(names: readonly string[], kind: SubscriptionKind): Subscription[] {
    const found = new Map<string, Subscription>();
    for (const one of known) {
      const fits = one.target.kind === 'all' || names.includes(one.target.name);
      if (fits && one.kinds.includes(kind))
        found.set(`${one.to.kind}/${one.to.id}`, found.get(`${one.to.kind}/${one.to.id}`) ?? one);
    }
    return [...found.values()];
  }

  function of(to: Subscription['to']): Subscription[] {
    return known.filter((one) => one.to.kind === to.kind && one.to.id === to.id);
  }

  async function subscribe(wish: Omit<Subscription, 'createdAtMs'>, inChannelId?: string): Promise<void> {
    const nowMs = clock.now();
    await keepSubscription(database.query, { ...wish, createdAtMs: nowMs });
    if (inChannelId !== undefined && wish.to.kind === 'person')
      await keepSubscriberChannel(database.query, wish.to.id, inChannelId, nowMs);
    await reload();
  }

  async function unsubscribe(to: Subscription['to'], target: Subscription['target']): Promise<boolean> {
    const had = await removeSubscription(database.query, to, target);
    await reload();
    return had;
  }

  async function reload(): Promise<void> {
    known = await readSubscriptions(database.query);
    channels = await readSubscriberChannels(database.query);
  }
}
