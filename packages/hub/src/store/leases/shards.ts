/** Which hosts this hub polls, and whether it leads: the same questions for one hub and for several. */
import type { Lease } from './lease.ts';
import { soleLease } from './lease.ts';
import { leaderLease, type Sharded } from './shard-of.ts';

export type Shards = AsyncDisposable & {
  /** For the hub that leads: the one that speaks in Discord. */
  leader: Lease;
  /** For whoever writes what this host said. */
  leaseOf(host: Sharded): Lease;
  /**
   * Whether this hub should poll the host. While the database is lost it goes on with what it had: to poll twice does
   * no harm, to be blind does. Writing and speaking need the lease itself.
   */
  mayPoll(host: Sharded): boolean;
  /** Names of the leases that are held now. */
  held(): readonly string[];
  /** Changes whenever `mayPoll` may answer otherwise than before. */
  polledKey(): string;
};

/** One hub with an embedded database: it holds everything. */
export function soleShards(): Shards {
  const everything = soleLease('shard/any/0');
  const leader = soleLease(leaderLease);
  return {
    leader,
    leaseOf: () => everything,
    mayPoll: () => true,
    held: () => [leader.name, everything.name],
    polledKey: () => everything.name,
    [Symbol.asyncDispose]: async () => undefined,
  };
}
