/** The health of hosts and services, with reasons that a CSM can read. */
import type { ThresholdCode } from './metrics/catalogue.ts';

export type HealthStatus = 'up' | 'degraded' | 'down' | 'unknown';

export type ReasonCode =
  | ThresholdCode
  | 'agent-not-answering'
  | 'machine-not-answering'
  | 'not-authorised'
  | 'certificate-changed'
  | 'report-unreadable'
  | 'metadata-unavailable'
  | 'disk-filling'
  | 'spot-interruption'
  | 'rebalance'
  | 'event-near'
  | 'leaving-service'
  | 'stale'
  | 'clock-skew'
  | 'other-identity'
  | 'ec2-state'
  | 'ec2-status-check'
  | 'flapping'
  | 'hub-blind'
  | 'not-polled-yet'
  | 'endpoint-failing'
  | 'checks-blind'
  | 'certificate-expiring'
  | 'too-few-hosts'
  | 'fewer-hosts'
  | 'no-hosts';

export type Reason = {
  code: ReasonCode;
  /** A sentence for a CSM, without a final full stop only if it is a fragment; no jargon. */
  text: string;
  /** The exact terms, for engineers. */
  detail: string;
  /** What this reason alone would make of the health. `none` informs only. */
  weight: 'down' | 'degraded' | 'unknown' | 'none';
  sinceMs: number;
};

export type Health = {
  status: HealthStatus;
  sinceMs: number;
  /** Worst first. */
  reasons: readonly Reason[];
  /** A planned downtime that is running and explains a status other than up. `takesDown`: it was announced to take this out. */
  planned?: {
    downtimeId: string;
    title: string;
    startsAtMs: number;
    endsAtMs: number;
    hasNoEnd?: true;
    takesDown?: true;
  };
  isFlapping: boolean;
};

/** How a health is shown: planned takes the place of what it explains. */
export type ShownStatus = HealthStatus | 'planned';

export function shownStatus(health: Health): ShownStatus {
  return health.planned && health.status !== 'up' ? 'planned' : health.status;
}
