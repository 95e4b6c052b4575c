/** File descriptors that are open on the whole machine. Where none are left nothing can open a file or take a connection. */

import type { Metrics } from '@herald/protocol/metrics';
import { causeNow } from '../measured-cause.ts';
import { count, exposed, known, type MetricEntry, phrase, series, threshold } from './metric-entry.ts';

export const openFiles = {
  label: 'Open files',
  noun: 'open files',
  sentence: (host, { fileDescriptors }) =>
    fileDescriptors && phrase`${host} has ${count(fileDescriptors.open)} files open${limitOf(fileDescriptors)}.`,
  facts: ({ fileDescriptors }) =>
    known(fileDescriptors, (descriptors) => ({
      key: 'open-files',
      label: 'Open files',
      words: phrase`${count(descriptors.open)}${limitOf(descriptors)}`,
      value: descriptors.open,
      unit: 'count',
      audience: 'details',
    })),
  series: [
    {
      ...series('open-files', 7, { noun: 'open files', shape: 'most', read: (of) => of.fileDescriptors?.open }),
      unit: 'count',
      end: 'open',
    },
  ],
  thresholds: [
    {
      ...threshold('files', 'files-high', 'Open files, of as many as the system allows', shareOpen),
      text: ({ shown }) => causeNow('openFiles', shown),
    },
  ],
  column: { look: 'figure', unit: 'count', width: 'screen', read: ({ fileDescriptors }) => fileDescriptors?.open },
  exposed: [
    exposed('open_files', 'File descriptors in use.', ({ fileDescriptors }) => fileDescriptors?.open),
    exposed('open_files_used_percent', 'File descriptors in use, of those the system allows.', shareOpen),
  ],
  rank: ({ fileDescriptors }) =>
    fileDescriptors && { value: fileDescriptors.open, words: phrase`${count(fileDescriptors.open)} open files` },
} as const satisfies MetricEntry;

type Descriptors = NonNullable<Metrics['fileDescriptors']>;

/** Distributions with systemd set the limit to the largest number there is: no limit worth a word. */
const endlessFrom = 1e9;

function limitOf({ max }: Descriptors) {
  return max >= endlessFrom ? '' : phrase` (of ${count(max)} at most)`;
}

function shareOpen({ fileDescriptors }: Metrics): number | undefined {
  return fileDescriptors && (100 * fileDescriptors.open) / Math.max(1, fileDescriptors.max);
}
