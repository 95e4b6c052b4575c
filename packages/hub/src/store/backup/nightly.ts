/** Which backup is due, what it is called, and which older ones may go: decided from the names in the folder alone. */

/** Nothing of another name is ever deleted. */
const form = /^herald-(\d{4})-(\d{2})-(\d{2})\.backup\.gz$/;
/** A night begins at 02:00 UTC, when the day of most people here is over and the hourly work of the store is done. */
const nightBeginsMs = 2 * 3_600_000;

export type Keeping = { nights: number; months: number };

/** The backup of the night that `nowMs` is in, or of the one that was last. */
export function nightlyName(nowMs: number): string {
  return `herald-${new Date(nowMs - nightBeginsMs).toISOString().slice(0, 10)}.backup.gz`;
}

/** The newest `nights`, and the first of each of the newest `months`: the rest, oldest first. */
export function backupsToForget(names: readonly string[], { nights, months }: Keeping): string[] {
  const backups = names.filter((name) => form.test(name)).toSorted();
  const firstOfMonth = new Map<string, string>();
  for (const name of backups) {
    const month = name.slice('herald-'.length, 'herald-2026-11'.length);
    if (!firstOfMonth.has(month)) firstOfMonth.set(month, name);
  }
  const kept = new Set([...newest(backups, nights), ...newest([...firstOfMonth.values()], months)]);
  return backups.filter((name) => !kept.has(name));
}

function newest(names: readonly string[], count: number): readonly string[] {
  return names.slice(Math.max(0, names.length - count));
}

/** When the newest backup of the folder was due, for whoever wants to know how old it is. */
export function newestNightMs(names: readonly string[]): number | undefined {
  const newest = names
    .filter((name) => form.test(name))
    .toSorted()
    .at(-1);
  if (newest === undefined) return undefined;
  const [, year, month, day] = form.exec(newest) ?? [];
  return Date.UTC(Number(year), Number(month) - 1, Number(day)) + nightBeginsMs;
}
