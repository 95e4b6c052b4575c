/** What network interfaces carried, from /proc/net/dev. */
import type { NetworkMetrics } from '@herald/protocol/metrics';
import { bytesPerSecond, countOf, ratePerSecond } from '../round.ts';

/** Since the interface came up. */
export type NetworkCounters = {
  receivedBytes: number;
  receivedPackets: number;
  receiveErrors: number;
  receiveDrops: number;
  sentBytes: number;
  sentPackets: number;
  sendErrors: number;
  sendDrops: number;
};

const mostInterfaces = 64;

export function parseNetwork(text: string): Map<string, NetworkCounters> {
  const interfaces = new Map<string, NetworkCounters>();
  for (const line of text.split('\n')) {
    // A name may hold a colon itself (alias interfaces), the counters never do.
    const colon = line.lastIndexOf(':');
    if (colon === -1) continue;
    const name = line.slice(0, colon).trim();
    const n = line
      .slice(colon + 1)
      .trim()
      .split(/\s+/)
      .map(countOf);
    if (n.length < 16 || name === '') continue;
    const at = (index: number) => n[index] ?? 0;
    interfaces.set(name.slice(0, 128), {
      receivedBytes: at(0),
      receivedPackets: at(1),
      receiveErrors: at(2),
      receiveDrops: at(3),
      sentBytes: at(8),
      sentPackets: at(9),
      sendErrors: at(10),
      sendDrops: at(11),
    });
  }
  return interfaces;
}

export type NetworkReading = ReadonlyMap<string, NetworkCounters>;

export type NetworkSpan = {
  before: NetworkReading;
  after: NetworkReading;
  seconds: number;
  /** The names of those that add up; undefined where all do. */
  counted: ReadonlySet<string> | undefined;
};

/**
 * The busiest 64 interfaces, those that add up first, without loopback and those that never carried anything: a cluster
 * node can have hundreds.
 */
export function networkMetrics({ before, after, seconds, counted }: NetworkSpan): NetworkMetrics[] {
  // One that came since the others were looked at is not known to add up.
  const isCounted = (name: string) => counted === undefined || counted.has(name);
  const carried = (one: NetworkCounters) => one.receivedBytes + one.sentBytes;
  return [...after]
    .filter(([name, now]) => name !== 'lo' && carried(now) > 0)
    .sort(([one, a], [other, b]) => Number(isCounted(other)) - Number(isCounted(one)) || carried(b) - carried(a))
    .slice(0, mostInterfaces)
    .map(([name, now]) => {
      const metrics = interfaceMetrics(name, before.get(name) ?? now, now, seconds);
      return isCounted(name) ? metrics : { ...metrics, isCounted: false };
    });
}

function interfaceMetrics(name: string, was: NetworkCounters, now: NetworkCounters, seconds: number): NetworkMetrics {
  const rate = (field: keyof NetworkCounters) => ratePerSecond(was[field], now[field], seconds);
  const sum = (a: number, b: number) => Math.round((a + b) * 10) / 10;
  return {
    name,
    receivedBytesPerSecond: bytesPerSecond(was.receivedBytes, now.receivedBytes, seconds),
    sentBytesPerSecond: bytesPerSecond(was.sentBytes, now.sentBytes, seconds),
    receivedBytesTotal: now.receivedBytes,
    sentBytesTotal: now.sentBytes,
    receivedPacketsPerSecond: rate('receivedPackets'),
    sentPacketsPerSecond: rate('sentPackets'),
    errorsTotal: now.receiveErrors + now.sendErrors,
    dropsTotal: now.receiveDrops + now.sendDrops,
    errorsPerSecond: sum(rate('receiveErrors'), rate('sendErrors')),
    dropsPerSecond: sum(rate('receiveDrops'), rate('sendDrops')),
  };
}
