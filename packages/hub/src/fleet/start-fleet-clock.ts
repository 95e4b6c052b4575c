/** Lets time itself change the fleet: once a second. */
import type { Clock } from '@herald/protocol/clock';
import type { LiveFleet } from './live-fleet.ts';

const tickMs = 1_000;

export function startFleetClock({ fleet, clock }: { fleet: Pick<LiveFleet, 'tick'>; clock: Clock }): AsyncDisposable {
  const stopping = new AbortController();
  const loop = run();
  return {
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await loop;
    },
  };

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      fleet.tick();
      await clock.sleep(tickMs, stopping.signal);
    }
  }
}
