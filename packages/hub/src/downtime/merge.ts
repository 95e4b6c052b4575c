/** The same stretch told by several sources becomes one: people hear of it once. */

import { comparable } from '@herald/understanding/plain-text';
import type { PlannedStretch } from '../domain/downtime.ts';
import type { Registry } from '../domain/registry.ts';

export type MergedStretch = PlannedStretch & { mergedIds?: readonly string[] };

const precedence = { discord: 0, registry: 1, ec2: 2 } as const;
/** Who writes down the same work twice rounds its times. */
const roundedMs = 15 * 60_000;

/**
 * Merges stretches that overlap in time where what one touches is all touched by the other. What a person planned leads:
 * it gives the id, the title and the words; the span is that of both. Cancelled and ended ones stay by themselves, and
 * a host that leaves for good is not hidden in a window from which hosts come back. Two works that people planned are
 * one only where title or times say so: a deploy within a long window is its own, and is called off alone.
 */
export function mergeStretches(stretches: readonly PlannedStretch[], registry: Registry): MergedStretch[] {
  const live = stretches.filter(
    ({ cancelledAtMs, finishedAtMs }) => cancelledAtMs === undefined && finishedAtMs === undefined,
  );
  const rest = stretches.filter((stretch) => !live.includes(stretch));
  const byStart = [...live].sort((a, b) => a.startsAtMs - b.startsAtMs || (a.id < b.id ? -1 : 1));
  const merged: Touching[] = [];
  for (const stretch of byStart) {
    let joined: Touching = {
      stretch,
      touches: touchedBy(stretch, registry),
      planned: stretch.source === 'ec2' ? [] : [stretch],
    };
    // A joined span may reach what neither half reached before, so look again until nothing joins.
    for (let index = findJoin(joined); index >= 0; index = findJoin(joined)) {
      const [other] = merged.splice(index, 1);
      if (other) joined = join(other, joined);
    }
    merged.push(joined);
  }
  return [...merged.map(({ stretch }) => stretch), ...rest].sort((a, b) => a.startsAtMs - b.startsAtMs);

  function findJoin(one: Touching): number {
    return merged.findIndex((other) => isSame(one, other));
  }
}

type Touching = {
  stretch: MergedStretch;
  touches: ReadonlySet<string>;
  /** What people planned of it. */
  planned: readonly PlannedStretch[];
};

function isSame(a: Touching, b: Touching): boolean {
  if ((a.stretch.isDeparture ?? false) !== (b.stretch.isDeparture ?? false)) return false;
  if (a.stretch.startsAtMs >= b.stretch.endsAtMs || b.stretch.startsAtMs >= a.stretch.endsAtMs) return false;
  if (!a.planned.every((one) => b.planned.every((other) => isSameWork(one, other)))) return false;
  return a.touches.isSubsetOf(b.touches) || b.touches.isSubsetOf(a.touches);
}

function isSameWork(one: PlannedStretch, other: PlannedStretch): boolean {
  return (
    comparable(one.title).trim() === comparable(other.title).trim() ||
    (Math.abs(one.startsAtMs - other.startsAtMs) <= roundedMs && Math.abs(one.endsAtMs - other.endsAtMs) <= roundedMs)
  );
}

function join(a: Touching, b: Touching): Touching {
  const [lead, other] = leads(a.stretch, b.stretch) ? [a.stretch, b.stretch] : [b.stretch, a.stretch];
  const customers = lead.customers ?? other.customers;
  return {
    touches: a.touches.union(b.touches),
    planned: [...a.planned, ...b.planned],
    stretch: {
      ...lead,
      startsAtMs: Math.min(lead.startsAtMs, other.startsAtMs),
      endsAtMs: Math.max(lead.endsAtMs, other.endsAtMs),
      hosts: [...new Set([...lead.hosts, ...other.hosts])],
      services: [...new Set([...lead.services, ...other.services])],
      ...(customers !== undefined && { customers }),
      mergedIds: [...(lead.mergedIds ?? []), other.id, ...(other.mergedIds ?? [])].sort(),
    },
  };
}

function leads(a: PlannedStretch, b: PlannedStretch): boolean {
  const rank = precedence[a.source] - precedence[b.source] || a.startsAtMs - b.startsAtMs;
  return rank === 0 ? a.id < b.id : rank < 0;
}

/** Hosts by name; a service counts as all its hosts and itself. */
function touchedBy({ hosts, services }: PlannedStretch, registry: Registry): ReadonlySet<string> {
  const touched = new Set(hosts.map((name) => `host ${name}`));
  for (const name of services) {
    touched.add(`service ${name}`);
    // Where the window names some of a service's own hosts, only those are touched.
    const own = registry.services.get(name)?.hosts ?? [];
    if (!own.some((host) => hosts.includes(host))) for (const host of own) touched.add(`host ${host}`);
  }
  return touched;
}
