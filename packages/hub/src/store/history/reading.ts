/** One look at a host or service, as history keeps it. */
import { networkTotal } from '@herald/protocol/network-total';
import type { Report } from '@herald/protocol/report';
import type { ShownStatus } from '../../domain/health.ts';
import type { SeriesName } from '../../domain/history.ts';

export type Target = { kind: 'host' | 'service'; name: string };

export type Reading = {
  target: Target;
  atMs: number;
  /** How it was since the reading before. `unknown` counts as not watched. */
  status: ShownStatus;
  /** How far a reading reaches back where there is none shortly before: its poll interval. */
  pollSeconds: number;
  /** Absent for a service, and for a host that did not answer. */
  values?: Partial<Record<SeriesName, number>>;
};

/** The fullest disk and the sum of the network interfaces stand for the host. */
export function valuesOfReport({ metrics }: Pick<Report, 'metrics'>): Partial<Record<SeriesName, number>> {
  const { cpu, memory, load, disks, network } = metrics;
  const total = networkTotal(network);
  return {
    cpu: cpu.usedPercent,
    ...(cpu.stealPercent !== undefined && { steal: cpu.stealPercent }),
    memory: memory.usedPercent,
    ...(load && { load: load.one }),
    ...(disks.length > 0 ? { disk: Math.max(...disks.map(({ usedPercent }) => usedPercent)) } : {}),
    ...(network.length > 0
      ? { 'network-in': total.receivedBytesPerSecond, 'network-out': total.sentBytesPerSecond }
      : {}),
  };
}
