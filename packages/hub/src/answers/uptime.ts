/** How long something was down in a period: one computation for answers, pages, boards and digests. */
import type { Period, UptimeSummary } from '../domain/history.ts';
import type { Incident } from '../domain/incident.ts';

/**
 * What was measured, with each outage counted from its first missed poll on: a host is held to be down only after
 * three, so the record of its polls begins later than the outage did.
 */
export function withOutages(
  measured: UptimeSummary,
  incidents: readonly Incident[],
  period: Period,
  nowMs: number,
): UptimeSummary {
  const outages = incidents.filter(({ worst, isPlanned, timeline }) => {
    const isMixed = timeline.some(({ kind }) => kind === 'worsened' || kind === 'eased' || kind === 'planned');
    return worst === 'down' && !isPlanned && !isMixed;
  });
  const seconds = coveredSeconds(
    outages.map(({ startedAtMs, endedAtMs = nowMs }) => ({
      fromMs: Math.max(startedAtMs, period.fromMs),
      toMs: Math.min(endedAtMs, period.toMs, nowMs),
    })),
  );
  const missed = Math.max(0, seconds - measured.downSeconds);
  if (missed === 0) return measured;
  const upSeconds = Math.max(0, measured.upSeconds - missed);
  const downSeconds = measured.downSeconds + missed;
  const counted = upSeconds + measured.degradedSeconds + downSeconds;
  return {
    ...measured,
    upSeconds,
    downSeconds,
    watchedSeconds: counted + measured.plannedSeconds,
    upPercent: ((upSeconds + measured.degradedSeconds) / counted) * 100,
  };
}

/** How long an incident has lasted: to its end, or to now. */
export function lastedSeconds({ startedAtMs, endedAtMs }: Incident, nowMs: number): number {
  return Math.max(0, (endedAtMs ?? nowMs) - startedAtMs) / 1000;
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
