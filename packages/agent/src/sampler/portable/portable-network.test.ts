import { expect, it } from 'vitest';
import { portableNetwork } from './portable-network.ts';

const totals = (receivedBytes: number, sentBytes: number, more: { errors?: number; drops?: number } = {}) => ({
  receivedBytes,
  sentBytes,
  ...more,
});

it('tells what each interface carried a second, the busiest first, and leaves out those that never did', () => {
  const before = new Map([
    ['en0', totals(1_000, 0)],
    ['en1', totals(9_000, 900)],
  ]);
  const after = new Map([
    ['en0', totals(3_000, 500, { errors: 0, drops: 4 })],
    ['en1', totals(9_000, 1_100)],
    ['off', totals(0, 0)],
  ]);
  expect(portableNetwork({ before, after, seconds: 2, counted: undefined })).toEqual([
    {
      name: 'en1',
      receivedBytesPerSecond: 0,
      sentBytesPerSecond: 100,
      receivedBytesTotal: 9_000,
      sentBytesTotal: 1_100,
    },
    {
      name: 'en0',
      receivedBytesPerSecond: 1_000,
      sentBytesPerSecond: 250,
      receivedBytesTotal: 3_000,
      sentBytesTotal: 500,
      errorsTotal: 0,
      dropsTotal: 4,
    },
  ]);
});

it('has no rate yet for one that has just come, and marks those that repeat others', () => {
  const after = new Map([
    ['en0', totals(50, 50)],
    ['bridge', totals(5, 5)],
    ['x'.repeat(200), totals(0, 1)],
  ]);
  const told = portableNetwork({ before: new Map(), after, seconds: 1, counted: new Set(['en0']) });
  expect(told.map(({ name, isCounted, sentBytesPerSecond }) => [name, isCounted, sentBytesPerSecond])).toEqual([
    ['en0', undefined, 0],
    ['bridge', false, 0],
    ['x'.repeat(128), false, 0],
  ]);
});

it('names 64 interfaces at most', () => {
  const after = new Map(Array.from({ length: 70 }, (_, at) => [`en${at}`, totals(at + 1, 0)] as const));
  const told = portableNetwork({ before: after, after, seconds: 1, counted: undefined });
  expect(told).toHaveLength(64);
  expect(told[0]?.name).toBe('en69');
});
