/** An outbox with a store of its own and a Discord that answers as the test says. */
import { fakeClock } from '@herald/protocol/fake-clock';
import type { DeliveryOutcome } from '../../../domain/delivery.ts';
import type { OutboxMessage } from '../../../domain/outbox-message.ts';
import { soleLease } from '../../../store/leases/lease.ts';
import type { Store } from '../../../store/open-store.ts';
import { enqueueMessage, findOutboxItem } from '../../../store/outbox/outbox-item.ts';
import { silentLog, temporaryStore } from '../../../store/testing/temporary-store.ts';
import { aCard } from '../../../testing/a-card.ts';
import { type OutboxOptions, startOutbox } from '../start-outbox.ts';

/** `tried`: what was handed to Discord, and after how many seconds. */
export async function anOutbox(
  answer: (reference: string) => DeliveryOutcome | Promise<DeliveryOutcome>,
  overrideOn: (store: Store) => Partial<OutboxOptions> = () => ({}),
) {
  const clock = fakeClock();
  const store = await temporaryStore(clock);
  const startMs = clock.now();
  const tried: { reference: string; atSeconds: number }[] = [];
  return {
    clock,
    store,
    tried,
    said: () => tried.map(({ reference }) => reference),
    item: (reference: string) => findOutboxItem(store.query, reference),
    enqueue: (reference: string, channelId = '10', override: Partial<OutboxMessage> = {}) =>
      enqueueMessage(
        store.query,
        { reference, to: { kind: 'channel', channelId }, priority: 0, body: aCard(reference), ...override },
        clock.now(),
      ),
    start: () =>
      startOutbox({
        database: store,
        lease: soleLease('speaker'),
        log: silentLog,
        clock,
        sender: {
          find: async () => undefined,
          async deliver({ message }) {
            tried.push({ reference: message.reference, atSeconds: Math.round((clock.now() - startMs) / 1_000) });
            return await answer(message.reference);
          },
        },
        ...overrideOn(store),
      }),
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  };
}

export const sent = (reference: string): DeliveryOutcome => ({
  kind: 'sent',
  channelId: '10',
  messageId: `m-${reference}`,
});
