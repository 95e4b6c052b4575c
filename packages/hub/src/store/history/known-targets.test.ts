/** The numbers under which things are kept: each is asked for once, by its lease, and from its earliest reading on. */
import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import { findTargets } from '../rollups/targets.ts';
import { temporaryStore } from '../testing/temporary-store.ts';
import { createKnownTargets } from './known-targets.ts';
import type { Target } from './reading.ts';

const host = (name: string): Target => ({ kind: 'host', name });
const hourMs = 3_600_000;
const nineMs = Date.UTC(2026, 2, 2, 9);

it('a number is known once it was learnt, by the lease that it was learnt under', async () => {
  await using store = await temporaryStore(fakeClock());
  const known = createKnownTargets(store);
  expect(known.idOf(host('web-1'), 'a')).toBeUndefined();
  await known.learn([
    { target: host('web-1'), lease: 'a', atMs: nineMs },
    { target: { kind: 'service', name: 'web-1' }, lease: 'a', atMs: nineMs },
  ]);
  const ids = [known.idOf(host('web-1'), 'a'), known.idOf({ kind: 'service', name: 'web-1' }, 'a')];
  expect(new Set(ids).size).toBe(2);
  expect(ids).not.toContain(undefined);
  expect(known.idOf(host('web-1'), 'b')).toBeUndefined();
  await known.learn([{ target: host('web-1'), lease: 'b', atMs: nineMs }]);
  expect(known.idOf(host('web-1'), 'b')).toBe(ids[0]);
  expect(known.idOf(host('web-1'), 'a')).toBeUndefined();
});

it.each([
  ['at nine', 0, 8],
  ['just before ten', hourMs - 1, 8],
  ['at ten', hourMs, 9],
])('what is first read %s is rolled up from an hour before that', async (_, afterMs, hour) => {
  await using store = await temporaryStore(fakeClock());
  await createKnownTargets(store).learn([
    { target: host('web-1'), lease: 'a', atMs: nineMs + 9 * hourMs },
    // Of several readings the earliest counts, whatever their order.
    { target: host('web-1'), lease: 'a', atMs: nineMs + afterMs },
    { target: host('web-1'), lease: 'a', atMs: nineMs + 5 * hourMs },
  ]);
  const [row] = await findTargets(store.query, 'host', ['web-1']);
  expect(row?.rolledToS).toBe(Date.UTC(2026, 2, 2, hour) / 1000);
});

it('learns more than a statement takes', async () => {
  await using store = await temporaryStore(fakeClock());
  const known = createKnownTargets(store);
  const all = Array.from({ length: 10_001 }, (_, at) => ({ target: host(`n-${at}`), lease: 'a', atMs: nineMs }));
  await known.learn(all);
  expect(all.every(({ target }) => known.idOf(target, 'a') !== undefined)).toBe(true);
});
