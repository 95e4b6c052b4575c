import { aReport, someMetrics } from '@herald/protocol/report-builder';
import { expect, it } from 'vitest';
import { valuesOfReport } from './reading.ts';

it('the fullest disk and the sum of all interfaces stand for the host', () => {
  const [disk] = someMetrics().disks;
  const [card] = someMetrics().network;
  const disks = disk ? [disk, { ...disk, mount: '/data', usedPercent: 91 }, { ...disk, usedPercent: 3 }] : [];
  const network = card ? [card, { ...card, receivedBytesPerSecond: 500, sentBytesPerSecond: 700 }] : [];
  const cpu = { ...someMetrics().cpu, usedPercent: 12, stealPercent: 4 };
  expect(valuesOfReport(aReport({ metrics: someMetrics({ disks, network, cpu }) }))).toEqual({
    cpu: 12,
    steal: 4,
    memory: 61,
    load: 0.4,
    disk: 91,
    'network-in': 12_500,
    'network-out': 48_700,
  });
});

it('what a host does not have is not there, rather than nothing', () => {
  const values = valuesOfReport(aReport({ metrics: someMetrics({ disks: [], network: [] }) }));
  expect(Object.keys(values).toSorted()).toEqual(['cpu', 'load', 'memory', 'steal']);
});
