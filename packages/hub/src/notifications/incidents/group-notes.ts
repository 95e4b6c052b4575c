/** What engineers said of the incidents that are told together, each line once; with what it is about, where that is only some of them. */
import type { Incident, IncidentNote } from '../../domain/incident.ts';
import { listInWords } from '../../format/words.ts';
import type { AlertGroup } from './alert-group.ts';

export type GroupNotes = (group: AlertGroup) => readonly IncidentNote[];

/** Of the incidents of a group, while they last. */
export function notesIn(open: ReadonlyMap<string, { incident: Incident }>): GroupNotes {
  return ({ members }) => {
    const ids = new Set(members.map(({ incidentId }) => incidentId));
    const incidents = [...open.values()].map(({ incident }) => incident).filter(({ id }) => ids.has(id));
    const services = incidents.filter(({ target }) => target.kind === 'service');
    // One line of an engineer is kept with each incident that it is about.
    const lines = new Map<string, { note: IncidentNote; services: string[] }>();
    for (const { target, notes = [] } of incidents) {
      for (const note of notes) {
        const key = `${note.atMs} ${note.kind} ${note.text}`;
        const line = lines.get(key) ?? { note, services: [] };
        if (target.kind === 'service') line.services.push(target.name);
        lines.set(key, line);
      }
    }
    return [...lines.values()]
      .map(({ note, services: own }) =>
        note.text === '' || own.length === 0 || own.length === services.length
          ? note
          : { ...note, text: `${listInWords(own)}: ${note.text}` },
      )
      .toSorted((one, other) => one.atMs - other.atMs);
  };
}
