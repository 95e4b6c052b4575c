/** A renamed host keeps its history: what the store has of it goes over to the new name. */
import type { Logger } from 'pino';
import { renameHost } from '../../store/hosts/rename-host.ts';
import type { Database } from '../../store/query.ts';

/** Never rejects: without it the host begins a history of its own, which the log says. */
export async function carryNames(
  database: Database,
  hosts: readonly { from: string; to: string }[],
  log: Logger,
): Promise<void> {
  try {
    await database.transaction(async (query) => {
      for (const names of hosts) await renameHost(query, names);
    });
    for (const names of hosts) log.info(names, 'host renamed, with its history');
  } catch (err) {
    log.error({ err, hosts: hosts.length }, 'the history of renamed hosts could not be carried over');
  }
}
