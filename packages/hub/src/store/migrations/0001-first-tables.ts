/** The tables of the first release. */
import type { Migration } from './migration.ts';

export const firstTables: Migration = {
  number: 1,
  name: 'first-tables',
  statements: ({ integer, bytes, countedKey, strict }) => [
    // --- what the hub knows of itself
    `create table setting (key text primary key, value text not null, updated_at_ms ${integer} not null) ${strict}`,
    `create table pinned_fingerprint (
      host_name text primary key, fingerprint text not null, pinned_at_ms ${integer} not null, pinned_by text not null
    ) ${strict}`,
    `create table gateway_event (event_id text primary key, seen_at_ms ${integer} not null) ${strict}`,
    'create index gateway_event_by_time on gateway_event (seen_at_ms)',

    // --- several hubs
    `create table shard_lease (
      name text primary key, holder text, fence ${integer} not null, expires_at_ms ${integer} not null,
      used_at_ms ${integer} not null
    ) ${strict}`,
    `create table hub_presence (holder text primary key, labels text not null, expires_at_ms ${integer} not null) ${strict}`,

    // --- history; the key of a rollup is target_id * 2^32 + the chunk's start in epoch seconds
    `create table target (
      id ${countedKey}, kind text not null, name text not null, lease text not null, rolled_to_s ${integer} not null,
      unique (kind, name)
    ) ${strict}`,
    'create index target_by_progress on target (lease, rolled_to_s)',
    `create table reading_journal (
      id ${countedKey}, lease text not null, first_at_ms ${integer} not null, last_at_ms ${integer} not null,
      data ${bytes} not null
    ) ${strict}`,
    'create index reading_journal_by_lease on reading_journal (lease, last_at_ms)',
    `create table rollup_raw (id ${integer} primary key, data ${bytes} not null) ${strict}`,
    `create table rollup_minute (id ${integer} primary key, data ${bytes} not null) ${strict}`,
    `create table rollup_hour (id ${integer} primary key, data ${bytes} not null) ${strict}`,
    `create table rollup_day (id ${integer} primary key, data ${bytes} not null) ${strict}`,
    `create table host_state (
      host_name text primary key, report text, received_at_ms ${integer}, health text not null, outcome text,
      last_answered_at_ms ${integer}, changed_at_ms ${integer} not null
    ) ${strict}`,
    'create index host_state_by_change on host_state (changed_at_ms)',

    // --- incidents
    `create table incident (
      id text primary key, target_kind text not null, target_name text not null, started_at_ms ${integer} not null,
      ended_at_ms ${integer}, worst text not null, cause text not null, is_planned ${integer} not null,
      acknowledged_by text, acknowledged_at_ms ${integer}
    ) ${strict}`,
    // At most one open incident of a target, whatever two hubs believe.
    'create unique index incident_open on incident (target_kind, target_name) where ended_at_ms is null',
    'create index incident_by_target on incident (target_name, started_at_ms)',
    'create index incident_by_start on incident (started_at_ms)',
    `create table incident_event (
      incident_id text not null references incident (id) on delete cascade, number ${integer} not null,
      at_ms ${integer} not null, kind text not null, text text not null, primary key (incident_id, number)
    ) ${strict}`,
    `create table told (
      incident_id text not null references incident (id) on delete cascade, to_kind text not null, to_id text not null,
      fall_at_ms ${integer} not null, recovery_at_ms ${integer}, primary key (incident_id, to_kind, to_id)
    ) ${strict}`,

    // --- planned downtime
    `create table downtime (
      id text primary key, source text not null, title text not null, starts_at_ms ${integer} not null,
      ends_at_ms ${integer} not null, zone text not null, hosts text not null, services text not null, customers text,
      planned_by text, state text not null, takes_down text not null, revision ${integer} not null, plan text,
      updated_at_ms ${integer} not null
    ) ${strict}`,
    'create index downtime_by_end on downtime (ends_at_ms)',
    `create table downtime_event (
      id ${countedKey}, event_key text not null unique, downtime_id text not null, kind text not null,
      at_ms ${integer} not null, revision ${integer} not null, text text not null
    ) ${strict}`,
    'create index downtime_event_by_downtime on downtime_event (downtime_id, id)',

    // --- inquiries
    `create table inquiry_event (
      id ${countedKey}, event_key text not null unique, kind text not null, at_ms ${integer} not null,
      inquiry_id text not null, channel_id text, message_id text, person_hash text, service text, intent text,
      details text
    ) ${strict}`,
    'create index inquiry_event_by_time on inquiry_event (at_ms)',
    'create index inquiry_event_by_inquiry on inquiry_event (inquiry_id)',
    'create index inquiry_event_by_message on inquiry_event (message_id)',
    'create index inquiry_event_by_person on inquiry_event (person_hash)',
    `create table inquiry_text (
      inquiry_id text primary key, person_hash text, text text not null, forget_at_ms ${integer} not null
    ) ${strict}`,
    `create table missed_question (
      id ${countedKey}, at_ms ${integer} not null, reason text not null, message_id text, person_hash text, text text,
      details text
    ) ${strict}`,
    'create index missed_question_by_time on missed_question (at_ms)',

    // --- who wants to hear what
    `create table subscription (
      id ${countedKey}, to_kind text not null, to_id text not null, target_kind text not null, target_name text not null,
      kinds text not null, quiet_from_local text, quiet_to_local text, zone text, delivery text not null,
      created_at_ms ${integer} not null, unique (to_kind, to_id, target_kind, target_name)
    ) ${strict}`,
    'create index subscription_by_target on subscription (target_kind, target_name)',

    // --- what is said in Discord
    `create table outbox (
      id ${countedKey}, reference text not null unique, edit_key text, destination text not null, to_json text not null,
      priority ${integer} not null, body text not null, mention_role_id text, not_after_ms ${integer},
      state text not null, attempts ${integer} not null, next_try_at_ms ${integer} not null, unknown_since_ms ${integer},
      instead_of_user_id text, created_at_ms ${integer} not null, finished_at_ms ${integer}, channel_id text,
      message_id text, problem text
    ) ${strict}`,
    'create index outbox_pending on outbox (destination, priority, id) where finished_at_ms is null',
    'create index outbox_by_finish on outbox (finished_at_ms)',
    `create table outbox_thread (
      edit_key text not null, destination text not null, channel_id text not null, message_id text not null,
      updated_at_ms ${integer} not null, primary key (edit_key, destination)
    ) ${strict}`,
    `create table answered_message (
      question_message_id text primary key, question_channel_id text not null, answer_channel_id text not null,
      answer_message_id text not null, at_ms ${integer} not null
    ) ${strict}`,
    'create index answered_message_by_answer on answered_message (answer_message_id)',
    'create index answered_message_by_time on answered_message (at_ms)',
    `create table board_message (
      channel_id text not null, board text not null, message_id text not null, body_hash text not null,
      updated_at_ms ${integer} not null, primary key (channel_id, board)
    ) ${strict}`,
  ],
};
