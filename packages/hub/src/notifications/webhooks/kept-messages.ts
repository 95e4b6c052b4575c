/** What waits for a receiver, kept beyond a restart: a pager that never hears of the end keeps its alarm for ever. */
import type { Clock } from '@herald/protocol/clock';
import type { Logger } from 'pino';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { forgetOldSettings, forgetSetting, putValue, readSettings } from '../../store/key-value.ts';
import type { Database } from '../../store/query.ts';

export type WebhookMessage = Static<typeof WebhookMessage>;
const WebhookMessage = Type.Object({ id: Type.String(), body: Type.String(), type: Type.String() });
const Kept = Type.Object({ target: Type.String(), message: WebhookMessage });

/** None rejects: without the database a message waits in memory alone, which the log says. */
export type KeptMessages = {
  /** In the order they were kept. */
  read(): Promise<readonly { target: string; message: WebhookMessage }[]>;
  keep(target: string, message: WebhookMessage): Promise<void>;
  forget(target: string, message: WebhookMessage): Promise<void>;
};

const prefix = 'webhook/';
/** Tries end after an hour; what is left of older ones belongs to receivers that are gone. */
const oldestMs = 86_400_000;

export function keptMessages(database: Database, clock: Clock, log: Logger): KeptMessages {
  const keys = new Map<string, string>();
  let count = 0;
  const named = (target: string, { id }: WebhookMessage) => `${target} ${id}`;

  return {
    read: () =>
      attempt('webhooks that waited cannot be read', [], async () => {
        await forgetOldSettings(database.query, prefix, clock.now() - oldestMs);
        const found = await readSettings(database.query, prefix);
        return [...found].flatMap(([key, value]) => {
          if (!Value.Check(Kept, value)) return [];
          keys.set(named(value.target, value.message), key);
          return [value];
        });
      }),
    async keep(target, message) {
      count += 1;
      const key = `${prefix}${String(clock.now()).padStart(15, '0')}-${String(count).padStart(6, '0')}-${target}`;
      keys.set(named(target, message), key);
      await attempt('a webhook is not kept for a restart', undefined, () =>
        putValue(database.query, key, { target, message }, clock.now()),
      );
    },
    async forget(target, message) {
      const key = keys.get(named(target, message));
      keys.delete(named(target, message));
      if (key === undefined) return;
      await attempt('a webhook that was sent is still kept', undefined, () => forgetSetting(database.query, key));
    },
  };

  async function attempt<T>(trouble: string, otherwise: T, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (err) {
      log.warn({ err }, trouble);
      return otherwise;
    }
  }
}
