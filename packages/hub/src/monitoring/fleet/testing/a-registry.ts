/** Registries for tests: what matters to the test, the rest as the defaults have it. */
import type { Host, Registry, Service } from '../../../domain/registry.ts';
import { standardHostDefaults } from '../../../registry/resolve-hosts.ts';

export function aHost(name: string, override: Partial<Host> = {}): Host {
  return {
    name,
    aliases: [],
    url: `http://${name}.internal:9440`,
    labels: {},
    pollSeconds: 15,
    thresholds: standardHostDefaults.thresholds,
    isPrivate: false,
    source: 'declared',
    ...override,
  };
}

export function aService(name: string, hosts: readonly string[], override: Partial<Service> = {}): Service {
  return { name, aliases: [], hosts, needs: hosts.length, checks: [], isPrivate: false, ...override };
}

export function aRegistry(
  hosts: readonly Host[],
  services: readonly Service[] = [],
  override: Partial<Registry> = {},
): Registry {
  return {
    zone: 'Europe/Berlin',
    hosts: new Map(hosts.map((host) => [host.name, host])),
    services: new Map(services.map((service) => [service.name, service])),
    maintenance: [],
    discovery: { ec2: [], files: [] },
    discord: {
      alertsChannelId: '998877665544332211',
      channels: new Map(),
      people: new Map(),
      askerRoleIds: [],
      addressRoleIds: [],
      engineerRoleIds: [],
      platformRoleIds: [],
      answersIn: 'all',
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
    },
    webhooks: [],
    reminderSeconds: [86_400, 3_600],
    warnings: [],
    ...override,
  };
}
