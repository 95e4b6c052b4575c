/** How an incident begins, changes and ends. Each change is a fact of the timeline too. */
import type { Incident, IncidentEvent } from '../../domain/incident.ts';
import type { Query } from '../query.ts';

/**
 * Opens an incident with its timeline so far. False where the target has an open one already, or the id is known:
 * then nothing was changed, and nobody must be told again.
 */
export async function openIncident(query: Query, incident: Incident): Promise<boolean> {
  const opened = await query(
    `insert into incident (id, target_kind, target_name, started_at_ms, ended_at_ms, worst, cause, is_planned)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning id`,
    [
      incident.id,
      incident.target.kind,
      incident.target.name,
      incident.startedAtMs,
      incident.endedAtMs ?? null,
      incident.worst,
      incident.cause,
      incident.isPlanned ? 1 : 0,
    ],
  );
  if (opened.length === 0) return false;
  for (const event of incident.timeline) await addIncidentEvent(query, incident.id, event);
  return true;
}

/** Changes what is given of an open incident and adds the event. False where it is not open any more. */
export async function changeIncident(
  query: Query,
  id: string,
  change: Partial<Pick<Incident, 'worst' | 'cause' | 'isPlanned'>>,
  event: IncidentEvent,
): Promise<boolean> {
  const isPlanned = change.isPlanned === undefined ? null : Number(change.isPlanned);
  const changed = await query(
    `update incident set worst = coalesce($2, worst), cause = coalesce($3, cause), is_planned = coalesce($4, is_planned)
     where id = $1 and ended_at_ms is null returning id`,
    [id, change.worst ?? null, change.cause ?? null, isPlanned],
  );
  if (changed.length > 0) await addIncidentEvent(query, id, event);
  return changed.length > 0;
}

/** False where it had ended before: whoever ended it has told of it. */
export async function closeIncident(query: Query, id: string, event: IncidentEvent): Promise<boolean> {
  const closed = await query(
    'update incident set ended_at_ms = $2 where id = $1 and ended_at_ms is null returning id',
    [id, event.atMs],
  );
  if (closed.length > 0) await addIncidentEvent(query, id, event);
  return closed.length > 0;
}

/** False where someone was sooner, or the incident has ended. */
export async function acknowledgeIncident(
  query: Query,
  id: string,
  by: string,
  event: IncidentEvent,
): Promise<boolean> {
  const acknowledged = await query(
    `update incident set acknowledged_by = $2, acknowledged_at_ms = $3
     where id = $1 and acknowledged_by is null and ended_at_ms is null returning id`,
    [id, by, event.atMs],
  );
  if (acknowledged.length > 0) await addIncidentEvent(query, id, event);
  return acknowledged.length > 0;
}

/** Adds to the timeline only. */
export async function addIncidentEvent(query: Query, id: string, event: IncidentEvent): Promise<void> {
  await query(
    `insert into incident_event (incident_id, number, at_ms, kind, text, status)
     select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5 from incident_event where incident_id = $1`,
    [id, event.atMs, event.kind, event.text, event.status ?? null],
  );
}
