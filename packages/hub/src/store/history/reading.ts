/** One look at a host or service, as history keeps it. */
import type { Report } from '@herald/protocol/report';
import type { ShownStatus } from '../../domain/health.ts';
import { metricSeries, type SeriesName } from '../../domain/metrics/catalogue.ts';

export type Target = { kind: 'host' | 'service'; name: string };

export type Reading = {
  target: Target;
  atMs: number;
  /** How it was since the reading before. `unknown` counts as not watched. */
  status: ShownStatus;
  /** How far a reading reaches back where there is none shortly before: its poll interval. */
  pollSeconds: number;
  /** Absent for a service, and for a host that did not answer. */
  values?: Partial<Record<SeriesName, number>>;
};

/** What of a report history keeps, by the catalogue. */
export function valuesOfReport({ metrics }: Pick<Report, 'metrics'>): Partial<Record<SeriesName, number>> {
  const values: Partial<Record<SeriesName, number>> = {};
  for (const { name, read } of metricSeries) {
    const value = read(metrics);
    if (value !== undefined) values[name] = value;
  }
  return values;
}
