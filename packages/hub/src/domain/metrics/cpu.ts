/** CPU in use, and what of it was withheld. */

import type { Report } from '@herald/protocol/report';
import { causeNow } from '../measured-cause.ts';
import {
  exposed,
  known,
  type MetricEntry,
  mostlyOfCpu,
  percent,
  phrase,
  series,
  share,
  threshold,
  withWords,
} from './metric-entry.ts';

export const cpu = {
  label: 'CPU',
  noun: 'CPU',
  sentence: (host, metrics) =>
    phrase`${host} uses ${percent(metrics.cpu.usedPercent)} of its CPU${mostlyOfCpu(metrics)}.`,
  facts: ({ cpu, ...rest }) => [
    withWords(share('cpu', 'CPU', 'main', cpu.usedPercent), mostlyOfCpu({ cpu, ...rest })),
    ...known(cpu.stealPercent, (steal) => share('cpu-steal', 'CPU withheld by AWS (steal)', 'engineers', steal)),
    ...known(cpu.iowaitPercent, (wait) => share('cpu-iowait', 'CPU waiting for disks (iowait)', 'engineers', wait)),
  ],
  series: [
    series('cpu', 0, { noun: 'CPU', shape: 'peaks', read: ({ cpu }) => cpu.usedPercent }),
    {
      ...series('steal', 1, { noun: 'CPU withheld', shape: 'peaks', read: ({ cpu }) => cpu.stealPercent }),
      end: 'withheld',
      drawnAbove: 1,
    },
  ],
  thresholds: [
    {
      ...threshold('cpu', 'cpu-high', 'CPU in use', ({ cpu }) => cpu.usedPercent),
      text: ({ shown }) => causeNow('cpu', shown),
      detail: ({ metrics }) => mostlyOfCpu(metrics).slice(2),
    },
    {
      ...threshold('steal', 'steal-high', 'CPU time that the hypervisor gave to others', (of) => of.cpu.stealPercent),
      standard: 20,
      text: ({ report }) => causeNow(isBurstable(report) ? 'cpuAllowance' : 'cpuWithheld'),
    },
  ],
  column: { look: 'bar', unit: 'percent', width: 'always', read: ({ cpu }) => cpu.usedPercent },
  exposed: [
    exposed('cpu_used_percent', 'CPU in use.', ({ cpu }) => cpu.usedPercent),
    exposed('cpu_steal_percent', 'CPU time that the hypervisor gave to others.', ({ cpu }) => cpu.stealPercent),
  ],
  rank: ({ cpu }) => ({ value: cpu.usedPercent, words: phrase`CPU ${percent(cpu.usedPercent)}` }),
} as const satisfies MetricEntry;

/** T instances earn CPU credits and are slowed down when they are spent (EC2 user guide, "Burstable performance instances"). */
function isBurstable({ instance }: Report): boolean {
  return /^t\d/.test(instance?.instanceType ?? '');
}
