/** Reads that may fail without taking the page with them: what could be read is shown, what could not is said. */
import { type HeraldError, isHeraldError } from '@herald/protocol/herald-error';
import type { Logger } from 'pino';

export type Attempt<T> = { kind: 'read'; value: T } | { kind: 'failed'; message: string; next: string };

const limitMs = 3_000;

/** Never rejects. What is not Herald's own error goes to the log and is said without its words. */
export async function attempt<T>(read: () => Promise<T>, log: Logger): Promise<Attempt<T>> {
  const limit = Promise.withResolvers<never>();
  const timer = setTimeout(() => limit.reject(new Error(`no answer within ${limitMs} ms`)), limitMs);
  try {
    return { kind: 'read', value: await Promise.race([read(), limit.promise]) };
  } catch (err) {
    log.warn({ err }, 'a part of a page could not be read');
    return { kind: 'failed', ...wordsOf(err) };
  } finally {
    clearTimeout(timer);
  }
}

function wordsOf(error: unknown): Pick<HeraldError, 'message' | 'next'> {
  if (isHeraldError(error)) return { message: error.message, next: error.next };
  return {
    message: "Herald's memory does not answer.",
    next: "What is known right now is shown all the same. Whoever runs Herald finds the reason in the hub's log.",
  };
}
