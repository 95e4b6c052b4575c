/** "Was anything broken yesterday", "since when?", "uptime last month". */

import type { Period, UptimeSummary } from '../domain/history.ts';
import type { Incident } from '../domain/incident.ts';
import { moment, say, strong, type Text } from '../format/text.ts';
import { durationInWords, listInWords, plural } from '../format/words.ts';
import type { Answer, Fact, Row } from './answer.ts';
import type { ReadModel } from './read-model.ts';

export type NamedPeriod = Period & { words: string };

/** `names` empty: everything. The words of the period come from the question ("last week"). */
export async function whatHappened(
  names: readonly string[],
  readModel: ReadModel,
  period: NamedPeriod,
): Promise<Answer> {
  const all = await readModel.incidents(period, names.length > 0 ? names : undefined);
  const unplanned = all.filter(({ isPlanned }) => !isPlanned);
  const single = names.length === 1 ? names[0] : undefined;
  const uptime = single === undefined ? undefined : await readModel.uptime(single, period);
  return {
    intent: 'history',
    targets: names.length > 0 ? names : ['*'],
    answered: true,
    status: statusNow(single, readModel),
    verdict: headline(names, unplanned, period, readModel),
    lines: [...uptimeLines(uptime, period), ...plannedLines(all)],
    facts: uptimeFacts(uptime),
    groups: incidentRows(unplanned, single !== undefined),
    actions:
      single === undefined ? [{ kind: 'refresh' }] : [{ kind: 'refresh' }, { kind: 'subscribe', target: single }],
    chart: chartOf(single, readModel, period),
  };
}

/** "Since when?": how long it has been the way it is. */
export async function sinceWhen(name: string, readModel: ReadModel): Promise<Answer> {
  const view = readModel.fleet.service(name) ?? readModel.fleet.host(name);
  const sinceMs = view?.health.sinceMs ?? readModel.nowMs;
  const words = { up: 'up', degraded: 'not at its best', down: 'down', unknown: 'out of my sight' }[
    view?.health.status ?? 'unknown'
  ];
  const dayMs = 86_400_000;
  const past = await whatHappened([name], readModel, {
    fromMs: readModel.nowMs - 30 * dayMs,
    toMs: readModel.nowMs,
    words: 'in the last 30 days',
  });
  return {
    ...past,
    verdict: say`${strong(`${name} is ${words} since`)} ${moment(sinceMs)} (${durationInWords((readModel.nowMs - sinceMs) / 1000)}).`,
    lines: [
      past.verdict.map((part) => (typeof part === 'object' && 'strong' in part ? part.strong : part)),
      ...past.lines,
    ],
  };
}

function headline(
  names: readonly string[],
  incidents: readonly Incident[],
  period: NamedPeriod,
  readModel: ReadModel,
): Text {
  const subject = names.length > 0 ? listInWords(names) : 'anything';
  const watched = readModel.fleet.hosts().length > 0;
  if (incidents.length === 0) {
    if (!watched) return say`${strong('I watch no servers yet')}, so I can't say.`;
    return names.length > 0
      ? say`${strong(`${subject} had no trouble ${period.words} that I saw.`)}`
      : say`${strong(`Nothing was broken ${period.words} that I saw.`)}`;
  }
  if (names.length === 0) {
    const affected = [...new Set(incidents.map(({ target }) => target.name))];
    return say`${strong(`${plural(incidents.length, 'incident')} ${period.words}`)}, on ${listInWords(affected.slice(0, 4))}${affected.length > 4 ? ` and ${affected.length - 4} more` : ''}.`;
  }
  const [first] = incidents;
  const down = incidents.some(({ worst }) => worst === 'down') ? 'down' : 'in trouble';
  const times = incidents.length === 1 ? 'once' : incidents.length === 2 ? 'twice' : `${incidents.length} times`;
  if (incidents.length === 1 && first) {
    const lasted = durationInWords(((first.endedAtMs ?? readModel.nowMs) - first.startedAtMs) / 1000);
    const how = first.endedAtMs === undefined ? `for ${lasted} now` : `for ${lasted}`;
    return say`${strong(`${subject} was ${down} once ${period.words}:`)} ${moment(first.startedAtMs)}, ${how}.`;
  }
  const total = incidents.reduce(
    (sum, { startedAtMs, endedAtMs }) => sum + ((endedAtMs ?? readModel.nowMs) - startedAtMs),
    0,
  );
  return say`${strong(`${subject} was ${down} ${times} ${period.words}`)}, ${durationInWords(total / 1000)} in all.`;
}

function uptimeLines(uptime: UptimeSummary | undefined, period: Period): Text[] {
  if (!uptime) return [];
  if (uptime.upPercent === undefined) return [say`I wasn't watching then, so I can't give an uptime.`];
  const seconds = (period.toMs - period.fromMs) / 1000;
  const watched = uptime.watchedSeconds / seconds;
  const partly = watched < 0.95 ? ` I watched ${durationInWords(uptime.watchedSeconds)} of it.` : '';
  return [say`Up ${uptime.upPercent.toFixed(2)} % of the time.${partly}`];
}

function uptimeFacts(uptime: UptimeSummary | undefined): Fact[] {
  if (uptime?.upPercent === undefined) return [];
  return [
    {
      key: 'uptime-percent',
      label: 'Up',
      text: say`${uptime.upPercent.toFixed(2)} %`,
      value: uptime.upPercent,
      unit: 'percent',
      audience: 'main',
    },
    {
      key: 'down-seconds',
      label: 'Down',
      text: say`${uptime.downSeconds > 0 ? durationInWords(uptime.downSeconds) : 'not at all'}`,
      value: uptime.downSeconds,
      unit: 'seconds',
      audience: 'main',
    },
    {
      key: 'planned-seconds',
      label: 'Planned downtime',
      text: say`${uptime.plannedSeconds > 0 ? durationInWords(uptime.plannedSeconds) : 'none'}`,
      value: uptime.plannedSeconds,
      unit: 'seconds',
      audience: 'details',
    },
  ];
}

function plannedLines(all: readonly Incident[]): Text[] {
  const planned = all.filter(({ isPlanned }) => isPlanned).length;
  return planned > 0 ? [say`${plural(planned, 'stretch', 'stretches')} of planned maintenance not counted.`] : [];
}

function incidentRows(incidents: readonly Incident[], isOne: boolean): Answer['groups'] {
  if (incidents.length === 0 || (isOne && incidents.length === 1)) return [];
  const rows: Row[] = incidents
    .toSorted((a, b) => b.startedAtMs - a.startedAtMs)
    .slice(0, 10)
    .map(({ target, worst, startedAtMs, endedAtMs, cause }) => ({
      kind: target.kind,
      name: target.name,
      status: worst,
      line:
        endedAtMs === undefined
          ? say`since ${moment(startedAtMs)}: ${cause}`
          : say`${moment(startedAtMs)}, ${durationInWords((endedAtMs - startedAtMs) / 1000)}: ${cause}`,
      facts: [],
    }));
  return [{ title: 'Incidents, newest first', status: 'none', rows }];
}

function statusNow(name: string | undefined, { fleet }: ReadModel): Answer['status'] {
  const view = name === undefined ? undefined : (fleet.service(name) ?? fleet.host(name));
  return view ? view.health.status : 'none';
}

function chartOf(name: string | undefined, { fleet }: ReadModel, { fromMs, toMs }: Period): Answer['chart'] {
  if (name === undefined) return undefined;
  const kind = fleet.service(name) ? 'service' : 'host';
  return { target: { kind, name }, metrics: ['cpu', 'memory'], fromMs, toMs };
}
