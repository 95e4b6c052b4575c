/** What the latest reading of a host gives reason to say. */

import type { Report } from '@herald/protocol/report';
import type { Reason } from '../../domain/health.ts';
import { causeNow } from '../../domain/measured-cause.ts';
import { metricThresholds } from '../../domain/metrics/catalogue.ts';
import type { Host } from '../../domain/registry.ts';
import { fullInMs } from './disk-trend.ts';
import type { HostTracker } from './host-tracker.ts';
import { isSustained, type ThresholdBreach } from './threshold-breaches.ts';

/** Below the 60 s at which signatures begin to fail, and above what an hour without NTP does. */
const skewWorthSayingSeconds = 10;
const dayMs = 86_400_000;
/** How long a replaced instance is worth a word. */
const replacedWorthSayingMs = dayMs;
/** Discovery may be that much behind when an instance is replaced. */
const strangerPatienceMs = 120_000;

export function readingReasons(host: Host, tracker: HostTracker, report: Report, nowMs: number): Reason[] {
  const reasons: Reason[] = [];
  for (const breach of tracker.breaches)
    if (isSustained(breach, host.thresholds, nowMs)) reasons.push(...breachReason(breach, report));
  const filling = fillingReason(tracker, report, nowMs);
  if (filling && !reasons.some(({ code }) => code === 'disk-full')) reasons.push(filling);
  reasons.push(
    ...identityReasons(host, tracker, nowMs),
    ...skewReason(tracker, nowMs),
    ...metadataReason(report, nowMs),
  );
  return reasons;
}

function breachReason({ code, subject, sinceMs, value, threshold }: ThresholdBreach, report: Report): Reason[] {
  const row = metricThresholds.find((one) => one.code === code);
  if (!row) return [];
  const isPercent = row.unit === 'percent';
  const shown = isPercent ? `${Math.round(value)} %` : value.toFixed(1);
  const where = subject === '' ? '' : ` ${subject}`;
  return [
    {
      code,
      text: row.text({ shown, where, report }),
      detail: [
        `${code}${where}: ${shown}, threshold ${threshold}${isPercent ? ' %' : ' per core'}`,
        row.detail?.(report) ?? '',
      ]
        .filter((words) => words !== '')
        .join('; '),
      weight: 'degraded',
      sinceMs,
    },
  ];
}

function fillingReason(tracker: HostTracker, report: Report, nowMs: number): Reason | undefined {
  for (const trend of tracker.disks) {
    const disk = report.metrics.disks.find(({ mount }) => mount === trend.mount);
    const leftMs = disk && fullInMs(trend, disk.availableBytes);
    if (leftMs === undefined || leftMs > dayMs) continue;
    const hours = Math.max(1, Math.round(leftMs / 3_600_000));
    return {
      code: 'disk-filling',
      text: causeNow('diskFilling', trend.mount, hours === 1 ? 'an hour' : `${hours} hours`),
      detail: `disk-filling ${trend.mount}: full in ${(leftMs / 3_600_000).toFixed(1)} h at the rate of the last ${trend.atMs.length * 5} min`,
      weight: 'degraded',
      sinceMs: nowMs,
    };
  }
  return undefined;
}

function identityReasons(host: Host, tracker: HostTracker, nowMs: number): Reason[] {
  if (tracker.strangerSinceMs !== undefined && nowMs - tracker.strangerSinceMs >= strangerPatienceMs)
    return [
      {
        code: 'other-identity',
        text: causeNow('otherMachine'),
        detail: `${host.url} answers as ${tracker.instanceId ?? 'no instance'}; the registry says ${host.instanceId ?? 'none'}`,
        weight: 'unknown',
        sinceMs: tracker.strangerSinceMs,
      },
    ];
  const { strangerSinceMs, replacedAtMs = Number.NEGATIVE_INFINITY } = tracker;
  if (strangerSinceMs !== undefined || nowMs - replacedAtMs >= replacedWorthSayingMs) return [];
  return [
    {
      code: 'other-identity',
      text: 'It runs on a new machine.',
      detail: `replaced: it is ${tracker.instanceId ?? 'unknown'} now`,
      weight: 'none',
      sinceMs: replacedAtMs,
    },
  ];
}

function skewReason({ clockSkewSeconds }: HostTracker, nowMs: number): Reason[] {
  const seconds = Math.round(Math.abs(clockSkewSeconds));
  if (seconds < skewWorthSayingSeconds) return [];
  const direction = clockSkewSeconds > 0 ? 'fast' : 'slow';
  return [
    {
      code: 'clock-skew',
      text: `Its clock is ${seconds} seconds ${direction}.`,
      detail: `clock-skew: ${clockSkewSeconds.toFixed(1)} s; check NTP (chronyc tracking)`,
      weight: 'none',
      sinceMs: nowMs,
    },
  ];
}

/** Off EC2 there is nothing to read, and nothing to say. */
const noTrouble = new Set(['imds/disabled', 'imds/pending', 'imds/absent']);

function metadataReason({ instance, problems }: Report, nowMs: number): Reason[] {
  const problem = problems.find(({ code }) => code.startsWith('imds/') && !noTrouble.has(code));
  if (instance !== null || !problem) return [];
  return [
    {
      code: 'metadata-unavailable',
      text: "It can't read what AWS says about it, so region and addresses are missing.",
      detail: `${problem.code}: ${problem.message} ${problem.next}`,
      weight: 'none',
      sinceMs: nowMs,
    },
  ];
}
