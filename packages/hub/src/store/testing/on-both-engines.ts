/** Runs one suite on both engines: what is proven of one is proven of the other. */
import type { Clock } from '@herald/protocol/clock';
import { afterAll, beforeAll, describe } from 'vitest';
import type { Store } from '../open-store.ts';
import { temporaryStore } from '../testing/temporary-store.ts';
import { startTestPostgres, type TestPostgres } from '../testing/test-postgres.ts';

export type Engine = { name: 'sqlite' | 'postgres'; store(clock?: Clock): Promise<Store> };

/** `suite` declares its tests with the engine it is handed; each test opens a store of its own. */
export function onBothEngines(suite: (engine: Engine) => void): void {
  describe('on SQLite', () => suite({ name: 'sqlite', store: temporaryStore }));

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
    });
  });
}
