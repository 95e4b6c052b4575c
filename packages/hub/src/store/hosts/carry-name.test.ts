import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import { temporaryStore } from '../testing/temporary-store.ts';
import { carryName } from './carry-name.ts';

async function aStore() {
  const database = await temporaryStore(fakeClock(0));
  const { query } = database;
  const target = (name: string) =>
    query(`insert into target (kind, name, lease, rolled_to_s) values ('host', $1, '', 0)`, [name]);
  const pin = (name: string, print: string) =>
    query('insert into pinned_fingerprint (host_name, fingerprint, pinned_at_ms, pinned_by) values ($1, $2, 0, $3)', [
      name,
      print,
      'x',
    ]);
  const incident = (id: string, name: string, endedAtMs: number | null) =>
    query(
      `insert into incident (id, target_kind, target_name, started_at_ms, ended_at_ms, worst, cause, is_planned)
       values ($1, 'host', $2, 0, $3, 'down', '[]', 0)`,
      [id, name, endedAtMs],
    );
  const names = async (sql: string) => (await query(sql)).map((row) => Object.values(row).join(' '));
  return { query, target, pin, incident, names, [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() };
}

it('gives the new name the history, the pinned certificate and the incidents that ended', async () => {
  await using store = await aStore();
  await store.target('web-1');
  await store.pin('web-1', 'sha256:a');
  await store.incident('1', 'web-1', 10);
  await store.incident('2', 'web-1', null);
  await store.incident('3', 'web-2', 10);
  await carryName(store.query, { kind: 'host', from: 'web-1', to: 'shop-1' });
  expect(await store.names('select id, name from target')).toEqual(['1 shop-1']);
  expect(await store.names('select host_name, fingerprint from pinned_fingerprint')).toEqual(['shop-1 sha256:a']);
  expect(await store.names('select id, target_name from incident order by id')).toEqual([
    '1 shop-1',
    '2 web-1',
    '3 web-2',
  ]);
});

it('takes nothing from a name that has its own, and changes nothing the second time', async () => {
  await using store = await aStore();
  await store.target('web-1');
  await store.target('shop-1');
  await store.pin('web-1', 'sha256:a');
  await store.pin('shop-1', 'sha256:b');
  for (let time = 0; time < 2; time += 1) await carryName(store.query, { kind: 'host', from: 'web-1', to: 'shop-1' });
  expect(await store.names('select name from target order by id')).toEqual(['web-1', 'shop-1']);
  expect(await store.names('select host_name, fingerprint from pinned_fingerprint order by host_name')).toEqual([
    'shop-1 sha256:b',
    'web-1 sha256:a',
  ]);
});

it('carries a service over, and nothing of a host that once had the same name', async () => {
  await using store = await aStore();
  await store.target('shop');
  await store.query(`insert into target (kind, name, lease, rolled_to_s) values ('service', 'shop', '', 0)`);
  await store.incident('1', 'shop', 10);
  await store.query(
    `insert into incident (id, target_kind, target_name, started_at_ms, ended_at_ms, worst, cause, is_planned)
     values ('2', 'service', 'shop', 0, 10, 'down', '[]', 0)`,
  );
  await carryName(store.query, { kind: 'service', from: 'shop', to: 'storefront' });
  expect(await store.names('select kind, name from target order by kind')).toEqual(['host shop', 'service storefront']);
  expect(await store.names('select id, target_name from incident order by id')).toEqual(['1 shop', '2 storefront']);
});
