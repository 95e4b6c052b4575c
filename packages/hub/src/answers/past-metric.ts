/** "cpu of web-1 yesterday": average and peak of a figure over a time that is past. */
import { isSampled } from '@herald/understanding/metrics';
import type { Metric } from '@herald/understanding/question';
import type { HostView } from '../domain/fleet.ts';
import { type SeriesName, seriesNamesOf, seriesOf } from '../domain/metrics/catalogue.ts';
import { moment, say, strong, type Text } from '../format/text.ts';
import { amountInWords, plural } from '../format/words.ts';
import type { Answer } from './answer.ts';
import type { NamedPeriod } from './history.ts';
import type { ReadModel } from './read-model.ts';

const mostHosts = 10;

/** Undefined for what has no past: an address, a region. */
export async function tellPastMetric(
  hosts: readonly HostView[],
  metric: Metric,
  period: NamedPeriod,
  readModel: ReadModel,
): Promise<Answer | undefined> {
  if (!isSampled(metric) || hosts.length === 0) return undefined;
  const names = seriesNamesOf(metric).filter((name) => seriesOf(name).drawnAbove === undefined);
  const lines = await Promise.all(
    hosts.slice(0, mostHosts).map(({ host }) => lineOf(host.name, names, period, readModel)),
  );
  const rest = hosts.length - lines.length;
  const [first, ...others] = lines;
  const [only] = hosts;
  return {
    intent: 'metric',
    targets: hosts.map(({ host }) => host.name),
    answered: true,
    status: 'none',
    verdict: first ?? say`${strong('I have no figures of that time.')}`,
    lines: [
      ...others,
      ...(rest > 0 ? [say`And ${plural(rest, 'more server')}: ask for ${rest === 1 ? 'it' : 'them'} by name.`] : []),
    ],
    facts: [],
    groups: [],
    actions: [],
    // A figure over a time is a trend.
    ...(hosts.length === 1 && only
      ? {
          chart: {
            target: { kind: 'host' as const, name: only.host.name },
            metrics: [metric],
            fromMs: period.fromMs,
            toMs: Math.min(period.toMs, readModel.nowMs),
          },
        }
      : {}),
  };
}

async function lineOf(
  name: string,
  wanted: readonly SeriesName[],
  period: NamedPeriod,
  readModel: ReadModel,
): Promise<Text> {
  const read = await readModel.series(name, wanted, {
    fromMs: period.fromMs,
    toMs: Math.min(period.toMs, readModel.nowMs),
  });
  const pieces = read.flatMap(({ name: which, unit, points }): Text[] => {
    const measured = points.filter(({ average }) => average !== null);
    const [start] = measured;
    if (!start) return [];
    const mean = measured.reduce((sum, { average }) => sum + (average ?? 0), 0) / measured.length;
    const peak = measured.reduce((most, point) => ((point.maximum ?? 0) > (most.maximum ?? 0) ? point : most), start);
    const words = (value: number) => amountInWords({ value, unit });
    return [
      say`${seriesOf(which).noun} ${words(mean)} on average, at most ${words(peak.maximum ?? 0)} at ${moment(peak.atMs)}`,
    ];
  });
  if (pieces.length === 0) return say`${strong(`I have no figures of ${name} ${period.words}.`)}`;
  return say`${strong(`${name} ${period.words}:`)} ${pieces.flatMap((piece, at) => (at === 0 ? piece : ['; ', ...piece]))}.`;
}
