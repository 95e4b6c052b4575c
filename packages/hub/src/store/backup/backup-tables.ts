/** What a backup holds, parents before children, and the key by which each table is read in pages. */

/** `since`: the schema that brought it; a backup of an older one has none. */
export type BackupTable = { name: string; key: string; isCounted: boolean; since: number };

const table = (name: string, key: string, since = 1): BackupTable => ({ name, key, isCounted: false, since });
const counted = (name: string): BackupTable => ({ name, key: 'id', isCounted: true, since: 1 });

/** Leases, hub presence and gateway events are of the moment: a restored hub starts without. */
export const backupTables: readonly BackupTable[] = [
  table('setting', 'key'),
  table('downtime_plan', 'id', 4),
  table('downtime_override', 'id', 4),
  table('scheduled_event', 'id', 4),
  table('alert_group', 'id', 4),
  table('held_news', 'id', 4),
  table('recovery_request', 'id', 4),
  table('pinned_fingerprint', 'host_name'),
  counted('target'),
  counted('reading_journal'),
  table('rollup_raw', 'id'),
  table('rollup_minute', 'id'),
  table('rollup_hour', 'id'),
  table('rollup_day', 'id'),
  table('host_state', 'host_name'),
  table('incident', 'id'),
  table('incident_event', 'incident_id, number'),
  table('incident_note', 'incident_id, number', 2),
  table('told', 'incident_id, to_kind, to_id'),
  table('downtime', 'id'),
  counted('downtime_event'),
  counted('inquiry_event'),
  table('inquiry_text', 'inquiry_id'),
  counted('missed_question'),
  counted('subscription'),
  counted('outbox'),
  table('outbox_thread', 'edit_key, destination'),
  table('answered_message', 'question_message_id'),
  table('board_message', 'channel_id, board'),
];
