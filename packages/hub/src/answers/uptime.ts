/** How long something was down in a period: one computation for answers, pages, boards and digests. */
import type { Period, UptimeSummary } from '../domain/history.ts';
import { type Incident, type IncidentEvent, phasesOf } from '../domain/incident.ts';

/**
 * What was measured, with each outage and each slow stretch as long as it is told everywhere: a host is held to be down only
 * after three missed polls, so the record of its polls begins later than the outage did, and knows nothing of gaps within it.
 */
export function withOutages(
  measured: UptimeSummary,
  incidents: readonly Incident[],
  period: Period,
  nowMs: number,
): UptimeSummary {
  const phases = incidents
    .filter(({ isPlanned, timeline }) => !isPlanned && timeline.every(isClear))
    .flatMap((incident) => phasesOf(incident, nowMs));
  const within = (stretches: readonly Period[]) =>
    coveredSeconds(
      stretches.map(({ fromMs, toMs }) => ({
        fromMs: Math.max(fromMs, period.fromMs),
        toMs: Math.min(toMs, period.toMs, nowMs),
      })),
    );
  const [down, degraded] = (['down', 'degraded'] as const).map((status) =>
    phases.filter((phase) => phase.status === status),
  );
  const downSeconds = Math.max(measured.downSeconds, within(down ?? []));
  const degradedSeconds = Math.max(measured.degradedSeconds, within(degraded ?? []));
  const missed = downSeconds - measured.downSeconds + degradedSeconds - measured.degradedSeconds;
  if (missed === 0) return measured;
  // Of a gap nothing was recorded; the rest was recorded as well.
  const gap = within([...(down ?? []), ...(degraded ?? [])].flatMap(({ gaps = [] }) => gaps));
  const upSeconds = Math.max(0, measured.upSeconds - Math.max(0, missed - gap));
  const counted = upSeconds + degradedSeconds + downSeconds;
  return {
    ...measured,
    upSeconds,
    degradedSeconds,
    downSeconds,
    watchedSeconds: counted + measured.plannedSeconds,
    upPercent: ((upSeconds + degradedSeconds) / counted) * 100,
  };
}

/** A turn of which an older release kept no status leaves the lengths unclear. */
function isClear({ kind, status }: IncidentEvent): boolean {
  return status !== undefined || (kind !== 'worsened' && kind !== 'eased');
}

/** Overlapping stretches count once. */
export function coveredSeconds(stretches: readonly Period[]): number {
  let coveredMs = 0;
  let reachedMs = Number.NEGATIVE_INFINITY;
  for (const { fromMs, toMs } of stretches.toSorted((one, other) => one.fromMs - other.fromMs)) {
    coveredMs += Math.max(0, toMs - Math.max(fromMs, reachedMs));
    reachedMs = Math.max(reachedMs, toMs);
  }
  return coveredMs / 1000;
}
