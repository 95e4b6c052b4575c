/** What a health makes of an incident: it opens, develops or ends. Pure: the same health again makes nothing. */
import { type Health, type HealthStatus, shownStatus } from '../../domain/health.ts';
import type { Incident, IncidentEvent } from '../../domain/incident.ts';

export type IncidentChange =
  | { kind: 'open'; incident: Incident }
  | {
      kind: 'change';
      id: string;
      change: Partial<Pick<Incident, 'worst' | 'cause' | 'isPlanned'>>;
      event: IncidentEvent;
    }
  | { kind: 'close'; id: string; event: IncidentEvent };

/** An open incident, and how its target is now: `worst` alone does not tell whether it has eased. */
export type OpenIncident = { incident: Incident; status: HealthStatus | undefined; cause: string };

const severity: Record<HealthStatus, number> = { up: 0, degraded: 1, unknown: 2, down: 3 };

/** As what it is remembered: a gap in the measuring is not worse than the trouble that was measured. */
const remembered: Record<HealthStatus, number> = { up: 0, unknown: 1, degraded: 2, down: 3 };

export type Decision = { target: Incident['target']; open: OpenIncident | undefined; health: Health; nowMs: number };

/** At most one step at a time, the weightiest first; `newId` is asked for only when one opens. */
export function decideChange(
  { target, open, health, nowMs }: Decision,
  newId: () => string,
): IncidentChange | undefined {
  if (health.status === 'up') return open && close(open, nowMs, 'It is back up.');
  if (!open) return openIncident(target, health.status, health, nowMs, newId());
  return develop(open, health.status, health, nowMs);
}

export function close({ incident }: OpenIncident, atMs: number, text: string): IncidentChange {
  return { kind: 'close', id: incident.id, event: { atMs, kind: 'closed', text } };
}

/** The worst reason, in its own words. */
export function causeOf({ reasons }: Health): string {
  return reasons[0]?.text ?? 'It is not known why.';
}

function openIncident(
  target: Incident['target'],
  status: Incident['worst'],
  health: Health,
  nowMs: number,
  id: string,
): IncidentChange {
  const isPlanned = health.planned !== undefined;
  const timeline: IncidentEvent[] = [{ atMs: nowMs, kind: 'opened', text: causeOf(health), status }];
  if (health.planned) timeline.push({ atMs: nowMs, kind: 'planned', text: `Planned: ${health.planned.title}.` });
  // What fell began with its first failure, which is earlier than the moment it was certain; see `beganAtMs` of a health.
  const startedAtMs = Math.min(nowMs, (status === 'degraded' ? health.sinceMs : health.reasons[0]?.sinceMs) ?? nowMs);
  const incident = { id, target, startedAtMs, worst: status, cause: causeOf(health), isPlanned, timeline };
  return { kind: 'open', incident };
}

function develop(
  open: OpenIncident,
  status: Incident['worst'],
  health: Health,
  nowMs: number,
): IncidentChange | undefined {
  const { incident } = open;
  const { id } = incident;
  const cause = causeOf(health);
  const event = (kind: IncidentEvent['kind'], text: string): IncidentEvent => ({ atMs: nowMs, kind, text });
  const turn = (kind: 'worsened' | 'eased'): IncidentEvent => ({ ...event(kind, cause), status });
  // Like the incident itself, what got worse began with its first failure; never before what was written last.
  const lastTurnMs = incident.timeline.findLast(isTurn)?.atMs ?? incident.startedAtMs;
  const worsened = { ...turn('worsened'), atMs: Math.max(lastTurnMs, Math.min(nowMs, health.sinceMs)) };
  const isPlanned = shownStatus(health) === 'planned';
  if (isPlanned !== incident.isPlanned) {
    const text = health.planned ? `Planned: ${health.planned.title}.` : 'The planned downtime is over; this is not.';
    // Herald looks every few seconds; the plan says to the second when it began.
    const atMs = Math.min(nowMs, health.planned?.startsAtMs ?? nowMs);
    return { kind: 'change', id, change: { isPlanned }, event: { ...event('planned', text), atMs } };
  }
  const now = severity[status];
  const before = severity[open.status ?? incident.worst];
  // Its cause is that of its worst: the reason of what followed stands in the timeline.
  const change = remembered[status] >= remembered[incident.worst] ? { worst: status, cause } : {};
  if (now > before) return { kind: 'change', id, change, event: worsened };
  if (now < before) return { kind: 'change', id, change, event: turn('eased') };
  // Figures in a sentence change with every reading; another sentence is another reason.
  if (withoutFigures(cause) !== withoutFigures(open.cause))
    return { kind: 'change', id, change, event: event('reason', cause) };
  return undefined;
}

function isTurn({ kind }: IncidentEvent): boolean {
  return kind === 'opened' || kind === 'worsened' || kind === 'eased';
}

function withoutFigures(text: string): string {
  return text.replace(/\d+([.,]\d+)*/g, '#');
}

/** The incident as it is after the change. */
export function applyChange(incident: Incident, change: Exclude<IncidentChange, { kind: 'open' }>): Incident {
  const timeline = [...incident.timeline, change.event];
  if (change.kind === 'close') return { ...incident, timeline, endedAtMs: change.event.atMs };
  return { ...incident, ...change.change, timeline };
}
