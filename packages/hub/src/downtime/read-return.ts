/** What the fleet tells the calendar: notices by host, events by host, and whether what a window touched is well again. */
import type { Notice } from '@herald/protocol/notices';
import type { Fleet } from '../fleet/fleet.ts';
import type { Sources } from './gather.ts';
import type { Return } from './state.ts';

/**
 * By host, the notices of its newest report. A report without instance metadata knows of no notices, which is not
 * the same as there being none: such a host counts as not heard.
 */
export function noticesOfFleet(fleet: Fleet): ReadonlyMap<string, readonly Notice[]> {
  const notices = new Map<string, readonly Notice[]>();
  for (const { host, lastReport } of fleet.hosts()) {
    if (lastReport && lastReport.report.instance !== null) notices.set(host.name, lastReport.report.notices);
  }
  return notices;
}

/** By host, the events that EC2's API told, for hosts whose state was read from it. */
export function ec2EventsOfFleet(fleet: Fleet): Sources['ec2Events'] {
  const events = new Map<string, { events: NonNullable<Ec2Events>; readAtMs: number }>();
  for (const { host, ec2 } of fleet.hosts()) {
    if (ec2?.events) events.set(host.name, { events: ec2.events, readAtMs: ec2.readAtMs });
  }
  return events;
}

type Ec2Events = NonNullable<ReturnType<Fleet['hosts']>[number]['ec2']>['events'];

/** `unknown` while the hub is starting or blind, or where nothing that the window names is known. */
export function readReturn(
  fleet: Fleet,
  { hosts, services, endsAtMs }: { hosts: readonly string[]; services: readonly string[]; endsAtMs: number },
): Return {
  if (fleet.sight().kind !== 'clear') return 'unknown';
  const healths = [
    ...hosts.map((name) => fleet.host(name)?.health),
    ...services.map((name) => fleet.service(name)?.health),
  ].filter((health) => health !== undefined);
  if (healths.length === 0) return 'unknown';
  // Slower than usual is back all the same: the window was for what is down.
  if (!healths.every(({ status }) => status === 'up' || status === 'degraded')) return 'not-back';
  // Right after a start a host is shown as it last was, and one silent poll makes none down: only an answer after the window's end is a return.
  const views = [
    ...hosts.map((name) => fleet.host(name)),
    ...services.flatMap((name) => fleet.service(name)?.hosts ?? []),
  ];
  const isHeard = views.every(
    (view) =>
      view === undefined ||
      (view.lastOutcome?.kind === 'report' && view.lastOutcome.atMs >= endsAtMs) ||
      !['up', 'degraded'].includes(view.health.status),
  );
  return isHeard ? 'back' : 'unknown';
}
