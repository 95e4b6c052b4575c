/** A renamed host keeps its history: what the store has of it goes over to the new name. */
import type { Clock } from '@herald/protocol/clock';
import type { Logger } from 'pino';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { type FormerNames, rememberRenames } from '../../monitoring/fleet/former-names.ts';
import { renameHost } from '../../store/hosts/rename-host.ts';
import { findSetting, putValue } from '../../store/key-value.ts';
import type { Database } from '../../store/query.ts';

export type CarriedNames = {
  /** Names of before, which stay as aliases. */
  former(): FormerNames;
  /** Never rejects: without it the host begins a history of its own, which the log says. */
  carry(hosts: readonly { from: string; to: string }[]): Promise<void>;
};

const key = 'registry/former-names';
const Stored = Type.Array(Type.Tuple([Type.String(), Type.String()]));

export async function openCarriedNames(database: Database, clock: Clock, log: Logger): Promise<CarriedNames> {
  const kept = await findSetting(database.query, key);
  let former: FormerNames = new Map(Value.Check(Stored, kept) ? kept : []);
  return { former: () => former, carry };

  async function carry(hosts: readonly { from: string; to: string }[]): Promise<void> {
    former = rememberRenames(former, hosts);
    await carryNames(database, hosts, former, clock.now(), log);
  }
}

async function carryNames(
  database: Database,
  hosts: readonly { from: string; to: string }[],
  former: FormerNames,
  nowMs: number,
  log: Logger,
): Promise<void> {
  try {
    await database.transaction(async (query) => {
      for (const names of hosts) await renameHost(query, names);
      await putValue(query, key, [...former], nowMs);
    });
    for (const names of hosts) log.info(names, 'host renamed, with its history');
  } catch (err) {
    log.error({ err, hosts: hosts.length }, 'the history of renamed hosts could not be carried over');
  }
}
