import { fakeClock } from '@herald/protocol/fake-clock';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { startHistory } from '../../store/history/start-history.ts';
import { soleLease } from '../../store/leases/lease.ts';
import { temporaryStore } from '../../store/testing/temporary-store.ts';
import { openCarriedNames } from './carry-names.ts';
import { keepGivenNames, readGivenNames } from './keep-given-names.ts';

const log = pino({ level: 'silent' });

it('a host that is renamed before its first reading is on disk takes that reading with it', async () => {
  const clock = fakeClock();
  await using store = await temporaryStore(clock);
  await using history = startHistory({ database: store, log, clock });
  const carried = await openCarriedNames(store, { write: history.flush, clock, log });
  const target = { kind: 'host', name: 'web-1' } as const;
  history.recordReading({ target, atMs: clock.now(), status: 'up', pollSeconds: 15 }, soleLease('shard/any/0'));
  await carried.carry([{ kind: 'host', from: 'web-1', to: 'shop-1' }]);
  await history.flush();
  const rows = await store.query("select name from target where kind = 'host'");
  expect(rows.map((row) => row['name'])).toEqual(['shop-1']);
});

it('carries the name all the same where the database takes no readings', async () => {
  const clock = fakeClock();
  await using store = await temporaryStore(clock);
  const carried = await openCarriedNames(store, { write: () => Promise.reject(new Error('full')), clock, log });
  await carried.carry([{ kind: 'host', from: 'web-1', to: 'shop-1' }]);
  expect([...carried.former()]).toEqual([['web-1', 'shop-1']]);
});

it('names that discovery gave are there again after a restart, the newest of them', async () => {
  const clock = fakeClock();
  await using store = await temporaryStore(clock);
  const given = (name: string) => new Map([['i-1', { name, wish: 'dup', former: ['old'], region: 'eu-west-1' }]]);
  {
    await using kept = keepGivenNames({ database: store, clock, log });
    kept.keep(given('dup'));
    kept.keep(given('dup-1'));
  }
  expect(await readGivenNames(store)).toEqual(given('dup-1'));
});
