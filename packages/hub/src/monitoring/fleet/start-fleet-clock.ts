/** Lets time itself change the fleet: once a second. */
import type { Clock } from '@herald/protocol/clock';
import { startLoop } from '@herald/protocol/start-loop';
import type { LiveFleet } from './live-fleet.ts';

const tickMs = 1_000;

export function startFleetClock({ fleet, clock }: { fleet: Pick<LiveFleet, 'tick'>; clock: Clock }): AsyncDisposable {
  return startLoop(async (signal) => {
    while (!signal.aborted) {
      fleet.tick();
      await clock.sleep(tickMs, signal);
    }
  });
}
