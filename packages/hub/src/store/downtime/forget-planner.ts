/** Takes the name of a planner out of what was told of their windows; the windows stay. */

import type { Query } from '../query.ts';
import { mirroredEvents } from './mirrored-events.ts';

/** `planIds`: of the plans that they made. Run it in a transaction. */
export async function forgetPlannerOf(query: Query, planIds: readonly string[], nowMs: number): Promise<void> {
  for (const planId of planIds) {
    const id = `discord/${planId}`;
    await query('update downtime set planned_by = null where id = $1 or substr(id, 1, length($2)) = $2', [
      id,
      `${id}/`,
    ]);
    await query(
      `update outbox set body = 'null' where finished_at_ms is not null and substr(reference, 1, length($1)) = $1`,
      [`downtime/${id}/`],
    );
  }
  const isTheirs = (downtimeId: string) => planIds.some((id) => `${downtimeId}/`.startsWith(`discord/${id}/`));
  for (const [downtimeId, event] of await mirroredEvents.all(query)) {
    if (!isTheirs(downtimeId)) continue;
    const { plannedBy: _name, ...downtime } = event.downtime;
    await mirroredEvents.put(query, downtimeId, { ...event, downtime }, nowMs);
  }
}
