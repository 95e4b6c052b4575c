/** Several hubs on one database: polls what became this hub's, and learns of the rest from what the others keep. */
import type { Clock } from '@herald/protocol/clock';
import { startLoop } from '@herald/protocol/start-loop';
import type { Logger } from 'pino';
import type { Incident } from '../../domain/incident.ts';
import type { Host, Registry } from '../../domain/registry.ts';
import type { LiveFleet } from '../../monitoring/fleet/live-fleet.ts';
import { fromStored } from '../../monitoring/fleet/stored-state.ts';
import { readHostStates } from '../../store/hosts/host-states.ts';
import type { Shards } from '../../store/leases/shards.ts';
import type { Database } from '../../store/query.ts';

export type FollowHubsOptions = {
  database: Database;
  shards: Pick<Shards, 'mayPoll' | 'polledKey'>;
  fleet: LiveFleet;
  registry(): Registry;
  sharesMoved(): void;
  /** The health of a host that another hub polls, or of a service with such a host, is another than before. */
  onHealth(target: Incident['target']): void;
  clock: Clock;
  log: Logger;
};

const roundMs = 1_000;
const roundsPerReading = 5;
/** Clocks of hubs may differ a little, and a write takes time: so far back each reading begins again. */
const overlapMs = 5_000;

/** Disposing waits for the round under way. */
export function startFollowingHubs(options: FollowHubsOptions): AsyncDisposable {
  const { database, shards, fleet, registry, clock, log } = options;
  const seen = new Map<string, number>();
  let polledKey = shards.polledKey();
  let newestMs = 0;
  let isFailing = false;
  return startLoop(run);

  async function run(signal: AbortSignal): Promise<void> {
    for (let round = 0; !signal.aborted; round += 1) {
      const key = shards.polledKey();
      if (key !== polledKey) options.sharesMoved();
      polledKey = key;
      if (round % roundsPerReading === 0) await readOthers();
      await clock.sleep(roundMs, signal);
    }
  }

  async function readOthers(): Promise<void> {
    try {
      const states = await readHostStates(database.query, Math.max(0, newestMs - overlapMs));
      for (const state of states) {
        newestMs = Math.max(newestMs, state.changedAtMs);
        const host = registry().hosts.get(state.hostName);
        if (!host || shards.mayPoll(host) || seen.get(host.name) === state.changedAtMs) continue;
        seen.set(host.name, state.changedAtMs);
        take(host, fromStored(state));
      }
      isFailing = false;
    } catch (error) {
      if (!isFailing) log.warn({ err: error }, 'what other hubs know cannot be read');
      isFailing = true;
    }
  }

  function take(host: Host, state: ReturnType<typeof fromStored>): void {
    if (!state) return;
    const before = fleet.host(host.name)?.health.status;
    fleet.restore([state]);
    if (before === state.health.status) return;
    options.onHealth({ kind: 'host', name: host.name });
    for (const service of registry().services.values())
      if (service.hosts.includes(host.name)) options.onHealth({ kind: 'service', name: service.name });
  }
}
