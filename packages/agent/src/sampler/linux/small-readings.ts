/** Readings that are one line or one number each. */

import type { Metrics } from '@herald/protocol/metrics';
import { countOf } from '../round.ts';

/** /proc/loadavg. What does not stand there is not known, which is not calm. */
export function parseLoad(text: string): Metrics['load'] {
  const found = /^(\d[\d.]*) (\d[\d.]*) (\d[\d.]*)/.exec(text)?.map(countOf);
  if (!found) return undefined;
  const [, one = 0, five = 0, fifteen = 0] = found;
  return { one, five, fifteen };
}

/** /proc/uptime, seconds by a clock that never steps. */
export function parseUptimeSeconds(text: string): number | undefined {
  const match = /^(\d{1,12}(?:\.\d+)?)\s/.exec(text);
  return match ? Number(match[1]) : undefined;
}

/** /proc/sys/fs/file-nr: open file handles of the whole machine, and their limit. */
export function parseFileDescriptors(text: string): Metrics['fileDescriptors'] {
  const match = /^(\d+)\s+(\d+)\s+(\d+)/.exec(text);
  if (!match) return undefined;
  return { open: Math.max(0, countOf(match[1]) - countOf(match[2])), max: countOf(match[3]) };
}
