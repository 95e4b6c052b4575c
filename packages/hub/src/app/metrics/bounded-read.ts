/** What the store counts, for `/metrics`: a store that is slow must not hold up the figures that say so. */
import type { Clock } from '@herald/protocol/clock';

/** Undefined where the reading fails or takes longer. One reading at a time: what still waits is not asked for again. */
export function createBoundedRead<Value>(
  read: () => Promise<Value>,
  { waitMs, clock }: { waitMs: number; clock: Clock },
): () => Promise<Value | undefined> {
  let pending: Promise<Value | undefined> | undefined;
  return async () => {
    pending ??= read()
      .catch(() => undefined)
      .finally(() => {
        pending = undefined;
      });
    const enough = new AbortController();
    const late = clock.sleep(waitMs, enough.signal).then(() => undefined);
    try {
      return await Promise.race([pending, late]);
    } finally {
      enough.abort();
    }
  };
}
