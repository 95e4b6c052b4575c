/** What is written of trouble that goes on: since when, who is on it, what they said last. */
import type { Health } from '../domain/health.ts';
import { type Incident, sinceMs, statusNow } from '../domain/incident.ts';
import type { Text } from '../format/text.ts';
import { expectedWords, whoAndWhenWords } from '../format/who-words.ts';
import { outagesOf, withMembers } from './outages.ts';
import type { ReadModel } from './read-model.ts';

type Kind = Incident['target']['kind'];

/** Read once for each answer, so that words can be made of it without waiting. */
export async function withOpenIncidents(readModel: ReadModel): Promise<ReadModel> {
  if (readModel.open) return readModel;
  const { nowMs } = readModel;
  return knowingOpen(readModel, await readModel.incidents({ fromMs: nowMs, toMs: nowMs + 1 }));
}

/** The same, where they were read already. */
export function knowingOpen(readModel: ReadModel, incidents: readonly Incident[]): ReadModel {
  const open = incidents.filter(({ endedAtMs }) => endedAtMs === undefined);
  return {
    ...readModel,
    open: new Map(open.map((incident) => [keyOf(incident.target.kind, incident.target.name), incident])),
  };
}

export function openIncident(kind: Kind, name: string, { open }: ReadModel): Incident | undefined {
  return open?.get(keyOf(kind, name));
}

/**
 * Since when it has been as it is, for every headline: from what is written, as alerts and pages have it, so that a hub
 * that was started again says no other time. Only a turn that nobody has written yet is known from the health alone.
 */
export function troubleSince(kind: Kind, name: string, health: Health, readModel: ReadModel): number {
  const written = openIncident(kind, name, readModel);
  const { nowMs } = readModel;
  return written && statusNow(written, nowMs) === health.status ? sinceMs(written, nowMs) : health.sinceMs;
}

/** "Esra (Payments) is on it since 20:20.", what they said last, and when it is expected back. Empty where nobody said so. */
export function whoIsOnIt(kind: Kind, name: string, readModel: ReadModel): Text[] {
  const incident = openIncident(kind, name, readModel);
  if (!incident) return [];
  return [...whoAndWhenWords(incident), ...expectedWords(incident, readModel.nowMs)];
}

/** What is in trouble now. Services first; servers only where no service of theirs is in trouble too. `names` empty: everything. */
export function openTroubles(names: readonly string[], { open, registry }: ReadModel): Incident[] {
  const asked = new Set(withMembers(names, registry));
  const all = [...(open?.values() ?? [])].filter(({ target }) => names.length === 0 || asked.has(target.name));
  return outagesOf(all, registry).map(({ incident }) => incident);
}

function keyOf(kind: Kind, name: string): string {
  return `${kind}/${name}`;
}
