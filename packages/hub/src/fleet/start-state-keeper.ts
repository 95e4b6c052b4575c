/** Writes what is known of each host to the store, so that a restarted hub, and every other hub, knows it too. */
import type { Clock } from '@herald/protocol/clock';
import type { Logger } from 'pino';
import type { LiveFleet } from './create-fleet.ts';
import { type StoredState, toStored } from './stored-state.ts';

export type StateKeeperOptions = {
  fleet: Pick<LiveFleet, 'lastState'>;
  /** Names of hosts that were heard of; emptied as they are written, the longest waiting first. */
  changed: Set<string>;
  keep(states: readonly StoredState[]): Promise<void>;
  clock: Clock;
  log: Logger;
};

const roundMs = 1_000;
/** Each host about once a minute, with few hosts every second: written all at once they would hold up the poller. */
const roundsToCoverAll = 60;
const leastPerRound = 50;
/** What is left at the end is written in pieces of this size. */
const mostAtEnd = 500;

/** A failure to write loses nothing but time: the host stays due. Disposing writes what is left, once. */
export function startStateKeeper({ fleet, changed, keep, clock, log }: StateKeeperOptions): AsyncDisposable {
  const stopping = new AbortController();
  let mostChanged = 0;
  let hasFailed = false;
  const loop = run();
  return {
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await loop;
      do await write(mostAtEnd);
      while (changed.size > 0 && !hasFailed);
    },
  };

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      await clock.sleep(roundMs, stopping.signal);
      if (stopping.signal.aborted) return;
      mostChanged = Math.max(mostChanged, changed.size);
      await write(Math.max(leastPerRound, Math.ceil(mostChanged / roundsToCoverAll)));
    }
  }

  async function write(most: number): Promise<void> {
    const names = [...changed.values().take(most)];
    if (names.length === 0) return;
    for (const name of names) changed.delete(name);
    const states = names.map((name) => fleet.lastState(name)).filter((state) => state !== undefined);
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
