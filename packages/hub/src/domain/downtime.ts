/** One planned stretch of downtime, whatever source it came from. */

export type DowntimeSource = 'ec2' | 'registry' | 'discord';

export type DowntimeState = 'planned' | 'running' | 'over-running' | 'finished' | 'cancelled';

export type Downtime = {
  /** Stable over moves and restarts: the iCalendar UID is made from it. */
  id: string;
  source: DowntimeSource;
  title: string;
  startsAtMs: number;
  endsAtMs: number;
  /** The end that was announced at first, where the work takes longer. */
  plannedEndsAtMs?: number;
  /** Zone it was planned in, for wall clock times. */
  zone: string;
  hosts: readonly string[];
  services: readonly string[];
  /** What customers will notice, in the planner's words. */
  customers?: string;
  plannedBy?: string;
  state: DowntimeState;
  /** Services that it really takes below what they need; others only lose room. */
  takesDown: readonly string[];
  /** Raised with every change; the iCalendar SEQUENCE. */
  revision: number;
  /** Other ids that this stands for: the same stretch as another source tells it. */
  mergedIds?: readonly string[];
  /** The hosts do not come back under this window: retirement, a spot interruption. It is never over-running. */
  isDeparture?: boolean;
  /** Whoever planned it names no end: `endsAtMs` is ours, and not told. */
  hasNoEnd?: boolean;
  /** Where somebody said that it was over. */
  finishedAtMs?: number;
  /** A repeating window that this is one occurrence of. */
  seriesId?: string;
};

/** When it ends, or ended: what somebody called over before its time ended then, and never before its start. */
export function endOf({ state, startsAtMs, endsAtMs, finishedAtMs = endsAtMs }: Downtime): number {
  return state === 'finished' ? Math.max(startsAtMs, Math.min(finishedAtMs, endsAtMs)) : endsAtMs;
}

/** Downtime as a source tells it, before states, revisions and effects are known. */
export type PlannedStretch = Omit<Downtime, 'state' | 'takesDown' | 'revision' | 'mergedIds'> & {
  /** Set where the source itself says so. */
  cancelledAtMs?: number;
};
