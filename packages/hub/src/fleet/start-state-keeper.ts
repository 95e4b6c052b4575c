/** Writes what is known of each host to the store, so that a restarted hub, and every other hub, knows it too. */
import type { Clock } from '@herald/protocol/clock';
import type { Logger } from 'pino';
import type { LiveFleet } from './create-fleet.ts';
import { type StoredState, toStored } from './stored-state.ts';

export type StateKeeperOptions = {
  fleet: Pick<LiveFleet, 'lastState'>;
  keep(states: readonly StoredState[]): Promise<void>;
  clock: Clock;
  log: Logger;
};

export type StateKeeper = AsyncDisposable & {
  /** This host was heard of; `isUrgent`: its health changed. */
  note(hostName: string, options?: { isUrgent: boolean }): void;
};

const roundMs = 1_000;
/** Each host about once a minute; with few hosts, every second. */
const roundsToCoverAll = 60;
const leastPerRound = 50;

/** A failure to write loses nothing but time: the host stays due. Disposing writes what is left, once. */
export function startStateKeeper({ fleet, keep, clock, log }: StateKeeperOptions): StateKeeper {
  const stopping = new AbortController();
  // A Set keeps the order in which hosts became due, so the longest waiting is written first.
  const due = new Set<string>();
  const urgent = new Set<string>();
  let mostDue = 0;
  let hasFailed = false;
  const loop = run();
  return {
    note(hostName, { isUrgent } = { isUrgent: false }) {
      (isUrgent ? urgent : due).add(hostName);
      mostDue = Math.max(mostDue, due.size);
    },
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await loop;
      await write([...urgent, ...due]);
    },
  };

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      await clock.sleep(roundMs, stopping.signal);
      const count = Math.max(leastPerRound, Math.ceil(mostDue / roundsToCoverAll));
      await write([...urgent, ...[...due].slice(0, count)]);
    }
  }

  async function write(names: readonly string[]): Promise<void> {
    if (names.length === 0) return;
    const nowMs = clock.now();
    for (const name of names) {
      urgent.delete(name);
      due.delete(name);
    }
    const states = names.map((name) => fleet.lastState(name)).filter((state) => state !== undefined);
    try {
      await keep(states.map((state) => toStored(state, state.lastOutcome?.atMs ?? nowMs)));
      hasFailed = false;
    } catch (error) {
      for (const name of names) due.add(name);
      if (!hasFailed) log.warn({ err: error }, 'the last states of hosts cannot be written');
      hasFailed = true;
    }
  }
}
