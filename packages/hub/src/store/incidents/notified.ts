/** Who was told of which incident: a recovery is told to them, and to nobody else. */
import { number, oneOf, optionalNumber, text } from '../columns.ts';
import type { Query } from '../query.ts';

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
  return rows.map((row) => {
    const recoveryAtMs = optionalNumber(row, 'recovery_at_ms');
    return {
      to: { kind: oneOf(row, 'to_kind', ['channel', 'person']), id: text(row, 'to_id') },
      fallAtMs: number(row, 'fall_at_ms'),
      ...(recoveryAtMs === undefined ? {} : { recoveryAtMs }),
    };
  });
}

/** Closed incidents whose fall was told and whose recovery was not: what a start or a sweep must still say. */
export async function recoveriesToNotify(query: Query): Promise<string[]> {
  const rows = await query(
    `select distinct told.incident_id from told join incident on incident.id = told.incident_id
     where incident.ended_at_ms is not null and told.recovery_at_ms is null order by told.incident_id`,
  );
  return rows.map((row) => text(row, 'incident_id'));
}
