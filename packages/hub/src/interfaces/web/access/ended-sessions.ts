/** Sessions that ended before their time: who signs out, or is no longer of the company, is out everywhere. */
import type { Clock } from '@herald/protocol/clock';
import type { Logger } from 'pino';
import { sessionSeconds } from './session.ts';

/** Kept over restarts, and for the hubs that share the store: the cookie itself says nothing of its end. */
export type EndedSessionStore = {
  read(sinceMs: number): Promise<readonly { id: string; endedAtMs: number }[]>;
  keep(id: string, endedAtMs: number): Promise<void>;
  /** True for the first hub that asks. */
  useLink(id: string, usedAtMs: number): Promise<boolean>;
};

export type EndedSessions = {
  has(id: string): boolean;
  /** Before somebody is let in: learns what other hubs ended meanwhile. A store that does not answer holds nobody up for long. */
  refresh(): Promise<void>;
  /** At once here; kept as soon as the store takes it. */
  end(id: string): Promise<void>;
};

export type EndedSessionParts = { store: EndedSessionStore | undefined; clock: Clock; log: Logger };

const freshMs = 2_000;
const waitMs = 1_000;

/** Where the store cannot be read, those of before the start are not known until they run out. */
export async function createEndedSessions({ store, clock, log }: EndedSessionParts): Promise<EndedSessions> {
  const ended = new Map<string, number>();
  let readAtMs = clock.elapsed();
  let reading: Promise<void> | undefined;
  let isFailing = false;
  await read();
  return { has: (id) => ended.has(id), refresh, end };

  async function refresh(): Promise<void> {
    if (store === undefined || clock.elapsed() - readAtMs < freshMs) return;
    reading ??= read().finally(() => {
      reading = undefined;
    });
    const enough = new AbortController();
    await Promise.race([reading, clock.sleep(waitMs, enough.signal)]);
    enough.abort();
  }

  async function read(): Promise<void> {
    try {
      const sinceMs = clock.now() - sessionSeconds * 1000;
      for (const { id, endedAtMs } of (await store?.read(sinceMs)) ?? []) ended.set(id, endedAtMs);
      readAtMs = clock.elapsed();
      isFailing = false;
    } catch (err) {
      if (!isFailing) log.warn({ err }, 'which sessions were ended could not be read');
      isFailing = true;
    }
  }

  async function end(id: string): Promise<void> {
    // Nobody can make this grow: only a session that was issued here ends here.
    for (const [old, endedAtMs] of ended) if (endedAtMs < clock.now() - sessionSeconds * 1000) ended.delete(old);
    ended.set(id, clock.now());
    await store
      ?.keep(id, clock.now())
      .catch((err: unknown) => log.error({ err }, 'the end of a session could not be kept'));
  }
}
