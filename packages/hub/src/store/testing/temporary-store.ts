/** A new, empty store for one test; gone afterwards. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, systemClock } from '@herald/protocol/clock';
import { pino } from 'pino';
import { openStore, type Store } from '../open-store.ts';

export const silentLog = pino({ level: 'silent' });

/** SQLite in a folder of its own. */
export async function temporaryStore(clock: Clock = systemClock): Promise<Store> {
  const folder = await mkdtemp(join(tmpdir(), 'herald-store-'));
  const store = await openStore({ mode: 'sqlite', path: join(folder, 'herald.db') }, { clock, log: silentLog });
  return {
    ...store,
    async [Symbol.asyncDispose]() {
      await store[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
