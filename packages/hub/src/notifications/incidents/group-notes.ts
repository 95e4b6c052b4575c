/** What engineers said of the incidents that are told together, each line once. */
import type { Incident, IncidentNote } from '../../domain/incident.ts';
import type { AlertGroup } from './alert-group.ts';

export type GroupNotes = (group: AlertGroup) => readonly IncidentNote[];

/** Of the incidents of a group, while they last. */
export function notesIn(open: ReadonlyMap<string, { incident: Incident }>): GroupNotes {
  return ({ members }) => {
    const ids = new Set(members.map(({ incidentId }) => incidentId));
    const notes = [...open.values()].flatMap(({ incident }) => (ids.has(incident.id) ? (incident.notes ?? []) : []));
    const seen = new Set<string>();
    // One line of an engineer is kept with each incident of the group.
    return notes
      .filter(({ atMs, kind, text }) => {
        const key = `${atMs} ${kind} ${text}`;
        return seen.has(key) ? false : Boolean(seen.add(key));
      })
      .toSorted((one, other) => one.atMs - other.atMs);
  };
}
