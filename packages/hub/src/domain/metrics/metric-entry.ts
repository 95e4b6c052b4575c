/** What the catalogue of metrics says of each: a metric is a row of this shape, and whoever shows figures goes by the rows. */
import type { Metrics } from '@herald/protocol/metrics';
import type { Report } from '@herald/protocol/report';
import type { Phrase, Unit } from '../phrase.ts';

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
