/** What is written of an incident: how it begins, changes and ends, each a fact of the timeline too, and who was told of it. */
import type { Incident, IncidentEvent } from '../../domain/incident.ts';
import { number, oneOf, optionalNumber, present, type Query, text } from '../query.ts';

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
      incident.endedAtMs,
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
    [id, change.worst, change.cause, isPlanned],
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
    [id, event.atMs, event.kind, event.text, event.status],
  );
}

/** A recovery is told to whoever was told of the fall, and to nobody else. */
export type Notified = {
  to: { kind: 'channel' | 'person'; id: string };
  fallAtMs: number;
  /** Absent while the recovery was not yet told. */
  recoveryAtMs?: number;
};

/** False where they were told before. */
export async function noteNotified(
  query: Query,
  incidentId: string,
  to: Notified['to'],
  nowMs: number,
): Promise<boolean> {
  const rows = await query(
    `insert into told (incident_id, to_kind, to_id, fall_at_ms) values ($1, $2, $3, $4)
     on conflict (incident_id, to_kind, to_id) do nothing returning to_id`,
    [incidentId, to.kind, to.id, nowMs],
  );
  return rows.length > 0;
}

/** False where they were never told of the fall, or the recovery was told before: say nothing then. */
export async function noteRecoveryNotified(
  query: Query,
  incidentId: string,
  to: Notified['to'],
  nowMs: number,
): Promise<boolean> {
  const rows = await query(
    `update told set recovery_at_ms = $4
     where incident_id = $1 and to_kind = $2 and to_id = $3 and recovery_at_ms is null returning to_id`,
    [incidentId, to.kind, to.id, nowMs],
  );
  return rows.length > 0;
}

export async function whoWasNotified(query: Query, incidentId: string): Promise<Notified[]> {
  const rows = await query(
    'select to_kind, to_id, fall_at_ms, recovery_at_ms from told where incident_id = $1 order by fall_at_ms, to_id',
    [incidentId],
  );
  return rows.map((row) =>
    present({
      to: { kind: oneOf(row, 'to_kind', ['channel', 'person']), id: text(row, 'to_id') },
      fallAtMs: number(row, 'fall_at_ms'),
      recoveryAtMs: optionalNumber(row, 'recovery_at_ms'),
    }),
  );
}

/** Closed incidents whose fall was told and whose recovery was not: what a start or a sweep must still say. */
export async function recoveriesToNotify(query: Query): Promise<string[]> {
  const rows = await query(
    `select distinct told.incident_id from told join incident on incident.id = told.incident_id
     where incident.ended_at_ms is not null and told.recovery_at_ms is null order by told.incident_id`,
  );
  return rows.map((row) => text(row, 'incident_id'));
}
