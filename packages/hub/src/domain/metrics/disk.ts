/** Disk space in use: where there are several, of the fullest. */

import type { DiskMetrics, Metrics } from '@herald/protocol/metrics';
import { causeNow } from '../measured-cause.ts';
import {
  bytes,
  exposed,
  known,
  type MetricEntry,
  percent,
  phrase,
  series,
  share,
  threshold,
  withWords,
} from './metric-entry.ts';

export const disk = {
  label: 'Disk',
  noun: 'disk',
  sentence: (host, { disks }) => {
    const disk = fullestDisk(disks);
    const which = disks.length > 1 ? `fullest disk of ${host} (${disk?.mount ?? ''})` : `disk of ${host}`;
    return (
      disk &&
      phrase`The ${which} is ${percent(disk.usedPercent)} full (${bytes(disk.usedBytes)} of ${bytes(disk.sizeBytes)}).`
    );
  },
  facts: ({ disks }) =>
    known(fullestDisk(disks), ({ usedPercent, sizeBytes, mount }) => {
      const fact = share('disk', 'Disk', 'main', usedPercent, sizeBytes);
      return disks.length > 1 ? withWords(fact, ` (${mount})`) : fact;
    }),
  series: [series('disk', 3, { noun: 'disk', shape: 'drift', read: fullestPercent })],
  thresholds: [
    {
      ...threshold('disk', 'disk-full', 'Space in use of any disk', fullestPercent),
      counts: 'at once',
      read: ({ disks }) => disks.map(({ mount, usedPercent }) => ({ subject: mount, value: usedPercent })),
      text: ({ where, shown }) => causeNow('disk', where, shown),
    },
    {
      ...threshold('inodes', 'inodes-full', 'Inodes in use of any disk', fullestPercent),
      counts: 'at once',
      read: ({ disks }) => disks.map(({ mount, inodesUsedPercent }) => ({ subject: mount, value: inodesUsedPercent })),
      text: ({ where }) => causeNow('inodes', where),
    },
  ],
  column: { look: 'bar', unit: 'percent', width: 'always', read: fullestPercent },
  exposed: [
    {
      ...exposed('disk_used_percent', 'Disk space in use.', fullestPercent),
      read: ({ disks }) => disks.map(({ mount, usedPercent }) => ({ labels: { mount }, value: usedPercent })),
    },
  ],
  rank: ({ disks }) => {
    const disk = fullestDisk(disks);
    return disk && { value: disk.availableBytes, words: phrase`${bytes(disk.availableBytes)} free on ${disk.mount}` };
  },
} as const satisfies MetricEntry;

/** The disk a person means by "the disk": the fullest of the real ones, since it is the one that will stop the host. */
function fullestDisk(disks: readonly DiskMetrics[]): DiskMetrics | undefined {
  return disks.toSorted((a, b) => b.usedPercent - a.usedPercent)[0];
}

function fullestPercent({ disks }: Metrics): number | undefined {
  return fullestDisk(disks)?.usedPercent;
}
