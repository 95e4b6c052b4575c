/** A stretch of time in which a host or service was not up. */
import type { HealthStatus } from './health.ts';

export type IncidentEvent = {
  atMs: number;
  kind: 'opened' | 'worsened' | 'eased' | 'reason' | 'acknowledged' | 'escalated' | 'told' | 'planned' | 'closed';
  text: string;
};

export type Incident = {
  id: string;
  target: { kind: 'host' | 'service'; name: string };
  startedAtMs: number;
  endedAtMs?: number;
  /** The worst it has been. */
  worst: Exclude<HealthStatus, 'up'>;
  cause: string;
  /** True while a planned downtime explains it: no alert, and counted apart. */
  isPlanned: boolean;
  acknowledgedBy?: string;
  acknowledgedAtMs?: number;
  timeline: readonly IncidentEvent[];
};
