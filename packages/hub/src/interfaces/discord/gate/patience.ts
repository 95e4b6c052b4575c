/** Asks Discord something, and waits no longer than whoever stands at the door can. */
import type { Clock } from '@herald/protocol/clock';

/** What is left of the time in which somebody has to be told something, for all that is asked meanwhile. */
export type Patience = {
  /** Undefined where the answer is late; a refusal is the caller's. */
  within<Value>(asked: Promise<Value>): Promise<Value | undefined>;
};

/** Begins now. */
export function createPatience(limitMs: number, clock: Clock): Patience {
  const endsAtMs = clock.elapsed() + limitMs;
  return {
    async within(asked) {
      const enough = new AbortController();
      try {
        const late = clock.sleep(endsAtMs - clock.elapsed(), enough.signal).then(() => undefined);
        return await Promise.race([asked, late]);
      } finally {
        enough.abort();
      }
    },
  };
}
