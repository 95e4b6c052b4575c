/** Whether Herald watched at all: nothing in the records of a time that nobody watched is no sign of calm. */
import type { Period } from '../domain/history.ts';
import { say, strong, type Text } from '../format/text.ts';
import { durationInWords, listInWords } from '../format/words.ts';
import type { ReadModel } from './read-model.ts';

/** Of ten thousand a few tell whether anything was watched at all. */
const mostLookedAt = 20;

/** Of anything that was asked about: how long, at most, it was watched in that time. Silence in the records is no proof of calm. */
export async function watchedSeconds(
  names: readonly string[],
  readModel: ReadModel,
  period: Period,
): Promise<number | undefined> {
  const asked = lookedAt(names, readModel);
  // Nothing to watch has a sentence of its own.
  if (asked.length === 0) return undefined;
  const read = asked.map(async (name) => (await readModel.uptime(name, period)).watchedSeconds);
  return Math.max(0, ...(await Promise.all(read)));
}

function lookedAt(names: readonly string[], { fleet }: ReadModel): readonly string[] {
  const all = [...fleet.services().map(({ service }) => service.name), ...fleet.hosts().map(({ host }) => host.name)];
  return all.length === 0 ? [] : (names.length > 0 ? names : all).slice(0, mostLookedAt);
}

export async function isWatched(names: readonly string[], readModel: ReadModel, period: Period): Promise<boolean> {
  return (await watchedSeconds(names, readModel, period)) !== 0;
}

/** Which of these were monitored at all: of the first name, and of others only where that leaves any open. */
export async function whichWereWatched(
  names: readonly string[],
  readModel: ReadModel,
  stretches: readonly Period[],
): Promise<readonly boolean[]> {
  let watched = stretches.map(() => false);
  for (const name of lookedAt(names, readModel)) {
    const also = await readModel.watchedIn(name, stretches);
    watched = watched.map((was, at) => was || also[at] === true);
    if (watched.every(Boolean)) break;
  }
  return watched;
}

/** ", in 40 seconds of monitoring": what a calm of only a part of that time is worth. Empty where all of it was watched. */
export function ofMonitoring(seconds: number | undefined, period: Period, nowMs: number): string {
  return seconds === undefined || !isPartly(seconds, period, nowMs)
    ? ''
    : `, in ${durationInWords(seconds)} of monitoring`;
}

/** What a figure of only a part of that time is worth. */
export function basedOn(seconds: number, period: Period, nowMs: number): Text[] {
  return isPartly(seconds, period, nowMs) ? [say`Based on ${durationInWords(seconds)} of monitoring.`] : [];
}

/** A percentage of some minutes is noise: it is told of a day at least, or of all of a shorter time. */
export function isTelling(seconds: number | undefined, period: Period, nowMs: number): boolean {
  return seconds !== undefined && (seconds >= daySeconds || !isPartly(seconds, period, nowMs));
}

const daySeconds = 86_400;

/** Of so little of it that an outage alone would claim the rest. */
export function isHardlyWatched(seconds: number | undefined, { fromMs, toMs }: Period, nowMs: number): boolean {
  return seconds !== undefined && seconds > 0 && seconds / ((Math.min(toMs, nowMs) - fromMs) / 1000) < 0.5;
}

/** A restart or two leave it whole; what is still to come of it counts for nothing. */
function isPartly(seconds: number, { fromMs, toMs }: Period, nowMs: number): boolean {
  return seconds / ((Math.min(toMs, nowMs) - fromMs) / 1000) < 0.95;
}

export function notWatched(
  names: readonly string[],
  { words, fromMs, toMs }: Period & { words: string },
  { fleet, nowMs }: Pick<ReadModel, 'fleet' | 'nowMs'>,
): Text {
  if (fromMs > nowMs) return say`${strong("I can't tell yet:")} ${words} is still to come.`;
  const what = names.length > 0 ? listInWords(names) : 'anything';
  // The first seconds are not in the records yet, and whoever asks sees it at work.
  if (names.length === 0 && toMs >= nowMs && fleet.hosts().some(({ lastReport }) => lastReport !== undefined))
    return say`${strong("I've only just begun to monitor")}, so there is nothing to tell ${words} yet.`;
  return say`${strong(`I wasn't monitoring ${what} ${words}`)}, so I can't say.`;
}
