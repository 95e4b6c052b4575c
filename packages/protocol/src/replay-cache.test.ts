import { expect, it } from 'vitest';
import { createReplayCache } from './replay-cache.ts';

it('admits a nonce once', () => {
  const cache = createReplayCache();
  expect(cache.admit('a', 1000, 0)).toBe('fresh');
  expect(cache.admit('a', 1000, 1)).toBe('seen');
  expect(cache.admit('b', 1000, 1)).toBe('fresh');
});

it('may forget a nonce once its time is over, since the signature is late by then', () => {
  const cache = createReplayCache();
  cache.admit('a', 1000, 0);
  expect(cache.admit('a', 3000, 1000)).toBe('fresh');
});

it('refuses rather than forgets when it is full of nonces that still count', () => {
  const cache = createReplayCache(2);
  cache.admit('a', 1000, 0);
  cache.admit('b', 1000, 0);
  expect(cache.admit('c', 1000, 0)).toBe('full');
  expect(cache.admit('a', 1000, 0)).toBe('seen');
});

it('makes room by dropping what has expired, and stays within its bound', () => {
  const cache = createReplayCache(100);
  for (let n = 0; n < 5000; n += 1) expect(cache.admit(`n${n}`, n * 10 + 500, n * 10)).toBe('fresh');
  expect(cache.size).toBeLessThanOrEqual(100);
});

it('keeps a nonce when the clock goes back', () => {
  const cache = createReplayCache();
  cache.admit('a', 10_000, 9000);
  expect(cache.admit('a', 10_000, 2000)).toBe('seen');
});

it('keeps what still counts when it makes room', () => {
  const cache = createReplayCache(2);
  cache.admit('over', 1000, 0);
  cache.admit('counts', 1001, 0);
  expect(cache.admit('new', 5000, 1000)).toBe('fresh');
  expect(cache.admit('counts', 5000, 1000)).toBe('seen');
  expect(cache.size).toBe(2);
});

it('holds ten thousand by itself', () => {
  const cache = createReplayCache();
  for (let n = 0; n < 10_000; n += 1) cache.admit(`n${n}`, 1000, 0);
  expect(cache.admit('one more', 1000, 0)).toBe('full');
});
