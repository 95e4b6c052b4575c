/** The busiest moment of each host in the last day, and which processes were at work then: series of figures do not tell that. */
import type { Report } from '@herald/protocol/report';
import type { CpuPeak } from '../domain/cpu-peak.ts';

export type CpuPeaks = {
  note(hostName: string, report: Pick<Report, 'metrics'>): void;
  /** Undefined where it never reported since this hub started, or its agent tells no processes. */
  of(hostName: string): CpuPeak | undefined;
};

/** A new hour has its own highest moment, so that one of yesterday goes in time. */
const hourMs = 3_600_000;
const keptHours = 24;
const mostProcesses = 3;

export function createCpuPeaks(nowMs: () => number): CpuPeaks {
  const kept = new Map<string, CpuPeak[]>();
  return { note, of };

  function note(hostName: string, { metrics }: Pick<Report, 'metrics'>): void {
    const top = metrics.processes.topByCpu;
    if (!top || top.length === 0) return;
    const atMs = nowMs();
    const peaks = (kept.get(hostName) ?? []).filter((one) => hourOf(one.atMs) > hourOf(atMs) - keptHours);
    const last = peaks.at(-1);
    const isSameHour = last !== undefined && hourOf(last.atMs) === hourOf(atMs);
    const cpuUsedPercent = metrics.cpu.usedPercent;
    if (isSameHour && last.cpuUsedPercent >= cpuUsedPercent) return;
    const processes = top.slice(0, mostProcesses).map(({ name, cpuPercent }) => ({ name, cpuPercent }));
    kept.set(hostName, [...(isSameHour ? peaks.slice(0, -1) : peaks), { atMs, cpuUsedPercent, processes }]);
  }

  function of(hostName: string): CpuPeak | undefined {
    const earliest = hourOf(nowMs()) - keptHours;
    const peaks = (kept.get(hostName) ?? []).filter(({ atMs }) => hourOf(atMs) > earliest);
    return peaks.toSorted((one, other) => other.cpuUsedPercent - one.cpuUsedPercent)[0];
  }
}

function hourOf(atMs: number): number {
  return Math.floor(atMs / hourMs);
}
