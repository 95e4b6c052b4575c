/** Who is on an incident and what they said last, in one form for answers, alerts, boards and pages. */
import { type Author, expectedBack, type Incident, latestUpdate, statedCause, whoTookIt } from '../domain/incident.ts';
import { clockTime, moment, say, type Text } from './text.ts';
import { fullStop } from './words.ts';

type Said = Pick<Incident, 'acknowledgedAtMs' | 'notes' | 'endedAtMs'>;

/** "Esra (Payments)", "The Payments team", "An engineer": a person or a team, as far as is known. */
export function authorWords({ name, team }: Author): string {
  if (name !== undefined) return team === undefined ? name : `${name} (${team})`;
  return team === undefined ? 'An engineer' : `The ${team} team`;
}

/** "Esra (Payments) is on it since 20:20." Empty where nobody said so. */
export function onItWords(incident: Said): Text[] {
  const taken = whoTookIt(incident);
  const atMs = taken?.atMs ?? incident.acknowledgedAtMs;
  if (atMs === undefined) return [];
  return [say`${authorWords(taken?.by ?? {})} is on it since ${clockTime(atMs)}.`];
}

/** "Latest from Esra (20:25): restarting the queue, back by 20:45". Empty where nothing was said. */
export function latestWords(incident: Pick<Incident, 'notes' | 'endedAtMs'>): Text[] {
  const latest = latestUpdate(incident);
  if (!latest) return [];
  return [say`Latest from ${latest.by.name ?? inSentence(latest.by)} (${clockTime(latest.atMs)}): ${latest.text}`];
}

/** "Cause, according to Esra (Payments): the disk was full." Empty where no engineer said what it is. */
export function statedCauseWords(incident: Pick<Incident, 'notes'>): Text[] {
  const stated = statedCause(incident);
  return stated ? [say`Cause, according to ${inSentence(stated.by)}: ${fullStop(stated.text)}`] : [];
}

/** Whoever is on it, and the latest line; for services that several took on, of the first. */
export function whoAndWhenWords(incident: Said): Text[] {
  return [...onItWords(incident), ...latestWords(incident)];
}

/** "Expected back by 20:45.", and once that has passed that it has. Empty where nobody gave a time. */
export function expectedWords(incident: Pick<Incident, 'notes'>, nowMs: number): Text[] {
  const backByMs = expectedBack(incident)?.backByMs;
  if (backByMs === undefined) return [];
  return nowMs <= backByMs
    ? [say`Expected back by ${clockTime(backByMs)}.`]
    : [say`It was expected back by ${moment(backByMs)}; I've asked for a new estimate.`];
}

/** As it stands within a sentence. */
function inSentence(by: Author): string {
  const words = authorWords(by);
  return by.name === undefined ? `${words.charAt(0).toLowerCase()}${words.slice(1)}` : words;
}
