/** Writes what is known of each host to the store, so that a restarted hub, and every other hub, knows it too. */

import type { Clock } from '@herald/protocol/clock';
import { startLoop } from '@herald/protocol/start-loop';
import type { Logger } from 'pino';
import type { HostState as StoredState } from '../../store/hosts/host-states.ts';
import type { LiveFleet } from './live-fleet.ts';
import { toStored } from './stored-state.ts';

export type StateKeeperOptions = {
  fleet: Pick<LiveFleet, 'lastState'>;
  /** Names of hosts that were heard of; emptied as they are written, the longest waiting first. */
  changed: Set<string>;
  /** Those whose health changed: written in the next round. */
  urgent: Set<string>;
  /** Each host is written about this often. With few hosts every second: written all at once they would hold up the poller. */
  everySeconds: number;
  keep(states: readonly StoredState[]): Promise<void>;
  clock: Clock;
  log: Logger;
};

const roundMs = 1_000;
const leastPerRound = 50;
/** What is left at the end is written in pieces of this size. */
const mostAtEnd = 500;

/** A failure to write loses nothing but time: the host stays due. Disposing writes what is left, once. */
export function startStateKeeper(options: StateKeeperOptions): AsyncDisposable {
  const { fleet, changed, urgent, everySeconds, keep, clock, log } = options;
  let mostChanged = 0;
  let hasFailed = false;
  const loop = startLoop(run);
  return {
    async [Symbol.asyncDispose]() {
      await loop[Symbol.asyncDispose]();
      do await write(mostAtEnd);
      while (changed.size + urgent.size > 0 && !hasFailed);
    },
  };

  async function run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await clock.sleep(roundMs, signal);
      if (signal.aborted) return;
      mostChanged = Math.max(mostChanged, changed.size);
      await write(Math.max(leastPerRound, Math.ceil((mostChanged * roundMs) / 1000 / everySeconds)));
    }
  }

  async function write(most: number): Promise<void> {
    const names = new Set(urgent.values().take(mostAtEnd));
    for (const name of changed.values().take(most)) names.add(name);
    if (names.size === 0) return;
    for (const name of names) {
      changed.delete(name);
      urgent.delete(name);
    }
    const states = Array.from(names, (name) => fleet.lastState(name)).filter((state) => state !== undefined);
    const nowMs = clock.now();
    try {
      await keep(states.map((state) => toStored(state, nowMs)));
      hasFailed = false;
    } catch (error) {
      for (const name of names) changed.add(name);
      if (!hasFailed) log.warn({ err: error }, 'host states could not be kept');
      hasFailed = true;
    }
  }
}
