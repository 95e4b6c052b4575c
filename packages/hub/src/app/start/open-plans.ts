/** The book of planned downtime, whose announcements reach everybody who is told of it. */
import type { Clock } from '@herald/protocol/clock';
import type { Registry } from '../../domain/registry.ts';
import { type DowntimeBook, openDowntimeBook } from '../../downtime/downtime-book.ts';
import { createDowntimeStore } from '../../downtime/downtime-store.ts';
import { announceToAll } from '../../notifications/subscriptions/announce-to-all.ts';
import type { SubscriptionBook } from '../../notifications/subscriptions/subscription-book.ts';
import type { Database } from '../../store/query.ts';

export type PlansParts = {
  database: Database;
  registry(): Registry;
  subscriptions: SubscriptionBook;
  clock: Clock;
};

export async function openPlans({ database, registry, subscriptions, clock }: PlansParts): Promise<DowntimeBook> {
  const told = { registry, subscriptions, plannerOf: (id: string) => book.plannerOf(id), nowMs: () => clock.now() };
  const store = createDowntimeStore(database, (announcement, query) => announceToAll(announcement, query, told));
  const book: DowntimeBook = await openDowntimeBook({ store, clock });
  return book;
}
