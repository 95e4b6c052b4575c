/** Registries by their hosts and services, with the thresholds that the registry has where it says none. */
import type { Host, Registry, Service } from '../../../domain/registry.ts';
import { standardHostDefaults } from '../../../registry/resolve-hosts.ts';
import { aHost as anyHost, aRegistry as anyRegistry } from '../../../testing/builders.ts';

export function aHost(name: string, override: Partial<Host> = {}): Host {
  const { region: _, ...plain } = anyHost({
    name,
    url: `http://${name}.internal:9440`,
    labels: {},
    thresholds: standardHostDefaults.thresholds,
  });
  return { ...plain, ...override };
}

export function aService(name: string, hosts: readonly string[], override: Partial<Service> = {}): Service {
  return { name, aliases: [], hosts, needs: hosts.length, checks: [], isPrivate: false, ...override };
}

export function aRegistry(
  hosts: readonly Host[],
  services: readonly Service[] = [],
  override: Partial<Registry> = {},
): Registry {
  const plain = anyRegistry({ hosts, services, reminderSeconds: [86_400, 3_600] });
  const roles = { engineerRoleIds: [], platformRoleIds: [] };
  return { ...plain, discord: { ...plain.discord, ...roles, alertsChannelId: '998877665544332211' }, ...override };
}
