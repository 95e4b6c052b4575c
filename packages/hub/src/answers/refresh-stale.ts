/** Before an answer: ask again whom we last heard from too long ago, within a budget a person does not notice. */
import type { Fleet, HostView, ServiceView } from '../domain/fleet.ts';
import type { PollOutcome } from '../domain/poll-outcome.ts';

/** Older readings are asked for anew before they are told. */
const freshSeconds = 5;
/** What the asking may take; then the last known reading is told, with its age. */
const pollBudgetMs = 1_500;
/** Of more hosts than this the last known readings are told: each has been polled within its interval anyway. */
const maxHosts = 25;
/** An agent that took this long the last time is slow, not silent, when it is not there within the budget. */
const slowMs = 1_000;

/** `late`: no answer within the budget. `undefined`: another hub asks it, so nothing was tried. */
export type PollNow = (hostName: string, budgetMs: number) => Promise<PollOutcome | 'late' | undefined>;

/** Who was asked just now and did not answer. Never throws. */
export async function refreshStale(
  views: readonly HostView[],
  pollNow: PollNow,
  nowMs: number,
): Promise<ReadonlySet<string>> {
  if (views.length > maxHosts) return new Set();
  const stale = views.filter((view) => isStale(view, nowMs));
  const late = await Promise.all(
    stale.map(async ({ host, lastOutcome }) => {
      const outcome = await pollNow(host.name, pollBudgetMs).catch(() => 'late' as const);
      const isKnownSlow = lastOutcome?.kind === 'report' && lastOutcome.elapsedMs >= slowMs;
      return outcome === 'late' && !isKnownSlow ? [host.name] : [];
    }),
  );
  return new Set(late.flat());
}

/** The fleet with this known of it too: the asking that this answer itself did counts as a reading that failed. */
export function withUnanswered(fleet: Fleet, unanswered: ReadonlySet<string>, atMs: number): Fleet {
  if (unanswered.size === 0) return fleet;
  const hostNow = (view: HostView): HostView =>
    unanswered.has(view.host.name) && (view.lastOutcome?.kind ?? 'report') === 'report'
      ? { ...view, lastOutcome: { kind: 'silent', reason: 'timeout', atMs, elapsedMs: pollBudgetMs } }
      : view;
  const serviceNow = (view: ServiceView): ServiceView => ({ ...view, hosts: view.hosts.map(hostNow) });
  return {
    host: (name) => orNothing(fleet.host(name), hostNow),
    service: (name) => orNothing(fleet.service(name), serviceNow),
    hosts: () => fleet.hosts().map(hostNow),
    services: () => fleet.services().map(serviceNow),
    connectivity: () => fleet.connectivity(),
  };
}

function orNothing<View>(view: View | undefined, make: (view: View) => View): View | undefined {
  return view && make(view);
}

function isStale({ lastReport, lastOutcome }: HostView, nowMs: number): boolean {
  if (lastOutcome && lastOutcome.kind !== 'report') return true;
  return !lastReport || nowMs - lastReport.receivedAtMs > freshSeconds * 1000;
}
