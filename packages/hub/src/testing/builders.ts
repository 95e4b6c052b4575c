/** Hand-made hosts, services and readModel for tests: each takes what matters to the test and makes up the rest. */

import { aReport } from '@herald/protocol/report-builder';
import type { ReadModel } from '../answers/read-model.ts';
import type { Downtime } from '../domain/downtime.ts';
import type { Fleet, HostView, HubConnectivity, ServiceView } from '../domain/fleet.ts';
import type { Health, HealthStatus, Reason } from '../domain/health.ts';
import type { Incident } from '../domain/incident.ts';
import { byThreshold } from '../domain/metrics/catalogue.ts';
import type { Host, Registry, Service, Thresholds } from '../domain/registry.ts';
import { anUptime } from './an-uptime.ts';

/** Monday 2 March 2026, 09:00 UTC: where `fakeClock` begins. */
export const testNowMs = Date.UTC(2026, 2, 2, 9);

export const someThresholds: Thresholds = {
  ...byThreshold(({ standard }) => standard),
  memory: 95,
  load: 4,
  sustainedSeconds: 300,
};

export function aHost(override: Partial<Host> = {}): Host {
  return {
    name: 'web-1',
    aliases: [],
    url: 'http://10.0.1.23:9440',
    labels: { role: 'web' },
    region: 'eu-west-1',
    pollSeconds: 15,
    thresholds: someThresholds,
    isPrivate: false,
    source: 'declared',
    ...override,
  };
}

export function aReason(override: Partial<Reason> = {}): Reason {
  return {
    code: 'machine-not-answering',
    text: 'It does not answer.',
    detail: 'connect timed out after 3 s',
    weight: 'down',
    sinceMs: testNowMs - 18 * 60_000,
    ...override,
  };
}

/** Up for twelve days unless told otherwise; anything else has a reason and began eighteen minutes ago. */
export function aHealth(status: HealthStatus = 'up', override: Partial<Health> = {}): Health {
  const weight = status === 'up' ? 'none' : status;
  return {
    status,
    sinceMs: testNowMs - (status === 'up' ? 12 * 86_400_000 : 18 * 60_000),
    reasons: status === 'up' ? [] : [aReason({ weight })],
    isFlapping: false,
    ...override,
  };
}

export type HostViewOverride = Partial<Omit<HostView, 'host'>> & {
  host?: Partial<Host>;
  name?: string;
  status?: HealthStatus;
};

/** A host that reported three seconds ago. */
export function aHostView({ host, name, status, ...view }: HostViewOverride = {}): HostView {
  const receivedAtMs = testNowMs - 3_000;
  return {
    host: aHost({ ...(name === undefined ? {} : { name }), ...host }),
    health: aHealth(status),
    lastReport: { report: aReport({ sampledAt: new Date(receivedAtMs).toISOString() }), receivedAtMs },
    lastAnsweredAtMs: receivedAtMs,
    ...view,
  };
}

export function aService(override: Partial<Service> = {}): Service {
  return {
    name: 'storefront',
    aliases: [],
    hosts: ['web-1'],
    needs: 1,
    checks: [],
    customers: 'The shop',
    owner: { team: 'Storefront' },
    isPrivate: false,
    ...override,
  };
}

export type ServiceViewOverride = {
  service?: Partial<Service>;
  name?: string;
  status?: HealthStatus;
  health?: Health;
  hosts?: readonly HostView[];
};

export function aServiceView({
  service,
  name,
  status,
  health,
  hosts = [aHostView()],
}: ServiceViewOverride = {}): ServiceView {
  return {
    service: aService({
      ...(name === undefined ? {} : { name }),
      hosts: hosts.map((view) => view.host.name),
      ...service,
    }),
    health: health ?? aHealth(status),
    hosts,
    upCount: hosts.filter((view) => view.health.status === 'up').length,
  };
}

export function aRegistry({
  hosts = [aHost()],
  services = [aService()],
  ...override
}: Partial<Omit<Registry, 'hosts' | 'services'>> & {
  hosts?: readonly Host[];
  services?: readonly Service[];
} = {}): Registry {
  return {
    zone: 'Europe/Berlin',
    maintenance: [],
    discovery: { ec2: [], files: [] },
    discord: {
      channels: new Map(),
      answersIn: 'all',
      people: new Map(),
      askerRoleIds: [],
      addressRoleIds: [],
      engineerRoleIds: ['334455667788990011'],
      platformRoleIds: ['334455667788990022'],
      publicAddresses: 'engineers',
    },
    inquiries: {
      mode: 'answer',
      zone: 'Europe/Berlin',
      workingDays: [1, 2, 3, 4, 5],
      opensLocal: '09:00',
      closesLocal: '18:00',
      holidays: [],
      answerWithinBusinessHours: 9,
      baselinePerDay: 50,
      goalPerDay: 30,
      keepTextDays: 0,
      learns: false,
    },
    webhooks: [],
    reminderSeconds: [604_800, 86_400, 3_600],
    warnings: [],
    ...override,
    hosts: new Map(hosts.map((host) => [host.name, host])),
    services: new Map(services.map((service) => [service.name, service])),
  };
}

export function aFleet({
  hosts,
  services = [],
  connectivity = { kind: 'connected' },
}: {
  hosts?: readonly HostView[];
  services?: readonly ServiceView[];
  connectivity?: HubConnectivity;
} = {}): Fleet {
  const all = hosts ?? [
    ...new Map(services.flatMap((view) => view.hosts.map((host) => [host.host.name, host]))).values(),
  ];
  const hostByName = new Map(all.map((view) => [view.host.name, view]));
  const serviceByName = new Map(services.map((view) => [view.service.name, view]));
  return {
    host: (name) => hostByName.get(name),
    service: (name) => serviceByName.get(name),
    hosts: () => all,
    services: () => services,
    connectivity: () => connectivity,
  };
}

/** ReadModel of a fleet: its registry follows from the views; nothing planned, no incident, always up, no series. */
export function aReadModel({
  hosts,
  services = [aServiceView()],
  connectivity,
  downtimes = [],
  incidents = [],
  ...override
}: Partial<Omit<ReadModel, 'downtimes' | 'incidents'>> & {
  hosts?: readonly HostView[];
  services?: readonly ServiceView[];
  connectivity?: HubConnectivity;
  downtimes?: readonly Downtime[];
  incidents?: readonly Incident[];
} = {}): ReadModel {
  const fleet = override.fleet ?? aFleet({ hosts, services, connectivity });
  return {
    nowMs: testNowMs,
    registry: aRegistry({
      hosts: fleet.hosts().map((view) => view.host),
      services: fleet.services().map((view) => view.service),
    }),
    downtimes: (period, names) =>
      downtimes.filter(
        (downtime) =>
          touches(downtime.startsAtMs, reachOf(downtime), period) &&
          (!names?.length || names.some((name) => [...downtime.hosts, ...downtime.services].includes(name))),
      ),
    incidents: async (period, names) =>
      incidents.filter(
        ({ startedAtMs, endedAtMs = Number.POSITIVE_INFINITY, target }) =>
          touches(startedAtMs, endedAtMs, period) && (!names || names.includes(target.name)),
      ),
    recorded: async () => [],
    uptime: async (_name, period) => {
      const watchedSeconds = (period.toMs - period.fromMs) / 1000;
      return anUptime({ watchedSeconds });
    },
    async watchedIn(name, stretches) {
      return Promise.all(stretches.map(async (one) => (await this.uptime(name, one)).watchedSeconds > 0));
    },
    series: async () => [],
    ...override,
    fleet,
  };
}

/** A finished outage of eighteen minutes an hour ago, unless told otherwise. */
export function anIncident(override: Partial<Incident> = {}): Incident {
  return {
    id: 'incident-1',
    target: { kind: 'service', name: 'storefront' },
    startedAtMs: testNowMs - 3_600_000,
    endedAtMs: testNowMs - 3_600_000 + 18 * 60_000,
    worst: 'down',
    cause: 'web-1 did not answer.',
    isPlanned: false,
    timeline: [{ atMs: testNowMs - 3_600_000, kind: 'opened', text: 'storefront went down.' }],
    ...override,
  };
}

/** Ninety minutes tomorrow, unless told otherwise. */
export function aDowntime(override: Partial<Downtime> = {}): Downtime {
  const startsAtMs = override.startsAtMs ?? testNowMs + 86_400_000;
  return {
    id: 'downtime-1',
    source: 'registry',
    title: 'Database patching',
    startsAtMs,
    endsAtMs: startsAtMs + 90 * 60_000,
    zone: 'Europe/Berlin',
    hosts: [],
    services: ['storefront'],
    customers: 'Orders cannot be placed for up to 90 minutes.',
    plannedBy: 'Storefront',
    state: 'planned',
    takesDown: ['storefront'],
    revision: 0,
    ...override,
  };
}

/** As the calendar has it: what over-runs has not ended yet. */
function reachOf({ state, endsAtMs }: Downtime): number {
  return state === 'over-running' ? Math.max(endsAtMs, testNowMs + 1) : endsAtMs;
}

function touches(fromMs: number, toMs: number, period: { fromMs: number; toMs: number }): boolean {
  return fromMs < period.toMs && toMs > period.fromMs;
}
