/** What interfaces carried, from totals that only grow. */
import type { NetworkMetrics } from '@herald/protocol/metrics';
import { ratePerSecond } from '../round.ts';

export type InterfaceTotals = { receivedBytes: number; sentBytes: number; errors?: number; drops?: number };
export type NetworkTotals = ReadonlyMap<string, InterfaceTotals>;

export type PortableNetworkSpan = {
  before: NetworkTotals;
  after: NetworkTotals;
  seconds: number;
  /** Those that add up; undefined where it is not known. */
  counted: ReadonlySet<string> | undefined;
};

const mostInterfaces = 64;

export function portableNetwork({ before, after, seconds, counted }: PortableNetworkSpan): NetworkMetrics[] {
  return [...after]
    .filter(([, now]) => now.receivedBytes + now.sentBytes > 0)
    .sort(([, a], [, b]) => b.receivedBytes + b.sentBytes - a.receivedBytes - a.sentBytes)
    .slice(0, mostInterfaces)
    .map(([name, now]) => {
      const was = before.get(name) ?? now;
      return {
        name: name.slice(0, 128),
        receivedBytesPerSecond: ratePerSecond(was.receivedBytes, now.receivedBytes, seconds),
        sentBytesPerSecond: ratePerSecond(was.sentBytes, now.sentBytes, seconds),
        receivedBytesTotal: now.receivedBytes,
        sentBytesTotal: now.sentBytes,
        ...(now.errors !== undefined && { errorsTotal: now.errors }),
        ...(now.drops !== undefined && { dropsTotal: now.drops }),
        ...(counted && !counted.has(name) && { isCounted: false }),
      };
    });
}
