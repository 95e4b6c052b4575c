/** A renamed host or service keeps its history: what the store has of it goes over to the new name. */
import type { Clock } from '@herald/protocol/clock';
import type { Logger } from 'pino';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { type FormerNames, rememberRenames } from '../../monitoring/fleet/former-names.ts';
import { carryName, type Rename } from '../../store/hosts/carry-name.ts';
import { findSetting, putValue } from '../../store/key-value.ts';
import type { Database } from '../../store/query.ts';

export type CarriedNames = {
  /** Names of before, which stay as aliases. */
  former(): FormerNames;
  /** Never rejects: without it the new name begins a history of its own, which the log says. */
  carry(renames: readonly Rename[]): Promise<void>;
};

const key = 'registry/former-names';
const Stored = Type.Array(Type.Tuple([Type.String(), Type.String()]));

/** `write` puts on disk what was read so far: what waits under the old name would begin that name anew. */
export async function openCarriedNames(
  database: Database,
  { write, clock, log }: { write(): Promise<void>; clock: Clock; log: Logger },
): Promise<CarriedNames> {
  const kept = await findSetting(database.query, key);
  let former: FormerNames = new Map(Value.Check(Stored, kept) ? kept : []);
  return { former: () => former, carry };

  async function carry(renames: readonly Rename[]): Promise<void> {
    former = rememberRenames(former, renames);
    await write().catch((err: unknown) =>
      log.warn({ err }, 'readings under an old name were not written before it went'),
    );
    await carryNames(database, renames, former, clock.now(), log);
  }
}

async function carryNames(
  database: Database,
  renames: readonly Rename[],
  former: FormerNames,
  nowMs: number,
  log: Logger,
): Promise<void> {
  try {
    await database.transaction(async (query) => {
      for (const names of renames) await carryName(query, names);
      await putValue(query, key, [...former], nowMs);
    });
    for (const { kind, ...names } of renames) log.info(names, `${kind} renamed, with its history`);
  } catch (err) {
    log.error({ err, names: renames.length }, 'the history of renamed names could not be carried over');
  }
}
