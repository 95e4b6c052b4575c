/** What an empty list of past incidents says: calm is claimed only of the time that was watched. */
import { durationInWords } from '../../../format/words.ts';
import type { Day } from '../day-history.ts';
import { dayInWords } from '../times.ts';

/** How far back the status page lists incidents. */
export const pastDays = 14;

const daySeconds = 86_400;

/** `services`: the days of each, oldest first. */
export function noIncidents(services: readonly (readonly Day[])[], { hasOpen }: { hasOpen: boolean }): string {
  const none = hasOpen ? 'No other incidents' : 'No incidents';
  const recent = services.map((days) => days.slice(-(pastDays + 1)));
  const watched = recent.flatMap((days) => days.filter(({ uptime }) => uptime.watchedSeconds > 0));
  const first = watched.toSorted((one, other) => one.fromMs - other.fromMs)[0];
  if (!first) return 'Not monitored yet.';
  const longest = Math.max(
    ...recent.map((days) => days.reduce((total, { uptime }) => total + uptime.watchedSeconds, 0)),
  );
  if (longest < daySeconds) return `${none} in ${durationInWords(longest)} of monitoring.`;
  return `${none} since ${dayInWords(first.date)}.`;
}
