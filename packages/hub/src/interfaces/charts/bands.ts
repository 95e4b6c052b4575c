/** What was wrong and what was planned in a period, as bands behind the lines of a chart, and in words. */

import type { Downtime } from '../../domain/downtime.ts';
import type { Period } from '../../domain/history.ts';
import type { Incident } from '../../domain/incident.ts';
import { plural } from '../../format/words.ts';
import type { ChartPlan } from './chart-plan.ts';

/** Planned ones first: an incident within one is drawn over it. */
export function bandsOf(
  { incidents, downtimes }: { incidents: readonly Incident[]; downtimes: readonly Downtime[] },
  period: Period,
): ChartPlan['bands'] {
  return [...plannedBands(downtimes, period), ...incidentBands(incidents, period)];
}

export function bandWords(bands: ChartPlan['bands']): string {
  const planned = bands.filter(({ kind }) => kind === 'planned').length;
  const incidents = bands.length - planned;
  return `${incidents > 0 ? ` ${plural(incidents, 'incident')} in this time.` : ''}${planned > 0 ? ` ${plural(planned, 'planned downtime')} in this time.` : ''}`;
}

function plannedBands(downtimes: readonly Downtime[], period: Period): ChartPlan['bands'] {
  return downtimes
    .filter(({ state }) => state !== 'cancelled')
    .map(({ startsAtMs, endsAtMs }) => ({
      ...clip(startsAtMs, endsAtMs, period),
      kind: 'planned' as const,
      label: 'planned',
    }));
}

function incidentBands(incidents: readonly Incident[], period: Period): ChartPlan['bands'] {
  return incidents
    .filter(({ isPlanned }) => !isPlanned)
    .map(({ startedAtMs, endedAtMs, worst }) => ({
      ...clip(startedAtMs, endedAtMs ?? period.toMs, period),
      kind: worst,
      label: { down: 'down', degraded: 'degraded', unknown: 'unknown' }[worst],
    }));
}

function clip(fromMs: number, toMs: number, period: Period): { fromMs: number; toMs: number } {
  return { fromMs: Math.max(fromMs, period.fromMs), toMs: Math.min(toMs, period.toMs) };
}
