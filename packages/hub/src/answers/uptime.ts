/** How long something was down in a period: one computation for answers, pages, boards and digests. */
import type { ShownStatus } from '../domain/health.ts';
import type { Period, UptimeSummary } from '../domain/history.ts';
import { type Incident, type IncidentEvent, phasesOf } from '../domain/incident.ts';

/** The newest minutes may not be written yet; of what is older and not written nobody knows. */
const unwrittenMs = 3 * 60_000;

/** A hub that was off for less lets it pass: minutes are written in part. */
const offSeconds = 120;

type Measured = UptimeSummary & { recordedFromMs?: number; recordedToMs?: number };

/**
 * What was measured, with each outage and each slow stretch as long as it is told everywhere: a host is held to be down only
 * after three missed polls, so the record of its polls begins later than the outage did, and knows nothing of gaps within it.
 */
export function withOutages(
  { recordedFromMs, recordedToMs, ...recorded }: Measured,
  incidents: readonly Incident[],
  period: Period,
  nowMs: number,
  status: ShownStatus = 'unknown',
): UptimeSummary {
  const phases = incidents
    .filter(({ isPlanned, timeline }) => !isPlanned && timeline.every(isClear))
    .flatMap((incident) => phasesOf(incident, nowMs));
  const within = (stretches: readonly Period[], { fromMs, toMs } = period) =>
    coveredSeconds(
      stretches.map((stretch) => ({
        fromMs: Math.max(stretch.fromMs, fromMs),
        toMs: Math.min(stretch.toMs, toMs, nowMs),
      })),
    );
  const down = phases.filter((phase) => phase.status === 'down');
  const degraded = phases.filter((phase) => phase.status === 'degraded');
  const measured = withUnwritten();
  const downSeconds = Math.max(measured.downSeconds, within(down));
  const degradedSeconds = Math.max(measured.degradedSeconds, within(degraded));
  const missed = downSeconds - measured.downSeconds + degradedSeconds - measured.degradedSeconds;
  if (missed === 0) return measured;
  // Of a gap nothing was recorded, nor while the hub was off; the rest was recorded as well.
  const gap = Math.max(within([...down, ...degraded].flatMap(({ gaps = [] }) => gaps)), wasOff());
  const upSeconds = Math.max(0, measured.upSeconds - Math.max(0, missed - gap));
  return summed({ ...measured, upSeconds, degradedSeconds, downSeconds });

  function wasOff(): number {
    if (recordedFromMs === undefined || recordedToMs === undefined) return 0;
    const seconds = (recordedToMs - recordedFromMs) / 1000 - recorded.watchedSeconds;
    return seconds > offSeconds ? seconds : 0;
  }

  /** An outage of this very minute must not be taken from an hour that ended before it. */
  function withUnwritten(): UptimeSummary {
    if (recordedToMs === undefined || nowMs - recordedToMs > unwrittenMs) return recorded;
    const since = { fromMs: Math.max(period.fromMs, recordedToMs), toMs: Math.min(period.toMs, nowMs) };
    const [downSeconds, degradedSeconds] = [within(down, since), within(degraded, since)];
    // The rest went well where it is well now, or where the incident says that it was not before.
    const isKnown = status === 'up' || status === 'degraded' || downSeconds > 0;
    const rest = isKnown ? (since.toMs - since.fromMs) / 1000 - downSeconds - degradedSeconds : 0;
    return summed({
      ...recorded,
      upSeconds: recorded.upSeconds + Math.max(0, rest),
      degradedSeconds: recorded.degradedSeconds + degradedSeconds,
      downSeconds: recorded.downSeconds + downSeconds,
    });
  }
}

function summed(of: UptimeSummary): UptimeSummary {
  const counted = of.upSeconds + of.degradedSeconds + of.downSeconds;
  return {
    ...of,
    watchedSeconds: counted + of.plannedSeconds,
    upPercent: counted === 0 ? undefined : ((of.upSeconds + of.degradedSeconds) / counted) * 100,
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
