/** Declared and discovered hosts as one fleet: what is declared wins, and an instance is known again by its id. */

import type { Host, HostDefaults, Registry } from '../../domain/registry.ts';
import { membersOf } from '../../registry/members.ts';
import { standardHostDefaults } from '../../registry/resolve-hosts.ts';
import { type DiscoveredHost, maxDiscoveredHosts } from './discovered-host.ts';
import { giveNames } from './give-names.ts';
import type { GivenNames } from './given-names.ts';

export type MergedHosts = {
  /** The declared registry with discovered hosts in it, and its services resolved anew. */
  registry: Registry;
  /** What a person should look at, in plain words. */
  remarks: readonly string[];
  /** The name that each found host has now. */
  names: GivenNames;
};

export type MergeOptions = {
  /** Declared instances that EC2 no longer has; one that is found under the name of such a host takes its place. */
  gone?: ReadonlySet<string>;
  /** Names that were given before: whoever has one keeps it. */
  names?: GivenNames;
  /** Of those, names of hosts that could not be looked for yet: nobody else gets them. */
  reserved?: ReadonlySet<string>;
};

/**
 * The same hosts in any order give the same names: of several that want one name the one launched first has it, and the
 * others have the end of their id behind it. Whoever was given a name keeps it while it wants the same.
 */
export function mergeHosts(
  declared: Registry,
  discovered: readonly DiscoveredHost[],
  options: MergeOptions = {},
): MergedHosts {
  const { gone = new Set() } = options;
  const remarks: string[] = [];
  const hosts = new Map(declared.hosts);
  const byInstance = indexBy(declared.hosts, ({ instanceId }) => instanceId);
  const byUrl = indexBy(declared.hosts, ({ url }) => url);
  const fresh: DiscoveredHost[] = [];
  for (const found of inOrder(discovered)) {
    const same = (found.instanceId !== undefined && byInstance.get(found.instanceId)) || byUrl.get(found.url);
    const replaced = same ? undefined : declared.hosts.get(found.name);
    if (same) hosts.set(same.name, enrich(hosts.get(same.name) ?? same, found));
    else if (replaced && isReplacement(replaced, found, gone) && hosts.get(replaced.name) === replaced) {
      hosts.set(replaced.name, takeOver(replaced, found));
      remarks.push(
        `${replaced.name}: ${replaced.instanceId} is gone and ${found.instanceId} has its name, so it is the host now. Write that down in the registry.`,
      );
    } else fresh.push(found);
  }
  const given = giveNames(fresh, {
    taken: takenNames(declared),
    most: maxDiscoveredHosts - hosts.size,
    before: options.names ?? new Map(),
    reserved: options.reserved ?? new Set(),
  });
  const defaults = declared.hostDefaults ?? standardHostDefaults;
  for (const { found, name, aliases } of given.hosts) hosts.set(name, hostOf(found, name, aliases, defaults));
  const services = [...declared.services].map(
    ([name, service]) =>
      [name, service.members ? { ...service, hosts: membersOf(service.members, hosts) } : service] as const,
  );
  return {
    registry: { ...declared, hosts, services: new Map(services) },
    remarks: [...remarks, ...given.remarks],
    names: given.names,
  };
}

function hostOf(
  { url, labels, source, region, account, instanceId }: DiscoveredHost,
  name: string,
  aliases: readonly string[],
  defaults: HostDefaults,
): Host {
  return {
    name,
    aliases,
    url,
    labels,
    ...(region === undefined ? {} : { region }),
    ...(account === undefined ? {} : { account }),
    ...(instanceId === undefined ? {} : { instanceId }),
    ...defaults,
    isPrivate: false,
    source,
  };
}

function indexBy(hosts: ReadonlyMap<string, Host>, key: (host: Host) => string | undefined): Map<string, Host> {
  const index = new Map<string, Host>();
  for (const host of hosts.values()) {
    const value = key(host);
    if (value !== undefined && !index.has(value)) index.set(value, host);
  }
  return index;
}

function inOrder(discovered: readonly DiscoveredHost[]): DiscoveredHost[] {
  const rank = ({ launchedAtMs = 0, instanceId = '', url }: DiscoveredHost) => ({ launchedAtMs, id: instanceId + url });
  return [...discovered].sort(
    (a, b) => rank(a).launchedAtMs - rank(b).launchedAtMs || (rank(a).id < rank(b).id ? -1 : 1),
  );
}

function takenNames({ hosts, services }: Registry): Set<string> {
  const entries = [...hosts.values(), ...services.values()];
  return new Set(entries.flatMap(({ name, aliases }) => [name, ...aliases]).map((word) => word.toLowerCase()));
}

/** What the file does not say is filled in. */
function enrich(host: Host, { region, account, instanceId, labels }: DiscoveredHost): Host {
  return {
    ...host,
    labels: { ...labels, ...host.labels },
    ...(host.region === undefined && region !== undefined ? { region } : {}),
    ...(host.account === undefined && account !== undefined ? { account } : {}),
    ...(host.instanceId === undefined && instanceId !== undefined ? { instanceId } : {}),
  };
}

/** Only an instance that is known to be gone is replaced: two that live must not be taken for one. */
function isReplacement(host: Host, found: DiscoveredHost, gone: ReadonlySet<string>): boolean {
  return host.instanceId !== undefined && found.instanceId !== undefined && gone.has(host.instanceId);
}

function takeOver(host: Host, found: DiscoveredHost): Host {
  const { instanceId: _gone, ...kept } = host;
  return enrich({ ...kept, url: found.url }, found);
}
