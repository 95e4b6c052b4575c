/** What must hold after each kill of a hub: nothing acknowledged is missing, and nothing is told twice. */
import type { Said } from '../trials/parts.ts';

export type KeptIncident = { id: string; target: string; startedAtMs: number; endedAtMs: number | null };
export type Look = { integrity: string; readings: number; incidents: KeptIncident[] };
/** An incident that the hub itself showed a moment before it was killed. */
export type Acknowledged = { id: string; isOver: boolean };

/** How much of what was kept, or shown as kept, is gone, or open again though it was over. */
export function compareLooks(before: Look, now: Look, acknowledged: readonly Acknowledged[]): number {
  const known = new Map(now.incidents.map((one) => [one.id, one]));
  const was = before.incidents.map(({ id, endedAtMs }): Acknowledged => ({ id, isOver: endedAtMs !== null }));
  const wrong = new Set(
    [...was, ...acknowledged]
      .filter(({ id, isOver }) => {
        const one = known.get(id);
        return !one || (isOver && one.endedAtMs === null);
      })
      .map(({ id }) => id),
  );
  return wrong.size + Math.max(0, before.readings - now.readings);
}

/** Hosts with more incidents than falls: one fall that was taken, and told, for two. */
export function toldTwice(incidents: readonly KeptIncident[], falls: ReadonlyMap<string, number>): string[] {
  return [...Map.groupBy(incidents, ({ target }) => target)]
    .filter(([target, those]) => those.length > (falls.get(target) ?? 0))
    .map(([target, those]) => `${target} has ${those.length} incidents and fell ${falls.get(target) ?? 0} times`);
}

/** Alerts that still say, as they stand now, that something is not well. */
export function toldOfAsOpen(said: readonly Said[]): Said[] {
  return said.filter(
    ({ words }) => !/Resolved:|(?:is|are) back (?:up|to normal)/.test(words) || /(?:is|are) down/.test(words),
  );
}
