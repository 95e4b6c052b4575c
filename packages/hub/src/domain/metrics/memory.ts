/** Memory in use, and swap. */
import { causeNow } from '../measured-cause.ts';
import {
  bytes,
  exposed,
  type MetricEntry,
  mostlyOfMemory,
  percent,
  phrase,
  series,
  share,
  threshold,
  withWords,
} from './metric-entry.ts';

export const memory = {
  label: 'Memory',
  noun: 'memory',
  sentence: (host, { memory: { usedPercent, usedBytes, totalBytes } }) =>
    phrase`${host} uses ${percent(usedPercent)} of its memory (${bytes(usedBytes)} of ${bytes(totalBytes)}).`,
  facts: ({ memory, swap, ...rest }) => [
    withWords(
      share('memory', 'Memory', 'main', memory.usedPercent, memory.totalBytes),
      mostlyOfMemory({ memory, swap, ...rest }),
    ),
    ...(swap.totalBytes > 0 ? [share('swap', 'Swap', 'engineers', swap.usedPercent, swap.totalBytes)] : []),
  ],
  series: [series('memory', 2, { noun: 'memory', shape: 'drift', read: ({ memory }) => memory.usedPercent })],
  thresholds: [
    {
      ...threshold('memory', 'memory-high', 'Memory in use', ({ memory }) => memory.usedPercent),
      text: ({ shown }) => causeNow('memory', shown),
      detail: ({ metrics }) => mostlyOfMemory(metrics).slice(2),
    },
  ],
  column: { look: 'bar', unit: 'percent', width: 'always', read: ({ memory }) => memory.usedPercent },
  exposed: [exposed('memory_used_percent', 'Memory in use.', ({ memory }) => memory.usedPercent)],
  rank: ({ memory }) => ({ value: memory.usedPercent, words: phrase`memory ${percent(memory.usedPercent)}` }),
} as const satisfies MetricEntry;
