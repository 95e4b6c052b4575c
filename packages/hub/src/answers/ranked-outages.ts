/** Outages counted and put in order: by service, by server, by team, by length. */
import type { Question } from '@herald/understanding/question';
import type { HostView } from '../domain/fleet.ts';
import { causeWords, isAtWorst, lastedSeconds, worstFromMs } from '../domain/incident.ts';
import { asPlain, clockTime, moment, say, strong, type Text } from '../format/text.ts';
import { durationInWords, lengthInWords, listInWords, plural } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { bareAnswer } from './bare-answer.ts';
import { downSeconds, type NamedPeriod } from './history.ts';
import { outageRows } from './outage-rows.ts';
import { incidentsOf, isOfService, type Outage, outagesOf, wasDown } from './outages.ts';
import type { ReadModel } from './read-model.ts';
import { basedOn, isHardlyWatched, notWatched, ofMonitoring, watchedSeconds } from './watched.ts';

export type Counting = {
  names: readonly string[];
  hosts: readonly HostView[];
  period: NamedPeriod;
  readModel: ReadModel;
};

export type Ranked = 'services' | 'servers' | 'teams';

const dayMs = 86_400_000;

type Order = NonNullable<Question['order']>;

export async function rankByOutages(order: Order, counting: Counting, of: Ranked): Promise<Answer> {
  const { names, period, readModel } = counting;
  const outages = (of === 'servers' ? await serverOutages(counting) : await outagesIn(counting)).filter(wasDown);
  const ofThem = of === 'servers' ? outages : outages.filter(isOfService);
  const groups = Map.groupBy(ofThem, ({ incident }) =>
    of === 'teams' ? teamOf(incident.target.name, readModel) : incident.target.name,
  );
  const ranked = [...groups]
    .map(([name, those]) => ({ name, count: those.length, seconds: downSeconds(those, readModel.nowMs) }))
    .toSorted((one, other) => (other.count - one.count || other.seconds - one.seconds) * (order === 'most' ? 1 : -1));
  const [first, ...rest] = ranked;
  if (!first) return bareAnswer('superlative', names, await calm(counting, `No ${oneOf[of]} was down`));
  const spared = order === 'least' ? rankedNames(counting, of).filter((name) => !groups.has(name)) : [];
  const words = ({ name, count, seconds }: (typeof ranked)[number]) =>
    `${name} (${plural(count, 'outage')}, ${lengthInWords(seconds)})`;
  if (spared.length > 0)
    return {
      ...bareAnswer(
        'superlative',
        spared,
        say`${strong(`${listInWords(fewOf(spared))} had no outages ${period.words}.`)}`,
      ),
      lines: [say`Then: ${listInWords(ranked.slice(0, 4).map(words))}.`],
      groups: outageRows(ofThem, readModel),
    };
  return {
    ...bareAnswer(
      'superlative',
      names,
      say`${strong(`${first.name} had ${plural(first.count, 'outage')} ${period.words}, ${lengthInWords(first.seconds)} in all.`)}`,
    ),
    targets: of === 'teams' ? ['*'] : [first.name],
    lines: [
      ...(rest.length > 0 ? [say`Then: ${listInWords(rest.slice(0, 4).map(words))}.`] : []),
      ...(await onLittle(counting)),
    ],
    groups: outageRows(ofThem, readModel),
  };
}

/** Everything that takes part. */
function rankedNames({ names, hosts, readModel }: Counting, of: Ranked): string[] {
  if (of === 'servers') return hosts.map(({ host }) => host.name);
  const services = readModel.fleet.services().map(({ service }) => service.name);
  const wanted = names.length > 1 ? services.filter((name) => names.includes(name)) : services;
  return of === 'services' ? wanted : [...new Set(wanted.map((name) => teamOf(name, readModel)))];
}

/** At most five in a sentence. */
export function fewOf(names: readonly string[]): string[] {
  return names.length > 5 ? [...names.slice(0, 4), `${names.length - 4} more`] : [...names];
}

const oneOf: Readonly<Record<Ranked, string>> = { services: 'service', servers: 'server', teams: "team's service" };

export async function tellLongest(order: Order, counting: Counting): Promise<Answer> {
  const { names, period, readModel } = counting;
  const lasted = ({ incident }: Outage) => lastedSeconds(incident, readModel.nowMs);
  const outages = thatWereDown(await outagesIn(counting));
  const ranked = outages.toSorted((one, other) => (lasted(other) - lasted(one)) * (order === 'most' ? 1 : -1));
  const [first] = ranked;
  if (!first) return bareAnswer('superlative', names, await calm(counting, 'No outages'));
  const word = order === 'most' ? 'longest' : 'shortest';
  const { target } = first.incident;
  const fromMs = worstFromMs(first.incident, readModel.nowMs);
  const isNear = readModel.nowMs - fromMs < dayMs / 2;
  const when = isNear ? say`at ${clockTime(fromMs)}` : say`on ${moment(fromMs)}`;
  const isOn = isAtWorst(first.incident, readModel.nowMs);
  const length = strong(lengthInWords(lasted(first)));
  const told = strong(`The ${word} outage ${period.words} ${isOn ? 'is' : 'was'} ${target.name}`);
  return {
    ...bareAnswer(
      'superlative',
      names,
      isOn ? say`${told}, since ${clockTime(fromMs)}: ${length} so far.` : say`${told} ${when}: ${length}.`,
    ),
    targets: [target.name],
    lines: [say`Cause: ${causeWords(first.incident)}`, ...(await onLittle(counting))],
    // In the order that was asked for.
    groups: outageRows(ranked.toReversed(), readModel, `${word} first`),
  };
}

/** "Any incidents longer than an hour?": those alone; of none how long the longest was. */
export async function tellLongerThan(seconds: number, counting: Counting): Promise<Answer> {
  const { names, period, readModel } = counting;
  const outages = thatWereDown(await outagesIn(counting));
  const length = durationInWords(seconds);
  const lasted = ({ incident }: Outage) => lastedSeconds(incident, readModel.nowMs);
  const longer = outages.filter((outage) => lasted(outage) > seconds);
  if (outages.length === 0) return bareAnswer('history', names, await calm(counting, 'No outages'));
  if (longer.length === 0) {
    const longest = await tellLongest('most', counting);
    return {
      ...longest,
      intent: 'history',
      verdict: say`${strong(`None lasted longer than ${length} ${period.words}.`)} ${asPlain(longest.verdict)}`,
    };
  }
  const affected = [...new Set(longer.map(({ incident }) => incident.target.name))];
  return {
    ...bareAnswer(
      'history',
      names,
      say`${strong(`${longer.length} of ${plural(outages.length, 'outage')} ${period.words} lasted longer than ${length}:`)} ${listInWords(fewOf(affected))}.`,
    ),
    groups: outageRows(longer, readModel),
  };
}

/** The longest of each service: what had none is named too. */
export async function tellLongestOfEach(counting: Counting): Promise<Answer> {
  const { names, period, readModel } = counting;
  const outages = (await outagesIn(counting)).filter((outage) => isOfService(outage) && wasDown(outage));
  if (outages.length === 0) return bareAnswer('superlative', names, await calm(counting, 'No outages'));
  const longest = [...Map.groupBy(outages, ({ incident }) => incident.target.name)]
    .map(([name, those]) => ({
      name,
      seconds: Math.max(...those.map(({ incident }) => lastedSeconds(incident, readModel.nowMs))),
    }))
    .toSorted((one, other) => other.seconds - one.seconds);
  const spared = rankedNames(counting, 'services').filter((name) => !longest.some((one) => one.name === name));
  const told = longest.map(({ name, seconds }) => `${name} ${lengthInWords(seconds)}`);
  return {
    ...bareAnswer(
      'superlative',
      names,
      say`${strong(`The longest outage of each ${period.words}:`)} ${listInWords(told)}.`,
    ),
    lines: spared.length > 0 ? [say`${listInWords(fewOf(spared))} had no outages.`] : [],
    groups: outageRows(outages, readModel),
  };
}

/** "When was the last outage?": the newest that customers could notice, else of a server. */
export async function tellLast(counting: Counting): Promise<Answer> {
  const { names, readModel } = counting;
  const outages = (await outagesIn(counting)).filter(wasDown);
  const last = outages.findLast(isOfService) ?? outages.at(-1);
  if (!last) return bareAnswer('history', names, await calm(counting, 'No outages'));
  const { incident } = last;
  const lasted = lengthInWords(lastedSeconds(incident, readModel.nowMs));
  return {
    ...bareAnswer(
      'history',
      names,
      say`${strong(`The last outage was of ${incident.target.name}:`)} ${moment(worstFromMs(incident, readModel.nowMs))}, ${strong(isAtWorst(incident, readModel.nowMs) ? `${lasted} so far` : lasted)}.`,
    ),
    targets: [incident.target.name],
    lines: [say`Cause: ${causeWords(incident)}`],
  };
}

/** As people count them: a service with its servers is one, and of everything servers that were only slow are none. */
export async function outagesIn({ names, period, readModel }: Counting): Promise<Outage[]> {
  const outages = outagesOf(
    await readModel.incidents(period, names.length > 0 ? names : undefined),
    readModel.registry,
  );
  return names.length > 0 ? outages : outages.filter((outage) => isOfService(outage) || wasDown(outage));
}

/** Each server by itself, also where its service fell with it. */
async function serverOutages({ names, period, readModel }: Counting): Promise<Outage[]> {
  const written = await incidentsOf(names, readModel, period);
  return written
    .filter(({ target, isPlanned }) => target.kind === 'host' && !isPlanned)
    .map((incident) => ({ incident, servers: [] }));
}

/** "No outages this month", a finding only of the time that was watched. */
export async function calm({ names, period, readModel }: Counting, finding: string): Promise<Text> {
  const seconds = await watchedSeconds(names, readModel, period);
  if (seconds === 0) return notWatched(names, period, readModel);
  return say`${strong(`${finding} ${period.words}${ofMonitoring(seconds, period, readModel.nowMs)}.`)}`;
}

/** What an outage is found in, where that is little of the time that was asked about. */
export async function onLittle({ names, period, readModel }: Counting): Promise<Text[]> {
  const seconds = await watchedSeconds(names, readModel, period);
  return isHardlyWatched(seconds, period, readModel.nowMs) ? basedOn(seconds ?? 0, period, readModel.nowMs) : [];
}

export function teamOf(name: string, { registry }: ReadModel): string {
  const team = registry.services.get(name)?.owner?.team;
  return team === undefined ? `${name} (no team)` : team;
}

/** Of servers that fell alone customers saw nothing: they are counted apart where services fell too. */
export function thatWereDown(outages: readonly Outage[]): Outage[] {
  const ofServices = outages.filter((outage) => wasDown(outage) && isOfService(outage));
  return ofServices.length > 0 ? ofServices : outages.filter(wasDown);
}
