/** "What was our uptime this month?", "did we keep 99.9 %?": the figure of each service, lowest first. */
import { hostStatusNow, serviceStatusNow } from '../domain/doubt.ts';
import { say, strong, type Text } from '../format/text.ts';
import { lengthInWords, listInWords, uptimeInWords } from '../format/words.ts';
import type { Answer, Row } from './answer.ts';
import type { NamedPeriod } from './history.ts';
import type { ReadModel } from './read-model.ts';
import { rowsWhenRead } from './row-list.ts';
import { basedOn, notWatched } from './watched.ts';

type Measured = { name: string; upPercent: number; downSeconds: number; watchedSeconds: number };

/** `names` empty: all services. */
export async function tellUptimes(
  names: readonly string[],
  readModel: ReadModel,
  period: NamedPeriod,
  goalPercent?: number,
): Promise<Answer> {
  const wanted = names.length > 0 ? names : readModel.fleet.services().map(({ service }) => service.name);
  const measured = (await Promise.all(wanted.map((name) => measure(name, readModel, period))))
    .filter((one) => one !== undefined)
    .toSorted((one, other) => one.upPercent - other.upPercent);
  const missing = wanted.filter((name) => !measured.some((one) => one.name === name));
  const longest = Math.max(0, ...measured.map(({ watchedSeconds }) => watchedSeconds));
  const verdict =
    measured.length === 0
      ? notWatched(names, period, readModel)
      : goalPercent === undefined
        ? uptimeHeadline(measured, period, readModel)
        : goalHeadline(measured, period, goalPercent, readModel);
  return {
    intent: 'history',
    targets: names.length > 0 ? names : ['*'],
    answered: true,
    status: 'none',
    verdict,
    lines: [
      ...(measured.length > 0 && missing.length > 0
        ? [say`I wasn't monitoring ${listInWords(missing)} ${period.words}.`]
        : []),
      ...(measured.length > 0 ? basedOn(longest, period, readModel.nowMs) : []),
    ],
    facts: [],
    groups:
      measured.length < 2
        ? []
        : [
            {
              title: 'Uptime, lowest first',
              status: 'none',
              rows: rowsWhenRead(
                measured.length,
                () => measured,
                (one) => rowOf(one, readModel),
              ),
            },
          ],
    actions: [{ kind: 'refresh' }],
  };
}

async function measure(name: string, readModel: ReadModel, period: NamedPeriod): Promise<Measured | undefined> {
  const { upPercent, downSeconds, watchedSeconds } = await readModel.uptime(name, period);
  return upPercent === undefined ? undefined : { name, upPercent, downSeconds, watchedSeconds };
}

function uptimeHeadline(measured: readonly Measured[], { words }: NamedPeriod, readModel: ReadModel): Text {
  const [lowest] = measured;
  const highest = measured.at(-1);
  if (!lowest || !highest) return [];
  if (uptimeInWords(lowest.upPercent) === uptimeInWords(highest.upPercent))
    return say`${strong(`${subjectOf(measured, readModel).replace(/^all /, 'All ')} up ${uptimeInWords(lowest.upPercent)} ${words}.`)}`;
  const average = measured.reduce((sum, { upPercent }) => sum + upPercent, 0) / measured.length;
  return say`${strong(`Uptime ${words}: ${uptimeInWords(average)} on average`)}, from ${uptimeInWords(lowest.upPercent)} (${lowest.name}) to ${uptimeInWords(highest.upPercent)}.`;
}

function goalHeadline(
  measured: readonly Measured[],
  { words }: NamedPeriod,
  goalPercent: number,
  readModel: ReadModel,
): Text {
  const missed = measured.filter(({ upPercent }) => upPercent < goalPercent);
  if (missed.length === 0)
    return say`${strong(`Yes: ${subjectOf(measured, readModel)} up ${goalPercent} % or more ${words}.`)}`;
  const told = missed.slice(0, 4).map(({ name, upPercent }) => `${name} (${uptimeInWords(upPercent)})`);
  const more = missed.length > told.length ? [`${missed.length - told.length} more`] : [];
  return say`${strong(`No: ${missed.length} of ${measured.length} ${missed.length === 1 ? 'was' : 'were'} below ${goalPercent} % ${words}:`)} ${listInWords([...told, ...more])}.`;
}

/** "All services" only where it is all of them. */
function subjectOf(measured: readonly Measured[], { fleet }: ReadModel): string {
  const names = measured.map(({ name }) => name);
  if (names.length < 3) return `${listInWords(names)} ${names.length === 1 ? 'was' : 'were'}`;
  const isEvery = fleet.services().every(({ service }) => names.includes(service.name));
  return isEvery ? 'all services were' : `all ${names.length} were`;
}

/** The mark is of now, as everywhere. */
function rowOf({ name, upPercent, downSeconds }: Measured, { fleet, nowMs }: ReadModel): Row {
  const service = fleet.service(name);
  const host = fleet.host(name);
  return {
    kind: service ? 'service' : 'host',
    name,
    status: service ? serviceStatusNow(service, nowMs) : host ? hostStatusNow(host, nowMs) : 'unknown',
    line: say`${uptimeInWords(upPercent)}, down ${downSeconds > 0 ? `for ${lengthInWords(downSeconds)}` : 'not once'}`,
    facts: [],
  };
}
