/** Events of Discord's gateway that were handled: after a resume or a take-over they can come again. */
import type { Query } from '../query.ts';

/** True for the first who notes it. Note it in the transaction that writes what the event causes. */
export async function noteGatewayEvent(query: Query, eventId: string, nowMs: number): Promise<boolean> {
  const rows = await query(
    `insert into gateway_event (event_id, seen_at_ms) values ($1, $2)
     on conflict (event_id) do nothing returning event_id`,
    [eventId, nowMs],
  );
  return rows.length > 0;
}
