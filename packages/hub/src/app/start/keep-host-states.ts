/** How each host last was, kept now and then, so that a restarted hub answers with it and says how old it is. */
import type { Clock } from '@herald/protocol/clock';
import type { Logger } from 'pino';
import type { LiveFleet } from '../../monitoring/fleet/live-fleet.ts';
import { startStateKeeper } from '../../monitoring/fleet/start-state-keeper.ts';
import { fromStored } from '../../monitoring/fleet/stored-state.ts';
import { keepHostStates, readHostStates } from '../../store/hosts/host-states.ts';
import type { Database } from '../../store/query.ts';

const dayMs = 86_400_000;

/** States older than a week say nothing any more. */
export async function restoreHostStates(database: Database, fleet: LiveFleet, nowMs: number): Promise<void> {
  const states = await readHostStates(database.query, nowMs - 7 * dayMs);
  fleet.restore(states.map(fromStored).filter((state) => state !== undefined));
}

/** Keeps the hosts that were heard of since the last time. Disposing keeps what is new, once more. */
export function startKeepingHostStates({
  database,
  ...parts
}: {
  database: Database;
  fleet: LiveFleet;
  changed: Set<string>;
  urgent: Set<string>;
  everySeconds: number;
  clock: Clock;
  log: Logger;
}): AsyncDisposable {
  return startStateKeeper({ ...parts, keep: (states) => keepHostStates(database.query, states) });
}
