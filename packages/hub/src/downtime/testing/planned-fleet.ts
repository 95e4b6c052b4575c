/** A small fleet to plan downtime for, and a calendar over sources that a test changes as it goes. */
import type { Clock } from '@herald/protocol/clock';
import type { Notice } from '@herald/protocol/notices';
import type { Downtime } from '../../domain/downtime.ts';
import type { Host, MaintenanceEntry, Registry, Service } from '../../domain/registry.ts';
import { aHost as anyHost, aRegistry as anyRegistry } from '../../testing/builders.ts';
import { type Calendar, createCalendar } from '../calendar.ts';
import type { Sources } from '../gather.ts';
import type { DowntimePlan } from '../plan.ts';
import type { Return } from '../state.ts';

/** billing needs one of api-1 and api-2, storefront two of web-1 to web-3, exports its only worker. */
export function aRegistry(override: Partial<Registry> = {}): Registry {
  const hosts = ['api-1', 'api-2', 'web-1', 'web-2', 'web-3', 'worker-1'].map(aHost);
  const services = [
    aService({ name: 'billing', hosts: ['api-1', 'api-2'], needs: 1, owner: { team: 'Payments', role: '112' } }),
    aService({ name: 'storefront', hosts: ['web-1', 'web-2', 'web-3'], needs: 2 }),
    aService({ name: 'exports', hosts: ['worker-1'], needs: 1, owner: { team: 'Data' } }),
  ];
  const plain = anyRegistry({ hosts, services });
  const roles = { engineerRoleIds: [], platformRoleIds: [] };
  return { ...plain, discord: { ...plain.discord, ...roles, announcementsChannelId: '900' }, ...override };
}

function aHost(name: string): Host {
  const { region: _, ...plain } = anyHost({ name, url: `http://${name}.test:9440`, labels: {} });
  return plain;
}

export function aService(override: Partial<Service> & { name: string }): Service {
  return { aliases: [], hosts: [], needs: 1, checks: [], isPrivate: false, ...override };
}

/** Saturday 28 March 2026, 22:00 to 23:30 in Berlin: the night in which clocks there go forward at 02:00. */
export function anEntry(override: Partial<MaintenanceEntry> = {}): MaintenanceEntry {
  return {
    id: 'database-patching',
    title: 'Database patching',
    services: ['billing'],
    hosts: [],
    startsLocal: '2026-03-28T22:00',
    lastsSeconds: 5_400,
    zone: 'Europe/Berlin',
    customers: 'Card payments fail for a few minutes.',
    ...override,
  };
}

export function aPlan(override: Partial<DowntimePlan> = {}): DowntimePlan {
  return {
    id: 'p1',
    title: 'Move exports to new disks',
    hosts: [],
    services: ['exports'],
    zone: 'Europe/Berlin',
    startsLocal: '2026-03-28T22:00',
    lastsSeconds: 5_400,
    plannerId: '4711',
    createdAtMs: Date.UTC(2026, 2, 1),
    ...override,
  };
}

/** Moving the exports, planned by itself on the evening of 28 March. */
export function aDowntime(override: Partial<Downtime> = {}): Downtime {
  const startsAtMs = Date.UTC(2026, 2, 28, 21);
  return {
    id: 'discord/p1',
    source: 'discord',
    title: 'Move exports to new disks',
    startsAtMs,
    endsAtMs: startsAtMs + 5_400_000,
    zone: 'Europe/Berlin',
    hosts: [],
    services: ['exports'],
    state: 'planned',
    takesDown: ['exports'],
    revision: 0,
    ...override,
  };
}

export function aScheduledEvent(override: Partial<Notice> = {}): Notice {
  return {
    kind: 'scheduled-event',
    id: 'instance-event-0d59937288b749b32',
    code: 'system-reboot',
    description: 'The instance is scheduled for a reboot',
    state: 'active',
    startsAt: '2026-03-28T21:00:00.000Z',
    endsAt: '2026-03-28T22:00:00.000Z',
    seenAt: '2026-03-02T09:00:00.000Z',
    ...override,
  };
}

export type PlannedFleet = { sources: Sources; back: Return; calendar: Calendar };

/** `sources` may be changed; `calendar.refresh()` makes the calendar look. */
export function aPlannedFleet(clock: Clock, override: Partial<Sources> = {}): PlannedFleet {
  const fleet: PlannedFleet = {
    sources: {
      registry: aRegistry(),
      notices: new Map(),
      ec2Events: new Map(),
      plans: [],
      overrides: [],
      announced: new Map(),
      ...override,
    },
    back: 'back',
    calendar: createCalendar({
      clock,
      isBack: () => fleet.back,
      sources: {
        registry: () => fleet.sources.registry,
        notices: () => fleet.sources.notices,
        ec2Events: () => fleet.sources.ec2Events,
        plans: () => fleet.sources.plans,
        overrides: () => fleet.sources.overrides,
        announced: () => fleet.sources.announced,
      },
    }),
  };
  return fleet;
}
