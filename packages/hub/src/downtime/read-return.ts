/** What the fleet tells the calendar: notices by host, events by host, and whether what a window touched is well again. */
import type { Notice } from '@herald/protocol/notices';
import type { Fleet, HostView, ServiceView } from '../domain/fleet.ts';
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

/** `unknown` while the hub is starting or isolated, or where nothing that the window names is known. */
export function readReturn(
  fleet: Fleet,
  { hosts, services, endsAtMs }: { hosts: readonly string[]; services: readonly string[]; endsAtMs: number },
): Return {
  if (fleet.connectivity().kind !== 'connected') return 'unknown';
  const own = hosts.map((name) => fleet.host(name)).filter((view) => view !== undefined);
  const whole = services.map((name) => fleet.service(name)).filter((view) => view !== undefined);
  if (own.length + whole.length === 0) return 'unknown';
  const away = [
    ...own.filter((view) => !isWell(view) && !isRising(view)),
    ...whole.filter((view) => !isWell(view) && !isUnchecked(view) && !view.hosts.some(isRising)),
  ];
  if (away.length > 0) return 'not-back';
  // Right after a start a host is shown as it last was, and one silent poll makes none down: only an answer after the window's end is a return.
  const isHeard = [...own, ...whole.flatMap((view) => view.hosts)].every(
    (view) => !isWell(view) || (view.lastOutcome?.kind === 'report' && view.lastOutcome.atMs >= endsAtMs),
  );
  const isSure = isHeard && !whole.some(({ isAwaitingCheck }) => isAwaitingCheck);
  return isSure && [...own, ...whole].every(isWell) ? 'back' : 'unknown';
}

/** Slower than usual is back all the same: the window was for what is down. */
function isWell({ health: { status } }: Pick<HostView | ServiceView, 'health'>): boolean {
  return status === 'up' || status === 'degraded';
}

/** Nobody has looked since the start. */
function isUnchecked({ health }: ServiceView): boolean {
  return health.reasons[0]?.code === 'not-polled-yet';
}

/** It answers again, and is called up at its next answer: to ask its owner now would be too early by one poll. */
function isRising(view: HostView): boolean {
  return !isWell(view) && view.lastOutcome?.kind === 'report';
}
