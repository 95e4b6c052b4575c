/** What rows of the catalogue have in common, and the one program that takes most of what is taken, named where it is worth a name. */
import type { Metrics } from '@herald/protocol/metrics';
import { bytes, percent, phrase } from '../phrase.ts';
import type { ExposedMetric, MetricFact, MetricSeries, MetricThreshold } from './metric-entry.ts';

/** A share, and of how many bytes. */
export function share(
  key: string,
  label: string,
  audience: MetricFact['audience'],
  value: number,
  ofBytes?: number,
): MetricFact {
  const words = ofBytes === undefined ? phrase`${percent(value)}` : phrase`${percent(value)} of ${bytes(ofBytes)}`;
  return { key, label, words, value, unit: 'percent', audience };
}

/** The same fact with more words behind it. */
export function withWords(fact: MetricFact, more: string): MetricFact {
  return { ...fact, words: [...fact.words, more] };
}

/** None where it is not known. */
export function known<Value>(value: Value | undefined, made: (value: Value) => MetricFact): MetricFact[] {
  return value === undefined ? [] : [made(value)];
}

/** In percent, named at its end as in a sentence; a row that is otherwise says so after it. */
export function series<const Name extends string>(
  name: Name,
  place: number,
  { noun, shape, read }: Pick<MetricSeries, 'noun' | 'shape' | 'read'>,
): MetricSeries & { name: Name } {
  return { name, place, unit: 'percent', noun, end: noun, shape, read };
}

/** Ninety percent of one figure, unless the row says otherwise after it. */
export function threshold<const Name extends string, const Code extends string>(
  name: Name,
  code: Code,
  what: string,
  read: (metrics: Metrics) => number | undefined,
) {
  return {
    name,
    code,
    what: `${what}, in percent.`,
    standard: 90,
    unit: 'percent',
    counts: 'when it lasts',
    read: (metrics: Metrics) => [{ subject: '', value: read(metrics) }],
  } satisfies Omit<MetricThreshold, 'text'>;
}

export function exposed(name: string, help: string, read: (metrics: Metrics) => number | undefined): ExposedMetric {
  return { name: `herald_host_${name}`, help, read: (metrics) => [{ value: read(metrics) }] };
}

/** Below this nobody asks who it is. */
const worthNamingPercent = 50;
/** Of all that is used: less, and it is not "mostly". */
const mostlyShare = 0.5;

/** `, mostly node (pid 812)`, or nothing. */
export function mostlyOfCpu({ cpu, processes }: Metrics): string {
  const [top] = processes.topByCpu ?? [];
  // A process is measured in percent of one core, the machine of all.
  const share = top && top.cpuPercent / Math.max(cpu.cores, 0.1);
  return top && cpu.usedPercent >= worthNamingPercent && (share ?? 0) >= mostlyShare * cpu.usedPercent
    ? mostly(top)
    : '';
}

export function mostlyOfMemory({ memory, processes }: Metrics): string {
  const [top] = processes.topByMemory ?? [];
  return top && memory.usedPercent >= worthNamingPercent && top.memoryBytes >= mostlyShare * memory.usedBytes
    ? mostly(top)
    : '';
}

function mostly({ name, pid }: { name: string; pid: number }): string {
  return `, mostly ${name} (pid ${pid})`;
}
