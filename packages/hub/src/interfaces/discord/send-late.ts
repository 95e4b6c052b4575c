/** Tries again, for a while, what Discord could not take: an outage of seconds costs no answer. */
import type { Clock } from '@herald/protocol/clock';
import { isRefusedForGood } from './refused-for-good.ts';

/** In all well under the time for which Discord recognises a nonce: a repeat is never a second message. */
const pausesSeconds = [1, 3, 9, 20];

/** `send` has to carry a nonce. Throws its last failure, and at once what a repeat cannot mend: a refusal. */
export async function sendLate<T>(
  send: () => Promise<T>,
  {
    clock,
    signal,
    onRetry,
  }: { clock: Clock; signal: AbortSignal; onRetry(error: unknown, pauseSeconds: number): void },
): Promise<T> {
  for (const pauseSeconds of pausesSeconds) {
    try {
      return await send();
    } catch (error) {
      if (signal.aborted || isRefusedForGood(error)) throw error;
      onRetry(error, pauseSeconds);
      await clock.sleep(pauseSeconds * 1000, signal);
      if (signal.aborted) throw error;
    }
  }
  return send();
}
