/** "Which customers were hit today?": of the services that were down or slow in that time, in customers' words for them. */
import { phasesOf } from '../domain/incident.ts';
import { serviceLabel, withinSentence } from '../format/service-label.ts';
import { say, strong } from '../format/text.ts';
import { lengthInWords, listInWords } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { bareAnswer } from './bare-answer.ts';
import type { NamedPeriod } from './history.ts';
import { noList } from './impact.ts';
import { outageRows } from './outage-rows.ts';
import { isOfService, type Outage, outagesIn, wasDown } from './outages.ts';
import type { ReadModel } from './read-model.ts';
import { coveredSeconds } from './uptime.ts';
import { basedOn, notWatched, ofMonitoring, watchedSeconds } from './watched.ts';

/** `names` empty: of everything. What goes on still is told with what is over. */
export async function tellPastImpact(
  names: readonly string[],
  readModel: ReadModel,
  period: NamedPeriod,
): Promise<Answer> {
  const { nowMs, registry } = readModel;
  const all = (await outagesIn(period, names, readModel)).filter(
    (outage) => isOfService(outage) && (names.length === 0 || names.includes(outage.incident.target.name)),
  );
  const seconds = await watchedSeconds(names, readModel, period);
  const touched = Map.groupBy(all, ({ incident }) => incident.target.name);
  if (touched.size === 0) {
    const what = names.length === 0 ? 'No service' : listInWords(names);
    return bareAnswer(
      'impact',
      names,
      seconds === 0
        ? notWatched(names, period, readModel)
        : say`${strong(`${what} ${names.length === 0 ? 'was' : names.length === 1 ? 'was not' : 'were not'} down or slow ${period.words}${ofMonitoring(seconds, period, nowMs)}`)}, so customers should have noticed nothing.`,
    );
  }
  const told = [...touched]
    .map(([name, outages]) => ({ name, outages, isDown: outages.some(wasDown) }))
    .toSorted((one, other) => Number(other.isDown) - Number(one.isDown))
    .map(({ name, outages }) => {
      const service = registry.services.get(name);
      return `${withinSentence(service ? serviceLabel(service) : name)} (${howItWas(outages, period, nowMs)})`;
    });
  return {
    ...bareAnswer(
      'impact',
      names,
      say`${strong(`Customers who used these were affected ${period.words}:`)} ${listInWords(told)}.`,
      [noList, ...basedOn(seconds ?? 0, period, nowMs)],
    ),
    groups: outageRows(all, readModel),
  };
}

/** "down for 21 minutes", "slow for 20 minutes": within the time that was asked about. */
function howItWas(outages: readonly Outage[], { fromMs, toMs }: NamedPeriod, nowMs: number): string {
  const lasted = (status: 'down' | 'degraded' | 'unknown') =>
    coveredSeconds(
      outages
        .flatMap(({ incident }) => phasesOf(incident, nowMs))
        .filter((phase) => phase.status === status)
        .map((phase) => ({ fromMs: Math.max(phase.fromMs, fromMs), toMs: Math.min(phase.toMs, toMs) }))
        .filter((phase) => phase.toMs > phase.fromMs),
    );
  const pieces = (
    [
      ['down', 'down for'],
      ['degraded', 'slow for'],
      ['unknown', 'not measured for'],
    ] as const
  ).flatMap(([status, words]) => {
    const seconds = lasted(status);
    return seconds === 0 ? [] : [`${words} ${lengthInWords(seconds)}`];
  });
  return pieces.length === 0 ? 'for a moment' : listInWords(pieces);
}
