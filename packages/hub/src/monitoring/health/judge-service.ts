/** A service's health from its hosts and from checks of what customers use. Pure. */

import type { Health, Reason } from '../../domain/health.ts';
import { causeNow } from '../../domain/measured-cause.ts';
import type { Service } from '../../domain/registry.ts';
import { type CheckState, isDoubted } from '../checks/check-state.ts';
import { healthOf } from './health-from-reasons.ts';

export type ServiceFacts = {
  service: Service;
  hosts: readonly { name: string; health: Health }[];
  checks: readonly CheckState[];
  planned: Health['planned'];
};

export function judgeService(facts: ServiceFacts, before: Health | undefined, nowMs: number): Health {
  const reasons = [...checkReasons(facts), ...hostReasons(facts, nowMs)];
  return healthOf({ reasons, planned: facts.planned, isFlapping: false, before, nowMs });
}

/** How many hosts are well enough to count towards `needs`. */
export function countUp(hosts: readonly { health: Health }[]): number {
  return hosts.filter(({ health }) => health.status === 'up').length;
}

function hostReasons({ service, hosts, checks }: ServiceFacts, nowMs: number): Reason[] {
  if (hosts.length === 0 && checks.length === 0) return [noHosts(nowMs)];
  if (hosts.length === 0) return checks.some(({ result }) => result) ? [] : [notCheckedYet(nowMs)];
  const up = countUp(hosts);
  const slow = hosts.filter(({ health }) => health.status === 'degraded').length;
  const unmeasured = hosts.filter(({ health }) => isUnmeasured(health)).length;
  const seen = `${up} of ${hosts.length} up, ${slow} degraded, ${unmeasured} not measured, ${service.needs} needed`;
  if (up >= service.needs) {
    if (up === hosts.length) return [];
    return [
      fewer({
        text: `${up} of ${hosts.length} servers are healthy, and it needs ${service.needs}.`,
        detail: seen,
        nowMs,
      }),
    ];
  }
  // What customers use answers, so it works, whatever the hosts look like from here.
  const customersAreServed = checks.some(({ result }) => result?.kind === 'good' && result.provesService);
  const tooFew = (text: string, weight: Reason['weight']): Reason[] => [
    { code: 'too-few-hosts', text, detail: seen, weight, sinceMs: tooFewSinceMs(hosts, service.needs, weight, nowMs) },
  ];
  if (up + slow >= service.needs) return tooFew(slowCause(slow, hosts.length), 'degraded');
  if (up + slow + unmeasured >= service.needs && !customersAreServed && hosts.some(({ health }) => isNew(health)))
    return [
      {
        code: 'not-polled-yet',
        text: "I haven't heard from all its servers yet.",
        detail: seen,
        weight: 'unknown',
        sinceMs: nowMs,
      },
    ];
  if (up + slow + unmeasured >= service.needs)
    return customersAreServed
      ? [fewer({ text: "It responds to customers, though I can't measure all its servers.", detail: seen, nowMs })]
      : tooFew(causeNow('tooFewMeasured'), 'unknown');
  if (customersAreServed) return tooFew(causeNow('fewerThanNeeded'), 'degraded');
  const count = up + slow;
  return tooFew(
    count === 0 ? causeNow('noneResponds') : causeNow(count === 1 ? 'oneResponds' : 'fewRespond', count, service.needs),
    'down',
  );
}

/** "Its server is degraded …", "Both its servers are …", "2 of its 3 servers are …" */
function slowCause(slow: number, all: number): string {
  if (all === 1) return causeNow('oneIsSlow', 'Its server');
  if (slow === all) return causeNow('someAreSlow', all === 2 ? 'Both its servers' : `All ${all} of its servers`);
  return causeNow(slow === 1 ? 'oneIsSlow' : 'someAreSlow', `${slow} of its ${all} servers`);
}

/** When the one fell that took it below what it needs: a server that is only slow took no service down. */
function tooFewSinceMs(hosts: ServiceFacts['hosts'], needs: number, weight: Reason['weight'], nowMs: number): number {
  const fallen = hosts.filter(({ health }) => countsAgainst(health, weight)).map(({ health }) => health.sinceMs);
  return Math.min(nowMs, fallen.toSorted((one, other) => one - other)[hosts.length - needs] ?? nowMs);
}

/** Whose trouble makes the service so. */
function countsAgainst(health: Health, weight: Reason['weight']): boolean {
  if (health.status === 'up') return false;
  if (weight === 'down') return health.status === 'down' && !isUnmeasured(health);
  return weight === 'degraded' || health.status !== 'degraded';
}

/** Its agent is silent or not believed while its machine may well serve customers: neither up nor down. */
function isUnmeasured({ status, reasons }: Health): boolean {
  return status === 'unknown' || (status === 'down' && reasons[0]?.code === 'agent-not-answering');
}

function isNew({ reasons }: Health): boolean {
  return reasons[0]?.code === 'not-polled-yet';
}

function fewer({ text, detail, nowMs }: { text: string; detail: string; nowMs: number }): Reason {
  return { code: 'fewer-hosts', text, detail, weight: 'none', sinceMs: nowMs };
}

/** Right after the start: what an earlier run of the hub knew of its checks is not kept. */
function notCheckedYet(nowMs: number): Reason {
  const text = "I haven't checked it yet since I started.";
  return { code: 'not-polled-yet', text, detail: 'no check has run yet', weight: 'unknown', sinceMs: nowMs };
}

function noHosts(nowMs: number): Reason {
  const text = 'The registry names no servers for it.';
  return {
    code: 'no-hosts',
    text,
    detail: 'no host matches, and there is no check',
    weight: 'unknown',
    sinceMs: nowMs,
  };
}

function checkReasons({ checks, hosts }: ServiceFacts): Reason[] {
  return checks.flatMap((state): Reason[] => {
    if (state.isConfirmedDown)
      return [
        {
          code: state.check.kind === 'certificate' ? 'certificate-expiring' : 'endpoint-failing',
          text: state.text,
          detail: state.detail,
          weight: state.weight,
          sinceMs: state.firstFailureAtMs,
        },
      ];
    if (isDoubted(state))
      return [
        {
          code: 'checks-blind',
          text: 'Nothing that I check from here answers, so the fault may be with my own network.',
          detail: state.detail,
          // What its servers say still stands.
          weight: hosts.length > 0 ? 'none' : 'unknown',
          sinceMs: state.firstFailureAtMs,
        },
      ];
    return [];
  });
}
