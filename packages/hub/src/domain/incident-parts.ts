/** Maintenance that begins or ends while there is trouble cuts it: what lay outside is an outage, with a length of its own. */
import { type Incident, type IncidentEvent, lastedSeconds, sinceMs } from './incident.ts';

/** In order, each planned or not from its start to its end. All have the id of the whole: it is told, taken on and explained as one. */
export function partsOf(incident: Incident): readonly Incident[] {
  const { timeline, startedAtMs, endedAtMs = Number.POSITIVE_INFINITY } = incident;
  const cuts = timeline.filter((event, at) => event.kind === 'planned' && !isOfOpening(timeline, at));
  if (cuts.length === 0) return [incident];
  const parts: Incident[] = [];
  let rest = timeline;
  let fromMs = startedAtMs;
  for (let at = 0; at <= cuts.length; at += 1) {
    const cut = cuts[at];
    // Each turn is the other of the one before, and how it is now is known.
    const isPlanned = (cuts.length - at) % 2 === 0 ? incident.isPlanned : !incident.isPlanned;
    const toMs = cut ? Math.min(Math.max(cut.atMs, fromMs), endedAtMs) : endedAtMs;
    const own = cut ? rest.slice(0, rest.indexOf(cut) + 1) : rest;
    if (toMs > fromMs) parts.push(partOf(incident, { fromMs, toMs, isPlanned }, own));
    if (cut) rest = [openedAgain(incident, own, toMs), ...rest.slice(own.length)];
    fromMs = toMs;
  }
  return parts.length === 0 ? [incident] : parts;
}

/** What of it was an outage, the last where there were several; the whole where all of it was planned. */
export function outageOf(incident: Incident): Incident {
  return partsOf(incident).findLast(({ isPlanned }) => !isPlanned) ?? incident;
}

/** How bad it got outside maintenance, and for how long: what whoever was told of its fall is told at its end. */
export function outsideMaintenance(incident: Incident, nowMs: number): { worst: Incident['worst']; seconds: number } {
  const outages = partsOf(incident).filter(({ isPlanned }) => !isPlanned);
  const parts = outages.length === 0 ? [incident] : outages;
  const worst = parts.map((part) => part.worst).reduce(worseOf);
  const seconds = parts
    .filter((part) => part.worst === worst)
    .reduce((sum, part) => sum + lastedSeconds(part, nowMs), 0);
  return { worst, seconds };
}

/** What is told of one in which maintenance began or ended. */
export function cutByMaintenance(incident: Incident, nowMs: number) {
  const parts = partsOf(incident);
  const now = parts.at(-1);
  return {
    startedAtMs: (parts.find(({ isPlanned }) => !isPlanned) ?? incident).startedAtMs,
    sinceMs: sinceMs(outageOf(incident), nowMs),
    ...(parts.length > 1 && now?.isPlanned ? { plannedSinceMs: now.startedAtMs } : {}),
    ...outsideMaintenance(incident, incident.endedAtMs ?? nowMs),
  };
}

/** It did not end: maintenance began, and from then on explains it. */
export function endsInMaintenance({ isPlanned, timeline }: Incident): boolean {
  return !isPlanned && timeline.at(-1)?.kind === 'planned';
}

/** Written with the opening of what began under maintenance. */
function isOfOpening(timeline: readonly IncidentEvent[], at: number): boolean {
  const before = timeline[at - 1];
  return before?.kind === 'opened' && before.atMs === timeline[at]?.atMs;
}

function partOf(
  incident: Incident,
  { fromMs, toMs, isPlanned }: { fromMs: number; toMs: number; isPlanned: boolean },
  events: readonly IncidentEvent[],
): Incident {
  const { endedAtMs: _, ...whole } = incident;
  const turns = events.flatMap(({ status, text }) => (status === undefined ? [] : [{ status, text }]));
  const worst = turns.map(({ status }) => status).reduce(worseOf, turns[0]?.status ?? incident.worst);
  return {
    ...whole,
    startedAtMs: fromMs,
    ...(Number.isFinite(toMs) ? { endedAtMs: toMs } : {}),
    worst,
    cause:
      worst === incident.worst
        ? incident.cause
        : (turns.findLast(({ status }) => status === worst)?.text ?? incident.cause),
    isPlanned,
    // What failed before the cut was written is dated back to its first failure: not to before the part.
    timeline: events.map((event) => ({ ...event, atMs: Math.min(Math.max(event.atMs, fromMs), toMs) })),
  };
}

/** As it was when the part began. */
function openedAgain({ cause }: Incident, before: readonly IncidentEvent[], atMs: number): IncidentEvent {
  const last = before.findLast(({ status }) => status !== undefined);
  return { atMs, kind: 'opened', text: last?.text ?? cause, ...(last?.status && { status: last.status }) };
}

/** As what it is remembered: a gap in the measuring is not worse than the trouble that was measured. */
function worseOf(one: Incident['worst'], other: Incident['worst']): Incident['worst'] {
  return severity[other] > severity[one] ? other : one;
}

const severity: Record<Incident['worst'], number> = { unknown: 1, degraded: 2, down: 3 };
