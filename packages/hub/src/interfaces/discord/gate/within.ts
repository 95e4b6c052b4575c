/** Asks Discord something, and waits no longer than whoever stands at the door can. */
import type { Clock } from '@herald/protocol/clock';

/** Undefined where the answer is late; a refusal is the caller's. */
export async function within<Value>(
  asked: Promise<Value>,
  { limitMs, clock }: { limitMs: number; clock: Clock },
): Promise<Value | undefined> {
  const enough = new AbortController();
  try {
    return await Promise.race([asked, clock.sleep(limitMs, enough.signal).then(() => undefined)]);
  } finally {
    enough.abort();
  }
}
