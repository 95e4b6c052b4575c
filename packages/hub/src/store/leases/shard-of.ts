/** Which shard a host belongs to: by a hash of its name, within the group that its labels tie it to. */
import { createHash } from 'node:crypto';

/** By the name that it has in databases since the first release. */
export const leaderLease = 'speaker';
/** The group of hosts that any hub may poll. */
export const anyGroup = 'any';

export type ShardRules = {
  /** How many shards each group has. All hubs must agree on it. */
  shardCount: number;
  /** The host label (or `region`) whose value says which hubs may poll it. */
  tieLabel?: string;
};

export type Sharded = { name: string; labels: Readonly<Record<string, string>>; region?: string };

export function groupOf(host: Omit<Sharded, 'name'>, { tieLabel }: ShardRules): string {
  if (tieLabel === undefined) return anyGroup;
  return host.labels[tieLabel] ?? (tieLabel === 'region' ? host.region : undefined) ?? anyGroup;
}

/** The name of the lease row, for example `shard/any/3`. */
export function shardOf(host: Sharded, rules: ShardRules): string {
  return `shard/${groupOf(host, rules)}/${hashOf(host.name) % rules.shardCount}`;
}

/** All leases there are for these groups, and the one for speaking. */
export function leaseNames(groups: readonly string[], { shardCount }: ShardRules): string[] {
  const shards = [...new Set([anyGroup, ...groups])].flatMap((group) =>
    Array.from({ length: shardCount }, (_, index) => `shard/${group}/${index}`),
  );
  return [leaderLease, ...shards];
}

/** `undefined` for the leader's lease. */
export function groupOfLease(name: string): string | undefined {
  return /^shard\/(.*)\/\d+$/.exec(name)?.[1];
}

/** An even spread that every hub computes alike. */
export function hashOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0);
}
