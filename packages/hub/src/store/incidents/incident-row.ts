/** A row of `incident`, with its timeline, as the hub's Incident. */
import type { Incident, IncidentEvent } from '../../domain/incident.ts';
import {
  number,
  oneOf,
  optionalNumber,
  optionalText,
  placeholders,
  present,
  type Query,
  type Row,
  text,
} from '../query.ts';
import { notesOfIncidents } from './incident-notes.ts';

const eventKinds = [
  'opened',
  'worsened',
  'eased',
  'reason',
  'acknowledged',
  'escalated',
  'told',
  'planned',
  'closed',
] as const satisfies readonly IncidentEvent['kind'][];

const worsts = ['degraded', 'down', 'unknown'] as const satisfies readonly Incident['worst'][];

export const incidentColumns = `id, target_kind, target_name, started_at_ms, ended_at_ms, worst, cause, is_planned,
  acknowledged_by, acknowledged_at_ms`;

/** Reads the timelines of these rows in one query, and what engineers said in another. */
export async function withTimelines(query: Query, rows: readonly Row[]): Promise<Incident[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => text(row, 'id'));
  const events = await query(
    `select incident_id, at_ms, kind, text, status from incident_event
     where incident_id in (${placeholders(ids.length)}) order by incident_id, number`,
    ids,
  );
  const timelines = new Map<string, IncidentEvent[]>(ids.map((id) => [id, []]));
  for (const row of events) {
    const status = optionalText(row, 'status') === undefined ? {} : { status: oneOf(row, 'status', worsts) };
    timelines
      .get(text(row, 'incident_id'))
      ?.push({ atMs: number(row, 'at_ms'), kind: oneOf(row, 'kind', eventKinds), text: text(row, 'text'), ...status });
  }
  const notes = await notesOfIncidents(query, ids);
  return rows.map((row) => {
    const incident = incidentOf(row, timelines.get(text(row, 'id')) ?? []);
    const said = notes.get(incident.id);
    return said ? { ...incident, notes: said } : incident;
  });
}

function incidentOf(row: Row, timeline: readonly IncidentEvent[]): Incident {
  return present({
    id: text(row, 'id'),
    target: { kind: oneOf(row, 'target_kind', ['host', 'service']), name: text(row, 'target_name') },
    startedAtMs: number(row, 'started_at_ms'),
    endedAtMs: optionalNumber(row, 'ended_at_ms'),
    worst: oneOf(row, 'worst', worsts),
    cause: text(row, 'cause'),
    isPlanned: number(row, 'is_planned') === 1,
    acknowledgedBy: optionalText(row, 'acknowledged_by'),
    acknowledgedAtMs: optionalNumber(row, 'acknowledged_at_ms'),
    timeline,
  });
}
