/** What engineers said of an incident, among the other steps of its timeline: to colleagues with names, to customers what names nothing of the inside. */
import { causeWords, type Incident, type IncidentNote, whoTookIt } from '../../../domain/incident.ts';
import type { Registry } from '../../../domain/registry.ts';
import { authorWords } from '../../../format/who-words.ts';
import { isPublicCause, publicTimeline } from '../public-words.ts';

type Step = { atMs: number; text: string };

export function timelineForColleagues(incident: Incident): readonly Step[] {
  const taken = whoTookIt(incident);
  const measured = incident.timeline.map(({ atMs, kind, text }) =>
    kind === 'acknowledged' && taken ? { atMs, text: `${authorWords(taken.by)} is on it.` } : { atMs, text },
  );
  return inOrder(
    measured,
    (incident.notes ?? []).map((note) => ({
      ...note,
      text: `${authorWords(note.by)}: ${causeMark(note)}${note.text}`,
    })),
  );
}

export function timelineForCustomers(
  incident: Incident,
  title: string,
  registry: Registry,
  filter: (text: string) => string,
): readonly Step[] {
  const said = (incident.notes ?? []).filter(({ text }) => isPublicCause(text, registry));
  return inOrder(
    publicTimeline(incident, title, filter),
    said.map((note) => ({ ...note, text: `${causeMark(note)}${note.text}` })),
  );
}

/** In an engineer's words where there are any. */
export function causeOfIncident(incident: Pick<Incident, 'cause' | 'notes' | 'endedAtMs'>): string {
  return causeWords(incident);
}

function inOrder(measured: readonly Step[], said: readonly (IncidentNote & Step)[]): readonly Step[] {
  const lines = said.filter(({ kind }) => kind !== 'on-it').map(({ atMs, text }) => ({ atMs, text }));
  return [...measured, ...lines].toSorted((one, other) => one.atMs - other.atMs);
}

function causeMark({ kind }: IncidentNote): string {
  return kind === 'cause' ? 'Cause: ' : '';
}
