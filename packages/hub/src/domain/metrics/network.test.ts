import { aReport } from '@herald/protocol/report-builder';
import { expect, it } from 'vitest';
import { network } from './network.ts';

const card = {
  name: 'ens5',
  receivedBytesTotal: 0,
  sentBytesTotal: 0,
  receivedBytesPerSecond: 5,
  sentBytesPerSecond: 7,
};

it('adds up the interfaces that count, and those of an agent that does not say', () => {
  const { metrics } = aReport();
  const interfaces = [
    card,
    { ...card, name: 'docker0', sentBytesPerSecond: 100, isCounted: false },
    { ...card, name: 'ens6', isCounted: true },
  ];
  expect(network.facts({ ...metrics, network: interfaces })[0]?.value).toBe(24);
  expect(network.series.map(({ read }) => read({ ...metrics, network: interfaces }))).toEqual([10, 14]);
  expect(network.facts({ ...metrics, network: [] })[0]?.value).toBe(0);
});
