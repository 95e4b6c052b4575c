/** What the catalogue of metrics says of each, and what its rows are made of: whoever shows figures goes by the rows. */
import type { Metrics } from '@herald/protocol/metrics';
import type { Report } from '@herald/protocol/report';

export type MetricEntry = {
  /** Before its figure, and over a list of them: `CPU`. */
  label: string;
  /** In the middle of a sentence: `disk`. */
  noun: string;
  /** The answer to a question about it; undefined where the host does not tell it. */
  sentence(host: string, metrics: Metrics): Phrase | undefined;
  /** The first is the one that is meant. Those of one audience are shown in the order of the catalogue. */
  facts(metrics: Metrics): readonly MetricFact[];
  /** What history keeps and charts draw. The first is what the chart's title speaks of. */
  series: readonly MetricSeries[];
  thresholds: readonly MetricThreshold[];
  /** In the fleet's table. */
  column?: {
    look: 'bar' | 'figure';
    unit: Unit;
    /** Where there is room for it: on a phone too, not on a phone, or on a wide screen and not on paper. */
    width: 'always' | 'wide' | 'screen';
    read(metrics: Metrics): number | undefined;
  };
  /** In the hub's own `/metrics`, by host. */
  exposed: readonly ExposedMetric[];
  /** What "which has the most" goes by. */
  rank(metrics: Metrics): { value: number; words: Phrase } | undefined;
};

export type MetricFact = {
  /** Stable, for programs. */
  key: string;
  label: string;
  words: Phrase;
  value: number;
  unit?: 'percent' | 'bytes-per-second' | 'count';
  audience: 'main' | 'details' | 'engineers';
};

export type MetricSeries = {
  name: string;
  /** Its column in what history has written: counted up, never changed nor used again. */
  place: number;
  unit: Exclude<Unit, 'bytes'>;
  /** In a sentence about a time that is past: `received`. */
  noun: string;
  /** At the end of its line in a chart: `in`. */
  end: string;
  /** What a title says of it: peaks over a quiet level, from where to where, or the most there was. */
  shape: 'peaks' | 'drift' | 'most';
  /** It stands beside the metric itself: left out of words, and drawn only where it was more than this. */
  drawnAbove?: number;
  read(metrics: Metrics): number | undefined;
};

export type MetricThreshold = {
  /** As `thresholds:` of the registry names it. */
  name: string;
  /** Of the reason that it gives. */
  code: string;
  /** For the registry's schema: `Memory in use, in percent.` */
  what: string;
  standard: number;
  unit: 'percent' | 'per-core';
  /** What does not come and go counts at the second reading; others must last. */
  counts: 'when it lasts' | 'at once';
  /** Several where there are several of a kind; `subject` tells them apart: the mount. */
  read(metrics: Metrics): readonly { subject: string; value: number | undefined }[];
  /** For a CSM. `shown` is the figure in words, `where` the subject after a space, if there is one. */
  text(of: { shown: string; where: string; report: Report }): string;
  /** For engineers, behind the figures; empty where there is nothing more to say. */
  detail?(report: Report): string;
};

export type ExposedMetric = {
  name: string;
  help: string;
  read(metrics: Metrics): readonly { labels?: Readonly<Record<string, string>>; value: number | undefined }[];
};

export type Unit = 'percent' | 'bytes' | 'bytes-per-second' | 'load' | 'count';
export type Amount = { value: number; unit: Unit };
/** Words with figures that are still figures: how they are rounded, and which prefix their unit gets, is decided in `format/`. */
export type Phrase = readonly (string | Amount)[];

/** phrase`${host} uses ${percent(23)} of its CPU.` */
export function phrase(words: TemplateStringsArray, ...values: readonly (string | Amount | Phrase)[]): Phrase {
  return words.flatMap((word, at): Phrase => {
    const value = values[at];
    if (value === undefined) return [word];
    return typeof value === 'object' && !('unit' in value) ? [word, ...value] : [word, value];
  });
}

export const percent = (value: number): Amount => ({ value, unit: 'percent' });
export const bytes = (value: number): Amount => ({ value, unit: 'bytes' });
export const rate = (value: number): Amount => ({ value, unit: 'bytes-per-second' });
export const load = (value: number): Amount => ({ value, unit: 'load' });
export const count = (value: number): Amount => ({ value, unit: 'count' });

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
