/** Keeps the downtime book in the hub's database: plans and overrides, what was told, and announcements with their messages. */

import type { Downtime } from '../domain/downtime.ts';
import type { OutboxMessage } from '../domain/outbox-message.ts';
import { documentsIn } from '../store/documents.ts';
import { downtimeEventKeysSince, noteDowntimeEvent } from '../store/downtime/downtime-events.ts';
import { type KeptDowntime, keepAnnounced, readDowntimes } from '../store/downtime/downtimes.ts';
import { enqueueAll } from '../store/outbox/outbox-item.ts';
import type { Database, Query } from '../store/query.ts';
import type { Announcement } from './announcement.ts';
import type { DowntimeStore } from './downtime-book.ts';
import { parseDowntimeOverride, parseDowntimePlan } from './plan.ts';

const plans = documentsIn('downtime_plan', parseDowntimePlan);
const overrides = documentsIn('downtime_override', parseDowntimeOverride);

/**
 * `messagesOf` dresses an announcement: the message that is edited and, where its delivery says so, the short new one, for
 * each channel and subscriber. It runs within the transaction and may read with the query it is handed.
 */
export function createDowntimeStore(
  database: Database,
  messagesOf: (
    announcement: Announcement,
    query: Query,
  ) => Promise<readonly OutboxMessage[]> | readonly OutboxMessage[],
): DowntimeStore {
  const { query } = database;
  return {
    // Plans and overrides are few and small: what is long over is left out by the calendar itself.
    readPlans: async () => [...(await plans.all(query)).values()],
    readOverrides: async () => [...(await overrides.all(query)).values()],
    readAnnounced: async (sinceMs) => (await readDowntimes(query, sinceMs)).map(announcedOf),
    readSaid: (sinceMs) => downtimeEventKeysSince(query, sinceMs),
    savePlan: (plan, atMs) => plans.put(query, plan.id, plan, atMs),
    forgetPlan: (planId) => plans.forget(query, planId),
    forgetOverrides: (beforeMs) => overrides.forgetBefore(query, beforeMs),
    saveOverride: (override, atMs) => overrides.put(query, override.downtimeId, override, atMs),
    record: (decision, atMs) =>
      database.transaction(async (inTransaction) => {
        for (const downtime of decision.announced) await keepAnnounced(inTransaction, keptOf(downtime), atMs);
        for (const announcement of decision.announcements) await announce(inTransaction, announcement, atMs);
      }),
  };

  async function announce(inTransaction: Query, announcement: Announcement, atMs: number): Promise<void> {
    const { reference, covers, downtime, kind } = announcement;
    const event = { downtimeId: downtime.id, kind, atMs, revision: downtime.revision, text: downtime.title };
    if (!(await noteDowntimeEvent(inTransaction, { ...event, eventKey: reference }))) return;
    for (const covered of covers) {
      await noteDowntimeEvent(inTransaction, { ...event, eventKey: covered, kind: `covered by ${kind}` });
    }
    await enqueueAll(inTransaction, await messagesOf(announcement, inTransaction), atMs);
  }
}

/** What the table has no column for travels in `plan`. */
function keptOf({ mergedIds, isDeparture, hasNoEnd, seriesId, plannedEndsAtMs, ...downtime }: Downtime): KeptDowntime {
  return { ...downtime, plan: { mergedIds, isDeparture, hasNoEnd, seriesId, plannedEndsAtMs } };
}

export function announcedOf({ plan, ...downtime }: KeptDowntime): Downtime {
  const { mergedIds, isDeparture, hasNoEnd, seriesId, plannedEndsAtMs } = (plan ?? {}) as Record<string, unknown>;
  return {
    ...downtime,
    ...(Array.isArray(mergedIds) && { mergedIds: mergedIds.map(String) }),
    ...(isDeparture === true && { isDeparture }),
    ...(hasNoEnd === true && { hasNoEnd }),
    ...(typeof seriesId === 'string' && { seriesId }),
    ...(typeof plannedEndsAtMs === 'number' && { plannedEndsAtMs }),
  };
}
