/** One poll's outcome as history keeps it. */
import type { HubConnectivity } from '../../domain/fleet.ts';
import { type Health, shownStatus } from '../../domain/health.ts';
import type { PollOutcome } from '../../domain/poll-outcome.ts';
import type { Host } from '../../domain/registry.ts';
import { type Reading, valuesOfReport } from '../../store/history/reading.ts';

/** `health` is the host's after the outcome. While the hub is cut off, a host that it does not hear was not watched. */
export function hostReading(
  { name, pollSeconds }: Pick<Host, 'name' | 'pollSeconds'>,
  outcome: PollOutcome,
  health: Health,
  connectivity: HubConnectivity,
): Reading {
  const target = { kind: 'host' as const, name };
  const { atMs } = outcome;
  if (outcome.kind === 'report')
    return { target, atMs, status: shownStatus(health), pollSeconds, values: valuesOfReport(outcome.report) };
  return { target, atMs, status: connectivity.kind === 'isolated' ? 'unknown' : shownStatus(health), pollSeconds };
}
