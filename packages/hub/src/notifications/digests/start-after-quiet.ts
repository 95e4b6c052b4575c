/** Says what waited for the end of somebody's quiet hours, or for their digest: one message for all of it. */

import type { Clock } from '@herald/protocol/clock';
import { startLoop } from '@herald/protocol/start-loop';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import { enqueueAll } from '../../store/outbox/outbox-item.ts';
import type { Database } from '../../store/query.ts';
import { afterQuietNotice, type Waiting } from '../messages/after-quiet.ts';
import { heldNews } from '../subscriptions/held-news.ts';

export type AfterQuietOptions = {
  database: Database;
  clock: Clock;
  everySeconds?: number;
  /** Adds how a person is reached. */
  reach(message: OutboxMessage): OutboxMessage;
  isLeader(): boolean;
  notify(): void;
  onFailure(error: unknown): void;
};

/** Disposing waits for the look under way. */
export function startAfterQuiet(options: AfterQuietOptions): AsyncDisposable {
  const { clock, everySeconds = 30 } = options;
  return startLoop(async (signal) => {
    while (!signal.aborted) {
      if (options.isLeader())
        await gatherDue(options.database, clock.now(), options.reach).then(
          (said) => said > 0 && options.notify(),
          options.onFailure,
        );
      await clock.sleep(everySeconds * 1000, signal);
    }
  });
}

/** Returns how many messages were put into the outbox. */
async function gatherDue(database: Database, nowMs: number, reach: AfterQuietOptions['reach']): Promise<number> {
  const due = new Map<string, { keys: string[]; items: Waiting[] }>();
  for (const [key, value] of await heldNews.all(database.query)) {
    const [whenMs = '', kind = '', id = ''] = key.split('/');
    if (Number(whenMs) > nowMs) continue;
    const group = `${whenMs}/${kind}/${id}`;
    const known = due.get(group) ?? { keys: [], items: [] };
    known.keys.push(key);
    known.items.push(value);
    due.set(group, known);
  }
  for (const [group, { keys, items }] of due) {
    const [whenMs = '', kind = '', id = ''] = group.split('/');
    const to = { kind: kind === 'channel' ? ('channel' as const) : ('person' as const), id };
    await database.transaction(async (query) => {
      await enqueueAll(query, afterQuietNotice({ to, quietEndsAtMs: Number(whenMs), items }).map(reach), nowMs);
      for (const key of keys) await heldNews.forget(query, key);
    });
  }
  return due.size;
}
