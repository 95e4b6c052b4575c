/** Waits for Discord no longer than somebody can: at the gate, or when the hub stops. */
import type { Clock } from '@herald/protocol/clock';

/** What is left of one stretch of time, for all that is waited for in it. */
export type Patience = {
  /** Undefined where it is late; a failure is the caller's. */
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
