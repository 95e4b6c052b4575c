/** What engineers say of an incident: who is on it, their lines, and the cause in their words. */
import type { Migration } from './migration.ts';

export const incidentNotes: Migration = {
  number: 2,
  name: 'incident-notes',
  statements: ({ integer, strict }) => [
    `create table incident_note (
      incident_id text not null references incident (id) on delete cascade, number ${integer} not null,
      at_ms ${integer} not null, kind text not null, person_hash text, name text, team text, text text not null,
      back_by_ms ${integer}, message_id text, primary key (incident_id, number)
    ) ${strict}`,
    'create index incident_note_by_message on incident_note (message_id)',
    'create index incident_note_by_person on incident_note (person_hash)',
  ],
};
