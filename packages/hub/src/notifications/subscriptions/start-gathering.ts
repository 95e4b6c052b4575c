/** Says what waited for the end of somebody's quiet hours, or for their digest: one message for all of it. */
import type { Clock } from '@herald/protocol/clock';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { Card } from '../../domain/card.ts';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import { say } from '../../format/text.ts';
import { plural } from '../../format/words.ts';
import { forgetSetting, readSettings } from '../../store/key-value.ts';
import { enqueueOutbound } from '../../store/outbox/enqueue-outbound.ts';
import type { Database } from '../../store/query.ts';

const Waiting = Type.Object({
  atMs: Type.Number(),
  status: Card.properties.status,
  headline: Card.properties.headline,
});
type Waiting = Static<typeof Waiting>;

export type GatheringOptions = {
  database: Database;
  clock: Clock;
  everySeconds?: number;
  /** Adds how a person is reached. */
  reach(outbound: OutboxMessage): OutboxMessage;
  speaks(): boolean;
  notify(): void;
  onFailure(error: unknown): void;
};

const mostLines = 20;

/** Disposing waits for the look under way. */
export function startGathering(options: GatheringOptions): AsyncDisposable {
  const { clock, everySeconds = 30 } = options;
  const stopping = new AbortController();
  const loop = (async () => {
    while (!stopping.signal.aborted) {
      if (options.speaks())
        await gatherDue(options.database, clock.now(), options.reach).then(
          (said) => said > 0 && options.notify(),
          options.onFailure,
        );
      await clock.sleep(everySeconds * 1000, stopping.signal);
    }
  })();
  return {
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await loop;
    },
  };
}

/** Returns how many messages were put into the outbox. */
async function gatherDue(database: Database, nowMs: number, reach: GatheringOptions['reach']): Promise<number> {
  const waiting = await readSettings(database.query, 'waiting/');
  const due = new Map<string, { keys: string[]; items: Waiting[] }>();
  for (const [key, value] of waiting) {
    const [, whenMs = '', kind = '', id = ''] = key.split('/');
    if (Number(whenMs) > nowMs || !Value.Check(Waiting, value)) continue;
    const group = `${whenMs}/${kind}/${id}`;
    const known = due.get(group) ?? { keys: [], items: [] };
    known.keys.push(key);
    known.items.push(value);
    due.set(group, known);
  }
  for (const [group, { keys, items }] of due) {
    const [, kind = '', id = ''] = group.split('/');
    await database.transaction(async (query) => {
      const to = kind === 'channel' ? ({ kind, channelId: id } as const) : ({ kind: 'person', userId: id } as const);
      await enqueueOutbound(
        query,
        reach({ reference: `gathered/${group}`, to, priority: 3, body: gatheredCard(items) }),
        nowMs,
      );
      for (const key of keys) await forgetSetting(query, key);
    });
  }
  return due.size;
}

function gatheredCard(items: readonly Waiting[]): Card {
  const sorted = items.toSorted((a, b) => a.atMs - b.atMs);
  const lines = sorted
    .slice(-mostLines)
    .map(({ atMs, headline }) => [...say`${{ atMs, style: 'moment' }}: `, ...headline]);
  return {
    status: 'none',
    headline: [...say`${{ strong: `${plural(items.length, 'thing')} happened while you wanted quiet.` }}`],
    lines,
  };
}
