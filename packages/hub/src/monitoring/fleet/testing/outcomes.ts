/** Outcomes by the words a table of scenarios uses. */
import type { Metrics } from '@herald/protocol/metrics';
import type { Report } from '@herald/protocol/report';
import { aReport, someMetrics } from '@herald/protocol/report-builder';
import type { PollOutcome } from '../../../domain/poll-outcome.ts';

type Word =
  | Exclude<PollOutcome['kind'], 'silent' | 'report'>
  | Extract<PollOutcome, { kind: 'silent' }>['reason']
  | 'good';

export function outcome(word: Word, atMs: number, report: Report = aReport()): PollOutcome {
  const measured = { atMs, elapsedMs: 4 };
  switch (word) {
    case 'good':
      return { ...measured, kind: 'report', report, clockSkewSeconds: 0 };
    case 'not-authorised':
      return { ...measured, kind: 'not-authorised', code: 'signature/unknown-key', message: 'Unknown key.' };
    case 'bad-certificate':
      return { ...measured, kind: 'bad-certificate', problem: 'changed', detail: 'It shows another.' };
    case 'unreadable':
      return { ...measured, kind: 'unreadable', problem: 'schema', detail: 'it is wrong' };
    default:
      return { ...measured, kind: 'silent', reason: word };
  }
}

/** A report with some figures changed. */
export function reportWith(change: {
  cpu?: number;
  steal?: number;
  memory?: number;
  disk?: number;
  diskUsedBytes?: number;
  inodes?: number;
  load15?: number;
}): Report {
  const usual = someMetrics();
  const [disk] = usual.disks;
  const metrics: Metrics = {
    ...usual,
    cpu: { ...usual.cpu, usedPercent: change.cpu ?? 23, stealPercent: change.steal ?? 0 },
    memory: { ...usual.memory, usedPercent: change.memory ?? 61 },
    load: { one: 0.4, five: 0.3, fifteen: change.load15 ?? 0.2 },
    disks: disk
      ? [
          {
            ...disk,
            usedPercent: change.disk ?? 48,
            usedBytes: change.diskUsedBytes ?? disk.usedBytes,
            availableBytes: disk.sizeBytes - (change.diskUsedBytes ?? disk.usedBytes),
            ...(change.inodes === undefined ? {} : { inodesUsedPercent: change.inodes }),
          },
        ]
      : [],
  };
  return aReport({ metrics });
}
