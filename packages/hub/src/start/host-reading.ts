/** One poll's outcome as history keeps it. */
import type { HubSight } from '../fleet/fleet.ts';
import { type Health, shownStatus } from '../health/health.ts';
import { type Reading, valuesOfReport } from '../history/reading.ts';
import type { PollOutcome } from '../poller/poll-outcome.ts';
import type { Host } from '../registry/registry.ts';

/** `health` is the host's after the outcome. While the hub is cut off, a host that it does not hear was not watched. */
export function hostReading(
  { name, pollSeconds }: Pick<Host, 'name' | 'pollSeconds'>,
  outcome: PollOutcome,
  health: Health,
  sight: HubSight,
): Reading {
  const target = { kind: 'host' as const, name };
  const { atMs } = outcome;
  if (outcome.kind === 'report')
    return { target, atMs, status: shownStatus(health), pollSeconds, values: valuesOfReport(outcome.report) };
  return { target, atMs, status: sight.kind === 'blind' ? 'unknown' : shownStatus(health), pollSeconds };
}
