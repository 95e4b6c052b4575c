/** Decides, alike on every hub, which hub should hold which shard: evenly, and moving few when a hub comes or goes. */
import { anyGroup, groupOfLease, hashOf } from './shard-of.ts';

export type Candidate = { holder: string; labels: Readonly<Record<string, string>> };

/**
 * Lease name -> holder, for the shards that some hub may hold. A shard of a tied group goes only to hubs that carry the
 * group as the value of `tieLabel`; shards of the group `any` go to all.
 */
export function assignLeases(
  leases: readonly string[],
  hubs: readonly Candidate[],
  tieLabel: string | undefined,
): Map<string, string> {
  const assigned = new Map<string, string>();
  const byGroup = Map.groupBy(
    leases.filter((name) => groupOfLease(name) !== undefined),
    (name) => groupOfLease(name) ?? anyGroup,
  );
  for (const [group, names] of byGroup) {
    const able = hubs.filter(
      ({ labels }) => group === anyGroup || (tieLabel !== undefined && labels[tieLabel] === group),
    );
    if (able.length === 0) continue;
    const most = Math.ceil(names.length / able.length);
    const counts = new Map<string, number>();
    for (const name of names.toSorted()) {
      const [best] = able
        .filter(({ holder }) => (counts.get(holder) ?? 0) < most)
        .sort((a, b) => hashOf(`${name}\n${b.holder}`) - hashOf(`${name}\n${a.holder}`));
      if (!best) continue;
      counts.set(best.holder, (counts.get(best.holder) ?? 0) + 1);
      assigned.set(name, best.holder);
    }
  }
  return assigned;
}
