/** "When did you start monitoring?": how far back the records reach, which every figure of the past rests on. */
import { moment, say, strong } from '../format/text.ts';
import { durationInWords } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { bareAnswer } from './bare-answer.ts';
import type { ReadModel } from './read-model.ts';

/** So far back at most; older records are thinned out by then. */
const furthestMs = 3 * 366 * 86_400_000;
const closeEnoughMs = 60_000;
/** Of ten thousand a few tell how far back anything is known. */
const mostLookedAt = 5;

export async function tellMonitoringStart(names: readonly string[], readModel: ReadModel): Promise<Answer> {
  const { fleet, nowMs } = readModel;
  const wanted =
    names.length > 0
      ? names
      : [...fleet.services().map(({ service }) => service.name), ...fleet.hosts().map(({ host }) => host.name)];
  const starts = await Promise.all(wanted.slice(0, mostLookedAt).map((name) => startOf(name, readModel)));
  const known = starts.filter((atMs) => atMs !== undefined);
  if (known.length === 0) return bareAnswer('about', names, say`${strong("I haven't recorded anything yet.")}`);
  const fromMs = Math.min(...known);
  return bareAnswer(
    'about',
    names,
    say`${strong('My records begin')} ${moment(fromMs)} (${durationInWords((nowMs - fromMs) / 1000)} ago).`,
    [say`Every figure of the past rests on the time since then.`],
  );
}

/** Halved until it is found: a question that is asked once a year needs no index. */
async function startOf(name: string, { uptime, nowMs }: ReadModel): Promise<number | undefined> {
  const isWatched = async (fromMs: number, toMs: number) => (await uptime(name, { fromMs, toMs })).watchedSeconds > 0;
  let [before, after] = [nowMs - furthestMs, nowMs];
  if (!(await isWatched(before, after))) return undefined;
  while (after - before > closeEnoughMs) {
    const middle = (before + after) / 2;
    // Before `before` nothing was: each look reads half of what the one before it read.
    if (await isWatched(before, middle)) after = middle;
    else before = middle;
  }
  return after;
}
