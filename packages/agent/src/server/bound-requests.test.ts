import { expect, it } from 'vitest';
import { createRequestBound } from './bound-requests.ts';

const signed = (peer: string) => ({ peer, isSigned: true });
const unsigned = (peer: string) => ({ peer, isSigned: false });

it('lets each peer ask so often within a second, and again in the next', () => {
  const bound = createRequestBound(2);
  const ask = (peer: string, atMs: number) => bound.isTooMany(signed(peer), atMs);
  expect([ask('10.0.0.1', 0), ask('10.0.0.1', 10), ask('10.0.0.1', 20)]).toEqual([false, false, true]);
  expect(ask('10.0.0.2', 30)).toBe(false);
  expect(ask('10.0.0.1', 1000)).toBe(false);
});

it('unsigned requests spend nothing of the signed ones, not even from the same address', () => {
  const bound = createRequestBound(2);
  for (let n = 0; n < 100; n += 1) bound.isTooMany(unsigned('10.0.0.1'), 0);
  expect(bound.isTooMany(unsigned('10.0.0.1'), 0)).toBe(true);
  expect(bound.isTooMany(signed('10.0.0.1'), 0)).toBe(false);
});

it('a neighbour in the same subnet spends nothing of the hub, whatever it sends from however many addresses', () => {
  const bound = createRequestBound(5);
  const hub = '2001:db8:1:2::10';
  bound.isTooMany(signed(hub), 0);
  bound.noteAdmitted(hub);
  for (let n = 0; n < 5000; n += 1) {
    const peer = `2001:db8:1:2::${(n + 100).toString(16)}`;
    bound.isTooMany(n % 2 === 0 ? signed(peer) : unsigned(peer), 1000);
  }
  expect(bound.isTooMany(signed(hub), 1500)).toBe(false);
  // All strangers together are bounded, or a network of addresses would keep the agent busy with checks.
  expect(bound.isTooMany(signed('2001:db8:1:2::ffff'), 1600)).toBe(true);
  expect(bound.isTooMany(unsigned('2001:db8:1:2::ffff'), 1600)).toBe(true);
});

it('bounds an admitted peer by its own count all the same', () => {
  const bound = createRequestBound(2);
  bound.noteAdmitted('10.0.0.1');
  expect([1, 2, 3].map(() => bound.isTooMany(signed('10.0.0.1'), 0))).toEqual([false, false, true]);
});

it('remembers the latest admitted peers only', () => {
  const bound = createRequestBound(1);
  for (let n = 0; n < 70; n += 1) bound.noteAdmitted(`10.0.0.${n}`);
  for (let n = 0; n < 50; n += 1) bound.isTooMany(signed(`10.1.0.${n}`), 0);
  expect([bound.isTooMany(signed('10.0.0.0'), 0), bound.isTooMany(signed('10.0.0.69'), 0)]).toEqual([true, false]);
});
