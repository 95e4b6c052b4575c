/** Whether Herald watched at all: nothing in the records of a time that nobody watched is no sign of calm. */
import type { Period } from '../domain/history.ts';
import { say, strong, type Text } from '../format/text.ts';
import { listInWords } from '../format/words.ts';
import type { ReadModel } from './read-model.ts';

/** Of ten thousand a few tell whether anything was watched at all. */
const mostLookedAt = 20;

/** Whether of anything that was asked about anything is known of that time: silence in the records is no proof of calm. */
export async function isWatched(names: readonly string[], readModel: ReadModel, period: Period): Promise<boolean> {
  const { fleet } = readModel;
  const all = [...fleet.services().map(({ service }) => service.name), ...fleet.hosts().map(({ host }) => host.name)];
  // Nothing to watch has a sentence of its own.
  if (all.length === 0) return true;
  for (const name of (names.length > 0 ? names : all).slice(0, mostLookedAt)) {
    const { watchedSeconds } = await readModel.uptime(name, period);
    if (watchedSeconds > 0) return true;
  }
  return false;
}

export function notWatched(names: readonly string[], { words }: Period & { words: string }): Text {
  const what = names.length > 0 ? listInWords(names) : 'anything';
  return say`${strong(`I wasn't monitoring ${what} ${words}`)}, so I can't say.`;
}
