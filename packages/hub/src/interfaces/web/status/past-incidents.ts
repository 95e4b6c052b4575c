/** The incidents of the last three months for the status page: read once, then only what has changed since. */
import type { ReadModel } from '../../../answers/read-model.ts';
import type { Incident } from '../../../domain/incident.ts';

export type PastIncidents = {
  /** Of these services, oldest first; also those that are not over. */
  read(readModel: Pick<ReadModel, 'nowMs' | 'incidents'>, names: readonly string[]): Promise<readonly Incident[]>;
};

const keptMs = 90 * 86_400_000;
/** A clock may step back a little, and another hub may write a moment late. */
const overlapMs = 5 * 60_000;
/** Then all are read anew: people add causes to what is long over. */
const renewedAfterMs = 10 * 60_000;
const mostKept = 8;

type Kept = { renewedAtMs: number; readAtMs: number; incidents: ReadonlyMap<string, Incident> };

export function createPastIncidents(): PastIncidents {
  /** By the names that were read: the public and colleagues see different ones. */
  const kept = new Map<string, Kept>();
  return { read };

  async function read(
    { nowMs, incidents }: Pick<ReadModel, 'nowMs' | 'incidents'>,
    names: readonly string[],
  ): Promise<readonly Incident[]> {
    if (names.length === 0) return [];
    const key = names.toSorted().join('\n');
    const before = kept.get(key);
    const known = before && Math.abs(nowMs - before.renewedAtMs) < renewedAfterMs ? before : undefined;
    const fromMs = known ? known.readAtMs - overlapMs : nowMs - keptMs;
    // What was open at the last look touches this period too, so that its end is seen.
    const changed = await incidents({ fromMs, toMs: nowMs + 1 }, names);
    const all = new Map(known?.incidents);
    // Of one that maintenance cut, each part.
    for (const one of changed) all.set(`${one.id} ${one.startedAtMs}`, one);
    for (const [part, { endedAtMs }] of all)
      if (endedAtMs !== undefined && endedAtMs < nowMs - keptMs) all.delete(part);
    if (kept.size >= mostKept) kept.clear();
    kept.set(key, { renewedAtMs: known?.renewedAtMs ?? nowMs, readAtMs: nowMs, incidents: all });
    return [...all.values()].toSorted((one, other) => one.startedAtMs - other.startedAtMs);
  }
}
