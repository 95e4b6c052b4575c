/** News of the registry, in its own channel, where it names one. */
import type { Clock } from '@herald/protocol/clock';
import type { Logger } from 'pino';
import type { Registry } from '../../domain/registry.ts';
import { type RegistryNews, registryNotice } from '../../notifications/messages/registry-change.ts';
import type { Lease } from '../../store/leases/lease.ts';
import type { Store } from '../../store/open-store.ts';
import { enqueueAll } from '../../store/outbox/outbox-item.ts';

export function createSayOfRegistry({
  store,
  leader,
  registry,
  clock,
  log,
}: {
  store: Store;
  leader: Lease;
  registry(): Registry;
  clock: Clock;
  log: Logger;
}): (news: RegistryNews) => void {
  return (news) => {
    const channelId = registry().discord.registryChannelId;
    if (channelId === undefined || !leader.isHeld()) return;
    const nowMs = clock.now();
    enqueueAll(store.query, registryNotice({ news, channelId, nowMs }), nowMs).catch((err: unknown) =>
      log.warn({ err }, 'news of the registry could not be put into the outbox'),
    );
  };
}
