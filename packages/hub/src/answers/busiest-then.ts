/** "Busiest server an hour ago?", "highest memory yesterday?": ranked by what was measured then, with how it is now beside a moment. */
import type { SampledMetric } from '@herald/understanding/metrics';
import type { Measure } from '@herald/understanding/question';
import { asPlain, moment, say, strong } from '../format/text.ts';
import { listInWords } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { bareAnswer } from './bare-answer.ts';
import { figuresAt, meanOver } from './past-metric.ts';
import type { Counting } from './ranked-outages.ts';

const ranked: Readonly<Partial<Record<Measure, SampledMetric>>> = {
  cpu: 'cpu',
  memory: 'memory',
  load: 'load',
  network: 'network',
};
/** Each is a look into the records. */
const mostRead = 60;

/** `ofNow`: the same of now. Undefined where it can't be ranked by the records. */
export async function rankThen(
  measure: Measure,
  order: 'most' | 'least',
  { hosts, period, readModel }: Counting,
  of: 'moment' | 'time',
  ofNow: () => Promise<Answer>,
): Promise<Answer | undefined> {
  const metric = ranked[measure];
  if (metric === undefined || hosts.length > mostRead) return undefined;
  const { fromMs, toMs, words } = period;
  const within = { fromMs, toMs: Math.min(toMs, readModel.nowMs) };
  const read = await Promise.all(
    hosts.map(async ({ host: { name } }) => {
      const found =
        of === 'moment'
          ? await figuresAt(name, metric, fromMs, readModel)
          : await meanOver(name, metric, within, readModel);
      return found ? [{ name, ...found }] : [];
    }),
  );
  const [first, ...rest] = read
    .flat()
    .toSorted((one, other) => (one.value - other.value) * (order === 'most' ? -1 : 1));
  const when = of === 'moment' ? say`at ${moment(fromMs)}` : say`${words}`;
  const now = of === 'moment' || !first ? await ofNow() : undefined;
  const beside = now ? [say`Now ${asPlain(now.verdict)}`, ...now.lines] : [];
  if (!first) return bareAnswer('superlative', [], say`${strong('I have no figures')} ${when}.`, beside);
  const next = rest.slice(0, 2).map((one) => `${one.name} ${one.words}`);
  return bareAnswer('superlative', [first.name], say`${strong(`${first.name}: ${first.words}`)} ${when}.`, [
    ...(next.length > 0 ? [say`Next: ${listInWords(next)}.`] : []),
    ...beside,
  ]);
}
