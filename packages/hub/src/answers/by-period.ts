/** "What was our worst day?", "which month was best?", "what is the trend?": outages by day, week or month. */
import { day, say, strong, type Text } from '../format/text.ts';
import { lengthInWords, plural } from '../format/words.ts';
import { zoned } from '../format/zone-time.ts';
import type { Answer } from './answer.ts';
import { bareAnswer } from './bare-answer.ts';
import { downSeconds } from './history.ts';
import { outageRows } from './outage-rows.ts';
import type { Outage } from './outages.ts';
import { type Counting, calm, outagesIn, thatWereDown } from './ranked-outages.ts';
import { whichWereWatched } from './watched.ts';

export type Unit = 'day' | 'week' | 'month';

type Stretch = { fromMs: number; toMs: number; outages: readonly Outage[]; seconds: number };

/** So far is looked back where no time was named. */
export const reachOf: Readonly<Record<Unit, string>> = { day: '30d', week: '90d', month: '365d' };
const mostStretches = 62;
const mostTold = 12;

/** The one with the longest downtime, or with the shortest: of those that were monitored. */
export async function rankStretches(unit: Unit, order: 'most' | 'least', counting: Counting): Promise<Answer> {
  const { names, period } = counting;
  const stretches = (await stretchesOf(unit, counting)).toSorted((one, other) =>
    order === 'most' ? other.seconds - one.seconds : one.seconds - other.seconds,
  );
  const [first, ...rest] = stretches;
  if (!first || stretches.every(({ outages }) => outages.length === 0))
    return bareAnswer('superlative', names, await calm(counting, 'No outages'));
  const same = stretches.filter(({ seconds }) => seconds === first.seconds).length;
  if (order === 'least' && same > 1)
    return bareAnswer(
      'superlative',
      names,
      say`${strong(`${same} of ${plural(stretches.length, unit)} had no outages ${period.words}.`)}`,
    );
  const next = rest.filter(({ outages }) => outages.length > 0).slice(0, 2);
  return {
    ...bareAnswer(
      'superlative',
      names,
      say`${strong(`The ${order === 'most' ? 'worst' : 'best'} ${unit} ${period.words} was`)} ${nameOf(unit, first, counting)}: ${strong(wordsOf(first))}.`,
      next.map((one) => say`Then: ${nameOf(unit, one, counting)}, ${wordsOf(one)}.`),
    ),
    groups: outageRows([...first.outages], counting.readModel),
  };
}

/** Each with its outages, oldest first, and whether there are more of them than there were. */
export async function tellTrend(counting: Counting): Promise<Answer> {
  const { names, period } = counting;
  const unit: Unit = period.toMs - period.fromMs > 100 * 86_400_000 ? 'month' : 'week';
  const stretches = await stretchesOf(unit, counting);
  if (stretches.length < 2)
    return bareAnswer(
      'history',
      names,
      say`${strong("I can't speak of a trend yet:")} I was monitoring for less than two ${unit}s.`,
    );
  const half = Math.floor(stretches.length / 2);
  const countIn = (part: readonly Stretch[]) => part.reduce((sum, { outages }) => sum + outages.length, 0);
  const before = countIn(stretches.slice(0, half));
  const since = countIn(stretches.slice(-half));
  const verdict =
    before === since
      ? 'About as many outages as before'
      : since < before
        ? 'Fewer outages than before'
        : 'More outages than before';
  return bareAnswer(
    'history',
    names,
    say`${strong(`${verdict}, ${period.words}:`)} ${since} in the last ${plural(half, unit)}, ${before} in the first.`,
    stretches.slice(-mostTold).map((one) => say`${nameOf(unit, one, counting)}: ${wordsOf(one)}`),
  );
}

/** Those in which anything was monitored. */
async function stretchesOf(unit: Unit, counting: Counting): Promise<Stretch[]> {
  const { names, period, readModel } = counting;
  const { registry, nowMs } = readModel;
  const down = thatWereDown(await outagesIn(counting));
  const all: Stretch[] = [];
  let start = startOf(unit, Math.min(period.toMs, nowMs), registry.zone);
  while (start.add({ [`${unit}s`]: 1 }).epochMilliseconds > period.fromMs && all.length < mostStretches) {
    const fromMs = Math.max(start.epochMilliseconds, period.fromMs);
    const toMs = Math.min(start.add({ [`${unit}s`]: 1 }).epochMilliseconds, period.toMs, nowMs);
    const outages = down.filter(({ incident }) => incident.startedAtMs >= fromMs && incident.startedAtMs < toMs);
    all.unshift({ fromMs, toMs, outages, seconds: downSeconds(outages, nowMs) });
    start = start.subtract({ [`${unit}s`]: 1 });
  }
  const watched = await whichWereWatched(names, readModel, all);
  return all.filter(({ outages }, at) => outages.length > 0 || watched[at] === true);
}

function startOf(unit: Unit, atMs: number, zone: string) {
  const start = zoned(atMs, zone).startOfDay();
  if (unit === 'day') return start;
  return unit === 'week' ? start.subtract({ days: start.dayOfWeek - 1 }) : start.with({ day: 1 });
}

function wordsOf({ outages, seconds }: Stretch): string {
  return outages.length === 0 ? 'no outages' : `${plural(outages.length, 'outage')}, ${lengthInWords(seconds)} down`;
}

const monthName = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

function nameOf(unit: Unit, { fromMs }: Stretch, { readModel }: Counting): Text {
  const start = startOf(unit, fromMs, readModel.registry.zone);
  if (unit === 'month') return say`${monthName.format(Date.parse(`${start.toPlainDate().toString()}T00:00:00Z`))}`;
  return unit === 'week' ? say`the week from ${day(start.epochMilliseconds)}` : say`${day(fromMs)}`;
}
