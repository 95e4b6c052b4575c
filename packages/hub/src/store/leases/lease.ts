/** The right to poll a shard of hosts, or to speak in Discord, while it lasts. */
import { HeraldError } from '@herald/protocol/herald-error';
import type { Query } from '../query.ts';

export type Lease = {
  /** `speaker` for the leader, or `shard/3`. */
  name: string;
  /** False from the moment it may have been lost, by this machine's own steady clock. Look right before acting. */
  isHeld(): boolean;
  /** Counts how often it was taken: whoever keeps state for a lease starts anew when this changes. */
  term(): number;
  /** Call it inside a transaction that writes under the lease: throws `shards/lease-lost` where it is no longer ours. */
  assertHeld(query: Query): Promise<void>;
};

/** One hub on SQLite: nobody else can hold anything. */
export function soleLease(name: string): Lease {
  return { name, isHeld: () => true, term: () => 1, assertHeld: async () => undefined };
}

export function leaseLost(name: string): HeraldError {
  return new HeraldError('shards/lease-lost', {
    message: `Another hub has taken over ${name}.`,
    next: 'Nothing needs doing: this hub stops what it did there, and the other goes on.',
  });
}
