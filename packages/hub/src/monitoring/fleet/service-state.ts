/** What is known of each service, and how it is judged from its hosts, its checks and what is planned. */

import type { ServiceView } from '../../domain/fleet.ts';
import type { Health } from '../../domain/health.ts';
import type { EndpointCheck, Registry, Service } from '../../domain/registry.ts';
import { type CheckResult, type CheckState, followCheck, newCheckState } from '../checks/check-state.ts';
import { judgeService } from '../health/judge-service.ts';
import type { HostState } from './host-state.ts';

export type ServiceState = {
  service: Service;
  members: readonly HostState[];
  health: Health | undefined;
  checks: CheckState[];
  /** Something changed since it was judged. */
  isDirty: boolean;
};

/** Services as they are now declared; unchanged checks keep their state. Each host is told which services it belongs to. */
export function declaredServices(
  registry: Registry,
  hosts: ReadonlyMap<string, HostState>,
  known: ReadonlyMap<string, ServiceState>,
): Map<string, ServiceState> {
  const services = new Map<string, ServiceState>();
  for (const service of registry.services.values()) {
    const before = known.get(service.name);
    const checks = service.checks.map(
      (check) => before?.checks.find((one) => isSameCheck(one.check, check)) ?? newCheckState(check),
    );
    const members = service.hosts.map((name) => hosts.get(name)).filter((state) => state !== undefined);
    services.set(service.name, { service, members, health: before?.health, checks, isDirty: true });
    for (const member of members) member.services.push(service.name);
  }
  return services;
}

export function findCheck(state: ServiceState, check: EndpointCheck): CheckState | undefined {
  return state.checks.find((one) => isSameCheck(one.check, check));
}

/** `known` is a check of the service. */
export function noteCheck(
  state: ServiceState,
  known: CheckState,
  result: CheckResult,
  options: Parameters<typeof followCheck>[2],
): void {
  state.checks = state.checks.map((one) => (one === known ? followCheck(one, result, options) : one));
}

/** What the last results say before they count: one failure makes no outage, but no good verdict may stand over it. */
export function lastChecks({
  checks,
}: ServiceState): Pick<ServiceView, 'failingCheckSinceMs' | 'isFirstCheck' | 'isProvenByCheck' | 'isAwaitingCheck'> {
  const failing = checks.filter(({ failures, isConfirmedDown }) => failures > 0 && !isConfirmedDown);
  const sinceMs = failing.map(({ lastGoodAtMs, firstFailureAtMs }) => lastGoodAtMs ?? firstFailureAtMs);
  const isProvenByCheck = checks.some(({ result }) => result?.kind === 'good' && result.provesService);
  return {
    ...(sinceMs.length > 0 && { failingCheckSinceMs: Math.min(...sinceMs) }),
    ...(failing.some(({ lastGoodAtMs }) => lastGoodAtMs === undefined) && { isFirstCheck: true }),
    ...(isProvenByCheck && { isProvenByCheck }),
    ...((failing.length > 0 || checks.some(({ result }) => !result)) && { isAwaitingCheck: true }),
  };
}

/** `planned` is what is announced of the service itself; else its hosts explain it. */
export function judged(
  { service, checks, health }: ServiceState,
  hosts: readonly { name: string; health: Health }[],
  planned: Health['planned'],
  nowMs: number,
): Health {
  return judgeService({ service, hosts, checks, planned: planned ?? plannedByHosts(hosts) }, health, nowMs);
}

/** All that is missing from the service is missing by plan. */
function plannedByHosts(members: readonly { health: Health }[]): Health['planned'] {
  const missing = members.filter(({ health }) => health.status !== 'up');
  if (missing.length === 0 || !missing.every(({ health }) => health.planned)) return undefined;
  return missing[0]?.health.planned;
}

function isSameCheck(one: EndpointCheck, other: EndpointCheck): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
