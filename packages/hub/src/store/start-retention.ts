/** Keeps house now and then, for as long as the hub runs. */
import type { Clock } from '@herald/protocol/clock';
import { startLoop } from '@herald/protocol/start-loop';
import type { Logger } from 'pino';
import type { Database } from './query.ts';
import { runRetention } from './retention-job.ts';

export type KeepingHouseOptions = {
  database: Database;
  /** Of several hubs one is enough. */
  isOurs(): boolean;
  clock: Clock;
  log: Logger;
};

/** Not at the start, when there is enough to do. */
const everyMs = 3_600_000;

/** Disposing ends a round between two of its steps. */
export function startRetention({ database, isOurs, clock, log }: KeepingHouseOptions): AsyncDisposable {
  return startLoop(async (signal) => {
    while (!signal.aborted) {
      await clock.sleep(everyMs, signal);
      if (signal.aborted || !isOurs()) continue;
      try {
        const gone = await runRetention(database, { nowMs: clock.now(), signal });
        if (gone > 0) log.info({ rows: gone }, 'what was past its time is deleted');
      } catch (error) {
        log.warn({ err: error }, 'what is past its time could not be deleted');
      }
    }
  });
}
