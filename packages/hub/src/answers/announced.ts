/** "Was it announced in time, and does it count against our uptime?": of the maintenance that runs, was last, or is next. */
import type { Turn } from '@herald/understanding/turns';
import type { Downtime } from '../domain/downtime.ts';
import { moment, say, strong, type Text } from '../format/text.ts';
import { durationInWords } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { bareAnswer } from './bare-answer.ts';
import type { ReadModel } from './read-model.ts';

const dayMs = 86_400_000;
const countsNot = "Scheduled maintenance doesn't count against uptime: trouble within it is left out.";

export async function tellAnnounced(
  names: readonly string[],
  readModel: ReadModel,
  turns: readonly Turn[],
): Promise<Answer> {
  const [verdict = say``, ...lines] = [
    ...(turns.includes('announced') ? [await announcedWords(names, readModel)] : []),
    ...(turns.includes('counts-against') ? [say`${strong(countsNot)}`] : []),
  ];
  return bareAnswer('downtime', names, verdict, lines);
}

async function announcedWords(names: readonly string[], readModel: ReadModel): Promise<Text> {
  const { nowMs } = readModel;
  const near = readModel.downtimes(
    { fromMs: nowMs - dayMs, toMs: nowMs + 60 * dayMs },
    names.length > 0 ? names : undefined,
  );
  const isNow = ({ state }: Downtime) => state === 'running' || state === 'over-running';
  const window = near.find(isNow) ?? near.findLast(({ state }) => state === 'finished') ?? near[0];
  if (!window) return say`${strong('No maintenance is scheduled')}, and none was in the last day.`;
  const { title, startsAtMs } = window;
  const atMs = await readModel.announcedAtMs?.(window.id);
  const begins = startsAtMs > nowMs ? 'begins' : 'began';
  if (atMs === undefined)
    return say`${strong(`${title} ${begins === 'begins' ? 'has not been announced yet' : 'was not announced'}`)}; it ${begins} ${moment(startsAtMs)}.`;
  const ahead = (startsAtMs - atMs) / 1000;
  return ahead < 60
    ? say`${strong(`${title} was announced only as it ${begins}`)}, ${moment(atMs)}.`
    : say`${strong(`${title} was announced ${durationInWords(ahead)} before it ${begins}`)}: ${moment(atMs)}, for ${moment(startsAtMs)}.`;
}
