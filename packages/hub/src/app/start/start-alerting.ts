/** What follows when health changes: incidents and their alerts, webhooks, and "tell me when it's back". */
import type { Clock } from '@herald/protocol/clock';
import type { Logger } from 'pino';
import type { Fleet } from '../../domain/fleet.ts';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import type { Registry } from '../../domain/registry.ts';
import { alertChannels, servicesConcerned, withFallback } from '../../notifications/incidents/alert-recipients.ts';
import { createIncidentStore } from '../../notifications/incidents/incident-store.ts';
import { type Incidents, startIncidents } from '../../notifications/incidents/start-incidents.ts';
import { type BackWishes, startTellingBack } from '../../notifications/incidents/start-telling-back.ts';
import { alertNotice } from '../../notifications/messages/alert.ts';
import type { SubscriptionBook } from '../../notifications/subscriptions/subscription-book.ts';
import { keptMessages } from '../../notifications/webhooks/kept-messages.ts';
import { startWebhooks } from '../../notifications/webhooks/start-webhooks.ts';
import type { Lease } from '../../store/leases/lease.ts';
import type { Store } from '../../store/open-store.ts';

export type AlertingOptions = {
  store: Store;
  /** Of several hubs the one that holds it alerts. */
  leader: Lease;
  fleet: Fleet;
  registry(): Registry;
  subscriptions: SubscriptionBook;
  /** As its person wants to be reached. */
  reach(message: OutboxMessage): OutboxMessage;
  secretOf(variable: string): string | undefined;
  clock: Clock;
  log: Logger;
};

export type Alerting = AsyncDisposable & { incidents: Incidents; backWishes: BackWishes };

export async function startAlerting(options: AlertingOptions): Promise<Alerting> {
  const { store, leader, fleet, registry, subscriptions, reach, secretOf, clock } = options;
  await using starting = new AsyncDisposableStack();
  const log = options.log.child({ part: 'incidents' });
  const webhookLog = options.log.child({ part: 'webhooks' });
  const webhooks = starting.use(
    await startWebhooks({
      targets: () => registry().webhooks,
      secretOf,
      kept: keptMessages(store, clock, webhookLog),
      clock,
      log: webhookLog,
    }),
  );
  const incidents = starting.use(
    await startIncidents({
      onHappened: webhooks.send,
      store: createIncidentStore(store, {
        alertNotice: (alert) => alertNotice(alert).map((message) => withFallback(reach(message), registry())),
        clock,
        leader,
      }),
      fleet,
      registry,
      recipientsOf(target) {
        const channels = alertChannels(target, registry()).map((id) => ({ kind: 'channel' as const, id }));
        const names = [target.name, ...servicesConcerned(target, registry())];
        return [...channels, ...subscriptions.interested(names, 'incident').map(({ to }) => to)];
      },
      leader,
      clock,
      log,
    }),
  );
  const backWishes = starting.use(await startTellingBack({ database: store, fleet, leader, clock, log }));
  const stack = starting.move();
  return { incidents, backWishes, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}
