/** "How many servers?", "which had the most downtime?", "how long was the longest outage?": one figure, with its name. */

import type { Measure, Question } from '@herald/understanding/question';
import type { HostView } from '../domain/fleet.ts';
import { lastedSeconds } from '../domain/incident-phases.ts';
import { metricCatalogue } from '../domain/metrics/catalogue.ts';
import { moment, say, strong, type Text } from '../format/text.ts';
import { durationInWords, listInWords, phraseInWords, plural, uptimeInWords } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { countInSentence, type NamedPeriod } from './history.ts';
import { outageRows } from './outage-rows.ts';
import { isOfService, type Outage, outagesOf, wasDown } from './outages.ts';
import type { ReadModel } from './read-model.ts';

export type Counting = {
  names: readonly string[];
  hosts: readonly HostView[];
  period: NamedPeriod;
  readModel: ReadModel;
};

export async function tellCount(measure: Measure | undefined, counting: Counting): Promise<Answer> {
  const { names, hosts, period, readModel } = counting;
  if (measure === 'outages' || measure === 'downtime' || measure === 'longest-outage') {
    const outages = await outagesIn(counting);
    const verdict =
      outages.length === 0
        ? say`${strong(`No outages ${period.words}.`)}`
        : say`${strong(`${countInSentence(outages)} ${period.words}.`)}`;
    return { ...answer('count', names, verdict), groups: outageRows(outages, readModel) };
  }
  const services = readModel.fleet.services();
  if (measure === 'services' && names.length === 0)
    return answer(
      'count',
      names,
      say`${strong(`${plural(services.length, 'service')}`)}: ${listInWords(services.map(({ service }) => service.name))}.`,
    );
  const shown = names.length > 0 ? ` ${names.length === 1 ? 'belongs' : 'belong'} to ${listInWords(names)}` : '';
  const listed: Text = hosts.length <= 8 ? say`: ${listInWords(hosts.map(({ host }) => host.name))}.` : say`.`;
  return answer(
    'count',
    names,
    say`${strong(names.length > 0 ? `${listInWords(names)} ${names.length === 1 ? 'has' : 'have'} ${plural(hosts.length, 'server')}` : `${plural(hosts.length, 'server')}${shown}`)}${listed}`,
  );
}

export async function tellSuperlative(
  { measure = 'downtime', order = 'most' }: Pick<Question, 'measure' | 'order'>,
  counting: Counting,
): Promise<Answer> {
  switch (measure) {
    case 'cpu':
    case 'memory':
    case 'disk-free':
    case 'load':
    case 'network':
      return ofHosts(measure, order, counting);
    case 'uptime':
    case 'downtime':
      return ofDowntime(measure, order, counting);
    case 'time-to-recover':
      return meanTimeToRecover(counting);
    default:
      return ofOutages(measure, order, counting);
  }
}

function ofHosts(
  measure: 'cpu' | 'memory' | 'disk-free' | 'load' | 'network',
  order: 'most' | 'least',
  { names, hosts, readModel }: Counting,
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
  if (!first) return answer('superlative', names, say`${strong('I have no reading to compare right now.')}`);
  const next = rest.slice(0, 2).map(({ name, words }) => `${name} ${words}`);
  const missing = hosts.length - ranked.length;
  return {
    ...answer('superlative', [first.name], say`${strong(`${first.name}: ${first.words}.`)}`),
    lines: [
      ...(next.length > 0 ? [say`Next: ${listInWords(next)}.`] : []),
      ...(missing > 0 ? [say`${plural(missing, 'server')} could not be measured.`] : []),
    ],
    measuredAtMs: readModel.nowMs,
  };
}

async function ofDowntime(
  measure: 'uptime' | 'downtime',
  order: 'most' | 'least',
  { names, period, readModel }: Counting,
): Promise<Answer> {
  const wanted = names.length > 1 ? names : readModel.fleet.services().map(({ service }) => service.name);
  const read = await Promise.all(wanted.map(async (name) => ({ name, ...(await readModel.uptime(name, period)) })));
  const watched = read.filter(({ upPercent }) => upPercent !== undefined);
  const wantsWorst = (measure === 'downtime') === (order === 'most');
  const ranked = watched.toSorted((one, other) =>
    wantsWorst ? other.downSeconds - one.downSeconds : one.downSeconds - other.downSeconds,
  );
  const [first] = ranked;
  if (!first)
    return answer('superlative', names, say`${strong(`I wasn't monitoring ${period.words}`)}, so I can't compare.`);
  if (wantsWorst && first.downSeconds === 0)
    return answer('superlative', names, say`${strong(`No service was down ${period.words}.`)}`);
  const words = ({ name, downSeconds, upPercent }: (typeof ranked)[number]) =>
    `${name} (down ${downSeconds > 0 ? durationInWords(downSeconds) : 'not once'}, up ${uptimeInWords(upPercent ?? 0)})`;
  return {
    ...answer('superlative', [first.name], say`${strong(`${words(first)} ${period.words}.`)}`),
    lines: ranked.length > 1 ? [say`Then: ${listInWords(ranked.slice(1, 4).map(words))}.`] : [],
  };
}

async function ofOutages(measure: Measure, order: 'most' | 'least', counting: Counting): Promise<Answer> {
  const { names, period, readModel } = counting;
  const outages = (await outagesIn(counting)).filter(wasDown);
  if (outages.length === 0) return answer('superlative', names, say`${strong(`No outages ${period.words}.`)}`);
  if (measure === 'longest-outage') {
    const lasted = ({ incident }: Outage) => lastedSeconds(incident, readModel.nowMs);
    const ranked = outages.toSorted((one, other) =>
      order === 'most' ? lasted(other) - lasted(one) : lasted(one) - lasted(other),
    );
    const [first] = ranked;
    if (!first) return answer('superlative', names, say`${strong(`No outages ${period.words}.`)}`);
    const word = order === 'most' ? 'longest' : 'shortest';
    return {
      ...answer(
        'superlative',
        [first.incident.target.name],
        say`${strong(`The ${word} outage ${period.words} was ${first.incident.target.name}`)} on ${moment(first.incident.startedAtMs)}: ${strong(durationInWords(lasted(first)))}.`,
      ),
      lines: [say`Cause: ${first.incident.cause}`],
      groups: outageRows(outages, readModel),
    };
  }
  const counts = [...Map.groupBy(outages, ({ incident }) => incident.target.name)].map(([name, those]) => ({
    name,
    count: those.length,
  }));
  const ranked = counts.toSorted((one, other) =>
    order === 'most' ? other.count - one.count : one.count - other.count,
  );
  const [first, ...rest] = ranked;
  return {
    ...answer(
      'superlative',
      first ? [first.name] : names,
      say`${strong(`${first?.name ?? ''} had ${plural(first?.count ?? 0, 'outage')} ${period.words}.`)}`,
    ),
    lines:
      rest.length > 0
        ? [say`Then: ${listInWords(rest.slice(0, 4).map(({ name, count }) => `${name} ${count}`))}.`]
        : [],
    groups: outageRows(outages, readModel),
  };
}

async function meanTimeToRecover(counting: Counting): Promise<Answer> {
  const { names, period, readModel } = counting;
  const over = (await outagesIn(counting)).filter(
    (outage) => wasDown(outage) && outage.incident.endedAtMs !== undefined,
  );
  if (over.length === 0)
    return answer(
      'superlative',
      names,
      say`${strong(`No outage ended ${period.words}`)}, so there is no time to recover.`,
    );
  const mean = over.reduce((sum, { incident }) => sum + lastedSeconds(incident, readModel.nowMs), 0) / over.length;
  return answer(
    'superlative',
    names,
    say`${strong(`${durationInWords(mean)} on average`)} ${period.words}, over ${plural(over.length, 'outage')}.`,
  );
}

async function outagesIn({ names, period, readModel }: Counting): Promise<Outage[]> {
  const outages = outagesOf(
    await readModel.incidents(period, names.length > 0 ? names : undefined),
    readModel.registry,
  );
  return names.length > 0 ? outages : outages.filter((outage) => isOfService(outage) || wasDown(outage));
}

function answer(intent: 'count' | 'superlative', names: readonly string[], verdict: Text): Answer {
  return {
    intent,
    targets: names.length > 0 ? names : ['*'],
    answered: true,
    status: 'none',
    verdict,
    lines: [],
    facts: [],
    groups: [],
    actions: [],
  };
}
