/** Makes a health of reasons: the worst weight decides, what was true before keeps its beginning; and says what of it is news. */
import type { Health, HealthStatus, Reason } from '../../domain/health.ts';

type HealthInputs = {
  reasons: readonly Reason[];
  planned: Health['planned'];
  isFlapping: boolean;
  before: Health | undefined;
  nowMs: number;
};

const severity: Record<Reason['weight'], number> = { down: 3, unknown: 2, degraded: 1, none: 0 };

/** Returns `before` itself where nothing changed: most readings of most hosts. */
export function healthOf({ reasons, planned, isFlapping, before, nowMs }: HealthInputs): Health {
  const sorted = reasons.length === 0 ? none : reasons.map((reason) => sinceBefore(reason, before)).sort(byWeight);
  const status = statusOf(sorted);
  if (before && isSame(before, status, sorted, planned, isFlapping)) return before;
  const sinceMs = before?.status === status ? before.sinceMs : beganAtMs(status, sorted, nowMs);
  return { status, sinceMs, reasons: sorted, ...(planned ? { planned } : {}), isFlapping };
}

/** A change that is worth a line in a timeline: whether status, plan, flapping or the reasons that weigh anything differ; figures and informing reasons do not count. */
export function isTransition(before: Health | undefined, after: Health): boolean {
  if (before === after || isUnjudged(after)) return false;
  if (!before || isUnjudged(before)) return after.status !== 'up' || after.planned !== undefined;
  return (
    before.status !== after.status ||
    before.isFlapping !== after.isFlapping ||
    before.planned?.downtimeId !== after.planned?.downtimeId ||
    weighing(before) !== weighing(after)
  );
}

const none: readonly Reason[] = [];

function statusOf(reasons: readonly Reason[]): HealthStatus {
  const worst = reasons[0]?.weight ?? 'none';
  return worst === 'none' ? 'up' : worst;
}

/**
 * What fell silent fell with its first missed poll, which was told at once. What is slow is held to be well until it has lasted,
 * and is said to be so: it is degraded from the moment at which that is no longer said.
 */
function beganAtMs(status: HealthStatus, [worst]: readonly Reason[], nowMs: number): number {
  return status === 'up' || status === 'degraded' ? nowMs : Math.min(nowMs, worst?.sinceMs ?? nowMs);
}

function byWeight(one: Reason, other: Reason): number {
  return severity[other.weight] - severity[one.weight];
}

/** A reason that has held keeps the moment it began; its words and figures may change. */
function sinceBefore(reason: Reason, before: Health | undefined): Reason {
  const known = before?.reasons.find(({ code, weight }) => code === reason.code && weight === reason.weight);
  return known && known.sinceMs < reason.sinceMs ? { ...reason, sinceMs: known.sinceMs } : reason;
}

function isSame(
  before: Health,
  status: HealthStatus,
  reasons: readonly Reason[],
  planned: Health['planned'],
  isFlapping: boolean,
): boolean {
  return (
    before.status === status &&
    before.isFlapping === isFlapping &&
    before.planned?.downtimeId === planned?.downtimeId &&
    before.planned?.endsAtMs === planned?.endsAtMs &&
    before.reasons.length === reasons.length &&
    reasons.every(({ code, detail, weight }, index) => {
      const known = before.reasons[index];
      return known?.code === code && known.detail === detail && known.weight === weight;
    })
  );
}

/** Nothing has been heard yet: no news, and what comes next is no change. */
function isUnjudged({ reasons }: Health): boolean {
  return reasons[0]?.code === 'not-polled-yet';
}

function weighing({ reasons }: Health): string {
  return reasons
    .filter(({ weight }) => weight !== 'none')
    .map(({ code }) => code)
    .join();
}
