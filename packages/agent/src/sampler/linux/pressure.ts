/** Pressure stall information: the share of time in which work waited for CPU, memory or disks. */

import type { Metrics } from '@herald/protocol/metrics';
import { countOf } from '../round.ts';

export type PressureReading = { some: PressureLine; full: PressureLine | undefined };
export type PressureLine = { avg10: number; avg60: number; totalMicroseconds: number };

const lines = {
  some: /^some avg10=([\d.]+) avg60=([\d.]+) avg300=[\d.]+ total=(\d+)/m,
  full: /^full avg10=([\d.]+) avg60=([\d.]+) avg300=[\d.]+ total=(\d+)/m,
};

/** Reads /proc/pressure/* or a cgroup's own (psi.rst). Undefined where the kernel was built without it. */
export function parsePressure(text: string): PressureReading | undefined {
  const some = parseLine(text, lines.some);
  return some && { some, full: parseLine(text, lines.full) };
}

function parseLine(text: string, line: RegExp): PressureLine | undefined {
  const match = line.exec(text);
  return match
    ? { avg10: countOf(match[1]), avg60: countOf(match[2]), totalMicroseconds: countOf(match[3]) }
    : undefined;
}

type Pressure = NonNullable<NonNullable<Metrics['pressure']>['cpu']>;

export function pressureMetrics({ some, full }: PressureReading): Pressure {
  return {
    someAvg10Percent: Math.min(100, some.avg10),
    someAvg60Percent: Math.min(100, some.avg60),
    ...(full && { fullAvg10Percent: Math.min(100, full.avg10), fullAvg60Percent: Math.min(100, full.avg60) }),
  };
}
