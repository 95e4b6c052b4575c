/** What Herald tells by itself as time goes by: planned downtime, what waited for a quiet hour's end, digests of outages. */
import type { Clock } from '@herald/protocol/clock';
import { errorLine } from '@herald/protocol/herald-error';
import type { Logger } from 'pino';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import type { Registry } from '../../domain/registry.ts';
import type { Calendar } from '../../downtime/calendar.ts';
import type { DowntimeBook } from '../../downtime/downtime-book.ts';
import { startAnnouncer } from '../../downtime/start-announcer.ts';
import { startAfterQuiet } from '../../notifications/digests/start-after-quiet.ts';
import { startOutageDigests } from '../../notifications/digests/start-outage-digests.ts';
import { servicesConcerned } from '../../notifications/incidents/alert-recipients.ts';
import type { SubscriptionBook } from '../../notifications/subscriptions/subscription-book.ts';
import type { Database } from '../../store/query.ts';

export type TellingParts = {
  database: Database;
  book: DowntimeBook;
  calendar: Calendar;
  subscriptions: SubscriptionBook;
  registry(): Registry;
  /** As its person wants to be reached. */
  reach(message: OutboxMessage): OutboxMessage;
  clock: Clock;
  /** Whether this hub is the leader, the one that speaks. */
  isLeader(): boolean;
  /** Something was put into the outbox. */
  notify(): void;
  log: Logger;
};

export type Telling = AsyncDisposable & {
  /** Looks at planned downtime now. Rejects where the store fails. */
  announceNow(): Promise<void>;
};

const lookEverySeconds = 10;

export function startScheduledNotices(parts: TellingParts): Telling {
  const { database, book, calendar, subscriptions, registry, reach, clock, isLeader, notify, log } = parts;
  const stack = new AsyncDisposableStack();
  const announcer = stack.use(
    startAnnouncer({
      book,
      calendar,
      registry,
      clock,
      everySeconds: lookEverySeconds,
      isLeader,
      onFailure: (error) => log.warn({ err: error }, `planned downtime could not be looked at: ${errorLine(error)}`),
    }),
  );
  stack.use(
    startAfterQuiet({
      database,
      reach,
      clock,
      isLeader,
      notify,
      onFailure: (error) => log.warn({ err: error }, 'what waited could not be gathered'),
    }),
  );
  stack.use(
    startOutageDigests({
      database,
      subscriptions,
      zone: () => registry().zone,
      registry,
      servicesOf: (target) => servicesConcerned(target, registry()),
      clock,
      isLeader,
      notify,
      onFailure: (error) => log.warn({ err: error }, 'a digest of outages could not be written'),
    }),
  );
  return { announceNow: announcer.look, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}
