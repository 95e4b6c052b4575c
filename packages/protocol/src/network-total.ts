/** What a host received and sent in all: each byte once, however many interfaces it passed. */
import type { NetworkMetrics } from './metrics.ts';

export type NetworkTotal = { receivedBytesPerSecond: number; sentBytesPerSecond: number };

export function networkTotal(interfaces: readonly NetworkMetrics[]): NetworkTotal {
  const total: NetworkTotal = { receivedBytesPerSecond: 0, sentBytesPerSecond: 0 };
  for (const { isCounted, receivedBytesPerSecond, sentBytesPerSecond } of interfaces) {
    if (isCounted === false) continue;
    total.receivedBytesPerSecond += receivedBytesPerSecond;
    total.sentBytesPerSecond += sentBytesPerSecond;
  }
  return total;
}
