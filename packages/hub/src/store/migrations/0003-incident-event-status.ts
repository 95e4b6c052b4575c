/** How an incident was from each turn on, so that an outage that became slowness is not told as one long outage. */
import type { Migration } from './migration.ts';

export const incidentEventStatus: Migration = {
  number: 3,
  name: 'incident-event-status',
  statements: () => ['alter table incident_event add column status text'],
};
