/** "Was anything broken yesterday", "since when?", "uptime last month". */

import { hostStatusNow, serviceStatusNow } from '../domain/doubt.ts';
import type { Period, UptimeSummary } from '../domain/history.ts';
import { type Incident, isAtWorst, lastedSeconds, phasesOf, worstFromMs } from '../domain/incident.ts';
import { wasWord } from '../format/health-words.ts';
import { asPlain, moment, say, strong, type Text } from '../format/text.ts';
import { durationInWords, lengthInWords, listInWords, plural, timesWord, uptimeInWords } from '../format/words.ts';
import type { Answer, Fact } from './answer.ts';
import { outageRows } from './outage-rows.ts';
import { causeOf, incidentsOf, isOfService, type Outage, outagesOf, saidOf, wasDown } from './outages.ts';
import type { ReadModel } from './read-model.ts';
import { serversAlone } from './servers-alone.ts';
import { coveredSeconds } from './uptime.ts';
import { basedOn, isHardlyWatched, isTelling, notWatched, ofMonitoring, watchedSeconds } from './watched.ts';

export type NamedPeriod = Period & { words: string };

/** `names` empty: everything. The words of the period come from the question ("last week"). */
export async function whatHappened(
  names: readonly string[],
  readModel: ReadModel,
  period: NamedPeriod,
  {
    lead = 'count',
    uptime: wanted = 'if-telling',
  }: { lead?: 'count' | 'length'; uptime?: 'asked' | 'if-telling' | 'untold' } = {},
): Promise<Answer> {
  const all = await incidentsOf(names, readModel, period);
  // What goes on now was not so at a time that is still to come.
  const told = period.fromMs > readModel.nowMs ? [] : outagesOf(all, readModel.registry);
  const outages = names.length === 0 ? told : told.filter(({ incident }) => names.includes(incident.target.name));
  const alone = told.filter((outage) => !outages.includes(outage));
  const single = names.length === 1 ? names[0] : undefined;
  const uptime = single === undefined ? undefined : await readModel.uptime(single, period);
  const seconds = uptime?.watchedSeconds ?? (await watchedSeconds(names, readModel, period));
  const watched = period.fromMs <= readModel.nowMs && (told.length > 0 || seconds !== 0);
  const monitored = ofMonitoring(seconds, period, readModel.nowMs);
  const counted = watched
    ? headline(names, outages, { ...period, monitored }, readModel)
    : notWatched(names, period, readModel);
  const total = totalOf(names, outages, period, readModel);
  const isOnlyOne = single !== undefined && outages.length === 1;
  const [first] = outages;
  const basis = outages.length === 0 ? [] : basedOn(seconds ?? 0, period, readModel.nowMs);
  const isUptimeTold =
    uptime !== undefined &&
    watched &&
    wanted !== 'untold' &&
    (wanted === 'asked' || uptime.upPercent === undefined || isTelling(seconds, period, readModel.nowMs));
  return {
    intent: 'history',
    targets: names.length > 0 ? names : ['*'],
    answered: true,
    status: statusNow(single, readModel),
    verdict: lead === 'length' && total ? say`${strong(`${total.words} ${period.words}.`)}` : counted,
    lines: [
      ...(lead === 'length' && total ? [asPlain(counted)] : total?.isSum ? [say`${total.words}.`] : []),
      ...perName(names, outages, period),
      ...serversAlone(alone, readModel),
      ...(isUptimeTold
        ? uptimeLines(uptime, basis)
        : isNarrow(period) || isHardlyWatched(seconds, period, readModel.nowMs)
          ? basis
          : []),
      ...(isOnlyOne && first ? [say`Cause: ${causeOf(first)}`, ...saidOf(first)] : []),
      ...plannedLines(all),
    ],
    facts: uptimeFacts(uptime),
    groups: isOnlyOne ? [] : outageRows(outages, readModel),
    actions:
      single === undefined ? [{ kind: 'refresh' }] : [{ kind: 'refresh' }, { kind: 'subscribe', target: single }],
    chart: chartOf(single, readModel, period),
  };
}

/** Of some hours it is plain which of them were not monitored, and an outage beside it hides that they were not. */
function isNarrow({ fromMs, toMs }: Period): boolean {
  return toMs - fromMs < dayMs;
}

const dayMs = 86_400_000;

function headline(
  names: readonly string[],
  outages: readonly Outage[],
  period: NamedPeriod & { monitored: string },
  { fleet, nowMs }: ReadModel,
): Text {
  if (outages.length === 0) {
    if (fleet.hosts().length + fleet.services().length === 0)
      return say`${strong('I watch no servers yet')}, so I can't say.`;
    return names.length > 0
      ? say`${strong(`${listInWords(names)} had no outages ${period.words}${period.monitored}.`)}`
      : say`${strong(`Nothing was broken ${period.words}${period.monitored}.`)}`;
  }
  const [first] = outages;
  if (names.length !== 1) return say`${strong(`${countInSentence(outages)} ${period.words}`)}: ${affected(outages)}.`;
  const subject = names[0] ?? '';
  const worst = outages.map(({ incident }) => incident.worst);
  const status = worst.includes('down') ? 'down' : worst.includes('degraded') ? 'degraded' : 'unknown';
  const was = wasWord(status);
  if (outages.length === 1 && first) {
    const { incident } = first;
    const lasted = lengthInWords(lastedSeconds(incident, nowMs));
    const how = isAtWorst(incident, nowMs) ? `for ${lasted} so far` : `for ${lasted}`;
    return say`${strong(`${subject} was ${was} once ${period.words}:`)} ${moment(worstFromMs(incident, nowMs))}, ${how}.`;
  }
  const total = coveredSeconds(
    outages.flatMap(({ incident }) =>
      phasesOf(incident, nowMs).filter(
        (phase) => phase.status === incident.worst && (status !== 'down' || phase.status === 'down'),
      ),
    ),
  );
  const isMixed = status === 'down' && worst.some((one) => one !== 'down');
  return say`${strong(`${subject} was ${timesWords(outages)} ${period.words}`)}, ${isMixed ? 'down for ' : ''}${lengthInWords(total)} in all.`;
}

/** "down twice", "down once and degraded twice": what was slow was not down. */
function timesWords(outages: readonly Outage[]): string {
  const counted = (['down', 'degraded', 'unknown'] as const).flatMap((status) => {
    const count = outages.filter(({ incident }) => incident.worst === status).length;
    return count === 0 ? [] : [`${wasWord(status)} ${timesWord(count)}`];
  });
  return listInWords(counted);
}

/** "4 outages", "2 outages and 1 degraded stretch": what customers may have noticed, servers alone apart. */
export function countInSentence(outages: readonly Outage[]): string {
  const services = outages.filter(isOfService);
  const down = services.filter(wasDown).length;
  const unmeasured = services.filter(({ incident }) => incident.worst === 'unknown').length;
  const degraded = services.length - down - unmeasured;
  const alone = outages.length - services.length;
  const pieces = [
    ...(down > 0 ? [plural(down, 'outage')] : []),
    ...(degraded > 0 ? [plural(degraded, 'degraded period')] : []),
    ...(unmeasured > 0 ? [plural(unmeasured, 'period without measurements', 'periods without measurements')] : []),
    ...(alone > 0 ? [plural(alone, 'server incident')] : []),
  ];
  return listInWords(pieces);
}

function affected(outages: readonly Outage[]): string {
  const names = [...new Set(outages.map(({ incident }) => incident.target.name))];
  return listInWords(names.length > 5 ? [...names.slice(0, 4), `${names.length - 4} more`] : names);
}

/** Of everything or of several: how long any service was down. Of one the headline says it. */
function totalOf(
  names: readonly string[],
  outages: readonly Outage[],
  period: Period,
  { nowMs }: ReadModel,
): { words: string; isSum: boolean } | undefined {
  const down = outages.filter((outage) => isOfService(outage) && wasDown(outage));
  if (names.length === 1 || down.length === 0) return undefined;
  const words = `Services were down for ${lengthInWords(downSeconds(down, nowMs, period))} in all`;
  return { words, isSum: down.length > 1 };
}

/** What overlaps is one stretch. `within`: no more than fits into that time, which an outage may have begun before. */
export function downSeconds(outages: readonly Outage[], nowMs: number, within?: Period): number {
  const down = outages.flatMap(({ incident }) => phasesOf(incident, nowMs).filter(({ status }) => status === 'down'));
  if (!within) return coveredSeconds(down);
  const inside = down.map((phase) => ({
    ...phase,
    fromMs: Math.max(phase.fromMs, within.fromMs),
    toMs: Math.min(phase.toMs, Math.max(within.toMs, within.fromMs)),
  }));
  return coveredSeconds(inside.filter(({ fromMs, toMs }) => toMs > fromMs));
}

/** Of several that were asked about, those that had nothing: they are not counted with the others. */
function perName(names: readonly string[], outages: readonly Outage[], period: NamedPeriod): Text[] {
  if (names.length < 2 || outages.length === 0) return [];
  const touched = new Set(
    outages.flatMap(({ incident, servers }) => [incident, ...servers].map(({ target }) => target.name)),
  );
  const well = names.filter((name) => !touched.has(name));
  return well.length === 0 ? [] : [say`${listInWords(well)} had no outages ${period.words}.`];
}

/** Uptime, and of how much time it speaks; nothing where it would deny what is plain to see. */
function uptimeLines(uptime: UptimeSummary | undefined, monitored: readonly Text[]): Text[] {
  if (!uptime) return [];
  if (uptime.upPercent === undefined) return [say`I monitored too little of that time to give an uptime.`];
  const [of] = monitored;
  const up = `Up ${uptimeInWords(uptime.upPercent)} of the time.`;
  return [of ? say`${up} ${of}` : say`${up}`];
}

function uptimeFacts(uptime: UptimeSummary | undefined): Fact[] {
  if (uptime?.upPercent === undefined) return [];
  const { downSeconds, plannedSeconds } = uptime;
  return [
    {
      key: 'uptime-percent',
      label: 'Uptime',
      text: say`${uptimeInWords(uptime.upPercent)}`,
      value: uptime.upPercent,
      unit: 'percent',
      audience: 'details',
    },
    {
      key: 'down-seconds',
      label: 'Down',
      text: say`${downSeconds > 0 ? lengthInWords(downSeconds) : 'None'}`,
      value: downSeconds,
      unit: 'seconds',
      audience: 'details',
    },
    {
      key: 'planned-seconds',
      label: 'Maintenance',
      text: say`${plannedSeconds > 0 ? durationInWords(plannedSeconds) : 'None'}`,
      value: plannedSeconds,
      unit: 'seconds',
      audience: 'details',
    },
  ];
}

function plannedLines(all: readonly Incident[]): Text[] {
  const planned = all.filter(({ isPlanned, target }) => isPlanned && target.kind === 'service').length;
  return planned > 0 ? [say`${plural(planned, 'maintenance window')} not counted.`] : [];
}

function statusNow(name: string | undefined, readModel: ReadModel): Answer['status'] {
  if (name === undefined) return 'none';
  const { fleet, nowMs } = readModel;
  const service = fleet.service(name);
  const host = fleet.host(name);
  if (fleet.connectivity().kind === 'isolated') return 'unknown';
  return service ? serviceStatusNow(service, nowMs) : host ? hostStatusNow(host, nowMs) : 'none';
}

function chartOf(name: string | undefined, { fleet }: ReadModel, { fromMs, toMs }: Period): Answer['chart'] {
  if (name === undefined) return undefined;
  const kind = fleet.service(name) ? 'service' : 'host';
  return { target: { kind, name }, metrics: ['cpu', 'memory'], fromMs, toMs };
}
