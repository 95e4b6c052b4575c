/** How an incident is called on pages: what happened, what customers notice of it, how long it took. */
import type { ShownStatus } from '../../../domain/health.ts';
import { type Incident, lastedSeconds, statusNow, unmeasuredSeconds } from '../../../domain/incident.ts';
import { lengthInWords } from '../../../format/words.ts';

/** The worst that an incident was; `planned` where maintenance explains it. */
export function statusOf({ worst, isPlanned }: Pick<Incident, 'worst' | 'isPlanned'>): ShownStatus {
  return isPlanned ? 'planned' : worst;
}

/** What happened, as a title: past tense fits one thing and many. */
export function incidentTitle(title: string, incident: Pick<Incident, 'worst' | 'isPlanned'>): string {
  switch (statusOf(incident)) {
    case 'down':
      return `${title} stopped working`;
    case 'degraded':
      return `${title} slowed down`;
    case 'planned':
      return `${title} went into maintenance`;
    case 'unknown':
      return `${title} could not be monitored`;
    case 'up':
      return title;
  }
}

const impacts: Readonly<Record<ShownStatus, string>> = {
  up: 'None',
  degraded: 'Slower than usual, or with reduced capacity',
  down: 'Not available',
  planned: 'Scheduled maintenance',
  unknown: 'Not known: it could not be monitored',
};

export function impactOf(incident: Pick<Incident, 'worst' | 'isPlanned'>): string {
  return impacts[statusOf(incident)];
}

/** How long it was as bad as it got, and how much of that nobody could measure. */
export function lastedInWords(incident: Incident, nowMs: number, soFar = ''): string {
  const unmeasured = unmeasuredSeconds(incident, nowMs);
  const lasted = lengthInWords(lastedSeconds(incident, nowMs));
  return unmeasured < 1 ? `${lasted}${soFar}` : `${lasted}${soFar}, ${lengthInWords(unmeasured)} of it not monitored`;
}

/** One that goes on, as it is now: what eased is not told as what it was. */
export function asItIsNow(incident: Incident, nowMs: number): Incident {
  if (incident.endedAtMs !== undefined) return incident;
  return { ...incident, worst: statusNow(incident, nowMs) };
}
