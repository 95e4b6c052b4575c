/** Thresholds that stay crossed: since when, with a margin so that a value at the line does not come and go. */
import type { Report } from '@herald/protocol/report';
import { metricThresholds, type ThresholdCode } from '../../domain/metrics/catalogue.ts';
import type { Thresholds } from '../../domain/registry.ts';

export type ThresholdBreach = {
  code: ThresholdCode;
  /** The mount, where there are several of a kind. */
  subject: string;
  sinceMs: number;
  value: number;
  threshold: number;
  /** Readings below the line in a row; two end it. */
  below: number;
};

/** How far below its threshold a value must fall to count as below: points of percent, or a tenth of a load. */
const margins = { percent: 3, 'per-core': 0.1 } as const;
const readingsToEnd = 2;

/** Those of before carried on with this reading. Most hosts have none, and share one empty list. */
export function followBreaches(
  before: readonly ThresholdBreach[],
  report: Report,
  thresholds: Thresholds,
  nowMs: number,
): readonly ThresholdBreach[] {
  const next: ThresholdBreach[] = [];
  for (const { name, code, unit, read } of metricThresholds) {
    const threshold = thresholds[name];
    for (const { subject, value } of read(report.metrics)) {
      if (value === undefined) continue;
      const known =
        before.length === 0 ? undefined : before.find((one) => one.code === code && one.subject === subject);
      if (value >= threshold)
        next.push({ code, subject, sinceMs: known?.sinceMs ?? nowMs, value, threshold, below: 0 });
      else if (known) {
        const below = value < threshold - margins[unit] ? known.below + 1 : known.below;
        if (below < readingsToEnd) next.push({ ...known, value, below });
      }
    }
  }
  return next.length === 0 ? none : next;
}

const none: readonly ThresholdBreach[] = [];

/** What counts at once counts at its second reading. */
export function isSustained(
  { code, sinceMs }: ThresholdBreach,
  { sustainedSeconds }: Thresholds,
  nowMs: number,
): boolean {
  const isAtOnce = metricThresholds.some((one) => one.code === code && one.counts === 'at once');
  const seconds = isAtOnce ? Math.min(10, sustainedSeconds) : sustainedSeconds;
  return nowMs - sinceMs >= seconds * 1000;
}
