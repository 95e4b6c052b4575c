/** "When did you start monitoring?", "were you off yesterday?": how far back the records reach, and where they have gaps; every figure of the past rests on them. */
import { moment, say, strong } from '../format/text.ts';
import { durationInWords, uptimeInWords } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { bareAnswer } from './bare-answer.ts';
import type { NamedPeriod } from './history.ts';
import type { ReadModel } from './read-model.ts';

/** So far back at most; older records are thinned out by then. */
const furthestMs = 3 * 366 * 86_400_000;
const closeEnoughMs = 60_000;
/** Of ten thousand a few tell how far back anything is known. */
const mostLookedAt = 5;

export async function tellMonitoringStart(names: readonly string[], readModel: ReadModel): Promise<Answer> {
  const { nowMs } = readModel;
  const fromMs = await firstRecord(lookedAt(names, readModel), readModel);
  if (fromMs === undefined) return bareAnswer('about', names, say`${strong("I haven't recorded anything yet.")}`);
  return bareAnswer(
    'about',
    names,
    say`${strong('My records begin')} ${moment(fromMs)} (${durationInWords((nowMs - fromMs) / 1000)} ago).`,
    [say`Every figure of the past rests on the time since then.`],
  );
}

/** "How often was Herald itself unavailable?": while it is off it records nothing, so its gaps tell. */
export async function tellOwnUptime(readModel: ReadModel, period: NamedPeriod): Promise<Answer> {
  const { nowMs, uptime } = readModel;
  const names = lookedAt([], readModel);
  const startMs = await firstRecord(names, readModel);
  if (startMs === undefined || startMs >= Math.min(period.toMs, nowMs))
    return bareAnswer('about', [], say`${strong(`I have no records ${period.words}`)}, so I can't say how I was.`);
  const of = { fromMs: Math.max(period.fromMs, startMs), toMs: Math.min(period.toMs, nowMs) };
  const watched = await Promise.all(names.map(async (name) => (await uptime(name, of)).watchedSeconds));
  const wholeSeconds = (of.toMs - of.fromMs) / 1000;
  const missing = wholeSeconds - Math.max(0, ...watched);
  const since = startMs > period.fromMs ? [say`My records begin ${moment(startMs)}.`] : [];
  if (missing < noticedSeconds)
    return bareAnswer(
      'about',
      [],
      say`${strong(`I was up all the time ${period.words}`)}, as far as my records tell.`,
      since,
    );
  const share = uptimeInWords((100 * (wholeSeconds - missing)) / wholeSeconds);
  return bareAnswer(
    'about',
    [],
    say`${strong(`I have records of ${share} of the time ${period.words}:`)} ${durationInWords(missing)} are missing. I was off then, or could reach no server.`,
    since,
  );
}

/** The newest minute may not be written yet, and a restart takes some seconds. */
const noticedSeconds = 180;

function lookedAt(names: readonly string[], { fleet }: ReadModel): readonly string[] {
  const wanted =
    names.length > 0
      ? names
      : [...fleet.services().map(({ service }) => service.name), ...fleet.hosts().map(({ host }) => host.name)];
  return wanted.slice(0, mostLookedAt);
}

/** Undefined where nothing of them is recorded. */
export async function firstRecord(names: readonly string[], readModel: ReadModel): Promise<number | undefined> {
  const starts = await Promise.all(names.map((name) => startOf(name, readModel)));
  const known = starts.filter((atMs) => atMs !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
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
