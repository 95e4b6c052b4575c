/** Runs one suite on both engines: what is proven of one is proven of the other. */

import { join } from 'node:path';
import type { Clock } from '@herald/protocol/clock';
import { afterAll, beforeAll, describe } from 'vitest';
import type { Store, StoreOptions } from '../open-store.ts';
import { temporaryStore } from './temporary-store.ts';
import { startTestPostgres, type TestPostgres } from './test-postgres.ts';

export type Engine = {
  name: 'sqlite' | 'postgres';
  store(clock?: Clock): Promise<Store>;
  /** Where an empty database is, or may be made in `folder`. */
  empty(folder: string): Promise<StoreOptions>;
};

/** `suite` declares its tests with the engine it is handed; each test opens a store of its own. */
export function onBothEngines(suite: (engine: Engine) => void): void {
  describe('on SQLite', () =>
    suite({
      name: 'sqlite',
      store: temporaryStore,
      empty: async (folder) => ({ mode: 'sqlite', path: join(folder, 'empty.db') }),
    }));

  describe('on PostgreSQL', () => {
    let server: TestPostgres | undefined;
    beforeAll(async () => {
      server = await startTestPostgres();
    });
    afterAll(() => server?.[Symbol.asyncDispose]());
    suite({
      name: 'postgres',
      store(clock) {
        if (!server) throw new Error('PostgreSQL has not started.');
        return server.store(clock);
      },
      async empty() {
        if (!server) throw new Error('PostgreSQL has not started.');
        return { mode: 'postgres', url: await server.createDatabase() };
      },
    });
  });
}
