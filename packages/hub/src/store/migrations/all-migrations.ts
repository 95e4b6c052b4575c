/** Every step of the schema, oldest first. */
import { firstTables } from './0001-first-tables.ts';
import { incidentNotes } from './0002-incident-notes.ts';
import { incidentEventStatus } from './0003-incident-event-status.ts';
import { documentTables } from './0004-document-tables.ts';
import type { Migration } from './migration.ts';

export const allMigrations: readonly Migration[] = [firstTables, incidentNotes, incidentEventStatus, documentTables];
