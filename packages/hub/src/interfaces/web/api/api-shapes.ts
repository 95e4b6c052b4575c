/** How the API tells what it knows: names and units of the wire, apart from those inside, so that inside may change. */
import { hostStatusNow, serviceStatusNow } from '../../../domain/doubt.ts';
import type { Downtime } from '../../../domain/downtime.ts';
import type { HostView, ServiceView } from '../../../domain/fleet.ts';
import type { Health, ShownStatus } from '../../../domain/health.ts';
import type { Incident } from '../../../domain/incident.ts';
import { authorWords } from '../../../format/who-words.ts';
import { causeOfIncident } from '../status/said-of-incident.ts';

export function apiService(view: ServiceView, nowMs: number) {
  const { service, health, upCount, hosts } = view;
  const { name, aliases, needs, customers, owner } = service;
  return {
    name,
    aliases,
    customers: customers ?? null,
    owner: owner?.team ?? null,
    needs,
    upCount,
    hostCount: hosts.length,
    ...apiHealth(health, serviceStatusNow(view, nowMs)),
  };
}

export function apiHost(view: HostView, nowMs: number) {
  const { host, health, lastReport } = view;
  const { name, aliases, labels, source } = host;
  const instance = lastReport?.report.instance;
  const metrics = lastReport?.report.metrics;
  return {
    name,
    aliases,
    labels,
    source,
    ...apiHealth(health, hostStatusNow(view, nowMs)),
    measuredAt: lastReport ? iso(lastReport.receivedAtMs) : null,
    region: instance?.region ?? host.region ?? null,
    availabilityZone: instance?.availabilityZone ?? null,
    instanceId: instance?.instanceId ?? host.instanceId ?? null,
    instanceType: instance?.instanceType ?? null,
    cpuUsedPercent: metrics?.cpu.usedPercent ?? null,
    memoryUsedPercent: metrics?.memory.usedPercent ?? null,
    agentVersion: lastReport?.report.agentVersion ?? null,
  };
}

/** `status`: as it may be shown now; the reasons and since when are those of what was last judged. */
function apiHealth(health: Health, status: ShownStatus) {
  return {
    status,
    since: iso(health.sinceMs),
    reasons: health.reasons.map(({ code, text, detail, sinceMs }) => ({ code, text, detail, since: iso(sinceMs) })),
  };
}

export function apiIncident({
  id,
  target,
  startedAtMs,
  endedAtMs,
  worst,
  cause,
  isPlanned,
  acknowledgedAtMs,
  timeline,
  notes = [],
}: Incident) {
  return {
    id,
    target,
    startedAt: iso(startedAtMs),
    endedAt: endedAtMs === undefined ? null : iso(endedAtMs),
    worst,
    // In an engineer's words where there are any, as on the pages.
    cause: causeOfIncident({ cause, notes, ...(endedAtMs === undefined ? {} : { endedAtMs }) }),
    isPlanned,
    acknowledgedAt: acknowledgedAtMs === undefined ? null : iso(acknowledgedAtMs),
    timeline: timeline.map(({ atMs, kind, text }) => ({ at: iso(atMs), kind, text })),
    updates: notes.map(({ atMs, kind, by, text, backByMs }) => ({
      at: iso(atMs),
      kind,
      by: authorWords(by),
      text,
      backBy: backByMs === undefined ? null : iso(backByMs),
    })),
  };
}

export function apiDowntime({
  id,
  source,
  title,
  startsAtMs,
  endsAtMs,
  hasNoEnd,
  plannedEndsAtMs,
  zone,
  hosts,
  services,
  customers,
  state,
}: Downtime) {
  return {
    id,
    source,
    title,
    startsAt: iso(startsAtMs),
    // AWS names none of what it takes away.
    endsAt: hasNoEnd ? null : iso(endsAtMs),
    // Of work that takes longer than was announced.
    plannedEndsAt: plannedEndsAtMs === undefined ? null : iso(plannedEndsAtMs),
    zone,
    hosts,
    services,
    customers: customers ?? null,
    state,
  };
}

function iso(atMs: number): string {
  return new Date(atMs).toISOString();
}
