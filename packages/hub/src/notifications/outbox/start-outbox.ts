/** Says what waits in the outbox: each destination in its own queue, so that one rate limit delays no other. */
import { type Clock, systemClock } from '@herald/protocol/clock';
import type { Logger } from 'pino';
import type { MessageSender } from '../../domain/delivery.ts';
import type { Lease } from '../../store/leases/lease.ts';
import { claimMessages, nextOutboxTryAtMs } from '../../store/outbox/attempts.ts';
import type { OutboxItem } from '../../store/outbox/outbox-item.ts';
import type { Database } from '../../store/query.ts';
import { storeError } from '../../store/store-error.ts';
import { type Conclusion, deliverOne } from './deliver-one.ts';

export type OutboxOptions = {
  database: Database;
  sender: MessageSender;
  /** The leader's lease: nothing is said while it is not held. */
  lease: Lease;
  log: Logger;
  clock?: Clock;
  /** How often it looks by itself, for what other hubs enqueue. */
  lookSeconds?: number;
  /** Destinations written to at one time. */
  most?: number;
};

export type Outbox = AsyncDisposable & {
  /** Something was enqueued: look now. Call it after the transaction has committed. */
  notify(): void;
};

const longestStorePauseSeconds = 30;

/** Disposing lets no new thing out, aborts what is on its way, and leaves it to the next start. */
export function startOutbox(options: OutboxOptions): Outbox {
  const { database, sender, lease, log, clock = systemClock, lookSeconds = 1, most = 8 } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const underWay = new Map<string, Promise<void>>();
  const waitsUntilMs = new Map<string, number>();
  let wake = new AbortController();
  const loop = run();
  return { notify: () => wake.abort(), [Symbol.asyncDispose]: stop };

  async function run(): Promise<void> {
    let pauseSeconds = 1;
    while (!signal.aborted) {
      try {
        if (lease.isHeld()) await startSome();
        pauseSeconds = 1;
        await rest(lookSeconds);
      } catch (error) {
        log.warn({ code: storeError(error).code, err: error }, 'the outbox cannot be read');
        await rest(pauseSeconds);
        pauseSeconds = Math.min(longestStorePauseSeconds, pauseSeconds * 2);
      }
    }
  }

  async function startSome(): Promise<void> {
    // At one instant: else what was held up longest would be passed over for what waits behind it.
    const nowMs = clock.now();
    const busy = busyDestinations();
    const nextAtMs = await nextOutboxTryAtMs(database.query);
    if (nextAtMs === undefined || nextAtMs > nowMs) return;
    const room = most - underWay.size;
    const items = await database.transaction(async (query) => {
      await lease.assertHeld(query);
      return claimMessages(query, { nowMs, exceptDestinations: busy, most: room });
    });
    for (const item of items) {
      const saying = say(item).finally(() => {
        underWay.delete(item.destination);
        wake.abort();
      });
      underWay.set(item.destination, saying);
    }
  }

  function busyDestinations(): string[] {
    const elapsedMs = clock.elapsed();
    for (const [destination, untilMs] of waitsUntilMs) if (untilMs <= elapsedMs) waitsUntilMs.delete(destination);
    return [...underWay.keys(), ...waitsUntilMs.keys()];
  }

  async function say(item: OutboxItem): Promise<void> {
    const { reference } = item.message;
    try {
      const conclusion = await deliverOne(item, { database, sender, lease, clock, signal });
      if (!conclusion) return;
      waitsUntilMs.set(item.destination, clock.elapsed() + conclusion.waitSeconds * 1000);
      if (conclusion.problem !== undefined)
        log.warn({ reference, problem: conclusion.problem }, 'Discord took no message');
      await writeDown(conclusion);
    } catch (error) {
      log.warn({ reference, code: storeError(error).code, err: error }, 'what was said could not be noted');
    }
  }

  /** What is known of an attempt is worth waiting for: the destination stays closed until it is written. */
  async function writeDown(conclusion: Conclusion): Promise<void> {
    for (let pauseSeconds = 1; ; pauseSeconds = Math.min(longestStorePauseSeconds, pauseSeconds * 2)) {
      try {
        await database.transaction((query) => conclusion.write(query));
        return;
      } catch (error) {
        log.warn({ code: storeError(error).code }, 'the outbox cannot be written');
        await clock.sleep(pauseSeconds * 1000, signal);
        if (signal.aborted) throw error;
      }
    }
  }

  async function rest(seconds: number): Promise<void> {
    await clock.sleep(seconds * 1000, AbortSignal.any([signal, wake.signal]));
    wake = new AbortController();
  }

  async function stop(): Promise<void> {
    stopping.abort();
    await loop;
    await Promise.allSettled(underWay.values());
  }
}
