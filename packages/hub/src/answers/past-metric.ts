/** "cpu of web-1 yesterday": average and peak of a figure over a time that is past; "five minutes ago": as it was then, and is now. */
import { isSampled, type SampledMetric } from '@herald/understanding/metrics';
import type { Metric } from '@herald/understanding/question';
import type { HostView } from '../domain/fleet.ts';
import type { Period } from '../domain/history.ts';
import { metricCatalogue, type SeriesName, seriesNamesOf, seriesOf } from '../domain/metrics/catalogue.ts';
import { moment, say, strong, type Text } from '../format/text.ts';
import { amountInWords, listInWords, phraseInWords, plural } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { bareAnswer } from './bare-answer.ts';
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

/** Where the time begins, and now. */
export async function tellThenAndNow(
  hosts: readonly HostView[],
  metric: Metric,
  { fromMs }: NamedPeriod,
  readModel: ReadModel,
): Promise<Answer | undefined> {
  if (!isSampled(metric) || hosts.length === 0) return undefined;
  const told = hosts.slice(0, mostHosts);
  const figures = await Promise.all(told.map(({ host }) => figuresAt(host.name, metric, fromMs, readModel)));
  if (told.length > 1 && figures.every((one) => one === undefined))
    return bareAnswer(
      'metric',
      hosts.map(({ host }) => host.name),
      say`${strong(`I have no figures of these ${plural(hosts.length, 'server')}`)} at ${moment(fromMs)}.`,
    );
  const [first = say``, ...others] = told.map(({ host, lastReport }, at): Text => {
    const then = figures[at];
    const now = lastReport && metricCatalogue[metric].rank(lastReport.report.metrics);
    const rest = now ? `; now ${phraseInWords(now.words)}` : '';
    return then === undefined
      ? say`${strong(`I have no figures of ${host.name}`)} at ${moment(fromMs)}${rest}.`
      : say`${strong(`${host.name}: ${then.words}`)} at ${moment(fromMs)}${rest}.`;
  });
  const rest = hosts.length - 1 - others.length;
  return {
    ...bareAnswer(
      'metric',
      hosts.map(({ host }) => host.name),
      first,
      [
        ...others,
        ...(rest > 0 ? [say`And ${plural(rest, 'more server')}: ask for ${rest === 1 ? 'it' : 'them'} by name.`] : []),
      ],
    ),
    measuredAtMs: readModel.nowMs,
  };
}

/** What is written of the minutes around a time is no older than this. */
const nearMs = 5 * 60_000;

/** The figure nearest to a time; `value` of the first where there are several, to rank by. */
export async function figuresAt(
  name: string,
  metric: SampledMetric,
  atMs: number,
  readModel: ReadModel,
): Promise<{ value: number; words: string } | undefined> {
  const wanted = seriesNamesOf(metric).filter((one) => seriesOf(one).drawnAbove === undefined);
  const read = await readModel.series(name, wanted, {
    fromMs: atMs - nearMs,
    toMs: Math.min(atMs + nearMs, readModel.nowMs),
  });
  const found = read.flatMap(({ name: which, unit, points }) => {
    const near = points
      .filter(({ average }) => average !== null)
      .toSorted((one, other) => Math.abs(one.atMs - atMs) - Math.abs(other.atMs - atMs))[0];
    const value = near?.average ?? undefined;
    return value === undefined ? [] : [{ value, words: `${seriesOf(which).noun} ${amountInWords({ value, unit })}` }];
  });
  const [first] = found;
  return first && { value: first.value, words: listInWords(found.map(({ words }) => words)) };
}

/** The mean over a time, to rank by. */
export async function meanOver(
  name: string,
  metric: SampledMetric,
  period: Period,
  readModel: ReadModel,
): Promise<{ value: number; words: string } | undefined> {
  const [series] = await readModel.series(name, seriesNamesOf(metric).slice(0, 1), period);
  const measured = series?.points.flatMap(({ average }) => average ?? []) ?? [];
  if (!series || measured.length === 0) return undefined;
  const value = measured.reduce((sum, one) => sum + one, 0) / measured.length;
  return { value, words: `${seriesOf(series.name).noun} ${amountInWords({ value, unit: series.unit })} on average` };
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
