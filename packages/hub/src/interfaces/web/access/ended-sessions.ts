/** Sessions that ended before their time: who signs out, or is no longer of the company, is out everywhere. */
import type { Logger } from 'pino';
import { sessionSeconds } from './session.ts';

/** Kept over restarts: the cookie itself says nothing of its end. */
export type EndedSessionStore = {
  read(sinceMs: number): Promise<readonly { id: string; endedAtMs: number }[]>;
  keep(id: string, endedAtMs: number): Promise<void>;
};

export type EndedSessions = {
  has(id: string): boolean;
  /** At once here; kept as soon as the store takes it. */
  end(id: string): Promise<void>;
};

export type EndedSessionParts = { store: EndedSessionStore | undefined; nowMs: () => number; log: Logger };

/** Where the store cannot be read, those of before the start are not known until they run out. */
export async function createEndedSessions({ store, nowMs, log }: EndedSessionParts): Promise<EndedSessions> {
  const ended = new Map<string, number>();
  try {
    for (const { id, endedAtMs } of (await store?.read(nowMs() - sessionSeconds * 1000)) ?? [])
      ended.set(id, endedAtMs);
  } catch (err) {
    log.warn({ err }, 'which sessions were ended could not be read');
  }
  return { has: (id) => ended.has(id), end };

  async function end(id: string): Promise<void> {
    // Nobody can make this grow: only a session that was issued here ends here.
    for (const [old, endedAtMs] of ended) if (endedAtMs < nowMs() - sessionSeconds * 1000) ended.delete(old);
    ended.set(id, nowMs());
    await store
      ?.keep(id, nowMs())
      .catch((err: unknown) => log.error({ err }, 'the end of a session could not be kept'));
  }
}
