/** Traffic, summed over the interfaces that do not repeat each other. */
import type { Metrics } from '@herald/protocol/metrics';
import { type MetricEntry, phrase, rate, series } from './metric-entry.ts';

export const network = {
  label: 'Network',
  noun: 'network',
  sentence: (host, { network }) => {
    const { receivedBytesPerSecond, sentBytesPerSecond } = networkTotal(network);
    return phrase`${host} receives ${rate(receivedBytesPerSecond)} and sends ${rate(sentBytesPerSecond)}.`;
  },
  facts: ({ network }) => {
    const { receivedBytesPerSecond: received, sentBytesPerSecond: sent } = networkTotal(network);
    return [
      {
        key: 'network',
        label: 'Network',
        words: phrase`${rate(received)} in, ${rate(sent)} out`,
        value: received + sent,
        unit: 'bytes-per-second',
        audience: 'details',
      },
    ];
  },
  series: [
    {
      ...series('network-in', 5, { noun: 'received', shape: 'most', read: trafficOf('receivedBytesPerSecond') }),
      unit: 'bytes-per-second',
      end: 'in',
    },
    {
      ...series('network-out', 6, { noun: 'sent', shape: 'most', read: trafficOf('sentBytesPerSecond') }),
      unit: 'bytes-per-second',
      end: 'out',
    },
  ],
  thresholds: [],
  exposed: [],
  rank: ({ network }) => {
    const { receivedBytesPerSecond, sentBytesPerSecond } = networkTotal(network);
    const sum = receivedBytesPerSecond + sentBytesPerSecond;
    return { value: sum, words: phrase`${rate(sum)} in and out` };
  },
} as const satisfies MetricEntry;

function trafficOf(direction: 'receivedBytesPerSecond' | 'sentBytesPerSecond') {
  return ({ network }: Metrics) => (network.length > 0 ? networkTotal(network)[direction] : undefined);
}

/** Each byte once, however many interfaces it passed. */
function networkTotal(interfaces: Metrics['network']) {
  const total = { receivedBytesPerSecond: 0, sentBytesPerSecond: 0 };
  for (const { isCounted, receivedBytesPerSecond, sentBytesPerSecond } of interfaces) {
    if (isCounted === false) continue;
    total.receivedBytesPerSecond += receivedBytesPerSecond;
    total.sentBytesPerSecond += sentBytesPerSecond;
  }
  return total;
}
