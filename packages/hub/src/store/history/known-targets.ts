/** The numbers under which hosts and services are kept, remembered so that each is asked for once. */
import type { Database } from '../query.ts';
import { findTargets, keepTargets } from '../rollups/targets.ts';
import type { Target } from './reading.ts';

export type KnownTargets = {
  /** `undefined` until `learn` was told of it under this lease. */
  idOf(target: Target, lease: string): number | undefined;
  learn(targets: readonly { target: Target; lease: string; atMs: number }[]): Promise<void>;
};

const hourSeconds = 3600;
/** SQLite takes 32,766 values in a statement. */
const mostNames = 5_000;

export function createKnownTargets(database: Database): KnownTargets {
  const known = new Map<string, { id: number; lease: string }>();
  const keyOf = (kind: Target['kind'], name: string) => `${kind}/${name}`;
  return {
    idOf(target, lease) {
      const entry = known.get(keyOf(target.kind, target.name));
      return entry?.lease === lease ? entry.id : undefined;
    },
    async learn(targets) {
      for (let done = 0; done < targets.length; done += mostNames)
        await learnSome(targets.slice(done, done + mostNames));
    },
  };

  async function learnSome(targets: readonly { target: Target; lease: string; atMs: number }[]): Promise<void> {
    const unique = new Map<string, (typeof targets)[number]>();
    for (const entry of targets) {
      const key = keyOf(entry.target.kind, entry.target.name);
      const first = unique.get(key);
      // Of several readings the earliest says from which hour on there is something to roll up.
      unique.set(key, first ? { ...entry, atMs: Math.min(first.atMs, entry.atMs) } : entry);
    }
    const rows = [...unique.values()].map(({ target, lease, atMs }) => ({
      kind: target.kind,
      name: target.name,
      lease,
      // The first reading reaches back a little: the hour before may get its last seconds.
      rolledToS: Math.floor(atMs / 1000 / hourSeconds - 1) * hourSeconds,
    }));
    await database.transaction((query) => keepTargets(query, rows));
    for (const kind of ['host', 'service'] as const) {
      const names = rows.filter((row) => row.kind === kind).map(({ name }) => name);
      for (const row of await findTargets(database.query, kind, names)) {
        known.set(keyOf(kind, row.name), { id: row.id, lease: row.lease });
      }
    }
  }
}
