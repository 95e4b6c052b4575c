/** When a good verdict must not be said any more although nothing is certain yet: the last reading failed, or is too old. */
import type { HostView, ServiceView } from './fleet.ts';
import { type ShownStatus, shownStatus } from './health.ts';

export type Doubt = {
  /** `failed`: it was asked and gave no usable answer. `old`: nobody has asked it for two polls. */
  kind: 'failed' | 'old';
  /** When it was last known to be well. */
  sinceMs: number;
  /** What fails was never seen well, so nothing is said of how it was before. */
  isFirst?: true;
};

/** A reading older than this many polls says nothing about now. */
const polls = 2;
/** A poll may take a moment itself. */
const slackMs = 1_000;

/** Only of a host that is still held to be up or degraded: what is down or unknown has been judged. */
export function hostDoubt(view: HostView, nowMs: number): Doubt | undefined {
  const { host, health, lastOutcome, lastReport, lastAnsweredAtMs } = view;
  if (health.status === 'down' || health.status === 'unknown') return undefined;
  const sinceMs = lastReport?.receivedAtMs ?? lastAnsweredAtMs ?? lastOutcome?.atMs;
  if (sinceMs === undefined) return undefined;
  if (lastOutcome && lastOutcome.kind !== 'report') return { kind: 'failed', sinceMs };
  return nowMs - sinceMs > polls * host.pollSeconds * 1000 + slackMs ? { kind: 'old', sinceMs } : undefined;
}

/** Of a service that is held to be up or degraded: its check just failed, or too few of its servers are known to be well now. */
export function serviceDoubt(view: ServiceView, nowMs: number): Doubt | undefined {
  const { service, health, hosts, failingCheckSinceMs, isFirstCheck } = view;
  if (health.status === 'down' || health.status === 'unknown') return undefined;
  if (failingCheckSinceMs !== undefined)
    return { kind: 'failed', sinceMs: failingCheckSinceMs, ...(isFirstCheck && { isFirst: true }) };
  const doubts = hosts.map((one) => hostDoubt(one, nowMs)).filter((doubt) => doubt !== undefined);
  const [first] = doubts;
  if (!first || view.isProvenByCheck) return undefined;
  const sure = hosts.filter((one) => one.health.status === 'up' || one.health.status === 'degraded').length;
  if (sure - doubts.length >= service.needs) return undefined;
  const kind = doubts.some((doubt) => doubt.kind === 'failed') ? 'failed' : 'old';
  return { kind, sinceMs: doubts.reduce((latest, { sinceMs }) => Math.max(latest, sinceMs), first.sinceMs) };
}

/** Its next reading is due and has not come: what the last one said is told with its age. */
export function isOverdue({ host, lastReport }: HostView, nowMs: number): boolean {
  return lastReport !== undefined && nowMs - lastReport.receivedAtMs > host.pollSeconds * 1000 + slackMs;
}

/** How a host may be shown now: nothing in doubt is shown as well. */
export function hostStatusNow(view: HostView, nowMs: number): ShownStatus {
  const status = shownStatus(view.health);
  return status !== 'planned' && hostDoubt(view, nowMs) ? 'unknown' : status;
}

/** What was announced to be out is shown so for the whole window, also while it happens to respond. */
export function serviceStatusNow(view: ServiceView, nowMs: number): ShownStatus {
  if (view.health.planned?.takesDown) return 'planned';
  const status = shownStatus(view.health);
  return status !== 'planned' && serviceDoubt(view, nowMs) ? 'unknown' : status;
}
