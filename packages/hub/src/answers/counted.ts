/** "How many servers?", "which had the most downtime?", "how long was the longest outage?": one figure, with its name. */

import type { Measure, Question } from '@herald/understanding/question';
import { hostStatusNow } from '../domain/doubt.ts';
import type { HostView, ServiceView } from '../domain/fleet.ts';
import { lastedSeconds } from '../domain/incident.ts';
import { metricCatalogue } from '../domain/metrics/catalogue.ts';
import { asPlain, say, strong, type Text } from '../format/text.ts';
import { lengthInWords, listInWords, phraseInWords, plural, uptimeInWords } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { bareAnswer } from './bare-answer.ts';
import { countInSentence, downSeconds } from './history.ts';
import { tellTimeToAcknowledge } from './incident-log.ts';
import { outageRows } from './outage-rows.ts';
import { type Outage, wasDown } from './outages.ts';
import {
  type Counting,
  calm,
  fewOf,
  onLittle,
  outagesIn,
  type Ranked,
  rankByOutages,
  tellLongest,
  thatWereDown,
} from './ranked-outages.ts';
import { basedOn } from './watched.ts';

export async function tellCount(
  measure: Measure | undefined,
  counting: Counting,
  turns: Question['turns'] = [],
): Promise<Answer> {
  const { names, hosts, period, readModel } = counting;
  if (measure === 'time-to-recover') return tellAverage(counting);
  if (measure === 'time-to-acknowledge') return tellTimeToAcknowledge(names, readModel, period);
  if (measure === 'outages' || measure === 'downtime' || measure === 'longest-outage') {
    const outages = await outagesIn(counting);
    const ofWhom = names.length > 0 ? ` of ${listInWords(names)}` : '';
    const verdict =
      outages.length === 0
        ? await calm(counting, `No outages${ofWhom}`)
        : say`${strong(`${countInSentence(outages)}${ofWhom} ${period.words}.`)}`;
    return {
      ...bareAnswer('count', names, verdict),
      lines: [
        ...(turns.includes('longest') && outages.some(wasDown)
          ? [asPlain((await tellLongest('most', counting)).verdict)]
          : []),
        ...inAll(outages, readModel.nowMs),
        ...(outages.length > 0 ? await onLittle(counting) : []),
      ],
      groups: outageRows(outages, readModel),
    };
  }
  const services = readModel.fleet.services();
  if (measure === 'services' && names.length === 0)
    return bareAnswer(
      'count',
      names,
      say`${strong(`${plural(services.length, 'service')}`)}: ${listInWords(services.map(({ service }) => service.name))}.`,
    );
  const shown = names.length > 0 ? ` ${names.length === 1 ? 'belongs' : 'belong'} to ${listInWords(names)}` : '';
  const listed: Text = hosts.length <= 8 ? say`: ${listInWords(hosts.map(({ host }) => host.name))}.` : say`.`;
  return bareAnswer(
    'count',
    names,
    say`${strong(names.length > 0 ? `${listInWords(names)} ${names.length === 1 ? 'has' : 'have'} ${plural(hosts.length, 'server')}` : `${plural(hosts.length, 'server')}${shown}`)}${listed}`,
  );
}

/** "How many servers must work so that customers notice nothing?" */
export function tellNeeded(services: readonly ServiceView[], nowMs: number): Answer {
  const [first = say``, ...rest] = services.map(({ service, hosts }) => {
    const well = hosts.filter((view) => hostStatusNow(view, nowMs) === 'up').length;
    return say`${strong(`${service.name} needs ${service.needs} of its ${plural(hosts.length, 'server')}.`)} ${well} ${well === 1 ? 'is' : 'are'} healthy at the moment.`;
  });
  return bareAnswer(
    'count',
    services.map(({ service }) => service.name),
    first,
    rest.map(asPlain),
  );
}

/** `of`: what is ranked by its outages. */
export async function tellSuperlative(
  { measure = 'downtime', order = 'most' }: Pick<Question, 'measure' | 'order'>,
  counting: Counting,
  { of = 'services', isJudged = false }: { of?: Ranked; isJudged?: boolean } = {},
): Promise<Answer> {
  switch (measure) {
    case 'cpu':
    case 'memory':
    case 'disk-free':
    case 'load':
    case 'network':
      return ofHosts(measure, order, counting, isJudged);
    case 'uptime':
    case 'downtime':
      return of === 'services' ? ofDowntime(measure, order, counting) : rankByOutages(order, counting, of);
    case 'time-to-recover':
      return tellAverage(counting);
    case 'time-to-acknowledge':
      return tellTimeToAcknowledge(counting.names, counting.readModel, counting.period);
    case 'longest-outage':
      return tellLongest(order, counting);
    default:
      return rankByOutages(order, counting, of);
  }
}

function ofHosts(
  measure: 'cpu' | 'memory' | 'disk-free' | 'load' | 'network',
  order: 'most' | 'least',
  { names, hosts, readModel }: Counting,
  isJudged: boolean,
): Answer {
  const { rank } = metricCatalogue[measure === 'disk-free' ? 'disk' : measure];
  const ranked = hosts
    .flatMap((view) => {
      const metrics = view.lastOutcome?.kind === 'report' ? view.lastReport?.report.metrics : undefined;
      const found = metrics && rank(metrics);
      return found ? [{ name: view.host.name, value: found.value, words: phraseInWords(found.words) }] : [];
    })
    .toSorted((one, other) => (order === 'most' ? other.value - one.value : one.value - other.value));
  const [first, ...rest] = ranked;
  if (!first) return bareAnswer('superlative', names, say`${strong('I have no reading to compare right now.')}`);
  const next = rest.slice(0, 2).map(({ name, words }) => `${name} ${words}`);
  const missing = hosts.length - ranked.length;
  return {
    ...bareAnswer('superlative', [first.name], say`${strong(`${first.name}: ${first.words}.`)}`),
    lines: [
      ...(isJudged ? judgement(measure, first.name, hosts) : []),
      ...(next.length > 0 ? [say`Next: ${listInWords(next)}.`] : []),
      ...(missing > 0 ? [say`${plural(missing, 'server')} could not be measured.`] : []),
    ],
    measuredAtMs: readModel.nowMs,
  };
}

/** "Is that normal?": by the threshold from which on it counts as trouble. */
function judgement(measure: Measure, name: string, hosts: readonly HostView[]): Text[] {
  const metric = measure === 'disk-free' ? 'disk' : measure;
  const view = hosts.find(({ host }) => host.name === name);
  const metrics = view?.lastReport?.report.metrics;
  if (!view || !metrics || (metric !== 'cpu' && metric !== 'memory' && metric !== 'disk')) return [];
  const used = metricCatalogue[metric].facts(metrics)[0]?.value;
  const threshold = view.host.thresholds[metric];
  if (used === undefined) return [];
  return [say`That is ${used >= threshold ? 'too high' : 'normal'}: from ${threshold} % on it counts as degraded.`];
}

async function ofDowntime(
  measure: 'uptime' | 'downtime',
  order: 'most' | 'least',
  counting: Counting,
): Promise<Answer> {
  const { names, period, readModel } = counting;
  const wanted = names.length > 1 ? names : readModel.fleet.services().map(({ service }) => service.name);
  const read = await Promise.all(wanted.map(async (name) => ({ name, ...(await readModel.uptime(name, period)) })));
  const watched = read.filter(({ upPercent }) => upPercent !== undefined);
  const wantsWorst = (measure === 'downtime') === (order === 'most');
  const ranked = watched.toSorted((one, other) =>
    wantsWorst ? other.downSeconds - one.downSeconds : one.downSeconds - other.downSeconds,
  );
  const [first] = ranked;
  if (!first)
    return bareAnswer('superlative', names, say`${strong(`I wasn't monitoring ${period.words}`)}, so I can't compare.`);
  if (wantsWorst && first.downSeconds === 0)
    return bareAnswer('superlative', names, await calm(counting, 'No service was down'));
  const monitored = basedOn(Math.max(...watched.map(({ watchedSeconds }) => watchedSeconds)), period, readModel.nowMs);
  const equals = ranked.filter(({ downSeconds }) => downSeconds === first.downSeconds).map(({ name }) => name);
  // Where several held whole, none is the best.
  if (!wantsWorst && first.downSeconds === 0 && equals.length > 1) {
    return {
      ...bareAnswer(
        'superlative',
        equals,
        say`${strong(`${listInWords(fewOf(equals))} were not down once ${period.words}.`)}`,
      ),
      lines: monitored,
    };
  }
  type Ranking = (typeof ranked)[number];
  const down = ({ downSeconds }: Ranking) => (downSeconds > 0 ? `down ${lengthInWords(downSeconds)}` : 'not down once');
  const up = ({ upPercent }: Ranking) => uptimeInWords(upPercent ?? 0);
  const headline =
    measure === 'uptime'
      ? `${first.name} has the ${order === 'most' ? 'highest' : 'lowest'} uptime ${period.words}: ${up(first)}`
      : wantsWorst
        ? `${first.name} was down the longest ${period.words}: ${lengthInWords(first.downSeconds)}`
        : `${first.name} was ${down(first)} ${period.words}`;
  const other = measure === 'uptime' ? down(first) : `up ${up(first)}`;
  const next = (wantsWorst ? ranked.slice(1).filter(({ downSeconds }) => downSeconds > 0) : ranked.slice(1)).slice(
    0,
    3,
  );
  return {
    ...bareAnswer('superlative', [first.name], say`${strong(headline)} (${other}).`),
    lines: [
      ...(next.length > 0
        ? [say`Then: ${listInWords(next.map((one) => `${one.name} (${down(one)}, up ${up(one)})`))}.`]
        : wantsWorst && ranked.length > 1
          ? [say`No other service was down.`]
          : []),
      ...monitored,
    ],
  };
}

/** "47 minutes in all, 24 minutes on average." of those that were down. */
function inAll(outages: readonly Outage[], nowMs: number): Text[] {
  const down = thatWereDown(outages);
  if (down.length < 2) return [];
  return [
    say`${lengthInWords(downSeconds(down, nowMs))} in all, ${lengthInWords(meanSeconds(down, nowMs))} on average.`,
  ];
}

function meanSeconds(outages: readonly Outage[], nowMs: number): number {
  return outages.reduce((sum, { incident }) => sum + lastedSeconds(incident, nowMs), 0) / outages.length;
}

/** How long it took until what was down was back. */
export async function tellAverage(counting: Counting): Promise<Answer> {
  const { names, period, readModel } = counting;
  const outages = await outagesIn(counting);
  const over = thatWereDown(outages).filter(({ incident }) => incident.endedAtMs !== undefined);
  if (over.length === 0) return bareAnswer('superlative', names, await calm(counting, 'No outage ended'));
  return {
    ...bareAnswer(
      'superlative',
      names,
      say`${strong(`${lengthInWords(meanSeconds(over, readModel.nowMs))} on average`)} ${period.words}, over ${plural(over.length, 'outage')}.`,
    ),
    lines: await onLittle(counting),
    groups: outageRows(over, readModel),
  };
}
