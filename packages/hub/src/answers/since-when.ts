/** "Since when?": how long it has been the way it is, as far back as anything is written. */
import { causeWords, type Incident, lastedSeconds, sinceMs, statusNow } from '../domain/incident.ts';
import { untilWords } from '../format/downtime-span.ts';
import { compareStatus, wasWord } from '../format/health-words.ts';
import { isOrAre } from '../format/service-label.ts';
import { asPlain, clockTime, moment, say, strong, type Text } from '../format/text.ts';
import { lengthInWords } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { bareAnswer } from './bare-answer.ts';
import { whatHappened } from './history.ts';
import { firstRecord } from './monitoring-start.ts';
import { openTroubles, outagesOf, troubleSince, withMembers } from './outages.ts';
import type { ReadModel } from './read-model.ts';
import { isOn } from './topic.ts';
import { isInTrouble, unjudgedTrouble } from './trouble-now.ts';

const dayMs = 86_400_000;

export async function sinceWhen(name: string, readModel: ReadModel): Promise<Answer> {
  const service = readModel.fleet.service(name);
  const view = service ?? readModel.fleet.host(name);
  const { nowMs, registry } = readModel;
  const past = await whatHappened([name], readModel, lastMonth(nowMs), { uptime: 'untold' });
  if (!view) return past;
  const [doubt] = unjudgedTrouble([name], readModel);
  const lately = await readModel.incidents(lastMonth(nowMs), withMembers([name], registry));
  const wasCalm = lately.length === 0;
  if (doubt && view.health.status !== 'down')
    return {
      ...past,
      verdict: doubt.verdict,
      // "No outages" under what does not respond would comfort nobody who knows better.
      lines: [...doubt.lines, ...(wasCalm ? [] : [asPlain(past.verdict), ...past.lines])],
    };
  const { health } = view;
  // What is under maintenance is neither up nor in trouble.
  if (health.planned)
    return {
      ...past,
      status: 'planned',
      verdict: say`${strong(`${name} ${isOrAre(name)} under maintenance`)}${sinceBegun(name, readModel)}${untilWords(health.planned, nowMs)}.`,
      lines: [asPlain(past.verdict), ...past.lines],
    };
  const written = await readModel.incidents({ fromMs: 0, toMs: nowMs }, withMembers([name], registry));
  const isUp = health.status === 'up';
  const verdict = isUp
    ? sinceUp(name, written, { startMs: wasCalm ? await firstRecord([name], readModel) : undefined, nowMs })
    : sinceWords(name, health.status, troubleSince(service ? 'service' : 'host', name, health, readModel), nowMs);
  const own = lately.filter(({ target }) => target.name === name);
  const open = own.find(({ endedAtMs }) => endedAtMs === undefined);
  // "CPU was at 100 %" is no reason why it can't be measured now.
  const hasTurned = open !== undefined && statusNow(open, nowMs) !== open.worst;
  const reasons = hasTurned && !isUp ? health.reasons.slice(0, 2).map(({ text }) => say`${text}`) : [];
  // That it was so once is told with since when.
  const isOnlyThis = isUp ? wasCalm : own.length < 2 && !hasTurned;
  return { ...past, verdict, lines: [...reasons, ...(isOnlyThis ? [] : [asPlain(past.verdict)]), ...past.lines] };
}

/** "How long was it out?", where it is well again: the last time, with both ends. Undefined where nothing of it ended, or it goes on. */
export async function howLongItWas(name: string, readModel: ReadModel): Promise<Answer | undefined> {
  const { nowMs } = readModel;
  if (isInTrouble(name, readModel)) return undefined;
  const own = outagesOf(await readModel.incidents(lastMonth(nowMs), [name]), readModel.registry);
  const last = own.at(-1)?.incident;
  if (last?.endedAtMs === undefined || last.target.name !== name) return undefined;
  const past =
    own.length > 1 ? await whatHappened([name], readModel, lastMonth(nowMs), { uptime: 'untold' }) : undefined;
  const lasted = lengthInWords(lastedSeconds(last, nowMs));
  return bareAnswer(
    'history',
    [name],
    say`${strong(`${name} was ${wasWord(last.worst)} for ${lasted}`)}, from ${moment(last.startedAtMs)} to ${clockTime(last.endedAtMs)}.`,
    [say`Cause: ${causeWords(last)}`, ...(past ? [asPlain(past.verdict)] : [])],
  );
}

/** " since 10:00", of the window that runs. */
function sinceBegun(name: string, { downtimes, nowMs }: ReadModel): Text {
  const window = downtimes({ fromMs: nowMs - 1, toMs: nowMs + 1 }, [name]).find(isOn);
  return window ? say` since ${clockTime(window.startsAtMs)}` : say``;
}

/** Asked of several: each in a line. */
export async function sinceWhenEach(names: readonly string[], readModel: ReadModel): Promise<Answer> {
  const [first, ...rest] = await Promise.all(names.map((name) => sinceWhen(name, readModel)));
  const verdict = first?.verdict ?? say``;
  return bareAnswer(
    'history',
    names,
    verdict,
    rest.map((one) => asPlain(one.verdict)),
  );
}

/** Asked of everything: each that is in trouble, worst first; where nothing is, what was last. */
export async function sinceWhenAll(readModel: ReadModel): Promise<Answer> {
  const { nowMs } = readModel;
  const past = await whatHappened([], readModel, lastMonth(nowMs));
  const troubles = openTroubles([], readModel)
    .map((incident) => ({ incident, status: statusNow(incident, nowMs) }))
    .toSorted((one, other) => compareStatus(one.status, other.status))
    .map(({ incident, status }) => sinceWords(incident.target.name, status, sinceMs(incident, nowMs), nowMs));
  const doubts = unjudgedTrouble([], readModel).map(({ verdict }) => verdict);
  const [first, ...rest] = [...troubles, ...doubts];
  if (!first) return past;
  // Since when it has been so needs nothing of what was before.
  return { ...past, verdict: first, lines: rest.map(asPlain), groups: [] };
}

function lastMonth(nowMs: number) {
  return { fromMs: nowMs - 30 * dayMs, toMs: nowMs, words: 'in the last 30 days' };
}

export function sinceWords(name: string, status: Incident['worst'] | 'up', fromMs: number, nowMs: number): Text {
  const how = {
    up: 'has been up',
    degraded: 'has been degraded',
    down: 'has been down',
    unknown: "couldn't be measured",
  }[status];
  return say`${strong(`${name} ${how} since`)} ${moment(fromMs)} (${lengthInWords((nowMs - fromMs) / 1000)}).`;
}

/** What is up has been so since its last trouble; a server of a service that has trouble meanwhile is named with it. */
function sinceUp(
  name: string,
  written: readonly Incident[],
  { startMs, nowMs }: { startMs: number | undefined; nowMs: number },
): Text {
  const unplanned = written.filter(({ isPlanned }) => !isPlanned);
  const own = written.filter(({ target }) => target.name === name);
  const servers = unplanned.filter(({ target }) => target.name !== name);
  const ongoing = servers.filter(({ endedAtMs }) => endedAtMs === undefined).at(-1);
  if (ongoing)
    return say`${strong(`${name} is up`)}, but ${asPlain(sinceWords(ongoing.target.name, statusNow(ongoing, nowMs), sinceMs(ongoing, nowMs), nowMs))}`;
  // Its end is written a moment after it is well.
  const ending = own.filter(({ isPlanned, endedAtMs }) => !isPlanned && endedAtMs === undefined).at(-1);
  if (ending)
    return say`${strong(`${name} is up again`)}; it was ${wasWord(ending.worst)} until a moment ago, from ${moment(ending.startedAtMs)}.`;
  const ownEndMs = lastEnd(own)?.endedAtMs;
  const last = lastEnd(servers);
  if (last?.endedAtMs !== undefined && last.endedAtMs > (ownEndMs ?? 0) + togetherMs)
    return say`${strong(`${name} is up, with every server healthy since`)} ${moment(last.endedAtMs)} (${lengthInWords((nowMs - last.endedAtMs) / 1000)}). Before that ${last.target.name} was ${wasWord(last.worst)} for ${lengthInWords(lastedSeconds(last, nowMs))}.`;
  if (ownEndMs !== undefined) return sinceWords(name, 'up', ownEndMs, nowMs);
  const start = startMs === undefined ? '.' : say`: ${moment(startMs)} (${lengthInWords((nowMs - startMs) / 1000)}).`;
  return say`${strong(`${name} is up`)}, and has had no trouble since I began to watch it${start}`;
}

/** A server comes back a few polls after its service. */
const togetherMs = 60_000;

function lastEnd(incidents: readonly Incident[]): Incident | undefined {
  return incidents
    .filter(({ endedAtMs }) => endedAtMs !== undefined)
    .toSorted((one, other) => (one.endedAtMs ?? 0) - (other.endedAtMs ?? 0))
    .at(-1);
}
