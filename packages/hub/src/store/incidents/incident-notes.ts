/** What engineers said of incidents. A line that came as a message goes or changes with the message. */
import type { IncidentNote } from '../../domain/incident.ts';
import { number, oneOf, optionalNumber, optionalText, placeholders, present, type Query, text } from '../query.ts';

/** `personHash`: under which the person can have it forgotten. */
export type NewNote = IncidentNote & { personHash: string; messageId?: string };

/** False where this message was noted before. */
export async function addIncidentNote(query: Query, incidentId: string, note: NewNote): Promise<boolean> {
  const { atMs, kind, personHash, by, backByMs, messageId } = note;
  const added = await query(
    `insert into incident_note (incident_id, number, at_ms, kind, person_hash, name, team, text, back_by_ms, message_id)
     select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9 from incident_note where incident_id = $1
     having count(case when message_id = $9 then 1 end) = 0
     returning number`,
    [incidentId, atMs, kind, personHash, by.name, by.team, note.text, backByMs, messageId],
  );
  return added.length > 0;
}

/** The message was edited. Returns the incidents that it was about. */
export async function changeNotesOf(
  query: Query,
  messageId: string,
  { text: words, backByMs }: Pick<IncidentNote, 'text' | 'backByMs'>,
): Promise<string[]> {
  const rows = await query(
    'update incident_note set text = $2, back_by_ms = $3 where message_id = $1 returning incident_id',
    [messageId, words, backByMs],
  );
  return rows.map((row) => text(row, 'incident_id'));
}

/** The message was deleted. Returns the incidents that it was about. */
export async function forgetNotesOf(query: Query, messageId: string): Promise<string[]> {
  const rows = await query('delete from incident_note where message_id = $1 returning incident_id', [messageId]);
  return rows.map((row) => text(row, 'incident_id'));
}

export async function isNoted(query: Query, messageId: string): Promise<boolean> {
  const rows = await query('select number from incident_note where message_id = $1 limit 1', [messageId]);
  return rows.length > 0;
}

export async function notesOfIncidents(query: Query, ids: readonly string[]): Promise<Map<string, IncidentNote[]>> {
  const notes = new Map<string, IncidentNote[]>();
  if (ids.length === 0) return notes;
  const rows = await query(
    `select incident_id, at_ms, kind, name, team, text, back_by_ms from incident_note
     where incident_id in (${placeholders(ids.length)}) order by incident_id, number`,
    ids,
  );
  for (const row of rows) {
    const name = optionalText(row, 'name');
    const team = optionalText(row, 'team');
    const id = text(row, 'incident_id');
    const note: IncidentNote = present({
      atMs: number(row, 'at_ms'),
      kind: oneOf(row, 'kind', ['on-it', 'update', 'cause']),
      by: { ...(name === undefined ? {} : { name }), ...(team === undefined ? {} : { team }) },
      text: text(row, 'text'),
      backByMs: optionalNumber(row, 'back_by_ms'),
    });
    notes.set(id, [...(notes.get(id) ?? []), note]);
  }
  return notes;
}
