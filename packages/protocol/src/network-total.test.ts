import { expect, it } from 'vitest';
import { networkTotal } from './network-total.ts';

it('adds up the interfaces that count, and those of an agent that does not say', () => {
  const card = {
    name: 'ens5',
    receivedBytesTotal: 0,
    sentBytesTotal: 0,
    receivedBytesPerSecond: 5,
    sentBytesPerSecond: 7,
  };
  expect(
    networkTotal([card, { ...card, name: 'docker0', isCounted: false }, { ...card, name: 'ens6', isCounted: true }]),
  ).toEqual({
    receivedBytesPerSecond: 10,
    sentBytesPerSecond: 14,
  });
  expect(networkTotal([])).toEqual({ receivedBytesPerSecond: 0, sentBytesPerSecond: 0 });
});
