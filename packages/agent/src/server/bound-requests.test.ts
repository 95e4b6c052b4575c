import { expect, it } from 'vitest';
import { createRequestBound } from './bound-requests.ts';

it('lets each peer ask so often within a second, and again in the next', () => {
  const bound = createRequestBound(2);
  const ask = (peer: string, atMs: number) => bound.isTooMany(peer, atMs);
  expect([ask('10.0.0.1', 0), ask('10.0.0.1', 10), ask('10.0.0.1', 20)]).toEqual([false, false, true]);
  expect(ask('10.0.0.2', 30)).toBe(false);
  expect(ask('10.0.0.1', 1000)).toBe(false);
});

it('counts the addresses of one IPv6 network together, however they are written', () => {
  const bound = createRequestBound(1);
  expect(bound.isTooMany('2001:db8:1:2:3:4:5:6', 0)).toBe(false);
  expect(bound.isTooMany('2001:db8:1:2::9', 0)).toBe(true);
  expect(bound.isTooMany('2001:db8::9', 0)).toBe(false);
  expect(bound.isTooMany('2001:db8:0:0:1::', 0)).toBe(true);
  expect(bound.isTooMany('::ffff:10.0.0.1', 0)).toBe(false);
  expect(bound.isTooMany('::ffff:10.0.0.2', 0)).toBe(false);
});

it('holds a flood from very many addresses to one count', () => {
  const bound = createRequestBound(1);
  for (let peer = 0; peer < 1000; peer += 1) bound.isTooMany(`10.1.${peer >> 8}.${peer & 255}`, 0);
  expect(bound.isTooMany('10.9.0.1', 0)).toBe(false);
  expect(bound.isTooMany('10.9.0.2', 0)).toBe(true);
});
