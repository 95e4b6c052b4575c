/** "Is 64 % for exports right? Sounds awful", "is 95 % good enough?": the figure with what it is made of, and no target that nobody set. */
import type { Question } from '@herald/understanding/question';
import { periodOf } from '@herald/understanding/time-range';
import { asPlain, say, strong } from '../format/text.ts';
import { durationInWords, lengthInWords, plural, uptimeInWords } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { bareAnswer } from './bare-answer.ts';
import type { NamedPeriod } from './history.ts';
import { isOfService, outagesIn, wasDown } from './outages.ts';
import type { ReadModel } from './read-model.ts';
import { tellUptimes } from './uptimes.ts';

const daySeconds = 86_400;
const monthDays = 30;
/** Where no time is named: the figure is of the one that it fits best. */
const likely = ['30d', 'today', 'this-week', 'this-month'] as const;
/** What is typed from memory is rounded. */
const near = 1;

/** Undefined where nothing was measured, or no figure is doubted. */
export async function tellDoubted(question: Question, readModel: ReadModel): Promise<Answer | undefined> {
  const { goalPercent, goalPercents, turns } = question;
  if (goalPercent === undefined || goalPercents !== undefined) return undefined;
  if (turns.includes('whether-kept')) return undefined;
  if (turns.includes('is-it-real')) return tellReal(question, goalPercent, readModel);
  return turns.includes('will-it-do') ? tellEnough(question, goalPercent, readModel) : undefined;
}

async function tellReal(
  { targets, range }: Question,
  typed: number,
  readModel: ReadModel,
): Promise<Answer | undefined> {
  const { registry, nowMs, fleet } = readModel;
  const names =
    targets.length > 0 ? targets.map(({ name }) => name) : fleet.services().map(({ service }) => service.name);
  const periods = (range === undefined ? likely : [range]).map((one) => periodOf(one, registry.zone, nowMs));
  const measured = await Promise.all(
    periods.flatMap((period) =>
      names.map(async (name) => ({ name, period, ...(await readModel.uptime(name, period)) })),
    ),
  );
  const known = measured.flatMap(({ upPercent, ...one }) => (upPercent === undefined ? [] : [{ ...one, upPercent }]));
  const [first] = known.toSorted((one, other) => Math.abs(one.upPercent - typed) - Math.abs(other.upPercent - typed));
  if (!first) return undefined;
  const { name, period, upPercent, downSeconds, watchedSeconds } = first;
  const isSame = Math.abs(upPercent - typed) < near;
  if (!isSame && targets.length === 0) {
    const { verdict, groups } = await tellUptimes([], readModel, periodOf(range ?? '30d', registry.zone, nowMs));
    return {
      ...bareAnswer('history', [], say`${strong(`I measured ${typed} % for no service.`)} ${asPlain(verdict)}`, [
        noTarget,
      ]),
      groups,
    };
  }
  const figure = `${name} was up ${uptimeInWords(upPercent)} ${period.words}`;
  const count = await downTimes(name, period, readModel);
  const down = downSeconds === 0 ? 'Not down in' : `Down for ${lengthInWords(downSeconds)} of`;
  const isShort = watchedSeconds < daySeconds && downSeconds > 0;
  return bareAnswer(
    'history',
    [name],
    isSame
      ? say`${strong('Yes, that is what I measured:')} ${figure}.`
      : say`${strong(`I measured ${uptimeInWords(upPercent)}, not ${typed} %:`)} ${figure}.`,
    [
      say`${down} the ${durationInWords(watchedSeconds)} that I monitored${count > 0 && downSeconds > 0 ? ` (${plural(count, 'outage')})` : ''}.`,
      ...(isShort
        ? [say`That is a short time, so every minute weighs much: the figure rises with each hour that goes well.`]
        : []),
      noTarget,
    ],
  );
}

async function tellEnough({ targets, range }: Question, percent: number, readModel: ReadModel): Promise<Answer> {
  const { registry, nowMs } = readModel;
  const names = targets.map(({ name }) => name);
  const period = periodOf(range ?? `${monthDays}d`, registry.zone, nowMs);
  const allowed = ((100 - percent) / 100) * monthDays * daySeconds;
  const { verdict, groups } = await tellUptimes(names, readModel, period, percent);
  return {
    ...bareAnswer(
      'history',
      names,
      say`${strong(`${percent} % allows ${durationInWords(allowed)} of downtime in ${monthDays} days.`)} Whether that will do depends on what you promised.`,
      [asPlain(verdict), noTarget],
    ),
    groups,
  };
}

const noTarget = say`I know no uptime target to compare it with: the registry has none to set.`;

async function downTimes(name: string, period: NamedPeriod, readModel: ReadModel): Promise<number> {
  const outages = await outagesIn(period, [name], readModel);
  const own = outages.filter(({ incident }) => incident.target.name === name);
  return own.filter((outage) => wasDown(outage) && (isOfService(outage) || own.every((one) => !isOfService(one))))
    .length;
}
