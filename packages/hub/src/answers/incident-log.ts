/** "List every incident with start, end and who handled it", "how long until an alert was picked up?": one by one, from what is written. */
import { type Incident, whoTookIt } from '../domain/incident.ts';
import { clockTime, moment, say, strong, type Text } from '../format/text.ts';
import { authorWords } from '../format/who-words.ts';
import { lengthInWords, listInWords, plural } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { bareAnswer } from './bare-answer.ts';
import type { NamedPeriod } from './history.ts';
import { type Outage, outagesIn } from './outages.ts';
import type { ReadModel } from './read-model.ts';
import { rowsWhenRead } from './row-list.ts';
import { notWatched, watchedSeconds } from './watched.ts';

/** Each in the order in which they began, with whoever took it. */
export async function tellIncidentLog(
  names: readonly string[],
  readModel: ReadModel,
  period: NamedPeriod,
): Promise<Answer> {
  const outages = await outagesIn(period, names, readModel);
  if (outages.length === 0) return calm(names, readModel, period);
  return {
    ...bareAnswer('history', names, say`${strong(`${plural(outages.length, 'incident')} ${period.words}.`)}`),
    groups: [
      {
        title: `${plural(outages.length, 'incident')}, oldest first`,
        status: 'none',
        rows: rowsWhenRead(
          outages.length,
          () => outages,
          ({ incident }) => ({
            kind: incident.target.kind,
            name: incident.target.name,
            status: incident.worst,
            line: say`${moment(incident.startedAtMs)} to ${endWords(incident)}: ${handledBy(incident)}`,
            facts: [],
          }),
        ),
      },
    ],
    actions: [{ kind: 'refresh' }],
  };
}

function endWords({ endedAtMs }: Incident): Text {
  return endedAtMs === undefined ? say`now, still going on` : say`${clockTime(endedAtMs)}`;
}

function handledBy(incident: Incident): string {
  const taken = whoTookIt(incident);
  if (taken) return `${authorWords(taken.by)} took it on`;
  const [said] = incident.notes ?? [];
  return said ? `nobody acknowledged it; ${authorWords(said.by)} wrote about it` : 'nobody acknowledged it';
}

/** From the start of each to the moment somebody took it on. */
export async function tellTimeToAcknowledge(
  names: readonly string[],
  readModel: ReadModel,
  period: NamedPeriod,
): Promise<Answer> {
  const outages = await outagesIn(period, names, readModel);
  if (outages.length === 0) return calm(names, readModel, period);
  const taken = outages.flatMap((outage) => {
    const atMs = acknowledgedAtMs(outage);
    return atMs === undefined ? [] : [{ outage, seconds: Math.max(0, atMs - outage.incident.startedAtMs) / 1000 }];
  });
  const free = outages.filter((outage) => acknowledgedAtMs(outage) === undefined);
  const of = `${taken.length} of ${plural(outages.length, 'incident')} ${period.words}`;
  const was = `${taken.length === 1 ? 'was' : 'were'} acknowledged`;
  const mean = taken.reduce((sum, { seconds }) => sum + seconds, 0) / taken.length;
  const verdict =
    taken.length === 0
      ? outages.length === 1
        ? `The one incident ${period.words} was not acknowledged.`
        : `None of ${plural(outages.length, 'incident')} ${period.words} was acknowledged.`
      : taken.length === 1
        ? `${of} ${was}, after ${lengthInWords(mean)}.`
        : `${lengthInWords(mean)} on average: ${of} ${was}.`;
  return {
    ...bareAnswer('count', names, say`${strong(verdict)}`, [
      ...taken.slice(0, mostTold).map(({ outage: { incident }, seconds }) => {
        const { name } = incident.target;
        const who = whoTookIt(incident);
        return say`${name} (${clockTime(incident.startedAtMs)}): after ${lengthInWords(seconds)}${who ? `, by ${authorWords(who.by)}` : ''}.`;
      }),
      ...(taken.length > mostTold ? [say`And ${taken.length - mostTold} more.`] : []),
      ...(free.length > 0 && taken.length > 0
        ? [
            say`Nobody acknowledged ${listInWords([...new Set(free.map(({ incident }) => incident.target.name))].slice(0, mostTold))}.`,
          ]
        : []),
      say`Counted from the start of each incident to the first "I'm on it".`,
    ]),
    actions: [{ kind: 'refresh' }],
  };
}

const mostTold = 5;

/** Of a service, or of the first of its servers. */
function acknowledgedAtMs({ incident, servers }: Outage): number | undefined {
  const all = [incident, ...servers].flatMap((one) => one.acknowledgedAtMs ?? whoTookIt(one)?.atMs ?? []);
  return all.length === 0 ? undefined : Math.min(...all);
}

async function calm(names: readonly string[], readModel: ReadModel, period: NamedPeriod): Promise<Answer> {
  const isWatched = (await watchedSeconds(names, readModel, period)) !== 0;
  const none = say`${strong(`No incidents ${period.words}.`)}`;
  return bareAnswer('history', names, isWatched ? none : notWatched(names, period, readModel));
}
