/** "Give me the timeline", "recap of the exports incident": the last outage moment by moment, from what was measured and what engineers wrote. */
import { type Incident, type IncidentNote, lastedSeconds, measuredCause } from '../domain/incident.ts';
import { wasWord } from '../format/health-words.ts';
import { clockTime, moment, say, strong, type Text } from '../format/text.ts';
import { authorWords } from '../format/who-words.ts';
import { fullStop, lengthInWords } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { bareAnswer } from './bare-answer.ts';
import type { NamedPeriod } from './history.ts';
import { outagesIn } from './outages.ts';
import type { ReadModel } from './read-model.ts';

/** Undefined where there was none in the time. */
export async function tellTimeline(
  names: readonly string[],
  readModel: ReadModel,
  period: NamedPeriod,
): Promise<Answer | undefined> {
  const { nowMs } = readModel;
  const last = (await outagesIn(period, names, readModel)).at(-1)?.incident;
  if (!last) return undefined;
  const { name } = last.target;
  const lasted = lengthInWords(lastedSeconds(last, nowMs));
  const verdict =
    last.endedAtMs === undefined
      ? say`${strong(`${name}, ${lasted} so far:`)} ${moment(last.startedAtMs)}.`
      : say`${strong(`${name} was ${wasWord(last.worst)} for ${lasted}:`)} ${moment(last.startedAtMs)}.`;
  return bareAnswer('history', [name], verdict, eventsOf(last));
}

function eventsOf(incident: Incident): Text[] {
  const { target, startedAtMs, endedAtMs, notes = [], worst } = incident;
  const events: { atMs: number; words: Text }[] = [
    { atMs: startedAtMs, words: say`${target.name} ${fell[worst]}: ${fullStop(measuredCause(incident))}` },
    ...notes.map((note) => ({ atMs: note.atMs, words: noteWords(note) })),
    ...(endedAtMs === undefined ? [] : [{ atMs: endedAtMs, words: say`${target.name} was up again.` }]),
  ];
  return events
    .toSorted((one, other) => one.atMs - other.atMs)
    .map(({ atMs, words }) => say`${clockTime(atMs)}: ${words}`);
}

const fell: Readonly<Record<Incident['worst'], string>> = {
  down: 'went down',
  degraded: 'became slow',
  unknown: "couldn't be measured",
};

function noteWords({ kind, by, text }: IncidentNote): Text {
  const who = authorWords(by);
  if (kind === 'on-it') return say`${who} took it on.`;
  return kind === 'cause' ? say`${who} noted the cause: ${fullStop(text)}` : say`${who}: ${fullStop(text)}`;
}
