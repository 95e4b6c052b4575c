import { expect, it } from 'vitest';
import { type NetworkSpan, networkMetrics, parseNetwork } from './network.ts';

const line = (name: string, received: number, sent: number) =>
  `  ${name}: ${received} 2 3 4 0 0 0 0 ${sent} 6 7 8 0 0 0 0`;
const head =
  'Inter-|   Receive\n face |bytes packets errs drop fifo frame compressed multicast|bytes packets errs drop\n';
const parse = (...lines: string[]) => parseNetwork(head + lines.join('\n'));
const metrics = (after: string[], rest: Partial<NetworkSpan> = {}) =>
  networkMetrics({ before: new Map(), after: parse(...after), seconds: 2, counted: undefined, ...rest });

it('reads each counter from its own column, also of a name with a colon', () => {
  expect([...parse(line('eth0', 1, 5), line('eth0:1', 9, 9), 'short: 1 2 3')]).toEqual([
    [
      'eth0',
      {
        receivedBytes: 1,
        receivedPackets: 2,
        receiveErrors: 3,
        receiveDrops: 4,
        sentBytes: 5,
        sentPackets: 6,
        sendErrors: 7,
        sendDrops: 8,
      },
    ],
    ['eth0:1', expect.objectContaining({ receivedBytes: 9 })],
  ]);
});

it('tells rates of the span and totals since the interface came up', () => {
  const before = parseNetwork('eth0: 1000 10 1 2 0 0 0 0 2000 20 3 4 0 0 0 0');
  const after = parseNetwork('eth0: 3000 30 3 3 0 0 0 0 8000 40 4 7 0 0 0 0');
  expect(networkMetrics({ before, after, seconds: 2, counted: undefined })).toEqual([
    {
      name: 'eth0',
      receivedBytesPerSecond: 1000,
      sentBytesPerSecond: 3000,
      receivedBytesTotal: 3000,
      sentBytesTotal: 8000,
      receivedPacketsPerSecond: 10,
      sentPacketsPerSecond: 10,
      errorsTotal: 7,
      dropsTotal: 10,
      errorsPerSecond: 1.5,
      dropsPerSecond: 2,
    },
  ]);
});

it('leaves out loopback and what never carried anything; a new interface has no rate yet', () => {
  const found = metrics([line('lo', 9, 9), line('idle', 0, 0), line('in', 1, 0), line('out', 0, 1)]);
  expect(found.map(({ name, receivedBytesPerSecond }) => [name, receivedBytesPerSecond])).toEqual([
    ['in', 0],
    ['out', 0],
  ]);
});

it('has the busiest first, those that add up before the others, 64 in all', () => {
  const many = Array.from({ length: 70 }, (_, at) => line(`veth${at}`, at + 1, 0));
  const found = metrics([...many, line('eth0', 3, 2)], { counted: new Set(['eth0', 'veth3']) });
  expect(found).toHaveLength(64);
  expect(found.slice(0, 4).map(({ name }) => name)).toEqual(['eth0', 'veth3', 'veth69', 'veth68']);
  expect(found[0]).not.toHaveProperty('isCounted');
  expect(found[2]).toHaveProperty('isCounted', false);
  expect(metrics([line('a', 1, 1), line('b', 1, 2)]).map(({ name }) => name)).toEqual(['b', 'a']);
});

it('takes bytes that no card can carry for a counter that was set anew', () => {
  const before = parseNetwork('tailscale0: 1000 10 0 0 0 0 0 0 2000 20 0 0 0 0 0 0');
  const after = parseNetwork('tailscale0: 5000000000000 30 0 0 0 0 0 0 8000 40 0 0 0 0 0 0');
  expect(networkMetrics({ before, after, seconds: 5, counted: undefined })).toMatchObject([
    { receivedBytesPerSecond: 0, sentBytesPerSecond: 1200, receivedBytesTotal: 5e12 },
  ]);
});
