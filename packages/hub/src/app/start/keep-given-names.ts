/** The names that discovery gave, kept in the store: they hold over a restart, and for every hub of one database. */
import type { Clock } from '@herald/protocol/clock';
import type { Logger } from 'pino';
import { type GivenNames, parseGivenNames, storedGivenNames } from '../../monitoring/discovery/given-names.ts';
import { findSetting, putValue } from '../../store/key-value.ts';
import type { Database } from '../../store/query.ts';

const key = 'discovery/names';

export async function readGivenNames({ query }: Database): Promise<GivenNames> {
  return parseGivenNames(await findSetting(query, key));
}

/** Writes one after the other, always the newest. Disposing waits for the last. */
export function keepGivenNames({
  database,
  clock,
  log,
}: {
  database: Database;
  clock: Clock;
  log: Logger;
}): AsyncDisposable & { keep(names: GivenNames): void } {
  let newest: GivenNames | undefined;
  let writing: Promise<void> = Promise.resolve();
  return {
    keep(names) {
      newest = names;
      writing = writing.then(write);
    },
    [Symbol.asyncDispose]: () => writing,
  };

  async function write(): Promise<void> {
    if (newest === undefined) return;
    const names = newest;
    newest = undefined;
    try {
      await putValue(database.query, key, storedGivenNames(names), clock.now());
    } catch (err) {
      log.error({ err }, 'names of found hosts could not be kept');
    }
  }
}
