/** Declared and discovered hosts as one fleet: what is declared wins, and an instance is known again by its id. */

import type { Host, Registry } from '../../domain/registry.ts';
import { membersOf } from '../../registry/members.ts';
import { standardHostDefaults } from '../../registry/resolve-hosts.ts';
import { type DiscoveredHost, maxDiscoveredHosts } from './discovered-host.ts';

export type MergedHosts = {
  /** The declared registry with discovered hosts in it, and its services resolved anew. */
  registry: Registry;
  /** What a person should look at, in plain words. */
  remarks: readonly string[];
};

/**
 * `gone` are declared instances that EC2 no longer has; one that is found under the name of such a host takes its place.
 *
 * The same hosts in any order give the same names, also after a restart: of several that want one name the one
 * launched first has it, and the others have the end of their id behind it.
 */
export function mergeHosts(
  declared: Registry,
  discovered: readonly DiscoveredHost[],
  { gone = new Set() }: { gone?: ReadonlySet<string> } = {},
): MergedHosts {
  const remarks: string[] = [];
  const hosts = new Map(declared.hosts);
  const byInstance = indexBy(declared.hosts, ({ instanceId }) => instanceId);
  const byUrl = indexBy(declared.hosts, ({ url }) => url);
  const taken = takenNames(declared);
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
  addAll(fresh, { hosts, taken, declared, remarks });
  const services = [...declared.services].map(
    ([name, service]) =>
      [name, service.members ? { ...service, hosts: membersOf(service.members, hosts) } : service] as const,
  );
  return { registry: { ...declared, hosts, services: new Map(services) }, remarks };
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

type Adding = { hosts: Map<string, Host>; taken: Set<string>; declared: Registry; remarks: string[] };

function addAll(fresh: readonly DiscoveredHost[], { hosts, taken, declared, remarks }: Adding): void {
  const defaults = declared.hostDefaults ?? standardHostDefaults;
  const known = new Set<string>();
  const crowds = new Map<string, number>();
  for (const found of fresh) {
    const identity = found.instanceId ?? found.url;
    if (known.has(identity)) continue;
    known.add(identity);
    if (hosts.size >= maxDiscoveredHosts) {
      remarks.push(`More than ${maxDiscoveredHosts} hosts were found; the rest is left out.`);
      break;
    }
    const name = freeName(found, taken);
    if (name !== found.name) crowds.set(found.name, (crowds.get(found.name) ?? 0) + 1);
    taken.add(name.toLowerCase());
    const { url, labels, source, region, account, instanceId } = found;
    hosts.set(name, {
      name,
      aliases: [],
      url,
      labels,
      ...(region === undefined ? {} : { region }),
      ...(account === undefined ? {} : { account }),
      ...(instanceId === undefined ? {} : { instanceId }),
      ...defaults,
      isPrivate: false,
      source,
    });
  }
  for (const [name, others] of crowds) {
    remarks.push(
      `${others + 1} found hosts want the name ${name}; all but one have the end of their id behind it. For a group write for example name: "{tag:Name}-{id}".`,
    );
  }
}

function freeName({ name, instanceId, url }: DiscoveredHost, taken: ReadonlySet<string>): string {
  const ends = [instanceId?.slice(-6), instanceId, new URL(url).host.replace(/[^A-Za-z0-9]+/g, '-')];
  const candidates = [
    name,
    ...ends.filter((end) => end !== undefined).map((end) => `${name.slice(0, 62 - end.length)}-${end}`),
  ];
  for (let count = 2; ; count += 1) {
    const free = candidates.find((candidate) => !taken.has(candidate.toLowerCase()));
    if (free !== undefined) return free;
    candidates.push(`${name.slice(0, 56)}-${count}`);
  }
}
