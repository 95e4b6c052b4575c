/** Before an answer: ask again whom we last heard from too long ago, within a budget a person does not notice. */
import type { HostView } from '../domain/fleet.ts';

/** Older readings are asked for anew before they are told. */
export const freshSeconds = 5;
/** What the asking may take; then the last known reading is told, with its age. */
export const pollBudgetMs = 1_500;
/** Of more hosts than this the last known readings are told: each has been polled within its interval anyway. */
const maxHosts = 25;

export type PollNow = (hostName: string, budgetMs: number) => Promise<unknown>;

/** Never throws: whoever does not answer in time is told with its last reading. */
export async function refreshStale(views: readonly HostView[], pollNow: PollNow, nowMs: number): Promise<void> {
  if (views.length > maxHosts) return;
  const stale = views.filter((view) => isStale(view, nowMs));
  await Promise.allSettled(stale.map(({ host }) => pollNow(host.name, pollBudgetMs)));
}

function isStale({ lastReport, lastOutcome }: HostView, nowMs: number): boolean {
  if (lastOutcome && lastOutcome.kind !== 'report') return true;
  return !lastReport || nowMs - lastReport.receivedAtMs > freshSeconds * 1000;
}
