/** What other tools are told: an incident began, developed or ended. */
import type { Incident } from '../../domain/incident.ts';
import type { IncidentTransition } from '../incidents/reconcile-incidents.ts';

export type WebhookEvent = {
  type: 'incident.opened' | 'incident.changed' | 'incident.closed';
  timestamp: string;
  data: {
    id: string;
    target: Incident['target'];
    startedAt: string;
    endedAt?: string;
    worst: Incident['worst'];
    cause: string;
    isPlanned: boolean;
    acknowledgedAt?: string;
  };
};

/** No addresses, no names of people: receivers may be outside. */
export function webhookEvent({ kind, incident }: IncidentTransition, nowMs: number): WebhookEvent {
  const iso = (ms: number) => new Date(ms).toISOString();
  return {
    type: `incident.${kind}`,
    timestamp: iso(nowMs),
    data: {
      id: incident.id,
      target: incident.target,
      startedAt: iso(incident.startedAtMs),
      ...(incident.endedAtMs === undefined ? {} : { endedAt: iso(incident.endedAtMs) }),
      worst: incident.worst,
      cause: incident.cause,
      isPlanned: incident.isPlanned,
      ...(incident.acknowledgedAtMs === undefined ? {} : { acknowledgedAt: iso(incident.acknowledgedAtMs) }),
    },
  };
}
