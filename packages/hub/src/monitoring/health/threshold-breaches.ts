/** Thresholds that stay crossed: since when, with a margin so that a value at the line does not come and go. */
import type { Report } from '@herald/protocol/report';
import type { Thresholds } from '../../domain/registry.ts';

export type CrossingCode = 'cpu-high' | 'steal-high' | 'memory-high' | 'disk-full' | 'inodes-full' | 'load-high';

export type ThresholdBreach = {
  code: CrossingCode;
  /** The mount, where there are several of a kind. */
  subject: string;
  sinceMs: number;
  value: number;
  threshold: number;
  /** Readings below the line in a row; two end it. */
  below: number;
};

/** How far below its threshold a value must fall to count as below: points of percent, or a tenth of a load. */
const marginPercent = 3;
const marginLoad = 0.1;
const readingsToEnd = 2;

/** Those of before carried on with this reading. Most hosts have none, and share one empty list. */
export function followCrossings(
  before: readonly ThresholdBreach[],
  report: Report,
  thresholds: Thresholds,
  nowMs: number,
): readonly ThresholdBreach[] {
  const next: ThresholdBreach[] = [];
  const look = (code: CrossingCode, subject: string, value: number | undefined, threshold: number, margin: number) => {
    if (value === undefined) return;
    const known = before.length === 0 ? undefined : before.find((one) => one.code === code && one.subject === subject);
    if (value >= threshold) next.push({ code, subject, sinceMs: known?.sinceMs ?? nowMs, value, threshold, below: 0 });
    else if (known) {
      const below = value < threshold - margin ? known.below + 1 : known.below;
      if (below < readingsToEnd) next.push({ ...known, value, below });
    }
  };
  const { cpu, memory, load, disks } = report.metrics;
  look('cpu-high', '', cpu.usedPercent, thresholds.cpuUsedPercent, marginPercent);
  look('steal-high', '', cpu.stealPercent, thresholds.stealPercent, marginPercent);
  look('memory-high', '', memory.usedPercent, thresholds.memoryUsedPercent, marginPercent);
  look('load-high', '', load && load.fifteen / Math.max(cpu.cores, 0.1), thresholds.loadPerCore, marginLoad);
  for (const disk of disks) {
    look('disk-full', disk.mount, disk.usedPercent, thresholds.diskUsedPercent, marginPercent);
    look('inodes-full', disk.mount, disk.inodesUsedPercent, thresholds.inodesUsedPercent, marginPercent);
  }
  return next.length === 0 ? none : next;
}

const none: readonly ThresholdBreach[] = [];

/** Disk space does not come and go like CPU: full is full at the second reading. Others must last. */
export function isSustained(
  { code, sinceMs }: ThresholdBreach,
  { sustainedSeconds }: Thresholds,
  nowMs: number,
): boolean {
  const seconds = code === 'disk-full' || code === 'inodes-full' ? Math.min(10, sustainedSeconds) : sustainedSeconds;
  return nowMs - sinceMs >= seconds * 1000;
}
