/** What was in trouble within the last day, read beforehand, so that words can be made of it without waiting: how often today, and what is only just over. */
import { periodOf } from '@herald/understanding/time-range';
import { type Incident, latestUpdate, measuredCause, statedCause } from '../domain/incident.ts';
import { clockTime, say, type Text } from '../format/text.ts';
import { authorWords } from '../format/who-words.ts';
import { type Outage, outagesOf, withMembers } from './outages.ts';
import type { ReadModel } from './read-model.ts';

/** So long after its end people still speak of it as "it". */
const justOverMs = 3_600_000;

/** Oldest first, also what goes on. `names` empty: of everything. */
export function outagesToday(names: readonly string[], readModel: ReadModel): Outage[] {
  const { registry, nowMs } = readModel;
  const { fromMs } = periodOf('today', registry.zone, nowMs);
  return latelyOf(names, readModel).filter(({ incident }) => (incident.endedAtMs ?? nowMs) > fromMs);
}

/** The last that ended within the hour. */
export function justOver(names: readonly string[], readModel: ReadModel): Outage | undefined {
  const { nowMs } = readModel;
  return lastEnded(latelyOf(names, readModel).filter(({ incident }) => nowMs - (incident.endedAtMs ?? 0) < justOverMs));
}

/** The last of a day that is over. */
export function lastEnded(outages: readonly Outage[]): Outage | undefined {
  return outages
    .filter(({ incident }) => incident.endedAtMs !== undefined)
    .toSorted((one, other) => (one.incident.endedAtMs ?? 0) - (other.incident.endedAtMs ?? 0))
    .at(-1);
}

/** "18:59 to 19:02 (Esra: the disk filled up)" */
export function whenAndWhy({ incident }: Outage): Text {
  const { startedAtMs, endedAtMs } = incident;
  const when =
    endedAtMs === undefined
      ? say`since ${clockTime(startedAtMs)}`
      : say`${clockTime(startedAtMs)} to ${clockTime(endedAtMs)}`;
  return say`${when} (${lineOrCause(incident)})`;
}

/** What an engineer wrote of it says more than what was measured. */
function lineOrCause(incident: Incident): string {
  const said = statedCause(incident) ?? latestUpdate(incident);
  if (!said) return measuredCause(incident).replace(/\.$/, '');
  return `${said.by.name ?? authorWords(said.by)}: ${said.text.replace(/\.$/, '')}`;
}

function latelyOf(names: readonly string[], { lately = [], registry }: ReadModel): Outage[] {
  const wanted = new Set(withMembers(names, registry));
  const own = names.length === 0 ? lately : lately.filter(({ target }) => wanted.has(target.name));
  return outagesOf(own, registry);
}
