/** "Was exports down more often than checkout?", "compare this month with last month": how things held, beside each other. */
import { lastedSeconds } from '../domain/incident.ts';
import { asPlain, say, strong } from '../format/text.ts';
import { capitalised, lengthInWords, listInWords, plural, uptimeInWords } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { bareAnswer } from './bare-answer.ts';
import { downSeconds, type NamedPeriod } from './history.ts';
import { outageRows } from './outage-rows.ts';
import { isOfService, type Outage, outagesIn, wasDown } from './outages.ts';
import type { ReadModel } from './read-model.ts';
import { basedOn, isWatched, notWatched, ofMonitoring } from './watched.ts';

/** Several services or servers over one period: the one with the most first. */
export async function compareHistories(
  names: readonly string[],
  readModel: ReadModel,
  period: NamedPeriod,
): Promise<Answer> {
  const { nowMs } = readModel;
  const all = (await outagesIn(period, names, readModel)).filter(wasDown);
  const counted = names
    .map((name) => {
      const own = all.filter(({ incident }) => incident.target.name === name);
      return { name, count: own.length, seconds: downSeconds(own, nowMs) };
    })
    .toSorted((one, other) => other.count - one.count || other.seconds - one.seconds);
  const read = await Promise.all(names.map(async (name) => ({ name, ...(await readModel.uptime(name, period)) })));
  const longest = Math.max(0, ...read.map(({ watchedSeconds }) => watchedSeconds));
  const isCalm = counted.every(({ count }) => count === 0);
  if (isCalm && longest === 0) return answerOf(names, notWatched(names, period, readModel), [], readModel);
  // What nobody watched had no outages that anybody knows of: it is told apart.
  const isUnknown = (name: string) => read.some((one) => one.name === name && one.watchedSeconds === 0);
  const told = counted.filter(({ name, count }) => count > 0 || !isUnknown(name));
  const words = told.map(({ name, count, seconds }) =>
    count === 0 ? `${name} not once` : `${name} was down ${times(count)} (${lengthInWords(seconds)} in all)`,
  );
  const others = words.length > 1 ? `; ${listInWords(words.slice(1))}` : '';
  const verdict = isCalm
    ? say`${strong(`${listInWords(told.map(({ name }) => name))} had no outages ${period.words}${ofMonitoring(longest, period, nowMs)}.`)}`
    : say`${strong(`${words[0] ?? ''} ${period.words}`)}${others}.`;
  const measured = read.flatMap(({ name, upPercent }) =>
    upPercent === undefined ? [] : [`${name} ${uptimeInWords(upPercent)}`],
  );
  const unwatched = read.filter(({ upPercent }) => upPercent === undefined).map(({ name }) => name);
  return {
    ...answerOf(
      names,
      verdict,
      all.filter(({ incident }) => names.includes(incident.target.name)),
      readModel,
    ),
    lines: [
      ...(measured.length > 0 ? [say`Uptime: ${listInWords(measured)}.`] : []),
      ...(unwatched.length > 0 ? [say`I wasn't monitoring ${listInWords(unwatched)} ${period.words}.`] : []),
      ...(isCalm ? [] : basedOn(longest, period, nowMs)),
    ],
  };
}

/** "How often did the shop fail, compared with the others?": it first, then all others, most first. */
export async function compareWithOthers(
  name: string,
  readModel: ReadModel,
  period: NamedPeriod,
  of: 'outages' | 'uptime',
): Promise<Answer> {
  const { fleet, nowMs } = readModel;
  const names = fleet.services().map(({ service }) => service.name);
  const outages = (await outagesIn(period, [], readModel)).filter((one) => isOfService(one) && wasDown(one));
  const read = await Promise.all(
    names.map(async (one) => {
      const own = outages.filter(({ incident }) => incident.target.name === one);
      const { upPercent, watchedSeconds } = await readModel.uptime(one, period);
      return { name: one, count: own.length, seconds: downSeconds(own, nowMs), upPercent, watchedSeconds };
    }),
  );
  const longest = Math.max(0, ...read.map(({ watchedSeconds }) => watchedSeconds));
  const own = read.find((one) => one.name === name);
  if (!own || (longest === 0 && outages.length === 0))
    return answerOf([name], notWatched([], period, readModel), [], readModel);
  type Read = (typeof read)[number];
  const isUptime = of === 'uptime' && own.upPercent !== undefined;
  const figure = ({ count, seconds, upPercent = 0 }: Read) =>
    isUptime
      ? `up ${uptimeInWords(upPercent)}`
      : count === 0
        ? 'not down'
        : `down ${times(count)} (${lengthInWords(seconds)})`;
  const others = read
    .filter((one) => one !== own && !(isUptime && one.upPercent === undefined))
    .toSorted((one, other) =>
      isUptime ? (one.upPercent ?? 0) - (other.upPercent ?? 0) : other.count - one.count || other.seconds - one.seconds,
    );
  const groups = [...Map.groupBy(others, figure)].map(
    ([what, those]) => `${listInWords(those.map((one) => one.name))} ${those.length === 1 ? 'was' : 'were'} ${what}`,
  );
  return {
    ...answerOf([name], say`${strong(`${name} was ${figure(own)} ${period.words}.`)}`, [], readModel),
    lines: [...(groups.length > 0 ? [say`The others: ${groups.join('; ')}.`] : []), ...basedOn(longest, period, nowMs)],
  };
}

/** Everything, in a period and in the one of the same length before it. */
export async function comparePeriods(
  names: readonly string[],
  readModel: ReadModel,
  period: NamedPeriod,
  before: NamedPeriod,
  lead: 'better' | 'worse' | 'figures' = 'figures',
  of: 'outages' | 'uptime' = 'outages',
): Promise<Answer> {
  const [now, then] = await Promise.all([period, before].map((one) => wordsOf(names, readModel, one, of)));
  if (!now || !then) return answerOf(names, [], [], readModel);
  // What was slow tells where neither was down.
  const isOfSlow = now.outages.length + then.outages.length === 0;
  const told = ({ words, slow }: typeof now) => capitalised(isOfSlow ? `${words}${slow}` : words);
  const figures = say`${strong(`${told(now)}.`)} ${told(then)}.`;
  const verdict = lead === 'figures' ? figures : say`${strong(betterWords(now, then, lead))} ${asPlain(figures)}`;
  return answerOf(names, verdict, now.outages, readModel);
}

type Counted = { isKnown: boolean; seconds: number; slowSeconds: number };

/** Only of two times that were monitored. */
function betterWords(now: Counted, then: Counted, asked: 'better' | 'worse'): string {
  if (!now.isKnown || !then.isKnown) return "I can't tell yet: I need two such times to compare.";
  // Where neither was down, what was slow tells.
  const isOfSlow = now.seconds === then.seconds;
  const [some, other] = isOfSlow ? [now.slowSeconds, then.slowSeconds] : [now.seconds, then.seconds];
  if (some === other) return 'No change.';
  const isBetter = some < other;
  const than = `${isBetter ? 'less' : 'more'} ${isOfSlow ? 'degraded time' : 'downtime'} than before`;
  return isBetter === (asked === 'better')
    ? `Yes, ${asked}: ${than}.`
    : `No, ${isBetter ? 'better' : 'worse'}: ${than}.`;
}

async function wordsOf(names: readonly string[], readModel: ReadModel, period: NamedPeriod, of: 'outages' | 'uptime') {
  // A server that fell alone took nothing from a service that was asked about.
  const all = (await outagesIn(period, names, readModel)).filter((outage) =>
    names.length === 0 ? isOfService(outage) : names.includes(outage.incident.target.name),
  );
  const outages = all.filter(wasDown);
  const degraded = all.filter(({ incident }) => incident.worst === 'degraded');
  const slowSeconds = degraded.reduce((sum, { incident }) => sum + lastedSeconds(incident, readModel.nowMs), 0);
  const seconds = downSeconds(outages, readModel.nowMs);
  const isKnown = outages.length > 0 || (await isWatched(names, readModel, period));
  const count = !isKnown
    ? "I wasn't monitoring"
    : outages.length === 0
      ? 'no outages'
      : `${plural(outages.length, 'outage')}, ${lengthInWords(seconds)} in all`;
  const [only] = names;
  const { upPercent } = of === 'uptime' && only !== undefined && isKnown ? await readModel.uptime(only, period) : {};
  const up = upPercent === undefined ? '' : `up ${uptimeInWords(upPercent)}, `;
  return {
    outages,
    seconds,
    slowSeconds,
    isKnown,
    words: `${period.words}: ${up}${count}`,
    slow: degraded.length > 0 ? `, degraded ${times(degraded.length)} (${lengthInWords(slowSeconds)})` : '',
  };
}

function answerOf(
  names: readonly string[],
  verdict: Answer['verdict'],
  outages: readonly Outage[],
  readModel: ReadModel,
): Answer {
  return {
    ...bareAnswer('compare', names, verdict),
    groups: outageRows(outages, readModel),
    actions: [{ kind: 'refresh' }],
  };
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
}
