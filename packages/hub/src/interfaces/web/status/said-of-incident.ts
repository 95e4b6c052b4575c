/** What engineers said of an incident, among the other steps of its timeline: to colleagues with names, to customers what names nothing of the inside. */
import { causeWords, type Incident, type IncidentNote, whoTookIt } from '../../../domain/incident.ts';
import type { Registry } from '../../../domain/registry.ts';
import { authorWords } from '../../../format/who-words.ts';
import { localDay } from '../../../format/zone-time.ts';
import { isPublicCause, publicTimeline } from '../public-words.ts';
import { timeWords } from '../times.ts';

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
  const said = (incident.notes ?? []).flatMap((note) => {
    if (isPublicCause(note.text, registry)) return [{ ...note, text: `${causeMark(note)}${withZone(note)}` }];
    // The line names something of the inside; when it will be back does not.
    const { backByMs } = note;
    return backByMs === undefined ? [] : [{ ...note, text: `We expect it to be back by ${backWords(backByMs)}.` }];
  });
  return inOrder(publicTimeline(incident, title, filter), said);

  /** Every other time on the page is in the reader's own zone. */
  function withZone({ text, backByMs }: IncidentNote): string {
    if (backByMs === undefined) return text;
    const words = timeWords(backByMs, 'clock', registry.zone);
    const [clock = words] = words.split(' ');
    return text.replace(new RegExp(`(?<![\\d:])${clock}(?![\\d:]|\\s*\\(?[A-Z]{2})`), words);
  }

  function backWords(backByMs: number): string {
    const { zone } = registry;
    const isSameDay = localDay(backByMs, zone) === localDay(incident.startedAtMs, zone);
    return timeWords(backByMs, isSameDay ? 'clock' : 'moment', zone);
  }
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
