/** Whether the hub's endpoint checks get out at all: when most of what they look at falls silent at once, the fault is with the hub's way out. */
import type { EndpointCheck } from '../../domain/registry.ts';
import type { CheckResult, CheckState } from '../checks/check-state.ts';
import { createConnectivityKeeper } from './connectivity.ts';
import type { WayOut } from './way-out.ts';

export type CheckConnectivity = {
  /** One result; false where a failure says nothing of what was looked at. */
  note(before: CheckState, result: CheckResult): boolean;
  /** What is no longer looked at says nothing of the network any more. */
  keepOnly(checks: Iterable<EndpointCheck>): void;
};

/** By the machine that is looked at, not by the check: ten pages of one server are one witness. */
export function createCheckConnectivity({ isProven }: WayOut): CheckConnectivity {
  const keeper = createConnectivityKeeper({ hasNetwork: () => true });
  return { note, keepOnly };

  function note({ check, isConfirmedDown }: CheckState, result: CheckResult): boolean {
    const target = targetOf(check);
    const { atMs, elapsedMs } = result;
    const isUnreached = result.kind === 'bad' && result.isUnreached === true;
    const outcome = isUnreached
      ? ({ kind: 'silent', reason: 'timeout', atMs, elapsedMs } as const)
      : ({ kind: 'unreadable', problem: 'status', detail: '', atMs, elapsedMs } as const);
    keeper.note(target, outcome, isConfirmedDown);
    if (!isUnreached || keeper.read().kind !== 'isolated') return true;
    // Whoever reaches the world sees well: then it is what all of these stand on.
    return isProven();
  }

  function keepOnly(checks: Iterable<EndpointCheck>): void {
    keeper.keepOnly(new Set(Array.from(checks, targetOf)));
  }
}

function targetOf(check: EndpointCheck): string {
  return check.kind === 'http' ? new URL(check.url).hostname : check.host;
}
